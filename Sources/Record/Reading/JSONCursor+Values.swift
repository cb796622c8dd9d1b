// SPDX-License-Identifier: Apache-2.0
package import JSON
package import Text

extension JSONCursor {
    /// `{"en", "ru", "kk"}`, all three.
    package func text() -> LocalizedText? {
        called("text", "A text in all three languages.").object { object in
            let english = object.required("en") { $0.string() }
            let russian = object.required("ru") { $0.string() }
            let kazakh = object.required("kk") { $0.string() }
            guard let english, let russian, let kazakh else { return nil }
            return LocalizedText(english: english, russian: russian, kazakh: kazakh)
        }
    }

    /// Text without control characters, which stand in no name and in no address.
    package func printable() -> String? {
        guard let text = string() else { return nil }
        // U+0000 to U+001F and U+007F to U+009F, all of the general category Cc.
        guard text.unicodeScalars.contains(where: { $0.value < 0x20 || 0x7F...0x9F ~= $0.value }) else { return text }
        return refuse("has a control character in it; remove it", kind: .value)
    }

    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    package func date() -> PartialDate? {
        guard let text = string(as: .date) else { return nil }
        return PartialDate(text)
            ?? refuse("is \"\(text)\"; a date is written YYYY-MM-DD, YYYY-MM or YYYY, as precise as the source")
    }

    /// Lowercase ASCII letters, digits, hyphens and, in keys, dots.
    package func identifier(dots: Bool = false) -> String? {
        guard let text = string(as: dots ? .key : .id) else { return nil }
        let legal = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: "-") || (dots && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")))
        }
        return legal ? text : refuse("is \"\(text)\"; an id has lowercase letters a-z, digits and hyphens only")
    }

    /// A number that is shown and not decided by.
    /// - Parameter schema: what else the reader expects of it.
    package func figure(as schema: @autoclosure () -> Schema = .number) -> Double? {
        guard let text = number(as: schema()) else { return nil }
        guard let value = Double(text), value.isFinite else {
            return refuse("is \(text); a number of at most 17 digits is expected")
        }
        return value
    }

    /// A share of a hundred that is shown and not decided by.
    func percentage() -> Double? {
        guard let value = figure(as: .number(from: 0, to: 100).named("percentage")) else { return nil }
        return (0...100).contains(value) ? value : refuse("is \(value); a percentage is 0 to 100", kind: .value)
    }

    /// People, votes or seats; so few that a sum of them over all results of an election is an `Int`.
    func headcount() -> Int? { called("headcount").integer(in: 0...1_000_000_000_000) }
}

// What fixtures of every kind are made of.
extension Schema {
    fileprivate static let id = string(matching: "^[a-z0-9-]+$").named("id").described(
        "Lowercase ASCII letters, digits and hyphens.")

    fileprivate static let key = string(matching: "^[a-z0-9._-]+$").named("key")

    fileprivate static let date = string(matching: "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$")
        .named("date").described("YYYY, YYYY-MM or YYYY-MM-DD, exactly as precise as the source.")

    /// The day of a version.
    static let day = string(matching: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
}
