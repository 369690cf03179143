// libcurl, loaded when the first page is fetched: it brings thirty libraries with it, which take several times as long to
// load as all of lectern, and most runs fetch nothing.
#include "CFetch.h"
#include <arpa/inet.h>
#include <dlfcn.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

typedef struct {
    const fetch_callbacks *callbacks;
    CURL *handle;
    int was_forbidden;
} transfer;

static struct {
    CURLcode (*start)(long);
    CURL *(*make)(void);
    CURLcode (*set)(CURL *, CURLoption, ...);
    CURLcode (*tell)(CURL *, CURLINFO, ...);
    CURLcode (*perform)(CURL *);
    void (*destroy)(CURL *);
    struct curl_slist *(*append)(struct curl_slist *, const char *);
    void (*free_list)(struct curl_slist *);
    int is_loaded;
} library;

static void load(void) {
    void *file = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (!file) return;
    *(void **)&library.start = dlsym(file, "curl_global_init");
    *(void **)&library.make = dlsym(file, "curl_easy_init");
    *(void **)&library.set = dlsym(file, "curl_easy_setopt");
    *(void **)&library.tell = dlsym(file, "curl_easy_getinfo");
    *(void **)&library.perform = dlsym(file, "curl_easy_perform");
    *(void **)&library.destroy = dlsym(file, "curl_easy_cleanup");
    *(void **)&library.append = dlsym(file, "curl_slist_append");
    *(void **)&library.free_list = dlsym(file, "curl_slist_free_all");
    library.is_loaded = library.start && library.make && library.set && library.tell && library.perform &&
                        library.destroy && library.append && library.free_list &&
                        library.start(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

// Asked after the name has been resolved, for each address and at each redirect: what is checked is what is connected to.
static curl_socket_t open_socket(void *owner, curlsocktype purpose, struct curl_sockaddr *address) {
    transfer *self = owner;
    (void)purpose;
    const uint8_t *bytes = NULL;
    size_t length = 0;
    if (address->family == AF_INET) {
        bytes = (const uint8_t *)&((struct sockaddr_in *)&address->addr)->sin_addr;
        length = 4;
    } else if (address->family == AF_INET6) {
        bytes = (const uint8_t *)&((struct sockaddr_in6 *)&address->addr)->sin6_addr;
        length = 16;
    }
    if (!bytes || !self->callbacks->may_connect(self->callbacks->owner, bytes, length)) {
        self->was_forbidden = 1;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static size_t take_body(char *bytes, size_t size, size_t count, void *owner) {
    transfer *self = owner;
    long status = 0;
    char *type = NULL;
    library.tell(self->handle, CURLINFO_RESPONSE_CODE, &status);
    library.tell(self->handle, CURLINFO_CONTENT_TYPE, &type);
    size_t length = size * count;
    // Any other number than the length ends the transfer.
    return self->callbacks->take(self->callbacks->owner, status, type, (const uint8_t *)bytes, length) ? length : length + 1;
}

static size_t take_header(char *bytes, size_t size, size_t count, void *owner) {
    transfer *self = owner;
    size_t length = size * count, shown = length;
    while (shown > 0 && (bytes[shown - 1] == '\r' || bytes[shown - 1] == '\n')) shown--;
    if (shown > 0) self->callbacks->header(self->callbacks->owner, bytes, shown);
    return length;
}

static struct curl_slist *add(struct curl_slist *list, const char *name, const char *value) {
    if (!value) return list;
    char line[1100];
    int length = snprintf(line, sizeof line, "%s: %s", name, value);
    if (length < 0 || (size_t)length >= sizeof line || strpbrk(value, "\r\n")) return list;
    struct curl_slist *longer = library.append(list, line);
    return longer ? longer : list;
}

static fetch_end meaning(CURLcode code, const transfer *self) {
    switch (code) {
    case CURLE_OK: return FETCH_DONE;
    case CURLE_URL_MALFORMAT: case CURLE_LOGIN_DENIED: return FETCH_BAD_URL;
    case CURLE_UNSUPPORTED_PROTOCOL: return FETCH_FORBIDDEN_SCHEME;
    case CURLE_COULDNT_RESOLVE_HOST: case CURLE_COULDNT_RESOLVE_PROXY: return FETCH_NO_HOST;
    case CURLE_COULDNT_CONNECT: return self->was_forbidden ? FETCH_FORBIDDEN_ADDRESS : FETCH_NO_CONNECTION;
    case CURLE_OPERATION_TIMEDOUT: return FETCH_TIMEOUT;
    case CURLE_TOO_MANY_REDIRECTS: return FETCH_REDIRECTS;
    case CURLE_WRITE_ERROR: return FETCH_STOPPED;
    case CURLE_SSL_CONNECT_ERROR: case CURLE_PEER_FAILED_VERIFICATION: case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM: case CURLE_SSL_CIPHER: case CURLE_SSL_ISSUER_ERROR: return FETCH_TLS;
    default: return FETCH_BROKEN;
    }
}

fetch_end fetch_perform(const fetch_request *request, const fetch_callbacks *callbacks, long *status, char *final_url, size_t capacity) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    if (!library.is_loaded) return FETCH_NO_LIBRARY;
    CURL *handle = library.make();
    if (!handle) return FETCH_BROKEN;
    transfer self = {callbacks, handle, 0};
    library.set(handle, CURLOPT_URL, request->url);
    library.set(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    library.set(handle, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    library.set(handle, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    library.set(handle, CURLOPT_FOLLOWLOCATION, 1L);
    library.set(handle, CURLOPT_MAXREDIRS, request->redirect_limit);
    library.set(handle, CURLOPT_CONNECTTIMEOUT_MS, request->connect_milliseconds);
    library.set(handle, CURLOPT_TIMEOUT_MS, request->total_milliseconds);
    library.set(handle, CURLOPT_NOSIGNAL, 1L);
    library.set(handle, CURLOPT_ACCEPT_ENCODING, "");
    library.set(handle, CURLOPT_USERAGENT, request->agent);
    // Behind a proxy nobody knows which address is reached.
    if (!request->allows_proxy) library.set(handle, CURLOPT_PROXY, "");
    library.set(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    library.set(handle, CURLOPT_OPENSOCKETDATA, &self);
    library.set(handle, CURLOPT_WRITEFUNCTION, take_body);
    library.set(handle, CURLOPT_WRITEDATA, &self);
    library.set(handle, CURLOPT_HEADERFUNCTION, take_header);
    library.set(handle, CURLOPT_HEADERDATA, &self);
    struct curl_slist *headers = add(NULL, "Accept", "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5");
    headers = add(headers, "If-None-Match", request->etag);
    headers = add(headers, "If-Modified-Since", request->modified);
    library.set(handle, CURLOPT_HTTPHEADER, headers);
    CURLcode code = library.perform(handle);
    library.tell(handle, CURLINFO_RESPONSE_CODE, status);
    char *address = NULL;
    library.tell(handle, CURLINFO_EFFECTIVE_URL, &address);
    if (capacity > 0) snprintf(final_url, capacity, "%s", address ? address : "");
    library.free_list(headers);
    library.destroy(handle);
    return meaning(code, &self);
}
