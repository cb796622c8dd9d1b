// SPDX-License-Identifier: Apache-2.0
import COpenSSL
import Glibc

/// The client's side of TLS over a socket that blocks; the handshake happens with the first bytes.
///
/// Its functions are called one after the other, on a queue of the client, so the address of the SSL is enough.
final class TestTLS: Sendable {
    /// What a client asks for.
    struct Wish: Sendable {
        var version = TLS1_3_VERSION
        var protocols = "http/1.1"
        /// The session of an earlier client, to be resumed.
        var session: TestTLS?
    }

    private let address: UInt
    private var ssl: OpaquePointer? { OpaquePointer(bitPattern: address) }

    init(_ descriptor: CInt, _ wish: Wish) {
        signal(SIGPIPE, SIG_IGN)  // OpenSSL writes with write(2)
        let context = SSL_CTX_new(TLS_client_method())
        let ssl = SSL_new(context)
        SSL_CTX_free(context)
        copenssl_set_version(ssl, CInt(wish.version))
        let list = [UInt8(wish.protocols.utf8.count)] + Array(wish.protocols.utf8)
        SSL_set_alpn_protos(ssl, list, CUnsignedInt(list.count))
        SSL_set_fd(ssl, descriptor)
        SSL_set_connect_state(ssl)
        if let earlier = wish.session {
            let session = SSL_get1_session(earlier.ssl)
            SSL_set_session(ssl, session)
            SSL_SESSION_free(session)
        }
        address = UInt(bitPattern: ssl)
    }

    deinit {
        SSL_free(ssl)
    }

    /// Whether the server and the client agree.
    func handshake() -> Bool { SSL_do_handshake(ssl) == 1 }

    /// How many bytes were taken, at most 0 where the connection failed.
    func write(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.withUnsafeBytes { Int(SSL_write(ssl, $0.baseAddress, CInt($0.count))) }
    }

    /// What came, nothing at the end, nil where the connection failed.
    func read() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = SSL_read(ssl, &buffer, CInt(buffer.count))
        if count > 0 { return Array(buffer[..<Int(count)]) }
        return SSL_get_error(ssl, count) == SSL_ERROR_ZERO_RETURN ? [] : nil
    }

    var version: String { String(cString: SSL_get_version(ssl)) }
    var isResumed: Bool { SSL_session_reused(ssl) == 1 }
    /// Whether the server has said that it sends no more.
    var sawCloseNotify: Bool { SSL_get_shutdown(ssl) & SSL_RECEIVED_SHUTDOWN != 0 }

    /// The protocol that the server has chosen.
    var chosenProtocol: String {
        var bytes: UnsafePointer<UInt8>?
        var count: CUnsignedInt = 0
        SSL_get0_alpn_selected(ssl, &bytes, &count)
        return String(decoding: UnsafeBufferPointer(start: bytes, count: Int(count)), as: UTF8.self)
    }

    /// The serial number of the server's certificate.
    var serial: Int {
        let certificate = SSL_get1_peer_certificate(ssl)
        defer { X509_free(certificate) }
        return ASN1_INTEGER_get(X509_get0_serialNumber(certificate))
    }
}
