// The HTML reader of libxml2, loaded when the first page is read: it brings a library of Unicode data with it, which
// takes as long to load as all of lectern, and most texts are no pages.
#include "CMarkup.h"

#include <dlfcn.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <pthread.h>
#include <string.h>

static struct {
    void (*init)(void);
    htmlParserCtxtPtr (*create)(const char *, int);
    int (*use)(htmlParserCtxtPtr, int);
    int (*encode)(xmlParserCtxtPtr, xmlCharEncoding);
    int (*parse)(htmlParserCtxtPtr);
    void (*stop)(xmlParserCtxtPtr);
    void (*destroy)(htmlParserCtxtPtr);
    int is_loaded;
} library;

static void load(void) {
    void *file = dlopen("libxml2.so.2", RTLD_NOW | RTLD_LOCAL);
    if (!file) return;
    *(void **)&library.init = dlsym(file, "xmlInitParser");
    *(void **)&library.create = dlsym(file, "htmlCreateMemoryParserCtxt");
    *(void **)&library.use = dlsym(file, "htmlCtxtUseOptions");
    *(void **)&library.encode = dlsym(file, "xmlSwitchEncoding");
    *(void **)&library.parse = dlsym(file, "htmlParseDocument");
    *(void **)&library.stop = dlsym(file, "xmlStopParser");
    *(void **)&library.destroy = dlsym(file, "htmlFreeParserCtxt");
    library.is_loaded = library.init && library.create && library.use && library.encode && library.parse &&
                        library.stop && library.destroy;
    if (library.is_loaded) library.init();
}

typedef struct {
    const MarkupEvents *events;
    void *context;
    htmlParserCtxtPtr parser;
    int is_stopped;
} Reading;

static void on_start(void *data, const xmlChar *name, const xmlChar **attributes) {
    Reading *reading = data;
    if (reading->is_stopped) return;
    if (reading->events->start(reading->context, (const char *)name, (const char *const *)attributes)) return;
    reading->is_stopped = 1;
    library.stop(reading->parser);
}

static void on_end(void *data, const xmlChar *name) {
    Reading *reading = data;
    (void)name;
    if (!reading->is_stopped) reading->events->end(reading->context);
}

static void on_text(void *data, const xmlChar *bytes, int count) {
    Reading *reading = data;
    if (!reading->is_stopped) reading->events->text(reading->context, (const char *)bytes, count);
}

enum MarkupResult markup_read(const char *page, int count, const MarkupEvents *events, void *context) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    if (!library.is_loaded) return MarkupNoLibrary;
    if (count <= 0) return MarkupRead;
    htmlParserCtxtPtr parser = library.create(page, count);
    if (!parser || !parser->sax) {
        if (parser) library.destroy(parser);
        return MarkupNoMemory;
    }
    Reading reading = {events, context, parser, 0};
    // Without HUGE it gives up at texts of ten million bytes; how large a page may be is its caller's to say.
    library.use(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                            HTML_PARSE_IGNORE_ENC | XML_PARSE_HUGE);
    library.encode(parser, XML_CHAR_ENCODING_UTF8);
    // Only these: with no others it builds no tree, and neither resolves entities nor prints complaints.
    memset(parser->sax, 0, sizeof *parser->sax);
    parser->sax->startElement = on_start;
    parser->sax->endElement = on_end;
    parser->sax->characters = on_text;
    parser->sax->ignorableWhitespace = on_text;
    parser->sax->cdataBlock = on_text;
    parser->userData = &reading;
    library.parse(parser);
    library.destroy(parser);
    return MarkupRead;
}
