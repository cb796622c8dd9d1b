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
            while index < range.upperBound, Grammar.isRegisteredName(bytes[index]) {
                // RFC 3986 2.1: two hexadecimal digits follow a percent sign.
                if bytes[index] == Grammar.percent {
                    guard range.upperBound - index > 2, Grammar.hexValue(bytes[index + 1]) != nil,
                        Grammar.hexValue(bytes[index + 2]) != nil
                    else { return nil }
                }
                index += 1
            }
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

    /// The index after the bracket that closes an IPv6 literal (RFC 3986 3.2.2), nil where it is none.
    ///
    /// The other form of a literal, IPvFuture, has no address in use, and so it is refused as well.
    private static func literalEnd(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var end = range.lowerBound + 1
        while end < range.upperBound, bytes[end] != 0x5D { end += 1 }
        return end < range.upperBound && isIPv6(bytes, range.lowerBound + 1..<end) ? end + 1 : nil
    }

    /// Eight groups of one to four digits, or fewer and one `::`; the last two may be an IPv4 address.
    private static func isIPv6(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var groups = 0
        var hasGap = false
        var index = range.lowerBound
        while index < range.upperBound {
            var end = index
            while end < range.upperBound, Grammar.hexValue(bytes[end]) != nil { end += 1 }
            if end < range.upperBound, bytes[end] == 0x2E {
                guard isIPv4(bytes, index..<range.upperBound) else { return false }
                groups += 2
                break
            }
            guard end - index <= 4 else { return false }
            if end > index {
                groups += 1
                if end == range.upperBound { break }
            }
            guard bytes[end] == Grammar.colon else { return false }
            if end + 1 < range.upperBound, bytes[end + 1] == Grammar.colon {
                guard !hasGap else { return false }
                hasGap = true
                index = end + 2
            } else {
                // A single colon stands between two groups.
                guard end > index, end + 1 < range.upperBound else { return false }
                index = end + 1
            }
        }
        return hasGap ? groups <= 7 : groups == 8
    }

    /// Four numbers from 0 to 255 without leading zeros.
    private static func isIPv4(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var points = 0
        var number: Int?
        for index in range {
            if Grammar.isDigit(bytes[index]) {
                guard number != 0 else { return false }
                number = (number ?? 0) * 10 + Int(bytes[index] - 0x30)
                guard number ?? 0 <= 255 else { return false }
            } else {
                guard bytes[index] == 0x2E, number != nil else { return false }
                points += 1
                number = nil
            }
        }
        return points == 3 && number != nil
    }
}
