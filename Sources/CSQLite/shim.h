#pragma once
#include <sqlite3.h>

// The destructor constants are casts, which Swift cannot import.
static inline int sitrep_bind_text(sqlite3_stmt *statement, int index, const char *text, int count) {
    return sqlite3_bind_text(statement, index, text, count, SQLITE_TRANSIENT);
}
static inline int sitrep_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int count) {
    return sqlite3_bind_blob(statement, index, bytes, count, SQLITE_TRANSIENT);
}

// Closing leaves the log as it is. Swift cannot call what takes a variable number of arguments.
static inline int sitrep_keep_log(sqlite3 *connection) {
    return sqlite3_db_config(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
}

// What kind of file system a path lies on, as linux/magic.h names it; -1 where it cannot be asked. Swift's Glibc has
// no statfs.
#include <sys/vfs.h>
static inline long sitrep_file_system(const char *path) {
    struct statfs status;
    return statfs(path, &status) == 0 ? (long)status.f_type : -1;
}
