// SPDX-License-Identifier: Apache-2.0
import COpenSSL
import Glibc

/// A certificate with its key and the rules of TLS that all sessions share.
///
/// TLS 1.2 and 1.3 (RFC 9325 3.1.1), forward secrecy and AEAD ciphers only (RFC 9325 4.2), no compression, no
/// renegotiation, no early data. Sessions are resumed by tickets (RFC 5077, RFC 8446 4.6.1) whose keys live and die with
/// the context, so that a reload of the certificate also renews them.
final class TLSContext: Sendable {
    /// The addresses of an SSL_CTX and a BIO_METHOD. Pointers are not Sendable; these two may be used by every thread
    /// once they are set up (openssl-threads(7)), and nothing changes them after `init`.
    private let context: UInt
    private let method: UInt

    /// RFC 9325 4.2.1; TLS 1.3 has only such ciphers.
    private static let ciphers = "ECDHE+AESGCM:ECDHE+CHACHA20"
    /// RFC 9325 4.4.1 and RFC 8446 9.1.
    private static let groups = "X25519:P-256:P-384"

    /// Reads and checks the files.
    init(_ files: TLSFiles) throws(TLSError) {
        guard let pointer = SSL_CTX_new(TLS_server_method()), let method = copenssl_socket_method() else {
            throw .library(reason: Self.reason())
        }
        // From here on `deinit` frees both.
        context = UInt(bitPattern: pointer)
        self.method = UInt(bitPattern: method)
        try Self.setRules(pointer)
        try Self.load(files, into: pointer)
        try Self.checkDates(of: pointer, files.certificate)
    }

    deinit {
        SSL_CTX_free(OpaquePointer(bitPattern: context))
        BIO_meth_free(OpaquePointer(bitPattern: method))
    }

    /// A session over a connected socket, which must live longer; the method must, too. Nil where memory is short.
    func makeSession(_ descriptor: CInt) -> OpaquePointer? {
        copenssl_session(OpaquePointer(bitPattern: context), OpaquePointer(bitPattern: method), descriptor)
    }

    private static func setRules(_ context: OpaquePointer) throws(TLSError) {
        copenssl_set_options(context)
        copenssl_set_modes(context)
        copenssl_set_ticket_sessions(context)
        copenssl_set_protocols(context)
        guard copenssl_set_versions(context) == 1, SSL_CTX_set_cipher_list(context, ciphers) == 1,
            copenssl_set_groups(context, groups) == 1,
            SSL_CTX_set_session_id_context(context, "http", 4) == 1
        else { throw .library(reason: reason()) }
    }

    private static func load(_ files: TLSFiles, into context: OpaquePointer) throws(TLSError) {
        for file in [files.certificate, files.key] {
            let descriptor = open(file, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw .unreadable(file: file, reason: ServerError.text(errno)) }
            close(descriptor)
        }
        guard SSL_CTX_use_certificate_chain_file(context, files.certificate) == 1 else {
            throw .noCertificate(file: files.certificate, reason: reason())
        }
        // Where a passphrase is needed OpenSSL would ask the terminal for it.
        var isEncrypted = false
        let isLoaded = withUnsafeMutablePointer(to: &isEncrypted) { flag in
            SSL_CTX_set_default_passwd_cb_userdata(context, flag)
            SSL_CTX_set_default_passwd_cb(context) { _, _, _, flag in
                flag?.assumingMemoryBound(to: Bool.self).pointee = true
                return -1
            }
            return SSL_CTX_use_PrivateKey_file(context, files.key, SSL_FILETYPE_PEM) == 1
        }
        SSL_CTX_set_default_passwd_cb_userdata(context, nil)
        guard isLoaded, SSL_CTX_check_private_key(context) == 1 else {
            // use_PrivateKey compares as well, and says so; to a key of another kind no certificate is assigned.
            let code = ERR_peek_last_error()
            let mismatches = [X509_R_KEY_VALUES_MISMATCH, X509_R_KEY_TYPE_MISMATCH, SSL_R_NO_CERTIFICATE_ASSIGNED]
            let reason = reason()
            if isEncrypted { throw .encryptedKey(file: files.key) }
            if mismatches.contains(CInt(code & 0x7F_FFFF)) {
                throw .mismatch(certificate: files.certificate, key: files.key)
            }
            throw .noKey(file: files.key, reason: reason)
        }
    }

    private static func checkDates(of context: OpaquePointer, _ file: String) throws(TLSError) {
        let certificate = SSL_CTX_get0_certificate(context)
        let first = X509_get0_notBefore(certificate)
        let last = X509_get0_notAfter(certificate)
        if X509_cmp_current_time(last) < 0 { throw .expired(file: file, day: day(last)) }
        if X509_cmp_current_time(first) > 0 { throw .notYetValid(file: file, day: day(first)) }
    }

    /// The last second in which the certificate is valid, from 1970; nil where its date cannot be read.
    var end: Int64? {
        var parts = tm()
        let certificate = SSL_CTX_get0_certificate(OpaquePointer(bitPattern: context))
        guard ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &parts) == 1 else { return nil }
        return Int64(timegm(&parts))
    }

    /// `2026-11-21`
    private static func day(_ time: UnsafePointer<ASN1_TIME>?) -> String {
        var parts = tm()
        guard ASN1_TIME_to_tm(time, &parts) == 1 else { return "an unknown day" }
        let twoDigits = { (number: CInt) in number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.tm_year + 1900)-\(twoDigits(parts.tm_mon + 1))-\(twoDigits(parts.tm_mday))"
    }

    /// What OpenSSL says of its last error; its queue of this thread is empty afterwards.
    private static func reason() -> String {
        let code = ERR_peek_last_error()
        ERR_clear_error()
        guard let text = ERR_reason_error_string(code) else { return "out of memory" }
        return String(cString: text)
    }
}

/// The files of a certificate.
package struct TLSFiles: Hashable, Sendable {
    /// The chain in PEM, the server's own certificate first.
    package var certificate: String
    /// Its private key in PEM, without a passphrase.
    package var key: String

    /// Nothing is read yet.
    package init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }
}
