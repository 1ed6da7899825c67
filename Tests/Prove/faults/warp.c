/* The wall clock of one program, set from outside while it runs: LD_PRELOAD=warp.so WARP_FILE=/path program
 *
 * The file holds one number: so many seconds are added to CLOCK_REALTIME; it is read again at each look at the clock.
 * CLOCK_MONOTONIC stays as it is, as when an administrator or NTP sets the clock, or a machine wakes up.
 * Who waits for a moment of the wall clock (a condition variable) is woken when that moment has come by the new clock,
 * as the kernel does; WARP_LOG gets a line for each new offset that the program was shown. Everything else sleeps by
 * monotonic time, which is why libfaketime is not used: it breaks libdispatch's timers.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static pthread_mutex_t told_lock = PTHREAD_MUTEX_INITIALIZER;
static long told;

static long offset(void) {
    const char *path = getenv("WARP_FILE");
    char text[64] = "";
    if (!path) return 0;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    ssize_t size = read(file, text, sizeof text - 1);
    close(file);
    long seconds = size > 0 ? atol(text) : 0;
    pthread_mutex_lock(&told_lock);
    if (seconds != told) {
        const char *log = getenv("WARP_LOG");
        int out = log ? open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
        if (out >= 0) {
            dprintf(out, "%ld\n", seconds);
            close(out);
        }
        told = seconds;
    }
    pthread_mutex_unlock(&told_lock);
    return seconds;
}

static int is_wall(clockid_t clock) {
    return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    int result = syscall(SYS_clock_gettime, clock, time);
    if (result == 0 && is_wall(clock)) time->tv_sec += offset();
    return result;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    (void)zone;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    time->tv_sec = now.tv_sec;
    time->tv_usec = now.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *out) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (out) *out = now.tv_sec;
    return now.tv_sec;
}

/* Which condition variables wait by the monotonic clock. */
static struct { pthread_cond_t *condition; clockid_t clock; } known[4096];
static pthread_mutex_t known_lock = PTHREAD_MUTEX_INITIALIZER;

int pthread_cond_init(pthread_cond_t *restrict condition, const pthread_condattr_t *restrict attributes) {
    static int (*real)(pthread_cond_t *, const pthread_condattr_t *);
    if (!real) real = dlvsym(RTLD_NEXT, "pthread_cond_init", "GLIBC_2.3.2");
    clockid_t clock = CLOCK_REALTIME;
    if (attributes) pthread_condattr_getclock(attributes, &clock);
    pthread_mutex_lock(&known_lock);
    for (unsigned i = 0; i < 4096; i++) {
        if (known[i].condition && known[i].condition != condition) continue;
        if (known[i].condition || clock != CLOCK_REALTIME) {
            known[i].condition = condition;
            known[i].clock = clock;
        }
        break;
    }
    pthread_mutex_unlock(&known_lock);
    return real(condition, attributes);
}

static clockid_t clock_of(pthread_cond_t *condition) {
    clockid_t clock = CLOCK_REALTIME;
    pthread_mutex_lock(&known_lock);
    for (unsigned i = 0; i < 4096 && known[i].condition; i++)
        if (known[i].condition == condition) clock = known[i].clock;
    pthread_mutex_unlock(&known_lock);
    return clock;
}

int pthread_cond_timedwait(pthread_cond_t *restrict condition, pthread_mutex_t *restrict mutex,
                           const struct timespec *restrict until) {
    static int (*real)(pthread_cond_t *, pthread_mutex_t *, const struct timespec *);
    if (!real) real = dlvsym(RTLD_NEXT, "pthread_cond_timedwait", "GLIBC_2.3.2");
    if (clock_of(condition) != CLOCK_REALTIME) return real(condition, mutex, until);
    for (;;) {
        struct timespec now, slice;
        clock_gettime(CLOCK_REALTIME, &now);
        if (now.tv_sec > until->tv_sec || (now.tv_sec == until->tv_sec && now.tv_nsec >= until->tv_nsec))
            return ETIMEDOUT;
        syscall(SYS_clock_gettime, CLOCK_REALTIME, &slice);
        slice.tv_nsec += 20 * 1000 * 1000;
        if (slice.tv_nsec >= 1000000000) slice.tv_sec++, slice.tv_nsec -= 1000000000;
        int result = real(condition, mutex, &slice);
        if (result != ETIMEDOUT) return result;
    }
}
