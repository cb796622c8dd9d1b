// SPDX-License-Identifier: Apache-2.0
// OpenSSL's macros as functions, and a BIO over a socket that does not block.
//
// sys/socket.h is not included: it is in no module of its own, and where two modules include it, Swift finds its names
// now in one and now in the other.
#ifndef MANDAT_COPENSSL_H
#define MANDAT_COPENSSL_H
#include <errno.h>
#include <stdint.h>
#include <sys/types.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

/// TLS 1.2 and 1.3 only.
static inline int copenssl_set_versions(SSL_CTX *context) {
    return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1
        && SSL_CTX_set_max_proto_version(context, TLS1_3_VERSION) == 1;
}

/// One version only.
static inline int copenssl_set_version(SSL *session, int version) {
    return SSL_set_min_proto_version(session, version) == 1 && SSL_set_max_proto_version(session, version) == 1;
}

/// The curves of key exchange, in order of preference.
static inline int copenssl_set_groups(SSL_CTX *context, const char *groups) {
    return (int)SSL_CTX_set1_groups_list(context, groups);
}

/// No renegotiation, no compression. RFC 9112 9.8: an end without close_notify is an end like any other, for no request
/// can be cut short by it: each says how long it is.
static inline void copenssl_set_options(SSL_CTX *context) {
    SSL_CTX_set_options(context,
        SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE
            | SSL_OP_IGNORE_UNEXPECTED_EOF);
}

/// An answer may be taken in parts, from memory that moves in between, and an idle connection keeps no buffers.
static inline void copenssl_set_modes(SSL_CTX *context) {
    SSL_CTX_set_mode(context,
        SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_read_ahead(context, 1);
}

/// Sessions live in tickets that the clients keep; the server stores none.
static inline void copenssl_set_ticket_sessions(SSL_CTX *context) {
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
}

/// Chooses http/1.1 of the protocols offered; RFC 7301 3.2: where it is not among them, the handshake fails.
static inline int copenssl_choose_protocol(
    SSL *session, const unsigned char **chosen, unsigned char *length, const unsigned char *offered,
    unsigned int size, void *unused) {
    static const unsigned char http11[] = { 8, 'h', 't', 't', 'p', '/', '1', '.', '1' };
    unsigned char *match = NULL;
    (void)session;
    (void)unused;
    if (SSL_select_next_proto(&match, length, http11, sizeof(http11), offered, size) != OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    *chosen = match;
    return SSL_TLSEXT_ERR_OK;
}

static inline void copenssl_set_protocols(SSL_CTX *context) {
    SSL_CTX_set_alpn_select_cb(context, copenssl_choose_protocol, NULL);
}

extern ssize_t recv(int, void *, size_t, int);
extern ssize_t send(int, const void *, size_t, int);

enum {
    COPENSSL_NO_SIGNAL = 0x4000, // MSG_NOSIGNAL of Linux
    /// The flag of a BIO below: the last read took all that the socket had. OpenSSL's own flags end at 0x800.
    COPENSSL_DRAINED = 0x10000
};

static inline int copenssl_receive(BIO *bio, char *bytes, int size) {
    ssize_t count;
    BIO_clear_flags(bio, BIO_FLAGS_RWS | BIO_FLAGS_SHOULD_RETRY | COPENSSL_DRAINED);
    do {
        count = recv((int)(intptr_t)BIO_get_data(bio), bytes, (size_t)size, 0);
    } while (count < 0 && errno == EINTR);
    if (count < size) BIO_set_flags(bio, COPENSSL_DRAINED);
    if (count == 0) BIO_set_flags(bio, BIO_FLAGS_IN_EOF);
    if (count < 0 && errno == EAGAIN) BIO_set_retry_read(bio);
    return (int)count;
}

/// OpenSSL's own BIO would raise SIGPIPE where the peer is gone.
static inline int copenssl_send(BIO *bio, const char *bytes, int size) {
    ssize_t count;
    BIO_clear_retry_flags(bio);
    do {
        count = send((int)(intptr_t)BIO_get_data(bio), bytes, (size_t)size, COPENSSL_NO_SIGNAL);
    } while (count < 0 && errno == EINTR);
    if (count < 0 && errno == EAGAIN) BIO_set_retry_write(bio);
    return (int)count;
}

static inline long copenssl_control(BIO *bio, int command, long number, void *pointer) {
    (void)number;
    (void)pointer;
    switch (command) {
    case BIO_CTRL_FLUSH: return 1; // nothing is kept back
    case BIO_CTRL_EOF: return BIO_test_flags(bio, BIO_FLAGS_IN_EOF) != 0;
    default: return 0;
    }
}

/// The kind of BIO that reads and writes a socket; NULL where memory is short.
static inline BIO_METHOD *copenssl_socket_method(void) {
    BIO_METHOD *method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "socket");
    if (method == NULL) return NULL;
    BIO_meth_set_read(method, copenssl_receive);
    BIO_meth_set_write(method, copenssl_send);
    BIO_meth_set_ctrl(method, copenssl_control);
    return method;
}

/// A session over a socket, ready for the handshake of a server; NULL where memory is short.
static inline SSL *copenssl_session(SSL_CTX *context, const BIO_METHOD *method, int descriptor) {
    SSL *session = SSL_new(context);
    BIO *bio = BIO_new(method);
    if (session == NULL || bio == NULL) {
        SSL_free(session);
        BIO_free(bio);
        return NULL;
    }
    BIO_set_data(bio, (void *)(intptr_t)descriptor);
    BIO_set_init(bio, 1);
    SSL_set_bio(session, bio, bio);
    SSL_set_accept_state(session);
    return session;
}

/// Whether neither the session nor its socket has bytes that were not read; exact after a read that gave some.
static inline int copenssl_is_drained(SSL *session) {
    return SSL_has_pending(session) == 0 && BIO_test_flags(SSL_get_rbio(session), COPENSSL_DRAINED) != 0;
}
#endif
