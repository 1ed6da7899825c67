// The load client of scripts/bench: one thread, epoll, keep-alive, so that it never is what limits the daemon.
//
//   load saturate PORT connections=64 count=20000 tag=a room=r1,r2 text='!note a|!update b'
//       posts as fast as answers come; prints posts a second and the time from request to 201
//   load pace PORT rate=50 count=1500 tag=b room=r1 text='!note a'
//       posts at a steady rate and follows the room's event stream; prints also the time from request to the reply
//   load watch PORT room=r1 count=10000 seconds=150
//       prints `milliseconds INC-number` for each message that comes, by the wall clock
//
// Message n has the id TAG-n, goes to room n mod rooms and takes the texts in turns, with n behind it.
// Prints one line of JSON. Exits 1 with a sentence where the daemon does not do as INTERFACES.md says.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum { MOST_LISTED = 64, PACE_CONNECTIONS = 64, REPLY_PATIENCE = 10 };

struct connection {
    int fd;
    int message;  // the one that awaits its answer; -1 where it is free
    size_t received;
    char in[16 * 1024];
};

struct stream {
    int fd;
    size_t received;
    char in[256 * 1024];
};

struct options {
    int port, connections, count, seconds;
    double rate;
    const char *tag;
    char *rooms[MOST_LISTED], *texts[MOST_LISTED];
    int room_count, text_count;
};

static struct options o = {.connections = 64, .count = 1000, .seconds = 60, .rate = 50, .tag = "load"};
static double *sent_at, *answered_after, *replied_after;
static int *reply_count;
static int sent, answered, refused, replied, doubled;
static char first_refusal[300];

static void die(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("load: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    exit(1);
}

static double seconds_of(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}
static double now(void) { return seconds_of(CLOCK_MONOTONIC); }

// MARK: options

static int split(char *text, const char *separator, char **parts) {
    int count = 0;
    for (char *part = strtok(text, separator); part; part = strtok(NULL, separator)) {
        if (count == MOST_LISTED) die("at most %d of a kind can be listed", MOST_LISTED);
        parts[count++] = part;
    }
    return count;
}

static void read_option(char *word) {
    char *value = strchr(word, '=');
    if (!value) die("an option is name=value, got %s", word);
    *value++ = 0;
    if (!strcmp(word, "connections")) o.connections = atoi(value);
    else if (!strcmp(word, "count")) o.count = atoi(value);
    else if (!strcmp(word, "seconds")) o.seconds = atoi(value);
    else if (!strcmp(word, "rate")) o.rate = atof(value);
    else if (!strcmp(word, "tag")) o.tag = value;
    else if (!strcmp(word, "room")) o.room_count = split(value, ",", o.rooms);
    else if (!strcmp(word, "text")) o.text_count = split(value, "|", o.texts);
    else die("there is no option %s", word);
}

// MARK: connections

static int dial(void) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)o.port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd < 0 || connect(fd, (struct sockaddr *)&address, sizeof address) < 0)
        die("cannot connect to 127.0.0.1:%d: %s", o.port, strerror(errno));
    int yes = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    return fd;
}

static void watch_fd(int epoll, int fd, void *whose) {
    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = whose};
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) < 0) die("epoll_ctl: %s", strerror(errno));
}

// A request is some 200 bytes: it fits the socket's buffer, or something is wrong.
static void write_all(int fd, const char *bytes, size_t count) {
    ssize_t written = write(fd, bytes, count);
    if (written != (ssize_t)count) die("a request could not be written: %s", strerror(errno));
}

static void post(struct connection *connection, double since) {
    int n = sent++;
    char body[1024], request[2048];
    const char *text = o.texts[n / o.room_count % o.text_count];
    int length = snprintf(
        body, sizeof body, "{\"author\":\"ana\",\"text\":\"%s %d\",\"id\":\"%s-%d\"}", text, n, o.tag, n);
    int whole = snprintf(
        request, sizeof request,
        "POST /api/v1/rooms/%s/messages HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/json\r\n"
        "Content-Length: %d\r\n\r\n%s",
        o.rooms[n % o.room_count], o.port, length, body);
    if (length >= (int)sizeof body || whole >= (int)sizeof request) die("the text is too long");
    connection->message = n;
    sent_at[n] = since > 0 ? since : now();
    write_all(connection->fd, request, (size_t)whole);
}

// The whole answer that the buffer begins with: its length, or 0 where more must come.
static size_t answer_length(const char *bytes, size_t count) {
    const char *end = memmem(bytes, count, "\r\n\r\n", 4);
    if (!end) return 0;
    const char *field = strcasestr(bytes, "\r\ncontent-length:");
    if (!field || field > end) die("an answer has no Content-Length");
    size_t whole = (size_t)(end + 4 - bytes) + strtoul(field + strlen("\r\ncontent-length:"), NULL, 10);
    return whole <= count ? whole : 0;
}

// True where the connection's answer is complete.
static bool take_answer(struct connection *connection) {
    size_t room = sizeof connection->in - 1 - connection->received;
    ssize_t got = read(connection->fd, connection->in + connection->received, room);
    if (got < 0 && errno == EAGAIN) return false;
    if (got <= 0) die("the daemon closed a connection (message %s-%d)", o.tag, connection->message);
    double at = now();
    connection->received += (size_t)got;
    connection->in[connection->received] = 0;
    if (!answer_length(connection->in, connection->received)) return false;
    if (connection->message < 0) die("an answer came that nobody asked for");
    answered_after[connection->message] = at - sent_at[connection->message];
    answered++;
    if (strncmp(connection->in, "HTTP/1.1 201", 12)) {
        if (!refused++) snprintf(first_refusal, sizeof first_refusal, "%.299s", connection->in);
    }
    connection->message = -1;
    connection->received = 0;
    return true;
}

// MARK: the event stream

static void open_stream(struct stream *stream, const char *room) {
    char request[512];
    int length = snprintf(
        request, sizeof request, "GET /api/v1/rooms/%s/events HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n", room, o.port);
    stream->fd = dial();
    stream->received = 0;
    write_all(stream->fd, request, (size_t)length);
    // It listens once its first words are out.
    while (!memmem(stream->in, stream->received, "retry:", 6)) {
        ssize_t got = read(stream->fd, stream->in + stream->received, sizeof stream->in - stream->received);
        if (got <= 0) die("the stream of %s did not begin: %.*s", room, (int)stream->received, stream->in);
        stream->received += (size_t)got;
    }
    stream->received = 0;
}

// Gives each `data:` line to `body`. The daemon never splits a line over two chunks, so that the sizes of the chunks
// stand on lines of their own and are passed over.
static void take_events(struct stream *stream, void (*body)(char *line, double at)) {
    ssize_t got = read(stream->fd, stream->in + stream->received, sizeof stream->in - stream->received);
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) die("the event stream ended");
    double at = now();
    stream->received += (size_t)got;
    char *start = stream->in, *limit = stream->in + stream->received, *end;
    while ((end = memchr(start, '\n', (size_t)(limit - start)))) {
        *end = 0;
        if (!strncmp(start, "data: ", 6)) body(start, at);
        start = end + 1;
    }
    stream->received = (size_t)(limit - start);
    if (stream->received == sizeof stream->in) die("an event is longer than %zu bytes", sizeof stream->in);
    memmove(stream->in, start, stream->received);
}

static void note_reply(char *line, double at) {
    char mark[128];
    int length = snprintf(mark, sizeof mark, "\"in_reply_to\":\"%s-", o.tag);
    char *found = strstr(line, mark);
    if (!found) return;
    int n = atoi(found + length);
    if (n < 0 || n >= sent) die("a reply to a message that was not sent: %s", line);
    if (reply_count[n]++) doubled++;
    else {
        replied_after[n] = at - sent_at[n];
        replied++;
    }
}

static void print_arrival(char *line, double at) {
    (void)at;
    char *incident = strstr(line, "INC-");
    if (!incident) return;
    printf("%.3f %d\n", seconds_of(CLOCK_REALTIME) * 1000, atoi(incident + 4));
    replied++;
}

// MARK: the three ways to run

static struct connection *dial_all(int epoll, int count) {
    struct connection *all = calloc((size_t)count, sizeof *all);
    for (int i = 0; i < count; i++) {
        all[i].fd = dial();
        all[i].message = -1;
        watch_fd(epoll, all[i].fd, &all[i]);
    }
    return all;
}

static int wait_events(int epoll, struct epoll_event *events, int most, int milliseconds) {
    int count = epoll_wait(epoll, events, most, milliseconds);
    if (count < 0 && errno != EINTR) die("epoll_wait: %s", strerror(errno));
    return count;
}

static void saturate(int epoll) {
    struct connection *all = dial_all(epoll, o.connections);
    for (int i = 0; i < o.connections && sent < o.count; i++) post(&all[i], 0);
    struct epoll_event events[256];
    while (answered < o.count) {
        int count = wait_events(epoll, events, 256, 10000);
        if (count == 0) die("no answer for ten seconds; %d of %d came", answered, sent);
        for (int i = 0; i < count; i++) {
            struct connection *connection = events[i].data.ptr;
            if (take_answer(connection) && sent < o.count) post(connection, 0);
        }
    }
}

// In turns: one that stood idle for 30 s would be closed.
static struct connection *free_connection(struct connection *all) {
    static int last;
    for (int i = 0; i < PACE_CONNECTIONS; i++) {
        last = (last + 1) % PACE_CONNECTIONS;
        if (all[last].message < 0) return &all[last];
    }
    return NULL;
}

static struct timespec timespec_of(double seconds) {
    time_t whole = (time_t)seconds;
    return (struct timespec){.tv_sec = whole, .tv_nsec = (long)((seconds - (double)whole) * 1e9)};
}

static int timer_until(double at) {
    int fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
    struct itimerspec spec = {.it_value = timespec_of(at), .it_interval = timespec_of(1 / o.rate)};
    if (fd < 0 || timerfd_settime(fd, TFD_TIMER_ABSTIME, &spec, NULL) < 0) die("timerfd: %s", strerror(errno));
    return fd;
}

static void pace(int epoll) {
    static struct stream stream;
    open_stream(&stream, o.rooms[0]);
    watch_fd(epoll, stream.fd, &stream);
    struct connection *all = dial_all(epoll, PACE_CONNECTIONS);
    double start = now() + 0.1, done = 0;
    int timer = timer_until(start);
    watch_fd(epoll, timer, &timer);
    struct epoll_event events[256];
    while (answered < o.count || replied < o.count) {
        int count = wait_events(epoll, events, 256, 100);
        for (int i = 0; i < count; i++) {
            void *whose = events[i].data.ptr;
            uint64_t ticks;
            if (whose == &stream) take_events(&stream, note_reply);
            else if (whose == &timer) (void)!read(timer, &ticks, sizeof ticks);
            else take_answer(whose);
        }
        struct connection *connection;
        double due;
        while (sent < o.count && (due = start + sent / o.rate) <= now() && (connection = free_connection(all)))
            // Whoever had to wait for us or for a connection waited since it was due.
            post(connection, due + 1 / o.rate < now() ? due : 0);
        if (answered < o.count) done = now();
        else if (now() - done > REPLY_PATIENCE) return;  // what is missing now counts as lost
    }
}

static void watch(int epoll) {
    static struct stream stream;
    open_stream(&stream, o.rooms[0]);
    watch_fd(epoll, stream.fd, &stream);
    puts("watching");
    fflush(stdout);
    struct epoll_event event;
    double end = now() + o.seconds;
    while (replied < o.count && now() < end)
        if (wait_events(epoll, &event, 1, 100) > 0) take_events(&stream, print_arrival);
}

// MARK: what is printed

static int ascending(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static void print_times(const char *name, double *times, int count) {
    if (count == 0) return;
    qsort(times, (size_t)count, sizeof *times, ascending);
    double median = times[count / 2], late = times[(int)(count * 0.99)];
    printf(", \"%s_p50_ms\": %.3f, \"%s_p99_ms\": %.3f", name, median * 1000, name, late * 1000);
}

static void print_result(double wall) {
    int lost = 0, kept = 0;
    for (int n = 0; n < sent; n++) {
        if (!reply_count[n]) lost++;
        else replied_after[kept++] = replied_after[n];
    }
    printf("{\"sent\": %d, \"refused\": %d, \"seconds\": %.4f, \"a_second\": %.1f", sent, refused, wall, sent / wall);
    printf(", \"client_cpu\": %.3f", seconds_of(CLOCK_PROCESS_CPUTIME_ID));
    print_times("answer", answered_after, answered);
    if (replied) {
        printf(", \"lost\": %d, \"doubled\": %d", lost, doubled);
        print_times("reply", replied_after, kept);
    }
    puts("}");
    if (refused) die("%d messages were refused; the first answer was\n%s", refused, first_refusal);
}

int main(int count, char **words) {
    if (count < 3) die("usage: load saturate|pace|watch PORT name=value…");
    o.port = atoi(words[2]);
    for (int i = 3; i < count; i++) read_option(words[i]);
    bool watches = !strcmp(words[1], "watch");
    if (o.count < 1 || o.room_count < 1 || (!watches && o.text_count < 1)) die("count, room and text are needed");
    size_t slots = (size_t)o.count;
    sent_at = calloc(slots, sizeof *sent_at);
    answered_after = calloc(slots, sizeof *answered_after);
    replied_after = calloc(slots, sizeof *replied_after);
    reply_count = calloc(slots, sizeof *reply_count);
    int epoll = epoll_create1(0);
    double start = now();
    if (!strcmp(words[1], "saturate")) saturate(epoll);
    else if (!strcmp(words[1], "pace")) pace(epoll);
    else if (watches) watch(epoll);
    else die("there is no way to run called %s", words[1]);
    if (!watches) print_result(now() - start);
    return 0;
}
