// SPDX-License-Identifier: Apache-2.0
// What Swift's Glibc overlay leaves out: accept4 is a GNU extension, EPOLLET an unsigned enumerator above INT_MAX.
#ifndef MANDAT_CEPOLL_H
#define MANDAT_CEPOLL_H
#include <stddef.h>
#include <stdint.h>
#include <linux/filter.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

extern long syscall(long, ...);
extern int accept4(int, struct sockaddr *__restrict, socklen_t *__restrict, int);

enum {
    CEPOLL_SOCKET_FLAGS = SOCK_NONBLOCK | SOCK_CLOEXEC
};

/// Accepts a connection whose descriptor does not block and is closed on exec, and returns the address of its peer.
static inline int cepoll_accept(int listener, struct sockaddr_storage *address) {
    socklen_t length = sizeof(*address);
    return accept4(listener, (struct sockaddr *)address, &length, CEPOLL_SOCKET_FLAGS);
}

/// Watches a descriptor for both directions and the peer's end, edge-triggered; events carry the descriptor.
static inline int cepoll_watch(int epoll, int descriptor) {
    struct epoll_event event;
    event.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
    event.data.u64 = (uint64_t)(uint32_t)descriptor;
    return epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event);
}

/// Lets a listening socket drop every SYN, while handshakes that have begun still end: the kernel makes no new
/// connection, so none is reset when the socket is closed. A client that comes now repeats its SYN after a second.
static inline int cepoll_drop_new(int listener) {
    struct sock_filter code[] = {
        BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 13),           // the flags of the TCP header
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, 0x02, 0, 1), // SYN
        BPF_STMT(BPF_RET | BPF_K, 0),
        BPF_STMT(BPF_RET | BPF_K, 0xFFFFFFFF),
    };
    struct sock_fprog program = { sizeof(code) / sizeof(code[0]), code };
    return setsockopt(listener, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof(program));
}

/// The number by which the kernel knows the calling thread (gettid(2)).
static inline int cepoll_thread_id(void) {
    return (int)syscall(SYS_gettid);
}

static inline int cepoll_create(void) {
    return epoll_create1(EPOLL_CLOEXEC);
}

static inline int cepoll_descriptor(struct epoll_event event) {
    return (int)(uint32_t)event.data.u64;
}

static inline int cepoll_is_readable(struct epoll_event event) {
    return (event.events & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0;
}

static inline int cepoll_is_ended(struct epoll_event event) {
    return (event.events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0;
}

/// Whether nothing can be written any more: a reset, or both directions are shut.
static inline int cepoll_is_gone(struct epoll_event event) {
    return (event.events & (EPOLLHUP | EPOLLERR)) != 0;
}
#endif
