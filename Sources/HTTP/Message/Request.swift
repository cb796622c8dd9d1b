// SPDX-License-Identifier: Apache-2.0

/// A complete request: what the client asked, as a value.
///
/// Copies share what they consist of, so that handing a request on costs a few references.
package struct Request: Sendable {
    private final class Head: Sendable {
        let method: Method
        let target: String
        let parts: Target
        let minorVersion: Int
        let keepsAlive: Bool

        init(_ method: Method, _ target: String, _ minorVersion: Int, keepsAlive: Bool) {
            self.method = method
            self.target = target
            self.minorVersion = minorVersion
            self.keepsAlive = keepsAlive
            parts = Target(target)
        }
    }

    private let head: Head
    /// The field lines of the head; trailers are dropped.
    package let fields: Fields
    /// The content, without the framing it came in; empty where there was none.
    package var body: [UInt8]

    /// What is asked for (RFC 9110 9).
    package var method: Method { head.method }
    /// The target in origin form (RFC 9112 3.2.1), percent-encoded as it was sent; `*` for `OPTIONS *`.
    package var target: String { head.target }
    /// The path before the first "?", percent-encoded.
    package var path: String { head.parts.path }
    /// What follows the first "?", percent-encoded; nil where there is none.
    package var query: String? { head.parts.query }
    /// 1 of HTTP/1.1, 0 of HTTP/1.0.
    package var minorVersion: Int { head.minorVersion }
    /// Whether the client wants the connection to go on after the answer (RFC 9112 9.3).
    package var keepsAlive: Bool { head.keepsAlive }

    /// A request of that target, which is split at its first "?".
    package init(
        method: Method, target: String, fields: Fields = Fields([]), body: [UInt8] = [], minorVersion: Int = 1
    ) {
        let options = (fields.combined("connection") ?? "").lowercased().split(separator: ",").map {
            $0.filter { $0 != " " && $0 != "\t" }
        }
        let keepsAlive = !options.contains("close") && (minorVersion > 0 || options.contains("keep-alive"))
        self.init(
            method: method, target: target, fields: fields, body: body, minorVersion: minorVersion,
            keepsAlive: keepsAlive)
    }

    /// The same for the decoder, which has read `Connection` already.
    init(method: Method, target: String, fields: Fields, body: [UInt8] = [], minorVersion: Int, keepsAlive: Bool) {
        head = Head(method, target, minorVersion, keepsAlive: keepsAlive)
        self.fields = fields
        self.body = body
    }
}
