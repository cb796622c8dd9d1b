// SPDX-License-Identifier: Apache-2.0

/// The field lines of a response, rendered once and shared by copy-on-write.
///
/// `Date`, `Content-Length` and `Connection` are not among them: `ResponseEncoder` writes these.
package struct ResponseFields: Sendable {
    /// `name: value CRLF` for every line.
    package private(set) var bytes: [UInt8] = []

    /// No field lines.
    package init() {}

    /// Adds a line; CR, LF, NUL and other control bytes of the value become spaces (RFC 9110 5.5).
    ///
    /// The name is a literal of the program, so a client can inject neither a name nor a line.
    package mutating func append(_ name: StaticString, _ value: String) {
        bytes.reserveCapacity(bytes.count + name.utf8CodeUnitCount + value.utf8.count + 4)
        bytes.append(contentsOf: name.description.utf8)
        bytes.append(Grammar.colon)
        bytes.append(Grammar.space)
        if value.utf8.allSatisfy(Grammar.isFieldValue) {
            bytes.append(contentsOf: value.utf8)
        } else {
            for byte in value.utf8 { bytes.append(Grammar.isFieldValue(byte) ? byte : Grammar.space) }
        }
        bytes.append(Grammar.carriageReturn)
        bytes.append(Grammar.lineFeed)
    }

    /// Puts a line in the place of all lines of that name.
    package mutating func replace(_ name: StaticString, _ value: String) {
        let wanted = name.description.lowercased()
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count + value.utf8.count)
        for line in bytes.split(separator: Grammar.lineFeed) {
            let own = line.prefix { $0 != Grammar.colon }
            if String(decoding: own, as: UTF8.self).lowercased() == wanted { continue }
            kept.append(contentsOf: line)
            kept.append(Grammar.lineFeed)
        }
        bytes = kept
        append(name, value)
    }

    /// Puts each line in the place of all lines of its name.
    package mutating func replace(_ lines: [(name: StaticString, value: String)]) {
        for (name, value) in lines { replace(name, value) }
    }

    /// The value of the first line of that name in any case, nil where there is none.
    package func first(_ name: String) -> String? {
        let wanted = name.lowercased()
        for line in bytes.split(separator: Grammar.lineFeed) {
            guard let colon = line.firstIndex(of: Grammar.colon),
                String(decoding: line[..<colon], as: UTF8.self).lowercased() == wanted
            else { continue }
            return String(decoding: line[(colon + 2)...].dropLast(), as: UTF8.self)
        }
        return nil
    }
}
