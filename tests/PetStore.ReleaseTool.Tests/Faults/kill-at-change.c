// Kills its process before a change of the disk: the one that the variable KILL_AT_CHANGE numbers, counted over all threads from 1.
// Appends each flush and each rename to the file that the variable LOG_CHANGES names.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static void count(void)
{
    static atomic_int changes;
    const char *at = getenv("KILL_AT_CHANGE");
    if (at && atomic_fetch_add(&changes, 1) + 1 == atoi(at))
        kill(getpid(), SIGKILL);
}

static void record(const char *change, const char *path, const char *target)
{
    const char *name = getenv("LOG_CHANGES");
    FILE *log = name ? fopen(name, "a") : NULL;
    if (log)
    {
        fprintf(log, "%s\t%s\t%s\n", change, path, target);
        fclose(log);
    }
}

static void record_file(const char *change, int file)
{
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    path[length < 0 ? 0 : length] = 0;
    record(change, path, "");
}

int mkdir(const char *path, mode_t mode) { count(); return NEXT(mkdir)(path, mode); }
int rmdir(const char *path) { count(); return NEXT(rmdir)(path); }
int unlink(const char *path) { count(); return NEXT(unlink)(path); }
int rename(const char *from, const char *to) { count(); record("rename", from, to); return NEXT(rename)(from, to); }
int symlink(const char *target, const char *path) { count(); return NEXT(symlink)(target, path); }
int fsync(int file) { count(); record_file("flush", file); return NEXT(fsync)(file); }
int ftruncate64(int file, off64_t length) { count(); return NEXT(ftruncate64)(file, length); }
ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t offset) { count(); return NEXT(pwrite64)(file, bytes, size, offset); }

int open64(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if (flags & O_CREAT)
        count();
    return NEXT(open64)(path, flags, mode);
}
