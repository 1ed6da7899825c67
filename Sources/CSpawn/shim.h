// Functions of glibc 2.34 and later that its headers show to GNU programs only, which Swift's Glibc module is not.

#ifndef SITREP_CSPAWN_SHIM_H
#define SITREP_CSPAWN_SHIM_H

#include <spawn.h>

extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
extern int pipe2(int ends[2], int flags);

#include <sys/prctl.h>

// prctl takes as many arguments as it likes, which Swift cannot call: no core dump, and no other process of this user reads
// the memory.
static inline int sitrep_hide_memory(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

#endif
