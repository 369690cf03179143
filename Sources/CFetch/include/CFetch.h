// One request by libcurl, whose calls are variadic and so out of Swift's sight.
#pragma once
#include <stddef.h>
#include <stdint.h>

// What to ask for; strings are UTF-8, NULL where there is nothing to say.
typedef struct {
    const char *url;
    const char *agent;
    const char *etag;
    const char *modified;
    long redirect_limit;
    long connect_milliseconds;
    long total_milliseconds;
    int allows_proxy;
} fetch_request;

// What a request asks of its owner while it runs; a 0 ends it.
typedef struct {
    void *owner;
    // Whether a connection to this address, 4 or 16 bytes in network order, may be opened.
    int (*may_connect)(void *owner, const uint8_t *address, size_t length);
    // Takes a piece of the answer's body; status and type are those of the answer.
    int (*take)(void *owner, long status, const char *type, const uint8_t *bytes, size_t count);
    // Takes a header of an answer, one line without its end; an answer begins with the line "HTTP/…".
    void (*header)(void *owner, const char *line, size_t count);
} fetch_callbacks;

// How a request ended.
typedef enum {
    FETCH_DONE,
    FETCH_BAD_URL,
    FETCH_NO_HOST,
    FETCH_NO_CONNECTION,
    FETCH_FORBIDDEN_ADDRESS,
    FETCH_TIMEOUT,
    FETCH_REDIRECTS,
    FETCH_FORBIDDEN_SCHEME,
    FETCH_TLS,
    FETCH_STOPPED,
    FETCH_NO_LIBRARY,
    FETCH_BROKEN
} fetch_end;

// Does one GET and follows its redirects. `final_url` takes the address that answered, cut to `capacity` bytes with its NUL.
fetch_end fetch_perform(const fetch_request *request, const fetch_callbacks *callbacks, long *status, char *final_url, size_t capacity);
