// SPDX-License-Identifier: Apache-2.0

/// How wide text is, and what of it fits.
///
/// A chart cannot ask the reader's machine for its fonts, so text is measured by the advances of DejaVu Sans, the widest
/// of the common sans-serif fonts; another font only leaves some room.
package enum Lettering {
    /// Advances in thousandths of the size, of all that is not as wide as a plain letter of its kind.
    private static let advances: [Unicode.Scalar: Int] = {
        let table: [(Int, String)] = [
            (300, "ijlI|'.,:;J\u{2019}\u{A0} іїјІЇ!"), (400, "frt()[]/\\-"), (530, "cszkxvy?*\"«»"),
            (990, "mW%@"), (880, "wMщшжыюф\u{2014}\u{2026}"), (800, "OQGN&DHU#+=<>~^мдӘҢҚҺ"), (1100, "ЖШЩЮЫФМ№"),
        ]
        var advances: [Unicode.Scalar: Int] = [:]
        for (advance, letters) in table {
            for scalar in letters.unicodeScalars { advances[scalar] = advance }
        }
        return advances
    }()

    /// The advances of the first scalars, which are most of all text.
    private static let common: [Int] = (0..<0x530).map { code in
        Unicode.Scalar(UInt32(code)).map { advance(of: $0, known: advances[$0]) } ?? 0
    }

    private static func advance(of scalar: Unicode.Scalar, known: Int?) -> Int {
        if let known { return known }
        switch scalar.value {
        case 0x300...0x36F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F: return 0
        case 0x41...0x5A, 0xC0...0xDE: return 720
        case 0x410...0x42F, 0x490...0x4FF: return 760
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0x1F000...0x3FFFD:
            return 1100
        default: return 660
        }
    }

    /// The width of a line in pixels, rather too large than too small.
    package static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
        var thousandths = 0
        for scalar in text.unicodeScalars {
            thousandths += scalar.value < 0x530 ? common[Int(scalar.value)] : advance(of: scalar, known: nil)
        }
        return Double(thousandths) * size * (isBold ? 1.1 : 1) / 1000
    }

    /// The longest beginning of a text that is no wider than `width`, with "…" where something is left out.
    package static func fitted(_ text: String, width limit: Double, size: Double, isBold: Bool = false) -> String {
        // A text of more characters than pixels does not fit, and need not be measured as a whole.
        let text = clipped(text, to: max(Int(limit / size * 4), 1))
        // The room for a text may be what was left of a sum with its own width.
        if width(text, size: size, isBold: isBold) <= limit + 0.01 { return text }
        var kept = ""
        var used = width("…", size: size, isBold: isBold)
        for character in text {
            used += width(String(character), size: size, isBold: isBold)
            if used > limit { break }
            kept.append(character)
        }
        while kept.last == " " { kept.removeLast() }
        return balanced(kept + "…")
    }

    /// A text in lines no wider than `width`, broken at spaces; the last of at most `count` lines ends in "…" where more
    /// follows.
    package static func lines(
        _ text: String, width limit: Double, size: Double, isBold: Bool = false, count: Int
    ) -> [String] {
        var words = clipped(text, to: Int(limit / size * 4) * count).split(separator: " ")[...]
        var lines: [String] = []
        while let first = words.first, lines.count < count {
            if lines.count == count - 1 {
                lines.append(fitted(words.joined(separator: " "), width: limit, size: size, isBold: isBold))
                break
            }
            var line = String(first)
            words.removeFirst()
            while let next = words.first, width(line + " " + next, size: size, isBold: isBold) <= limit {
                line += " " + next
                words.removeFirst()
            }
            lines.append(fitted(line, width: limit, size: size, isBold: isBold))
        }
        return lines
    }

    /// A text that others gave, as one line that leaves the text around it alone: white space is one space, what turns
    /// the direction of writing is taken out, and what is written from right to left is isolated (UAX #9).
    package static func safe(_ text: String, limit: Int = 300) -> String {
        var line = String.UnicodeScalarView()
        var isRightToLeft = false
        var marks = 0
        for scalar in text.unicodeScalars {
            if line.count > limit * 4 { break }
            switch scalar.value {
            case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x61C: continue
            case 0x09, 0x0A, 0x0D, 0x20, 0x2028, 0x2029:
                if line.last != " ", !line.isEmpty { line.append(" ") }
                continue
            case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
                isRightToLeft = true
            default: break
            }
            // No script needs more than a few marks on one letter; a tower of them would cover other text.
            marks = scalar.value >= 0x300 && scalar.properties.generalCategory.isMark ? marks + 1 : 0
            if marks <= 4 { line.append(scalar) }
        }
        while line.last == " " { line.removeLast() }
        let text = clipped(String(line), to: limit)
        return isRightToLeft ? "\u{2068}\(text)\u{2069}" : text
    }

    /// At most so many characters, with "…" in the place of the others.
    private static func clipped(_ text: String, to count: Int) -> String {
        guard let end = text.index(text.startIndex, offsetBy: max(count, 1), limitedBy: text.endIndex),
            end < text.endIndex
        else { return text }
        return balanced(text[..<end] + "…")
    }

    /// An isolate that is opened is closed.
    private static func balanced(_ text: String) -> String {
        let open = text.unicodeScalars.reduce(0) { depth, scalar in
            scalar.value == 0x2068 ? depth + 1 : scalar.value == 0x2069 ? max(depth - 1, 0) : depth
        }
        return text + String(repeating: "\u{2069}", count: open)
    }
}

extension Unicode.GeneralCategory {
    /// Whether it is put on the character before.
    fileprivate var isMark: Bool { self == .nonspacingMark || self == .enclosingMark }
}
