/* A disk that forgets what was not synced: LD_PRELOAD=unsynced.so UNSYNCED_FROM=/data UNSYNCED_TO=/kept program
 *
 * At each fsync or fdatasync of a file under FROM a copy of it as it is now is put under TO, whole or not at all. What
 * stands under TO is what a power cut would leave; the harness kills the program and puts TO in the place of FROM.
 * A file that was renamed keeps what was synced of it; one that was removed is gone.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* The place under TO of a path under FROM; 0 where it is not one of ours. */
static int kept(const char *path, char *out) {
    const char *from = getenv("UNSYNCED_FROM"), *to = getenv("UNSYNCED_TO");
    size_t length = from ? strlen(from) : 0;
    if (!from || !to || strncmp(path, from, length) || path[length] != '/') return 0;
    return snprintf(out, PATH_MAX, "%s/%s", to, path + length + 1) < PATH_MAX;
}

static void keep(int descriptor) {
    char link[64], path[PATH_MAX], target[PATH_MAX], draft[PATH_MAX + 8];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return;
    path[length] = 0;
    struct stat status;
    if (!kept(path, target) || fstat(descriptor, &status) || !S_ISREG(status.st_mode)) return;
    snprintf(draft, sizeof draft, "%s.draft", target);
    int in = open(path, O_RDONLY | O_CLOEXEC), out = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    off_t at = 0;
    while (in >= 0 && out >= 0 && at < status.st_size)
        if (sendfile(out, in, &at, (size_t)(status.st_size - at)) <= 0) break;
    if (in >= 0) close(in);
    if (out >= 0) close(out);
    if (at == status.st_size) rename(draft, target);
}

#define SYNC(name)                                               \
    int name(int descriptor) {                                   \
        static int (*real)(int);                                 \
        if (!real) real = dlsym(RTLD_NEXT, #name);               \
        int result = real(descriptor);                           \
        if (result == 0) {                                       \
            pthread_mutex_lock(&lock);                           \
            keep(descriptor);                                    \
            pthread_mutex_unlock(&lock);                         \
        }                                                        \
        return result;                                           \
    }
SYNC(fsync)
SYNC(fdatasync)

int rename(const char *old, const char *new) {
    static int (*real)(const char *, const char *);
    if (!real) real = dlsym(RTLD_NEXT, "rename");
    char a[PATH_MAX], b[PATH_MAX];
    int result = real(old, new);
    if (result == 0 && kept(old, a) && kept(new, b)) real(a, b);
    return result;
}

int unlink(const char *path) {
    static int (*real)(const char *);
    if (!real) real = dlsym(RTLD_NEXT, "unlink");
    char gone[PATH_MAX];
    int result = real(path);
    if (result == 0 && kept(path, gone)) real(gone);
    return result;
}
