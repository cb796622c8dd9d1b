// SPDX-License-Identifier: Apache-2.0

/// Proactive negotiation (RFC 9110 12): which of the offers, in the server's order of preference, suits the client best.
///
/// Malformed elements are ignored; a field with no well-formed element counts as absent.
package enum Negotiation {
    /// The offered media type of the highest quality, nil where none is acceptable (RFC 9110 12.5.1).
    ///
    /// Equal qualities: the earlier offer. Every offer is UTF-8, so `charset=utf-8` in a range narrows nothing.
    package static func preferred(accept: String?, offers: [String]) -> Int? {
        let ranges = elements(accept).compactMap(MediaRange.init)
        guard !ranges.isEmpty else { return offers.isEmpty ? nil : 0 }
        return best(offers) { offer in
            guard let type = MediaRange(Element(value: offer, quality: 1000)) else { return 0 }
            // RFC 9110 12.5.1: the most specific range that applies gives the quality.
            return ranges.filter { $0.matches(type) }.max { $0.specificity < $1.specificity }?.quality ?? 0
        }
    }

    /// The offered language of the highest quality, nil where none is acceptable (RFC 9110 12.5.4, RFC 4647 3.4).
    ///
    /// Equal qualities: the language named first, as 12.5.4 describes clients' lists.
    package static func language(acceptLanguage: String?, offers: [String]) -> Int? {
        let ranges = elements(acceptLanguage).map { (tag: $0.value.lowercased(), quality: $0.quality) }
        guard !ranges.isEmpty else { return offers.isEmpty ? nil : 0 }
        var choice: (offer: Int, quality: Int, position: Int)?
        for (index, offer) in offers.enumerated() {
            guard let (position, quality) = languageQuality(offer.lowercased(), ranges), quality > 0 else { continue }
            if let known = choice, (known.quality, -known.position) >= (quality, -position) { continue }
            choice = (index, quality, position)
        }
        return choice?.offer
    }

    /// The offered content coding of the highest quality, nil where not even `identity` is acceptable (RFC 9110 12.5.3).
    ///
    /// Without the field every coding is acceptable, but only `identity` is sure to be understood.
    package static func coding(acceptEncoding: String?, offers: [String]) -> Int? {
        guard let acceptEncoding else { return offers.firstIndex(of: "identity") }
        let ranges = elements(acceptEncoding).map { (coding: $0.value.lowercased(), quality: $0.quality) }
        return best(offers) { offer in
            let names = offer == "gzip" ? ["gzip", "x-gzip"] : [offer]  // RFC 9110 8.4.1.3
            if let named = ranges.first(where: { names.contains($0.coding) }) { return named.quality }
            if let any = ranges.first(where: { $0.coding == "*" }) { return any.quality }
            // Rule 2 of 12.5.3: identity stays acceptable, at the lowest rank, unless it is excluded.
            return offer == "identity" ? 1 : 0
        }
    }

    /// Whether an answer in that coding is what the client would rather have than the plain bytes.
    package static func accepts(coding: String, acceptEncoding: String?) -> Bool {
        self.coding(acceptEncoding: acceptEncoding, offers: [coding, "identity"]) == 0
    }

    /// An element of a list with its weight in thousandths.
    struct Element {
        var value: Substring
        var quality: Int

        init(value: String, quality: Int) {
            self.value = value[...]
            self.quality = quality
        }

        /// An element such as `text/html;level=1;q=0.5`; nil where its weight is malformed (RFC 9110 12.4.2).
        init?(_ text: Substring) {
            var kept: [Substring] = []
            var quality = 1000
            for part in text.split(separator: ";", omittingEmptySubsequences: false) {
                let part = part.trimmed
                if !kept.isEmpty, part.hasPrefix("q=") || part.hasPrefix("Q=") {
                    guard let weight = Self.thousandths(part.dropFirst(2)) else { return nil }
                    quality = weight
                    break  // What follows the weight was the accept-ext of RFC 7231, which nobody used.
                }
                kept.append(part)
            }
            guard let first = kept.first, !first.isEmpty else { return nil }
            value = kept.joined(separator: ";")[...]
            self.quality = quality
        }

        /// `0`, `1` or up to three decimals between them.
        static func thousandths(_ text: Substring) -> Int? {
            let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts[0] == "0" || parts[0] == "1" else { return nil }
            let decimals = parts.count == 2 ? parts[1] : ""
            guard decimals.utf8.count <= 3, decimals.utf8.allSatisfy(Grammar.isDigit) else { return nil }
            let digits = decimals + String(repeating: "0", count: 3 - decimals.utf8.count)
            guard let fraction = Int(digits), parts[0] == "0" || fraction == 0 else { return nil }
            return parts[0] == "1" ? 1000 : fraction
        }
    }

    private static func elements(_ field: String?) -> [Element] {
        (field ?? "").split(separator: ",").compactMap { Element($0.trimmed) }
    }

    private static func best(_ offers: [String], quality: (String) -> Int) -> Int? {
        var choice: (offer: Int, quality: Int)?
        for (index, offer) in offers.enumerated() {
            let quality = quality(offer)
            if quality > choice?.quality ?? 0 { choice = (index, quality) }
        }
        return choice?.offer
    }

    /// The quality a list gives to a language and where in the list; a whole match wins over a prefix, that over `*`.
    private static func languageQuality(
        _ offer: String, _ ranges: [(tag: String, quality: Int)]
    ) -> (position: Int, quality: Int)? {
        let isMatch: [(String) -> Bool] = [
            { $0 == offer || offer.hasPrefix($0 + "-") },  // RFC 4647 3.3.1: basic filtering
            { $0.hasPrefix(offer + "-") },  // RFC 4647 3.4: the range is cut from its end, kk-KZ finds kk
            { $0 == "*" },
        ]
        for matches in isMatch {
            let found = ranges.enumerated().filter { matches($0.element.tag) }
            guard let best = found.max(by: { $0.element.quality < $1.element.quality }) else { continue }
            return (best.offset, best.element.quality)
        }
        return nil
    }
}

/// A media range of `Accept` (RFC 9110 12.5.1).
private struct MediaRange {
    var type: String
    var subtype: String
    var parameters: [String]
    var quality: Int

    init?(_ element: Negotiation.Element) {
        let parts = element.value.lowercased().split(separator: ";", omittingEmptySubsequences: false)
        let names = parts[0].split(separator: "/", omittingEmptySubsequences: false)
        guard names.count == 2, names.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Grammar.isToken) }),
            names[0] != "*" || names[1] == "*"
        else { return nil }
        type = String(names[0])
        subtype = String(names[1])
        parameters = parts.dropFirst().map { String($0.trimmed) }
            .filter { !$0.isEmpty && $0 != "charset=utf-8" && $0 != "charset=\"utf-8\"" }
        quality = element.quality
    }

    var specificity: Int { (type == "*" ? 0 : 1) + (subtype == "*" ? 0 : 1) + parameters.count }

    func matches(_ offer: MediaRange) -> Bool {
        (type == "*" || type == offer.type) && (subtype == "*" || subtype == offer.subtype)
            && parameters.allSatisfy(offer.parameters.contains)
    }
}

extension Substring {
    /// Without the spaces and tabs at both ends (OWS, RFC 9110 5.6.3).
    fileprivate var trimmed: Substring {
        var rest = utf8
        while let first = rest.first, Grammar.isWhitespace(first) { rest = rest.dropFirst() }
        while let last = rest.last, Grammar.isWhitespace(last) { rest = rest.dropLast() }
        return Substring(rest)
    }
}
