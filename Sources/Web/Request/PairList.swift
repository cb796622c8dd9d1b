// SPDX-License-Identifier: Apache-2.0

/// `a:1,b:2`: names and what belongs to each, as a query writes them. A comma, colon or backslash of a name has a backslash
/// before it.
package enum PairList {
    /// The pairs of a text; a value is nil where a name has none.
    ///
    /// By scalars, because a mark at the start of a name would make one character with the comma before it.
    package static func read(_ text: String) -> [(name: String, value: String?)] {
        var pairs: [(name: String, value: String?)] = [("", nil)]
        var isEscaped = false
        for scalar in text.unicodeScalars {
            let last = pairs.count - 1
            switch scalar {
            case "\\" where !isEscaped && pairs[last].value == nil:
                isEscaped = true
                continue
            case "," where !isEscaped: pairs.append(("", nil))
            case ":" where !isEscaped && pairs[last].value == nil: pairs[last].value = ""
            default:
                if pairs[last].value == nil {
                    pairs[last].name.unicodeScalars.append(scalar)
                } else {
                    pairs[last].value?.unicodeScalars.append(scalar)
                }
            }
            isEscaped = false
        }
        // A backslash at the very end escapes nothing and stays.
        if isEscaped { pairs[pairs.count - 1].name.append("\\") }
        return pairs
    }

    /// `a:b,c:d`: the groups of a and b and of c and d.
    package static func groups(_ text: String) -> [[String]] {
        var groups: [[String]] = [[""]]
        var isEscaped = false
        for scalar in text.unicodeScalars {
            let last = groups.count - 1
            switch scalar {
            case "\\" where !isEscaped:
                isEscaped = true
                continue
            case "," where !isEscaped: groups.append([""])
            case ":" where !isEscaped: groups[last].append("")
            default: groups[last][groups[last].count - 1].unicodeScalars.append(scalar)
            }
            isEscaped = false
        }
        return groups
    }

    /// The text of pairs; nil where there are none.
    package static func text(_ pairs: [(name: String, value: String)]) -> String? {
        guard !pairs.isEmpty else { return nil }
        var utf8: [UInt8] = []
        utf8.reserveCapacity(pairs.count * 24)
        for index in pairs.indices {
            if index > 0 { utf8.append(UInt8(ascii: ",")) }
            utf8.append(contentsOf: escaped(pairs[index].name).utf8)
            utf8.append(UInt8(ascii: ":"))
            utf8.append(contentsOf: pairs[index].value.utf8)
        }
        return String(decoding: utf8, as: UTF8.self)
    }

    /// A name as it stands in the text.
    package static func escaped(_ name: String) -> String {
        let isPlain = name.utf8.allSatisfy {
            $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "\\")
        }
        if isPlain { return name }
        var text = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            if scalar == "," || scalar == ":" || scalar == "\\" { text.append("\\") }
            text.append(scalar)
        }
        return String(text)
    }
}
