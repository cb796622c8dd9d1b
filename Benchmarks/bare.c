// SPDX-License-Identifier: Apache-2.0
// The least that a server can do: one thread, one epoll set, one recv and one send a request. It reads nothing of what it
// is sent and answers the bytes of a file, so what it reaches is what the kernel and the client leave to any server.
//
//     bare PORT FILE
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

static char answer[1 << 20], request[65536];

static void fail(const char *what) {
    perror(what);
    exit(1);
}

int main(int count, char **arguments) {
    if (count != 3) return fprintf(stderr, "usage: bare PORT FILE\n"), 64;
    FILE *file = fopen(arguments[2], "rb");
    if (!file) fail(arguments[2]);
    size_t size = fread(answer, 1, sizeof answer, file);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(arguments[1]))};
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), set = epoll_create1(0), one = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 1024)) fail("listen");
    struct epoll_event event = {.events = EPOLLIN, .data.fd = listener}, events[256];
    epoll_ctl(set, EPOLL_CTL_ADD, listener, &event);
    for (;;) {
        int ready = epoll_wait(set, events, 256, -1);
        for (int index = 0; index < ready; index++) {
            int descriptor = events[index].data.fd;
            if (descriptor == listener) {
                int client = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
                if (client < 0) continue;
                setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
                event = (struct epoll_event){.events = EPOLLIN | EPOLLET, .data.fd = client};
                epoll_ctl(set, EPOLL_CTL_ADD, client, &event);
            } else if (recv(descriptor, request, sizeof request, 0) <= 0 ||
                       send(descriptor, answer, size, MSG_NOSIGNAL) != (ssize_t)size) {
                close(descriptor);
            }
        }
    }
}
