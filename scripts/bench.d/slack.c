// Slack, for scripts/bench: one thread that sends signed events and is the Web API that the answers are posted to.
//
//   slack        prints `api PORT`, then reads a line for each run:
//   pace PORT PATH CHANNELS RATE COUNT        so many events a second
//   saturate PORT PATH CHANNELS CONNECTIONS COUNT   as fast as they are acknowledged
// and prints one line of JSON for it: acknowledgements and posts, lost and doubled, times in milliseconds.
//
// Event n has the ts 1800000000.n; whatever is posted holds that ts, in its metadata or its text, and is known by it.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <openssl/hmac.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 200000, LINES = 512, SENDERS = 64, ROOM = 64 * 1024 };
static const char secret[] = "0123456789abcdef0123456789abcdef";

struct line {
    int fd;
    bool is_server;
    int event;  // that awaits its acknowledgement, or -1
    size_t received;
    char in[ROOM];
};

static struct line lines[LINES];
static int epoll_fd, listener;
static double sent_at[MOST], acknowledged_after[MOST], posted_after[MOST];
static int posts[MOST], next_event, last_event, acknowledged, refused, posted, doubled, channels, first_event;
static char path[100];

static void die(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    exit(1);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

// Senders have the first places, so that a place that came free is never taken by the other kind.
static struct line *add(int fd, bool is_server) {
    for (int i = is_server ? SENDERS : 0; i < (is_server ? LINES : SENDERS); i++)
        if (lines[i].fd < 0) {
            int one = 1;
            setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
            lines[i].fd = fd, lines[i].is_server = is_server, lines[i].event = -1, lines[i].received = 0;
            struct epoll_event event = {.events = EPOLLIN, .data.ptr = &lines[i]};
            epoll_ctl(epoll_fd, EPOLL_CTL_ADD, fd, &event);
            return &lines[i];
        }
    die("slack: more than %d connections", LINES);
    return NULL;
}

static void drop(struct line *line) {
    close(line->fd);
    line->fd = -1;
    if (!line->is_server && line->event >= 0) refused++, line->event = -1;
}

static void send_all(struct line *line, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t done = send(line->fd, bytes, count, MSG_NOSIGNAL);
        if (done < 0 && errno == EAGAIN) continue;
        if (done <= 0) { drop(line); return; }
        bytes += done, count -= done;
    }
}

static void send_event(struct line *line) {
    int n = next_event++;
    char body[1200], head[600], base[1400], hex[65];
    int length = snprintf(body, sizeof body,
        "{\"token\":\"x\",\"team_id\":\"T1\",\"api_app_id\":\"A1\",\"type\":\"event_callback\",\"event_id\":\"Ev%08d\","
        "\"event_time\":1800000000,\"event\":{\"type\":\"message\",\"channel\":\"C%06d\",\"channel_type\":\"channel\","
        "\"user\":\"U0ANA0001\",\"text\":\"!note INC-1 db-2 was restarted by hand, pod %d\",\"ts\":\"1800000000.%06d\","
        "\"event_ts\":\"1800000000.%06d\",\"team\":\"T1\",\"client_msg_id\":\"7f9c0e3a-5b1d-4c3e-9a52-0c1b2d3e4f5a\","
        "\"blocks\":[{\"type\":\"rich_text\",\"block_id\":\"b\",\"elements\":[{\"type\":\"rich_text_section\","
        "\"elements\":[{\"type\":\"text\",\"text\":\"!note INC-1 db-2 was restarted by hand, pod %d\"}]}]}]},"
        "\"authorizations\":[{\"team_id\":\"T1\",\"user_id\":\"UBOT\",\"is_bot\":true}]}", n, n % channels, n, n, n, n);
    long stamp = time(NULL);
    int signed_length = snprintf(base, sizeof base, "v0:%ld:%s", stamp, body);
    unsigned char digest[32];
    unsigned size = sizeof digest;
    HMAC(EVP_sha256(), secret, sizeof secret - 1, (unsigned char *)base, signed_length, digest, &size);
    for (int i = 0; i < 32; i++) sprintf(hex + 2 * i, "%02x", digest[i]);
    int head_length = snprintf(head, sizeof head,
        "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n"
        "X-Slack-Request-Timestamp: %ld\r\nX-Slack-Signature: v0=%s\r\n\r\n", path, length, stamp, hex);
    line->event = n;
    sent_at[n] = now();
    char whole[2000];
    memcpy(whole, head, head_length);
    memcpy(whole + head_length, body, length);
    send_all(line, whole, head_length + length);
}

static void answer_api(struct line *line, const char *request, size_t length) {
    if (length > 26 && memcmp(request, "POST /api/chat.postMessage", 26) == 0) {
        const char *mark = memmem(request, length, "1800000000.", 11);
        int n = mark ? atoi(mark + 11) : -1;
        if (n >= first_event && n < MOST) {
            if (posts[n]++ > 0) doubled++;
            else posted_after[n] = now() - sent_at[n], posted++;
        }
    }
    static const char body[] =
        "{\"ok\":true,\"user_id\":\"UBOT\",\"bot_id\":\"B1\",\"team_id\":\"T1\",\"team\":\"t\",\"user\":\"sitrep\","
        "\"channel\":\"C000000\",\"ts\":\"1.000001\",\"channels\":[],\"messages\":[],\"usergroups\":[]}";
    char whole[600];
    int count = snprintf(whole, sizeof whole,
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s", sizeof body - 1, body);
    send_all(line, whole, count);
}

// Takes one whole HTTP message off the front; false where it is not all there.
static bool take(struct line *line) {
    char *end = memmem(line->in, line->received, "\r\n\r\n", 4);
    if (!end) return false;
    size_t head = end + 4 - line->in, length = 0;
    for (char *at = line->in; at < end; at = (char *)memchr(at, '\n', end - at + 2) + 1) {
        if (strncasecmp(at, "content-length:", 15) == 0) length = strtoul(at + 15, NULL, 10);
        if (!memchr(at, '\n', end - at)) break;
    }
    if (line->received < head + length) return false;
    if (line->is_server) {
        answer_api(line, line->in, head + length);
    } else if (line->event >= 0) {
        if (memcmp(line->in + 9, "200", 3) == 0) {
            acknowledged_after[line->event] = now() - sent_at[line->event];
            acknowledged++;
        } else {
            refused++;
        }
        line->event = -1;
        if (memmem(line->in, head, "Connection: close", 17)) drop(line);
    }
    if (line->fd < 0) return false;
    line->received -= head + length;
    memmove(line->in, line->in + head + length, line->received);
    return true;
}

static void poll_once(int milliseconds) {
    struct epoll_event events[64];
    int count = epoll_wait(epoll_fd, events, 64, milliseconds);
    for (int i = 0; i < count; i++) {
        struct line *line = events[i].data.ptr;
        if (!line) {
            int fd;
            while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) add(fd, true);
            continue;
        }
        ssize_t got = recv(line->fd, line->in + line->received, ROOM - line->received, 0);
        if (got < 0 && errno == EAGAIN) continue;
        if (got <= 0) { drop(line); continue; }
        line->received += got;
        while (line->fd >= 0 && take(line)) {}
    }
}

static struct line *dial(int port) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (connect(fd, (struct sockaddr *)&to, sizeof to) < 0) die("slack: nobody listens on port %d", port);
    fcntl(fd, F_SETFL, O_NONBLOCK);
    return add(fd, false);
}

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double share(double *values, int from, int count, double part) {
    static double sorted[MOST];
    memcpy(sorted, values + from, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, by_value);
    return sorted[(int)(count * part) < count ? (int)(count * part) : count - 1] * 1000;
}

static void run(const char *mode, int port, double rate, int count) {
    bool is_pace = strcmp(mode, "pace") == 0;
    int connections = is_pace ? 32 : (int)rate;
    struct line *mine[LINES];
    for (int i = 0; i < connections; i++) mine[i] = dial(port);
    first_event = next_event, last_event = next_event + count;
    if (last_event > MOST) die("slack: more than %d events", MOST);
    acknowledged = refused = posted = doubled = 0;
    double began = now(), done = 0;
    while (true) {
        for (int i = 0; i < connections && next_event < last_event; i++) {
            if (is_pace && now() < began + (next_event - first_event) / rate) break;
            if (mine[i]->fd < 0) mine[i] = dial(port);  // Flask's server closes after each answer.
            if (mine[i]->event < 0) send_event(mine[i]);
        }
        poll_once(is_pace ? 1 : 10);
        if (acknowledged + refused == count && done == 0) done = now();
        if (done > 0 && (posted == count || now() > done + 120)) break;
        if (now() > began + 600) die("slack: only %d of %d were acknowledged in 10 minutes", acknowledged, count);
    }
    double all = now() - began;
    double quiet = now() + 2;  // A second post of something would come now.
    while (now() < quiet) poll_once(50);
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    printf("{\"acknowledged\":%d,\"refused\":%d,\"posted\":%d,\"doubled\":%d,\"seconds\":%.3f,\"posted_seconds\":%.3f,"
           "\"ack_p50\":%.2f,\"ack_p99\":%.2f,\"post_p50\":%.2f,\"post_p99\":%.2f}\n",
           acknowledged, refused, posted, doubled, done - began, all, share(acknowledged_after, first_event, count, 0.5),
           share(acknowledged_after, first_event, count, 0.99), share(posted_after, first_event, count, 0.5),
           share(posted_after, first_event, count, 0.99));
    fflush(stdout);
    for (int i = 0; i < connections; i++)
        if (mine[i]->fd >= 0) drop(mine[i]);
}

int main(void) {
    for (int i = 0; i < LINES; i++) lines[i].fd = -1;
    epoll_fd = epoll_create1(0);
    listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof at;
    if (bind(listener, (struct sockaddr *)&at, size) < 0 || listen(listener, 256) < 0) die("slack: cannot listen");
    getsockname(listener, (struct sockaddr *)&at, &size);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
    epoll_ctl(epoll_fd, EPOLL_CTL_ADD, listener, &event);
    printf("api %d\n", ntohs(at.sin_port));
    fflush(stdout);
    fcntl(0, F_SETFL, O_NONBLOCK);
    char order[300];
    while (true) {
        // The bot asks things while nothing runs, too.
        poll_once(20);
        ssize_t got = read(0, order, sizeof order - 1);
        if (got == 0) return 0;
        if (got < 0) continue;
        order[got] = 0;
        char mode[20];
        int port, count;
        double rate;
        if (sscanf(order, "%19s %d %99s %d %lf %d", mode, &port, path, &channels, &rate, &count) != 6)
            die("slack: cannot read \"%s\"", order);
        run(mode, port, rate, count);
    }
}
