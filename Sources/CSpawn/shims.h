// SPDX-License-Identifier: Apache-2.0
// What Swift's Glibc overlay leaves out: pipe2 and prlimit are GNU extensions, and arguments of posix_spawn are built here.
#ifndef MANDAT_CSPAWN_H
#define MANDAT_CSPAWN_H
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

extern int pipe2(int *, int);

/// A pair of connected sockets that no other program inherits; a write to one whose peer is gone can be no SIGPIPE.
static inline int cspawn_socket_pair(int ends[2]) {
    return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends);
}

/// A pipe that no other program inherits.
static inline int cspawn_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

static inline int cspawn_do_not_block(int descriptor) {
    return fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK);
}

/// Starts a program in a process group of its own with two descriptors as its standard input and output, standard error
/// nowhere, no other descriptor, no environment, and every signal as a new process has it. 0 or an errno.
static inline int cspawn_start(pid_t *process, const char *path, char *const arguments[], int input, int output) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    char *const environment[] = { NULL };
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&actions, input, 0);
    posix_spawn_file_actions_adddup2(&actions, output, 1);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    int failure = posix_spawn(process, path, &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return failure;
}

static inline int cspawn_limit(pid_t process, int resource, unsigned long most) {
    struct rlimit limit = { most, most };
    return (int)syscall(SYS_prlimit64, process, resource, &limit, NULL);
}

/// Bounds what a process that runs may take: bytes of memory, seconds of a processor, files; and no core dump.
static inline void cspawn_bound(pid_t process, unsigned long memory, unsigned long seconds, unsigned long files) {
    cspawn_limit(process, RLIMIT_AS, memory);
    cspawn_limit(process, RLIMIT_CPU, seconds);
    cspawn_limit(process, RLIMIT_NOFILE, files);
    cspawn_limit(process, RLIMIT_CORE, 0);
}
#endif
