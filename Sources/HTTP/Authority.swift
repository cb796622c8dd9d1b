// SPDX-License-Identifier: Apache-2.0

/// `uri-host [ ":" port ]` (RFC 9110 4.2 and 7.2, RFC 3986 3.2), as it stands in `Host` and in targets.
enum Authority {
    /// What an authority consists of.
    struct Parts {
        var host: Range<Int>
        /// Nil where there is no colon; 0 where nothing follows it (RFC 3986 3.2.3 allows an empty port).
        var port: Int?
        var hasPort: Bool { port != nil && port != 0 }
    }

    /// The parts of an authority without user information, nil where it is not one.
    static func parse(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Parts? {
        var index = range.lowerBound
        if index < range.upperBound, bytes[index] == 0x5B {
            guard let end = literalEnd(bytes, range) else { return nil }
            index = end
        } else {
            while index < range.upperBound, Grammar.isRegisteredName(bytes[index]) { index += 1 }
        }
        let host = range.lowerBound..<index
        if index == range.upperBound { return Parts(host: host, port: nil) }
        guard bytes[index] == Grammar.colon, !host.isEmpty else { return nil }
        var port = 0
        for digit in index + 1..<range.upperBound {
            guard Grammar.isDigit(bytes[digit]) else { return nil }
            port = port * 10 + Int(bytes[digit] - 0x30)
            guard port <= 65_535 else { return nil }
        }
        return Parts(host: host, port: port)
    }

    /// The index after the bracket that closes an IP literal (RFC 3986 3.2.2), nil where it is none.
    private static func literalEnd(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var colons = 0
        for index in range.lowerBound + 1..<range.upperBound {
            switch bytes[index] {
            case 0x5D: return colons >= 2 ? index + 1 : nil
            case Grammar.colon: colons += 1
            case 0x2E: break  // an IPv4 address as the last 32 bits
            default: guard Grammar.hexValue(bytes[index]) != nil else { return nil }
            }
        }
        return nil
    }
}
