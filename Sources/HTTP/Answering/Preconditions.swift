// SPDX-License-Identifier: Apache-2.0

/// Conditional requests (RFC 9110 13) in the order of precedence of 13.2.2.
package enum Preconditions {
    /// What to do with a conditional request.
    package enum Outcome: Hashable, Sendable {
        /// Perform the method.
        case proceed
        /// Answer 304.
        case notModified
        /// Answer 412.
        case failed
    }

    /// Compares the conditions of a request with the selected representation.
    ///
    /// - Parameters:
    ///   - etag: the whole entity tag, quotes included, such as `"a1"` or `W/"a1"`.
    ///   - lastModified: seconds since 1970, nil where the representation has no date: date conditions are then ignored.
    package static func evaluate(_ request: Request, etag: String, lastModified: Int64?) -> Outcome {
        // RFC 9110 13.2.1: methods that select no representation ignore preconditions.
        switch request.method {
        case .connect, .options, .trace: return .proceed
        default: break
        }
        let isRead = request.method == .get || request.method == .head
        // Step 1, and step 2 where there is no If-Match.
        if let list = request.fields.combined("if-match") {
            guard matches(list, etag, weakly: false) else { return .failed }
        } else if let lastModified, let date = date(request.fields.values("if-unmodified-since")) {
            guard lastModified <= date else { return .failed }
        }
        // Step 3, and step 4 where there is no If-None-Match.
        if let list = request.fields.combined("if-none-match") {
            if matches(list, etag, weakly: true) { return isRead ? .notModified : .failed }
        } else if isRead, let lastModified, let date = date(request.fields.values("if-modified-since")) {
            if lastModified <= date { return .notModified }
        }
        return .proceed
    }

    /// RFC 9110 13.1.3 and 13.1.4: a field that is not one valid date is ignored.
    private static func date(_ values: [String]) -> Int64? {
        values.count == 1 ? HTTPDate.parse(values[0]) : nil
    }

    private static func matches(_ list: String, _ etag: String, weakly: Bool) -> Bool {
        if list == "*" { return true }
        let own = tags(etag).first
        return tags(list).contains { tag in
            guard let own, tag.opaque == own.opaque else { return false }
            // RFC 9110 8.8.3.2: the strong comparison needs both tags strong.
            return weakly || (!tag.isWeak && !own.isWeak)
        }
    }

    /// The entity tags of a list; a comma may stand inside of one (RFC 9110 8.8.3), so quotes decide.
    ///
    /// What is no entity tag ends the list: it matches nothing.
    private static func tags(_ list: String) -> [(isWeak: Bool, opaque: Substring.UTF8View)] {
        var tags: [(isWeak: Bool, opaque: Substring.UTF8View)] = []
        var rest = list[...].utf8
        while true {
            rest = rest.drop { Grammar.isWhitespace($0) || $0 == Grammar.comma }
            var isWeak = false
            if rest.starts(with: "W/".utf8) {
                isWeak = true
                rest = rest.dropFirst(2)
            }
            guard rest.first == Grammar.quote else { return tags }
            rest = rest.dropFirst()
            guard let end = rest.firstIndex(of: Grammar.quote) else { return tags }
            tags.append((isWeak, rest[..<end]))
            rest = rest[rest.index(after: end)...]
        }
    }
}

extension Substring.UTF8View {
    fileprivate static func == (left: Substring.UTF8View, right: Substring.UTF8View) -> Bool {
        left.elementsEqual(right)
    }
}
