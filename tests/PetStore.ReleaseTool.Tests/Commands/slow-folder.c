// Makes a folder slow to list: each entry of the one whose path ends as the variable SLOW_FOLDER says takes a second.
// The file that the variable SLOW_STARTED names is made before the first one.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void wait_for(DIR *folder)
{
    const char *end = getenv("SLOW_FOLDER"), *started = getenv("SLOW_STARTED");
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", dirfd(folder));
    ssize_t length = readlink(link, path, sizeof path - 1);
    path[length < 0 ? 0 : length] = 0;
    if (end && started && length >= (ssize_t)strlen(end) && !strcmp(path + length - strlen(end), end))
    {
        close(open(started, O_WRONLY | O_CREAT, 0600));
        sleep(1);
    }
}

struct dirent *readdir(DIR *folder)
{
    wait_for(folder);
    return ((__typeof__(&readdir))dlsym(RTLD_NEXT, "readdir"))(folder);
}

struct dirent64 *readdir64(DIR *folder)
{
    wait_for(folder);
    return ((__typeof__(&readdir64))dlsym(RTLD_NEXT, "readdir64"))(folder);
}
