/* Tells the thread sanitizer what it cannot see of Synchronization.Mutex: LD_PRELOAD=mutex.so program
 *
 * A free mutex is taken and given back by atomics that are compiled into our own code, where the sanitizer sees them. One
 * that is fought over is handed from thread to thread inside of libswiftSynchronization and the kernel, which are not
 * instrumented: the sanitizer then believes that two threads were in at once. This stands before those functions and says
 * who has given and who has taken.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdbool.h>

extern void __tsan_acquire(void *) __attribute__((weak));
extern void __tsan_release(void *) __attribute__((weak));

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context)) void *mutex
#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define TRY "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

SWIFT void lock_slow(unsigned thread, SELF) __asm__(LOCK);
SWIFT void lock_slow(unsigned thread, SELF) {
    static SWIFT void (*real)(unsigned, SELF);
    if (!real) *(void **)&real = dlsym(RTLD_NEXT, LOCK);
    real(thread, mutex);
    if (__tsan_acquire) __tsan_acquire(mutex);
}

SWIFT bool try_slow(SELF) __asm__(TRY);
SWIFT bool try_slow(SELF) {
    static SWIFT bool (*real)(SELF);
    if (!real) *(void **)&real = dlsym(RTLD_NEXT, TRY);
    bool taken = real(mutex);
    if (taken && __tsan_acquire) __tsan_acquire(mutex);
    return taken;
}

SWIFT void unlock_slow(SELF) __asm__(UNLOCK);
SWIFT void unlock_slow(SELF) {
    static SWIFT void (*real)(SELF);
    if (!real) *(void **)&real = dlsym(RTLD_NEXT, UNLOCK);
    if (__tsan_release) __tsan_release(mutex);
    real(mutex);
}
