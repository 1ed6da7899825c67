// Swift cannot call a variadic C function, so each argument type of curl_easy_setopt and curl_easy_getinfo has one
// typed door here. The parentheses around the names keep curl's type-checking macros out: they need constants.

#ifndef SITREP_CCURL_SHIM_H
#define SITREP_CCURL_SHIM_H

#include <curl/curl.h>
#include <sys/prctl.h>

typedef size_t (*sitrep_curl_data)(char *bytes, size_t size, size_t count, void *context);
typedef int (*sitrep_curl_before_request)(void *context, char *remote, char *local, int remote_port, int local_port);

static inline CURLcode sitrep_curl_set_number(CURL *easy, CURLoption option, long value) {
    return (curl_easy_setopt)(easy, option, value);
}

static inline CURLcode sitrep_curl_set_size(CURL *easy, CURLoption option, curl_off_t value) {
    return (curl_easy_setopt)(easy, option, value);
}

static inline CURLcode sitrep_curl_set_text(CURL *easy, CURLoption option, const char *value) {
    return (curl_easy_setopt)(easy, option, value);
}

static inline CURLcode sitrep_curl_set_pointer(CURL *easy, CURLoption option, const void *value) {
    return (curl_easy_setopt)(easy, option, value);
}

static inline CURLcode sitrep_curl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
    return (curl_easy_setopt)(easy, option, value);
}

static inline CURLcode sitrep_curl_set_data(CURL *easy, CURLoption option, sitrep_curl_data value) {
    return (curl_easy_setopt)(easy, option, value);
}

static inline CURLcode sitrep_curl_set_before_request(CURL *easy, sitrep_curl_before_request value) {
    return (curl_easy_setopt)(easy, CURLOPT_PREREQFUNCTION, value);
}

static inline CURLcode sitrep_curl_set_progress(CURL *easy, curl_xferinfo_callback value) {
    return (curl_easy_setopt)(easy, CURLOPT_XFERINFOFUNCTION, value);
}

static inline CURLcode sitrep_curl_get_number(CURL *easy, CURLINFO info, long *value) {
    return (curl_easy_getinfo)(easy, info, value);
}

static inline CURLcode sitrep_curl_get_socket(CURL *easy, curl_socket_t *value) {
    return (curl_easy_getinfo)(easy, CURLINFO_ACTIVESOCKET, value);
}

static inline CURLMcode sitrep_curl_multi_set_number(CURLM *multi, CURLMoption option, long value) {
    return (curl_multi_setopt)(multi, option, value);
}

// Shows in `top -H`; at most 15 bytes.
static inline void sitrep_curl_name_thread(const char *name) {
    prctl(PR_SET_NAME, name, 0, 0, 0);
}

#endif
