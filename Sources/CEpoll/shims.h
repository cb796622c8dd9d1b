// SPDX-License-Identifier: Apache-2.0
#ifndef MANDAT_CEPOLL_H
#define MANDAT_CEPOLL_H
#include <sys/epoll.h>
#endif
