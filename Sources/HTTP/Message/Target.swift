// SPDX-License-Identifier: Apache-2.0

/// Where a request leads, in origin form (RFC 9112 3.2.1): a path and what follows the first "?", percent-encoded as sent.
package struct Target: Sendable, Equatable {
    package let path: String
    /// Nil where there is no "?".
    package let query: String?

    /// Splits a target at its first "?".
    package init(_ text: String) {
        if let mark = text.utf8.firstIndex(of: Grammar.question) {
            path = String(text[..<mark])
            query = String(text[text.utf8.index(after: mark)...])
        } else {
            path = text
            query = nil
        }
    }

    package init(path: String, query: String?) {
        self.path = path
        self.query = query
    }

    /// The target as one text.
    package var text: String { query.map { path + "?" + $0 } ?? path }
}
