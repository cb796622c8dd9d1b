// SPDX-License-Identifier: Apache-2.0

/// A complete request: what the client asked, as a value.
package struct Request: Sendable {
    /// What is asked for (RFC 9110 9).
    package var method: Method
    /// The target in origin form (RFC 9112 3.2.1), percent-encoded as it was sent; `*` for `OPTIONS *`.
    package var target: String
    /// The path before the first "?", percent-encoded.
    package var path: String
    /// What follows the first "?", percent-encoded; nil where there is none.
    package var query: String?
    /// 1 of HTTP/1.1, 0 of HTTP/1.0.
    package var minorVersion: Int
    /// The field lines of the head; trailers are dropped.
    package var fields: Fields
    /// The content, without the framing it came in; empty where there was none.
    package var body: [UInt8]
    /// Whether the client wants the connection to go on after the answer (RFC 9112 9.3).
    package let keepsAlive: Bool

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
        self.method = method
        self.target = target
        self.fields = fields
        self.body = body
        self.minorVersion = minorVersion
        self.keepsAlive = keepsAlive
        if let mark = target.utf8.firstIndex(of: Grammar.question) {
            path = String(target[..<mark])
            query = String(target[target.utf8.index(after: mark)...])
        } else {
            path = target
            query = nil
        }
    }
}
