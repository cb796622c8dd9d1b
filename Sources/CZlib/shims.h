// SPDX-License-Identifier: Apache-2.0
// The macros of zlib that Swift cannot call.
#ifndef MANDAT_CZLIB_H
#define MANDAT_CZLIB_H
#include <zlib.h>

/// Begins bare deflate data (RFC 1951), without the header and trailer of zlib or gzip.
static inline int czlib_begin_deflate(z_stream *stream, int level, int window_bits, int memory_level) {
    return deflateInit2(stream, level, Z_DEFLATED, -window_bits, memory_level, Z_DEFAULT_STRATEGY);
}

/// Begins to read a gzip member (RFC 1952), for tests.
static inline int czlib_begin_gunzip(z_stream *stream) {
    return inflateInit2(stream, 15 + 16);
}
#endif
