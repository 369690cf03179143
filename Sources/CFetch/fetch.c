#include "CFetch.h"
#include <arpa/inet.h>
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

static pthread_once_t started = PTHREAD_ONCE_INIT;

static void start(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }

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
    curl_easy_getinfo(self->handle, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(self->handle, CURLINFO_CONTENT_TYPE, &type);
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
    struct curl_slist *longer = curl_slist_append(list, line);
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
    pthread_once(&started, start);
    CURL *handle = curl_easy_init();
    if (!handle) return FETCH_BROKEN;
    transfer self = {callbacks, handle, 0};
    curl_easy_setopt(handle, CURLOPT_URL, request->url);
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(handle, CURLOPT_MAXREDIRS, request->redirect_limit);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, request->connect_milliseconds);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, request->total_milliseconds);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(handle, CURLOPT_USERAGENT, request->agent);
    // Behind a proxy nobody knows which address is reached.
    if (!request->allows_proxy) curl_easy_setopt(handle, CURLOPT_PROXY, "");
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, &self);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &self);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &self);
    struct curl_slist *headers = add(NULL, "Accept", "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5");
    headers = add(headers, "If-None-Match", request->etag);
    headers = add(headers, "If-Modified-Since", request->modified);
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers);
    CURLcode code = curl_easy_perform(handle);
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, status);
    char *address = NULL;
    curl_easy_getinfo(handle, CURLINFO_EFFECTIVE_URL, &address);
    if (capacity > 0) snprintf(final_url, capacity, "%s", address ? address : "");
    curl_slist_free_all(headers);
    curl_easy_cleanup(handle);
    return meaning(code, &self);
}
