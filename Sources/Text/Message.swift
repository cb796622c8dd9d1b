// SPDX-License-Identifier: Apache-2.0

/// A sentence that is said in the language of its reader: an English pattern with numbered places, and what stands in them.
///
/// A literal is one: `"is \(text); the range is \(low) to \(high)"` has the pattern `is {0}; the range is {1} to {2}`,
/// by which a `TextCatalogue` finds the sentence of another language, with the same places in the order of that
/// language. English is the pattern itself. What stands in a place is quoted up to `Message.longest` characters, so that
/// no sentence is much longer than its pattern.
package struct Message: Sendable, Hashable {
    /// What stands in a place.
    enum Argument: Sendable, Hashable {
        case text(String)
        case list([String])
        case number(Int)
        indirect case message(Message)
        /// A text that is not cut.
        case whole(String)
    }

    /// The English sentence with places `{0}`, or `{0|# seat|# seats}` where the words depend on a number, which is `#`.
    package private(set) var pattern: String
    private(set) var arguments: [Argument]

    /// The most characters that are quoted of a value.
    package static let longest = 100
    /// The most entries that are quoted of a list.
    static let mostEntries = 64

    private init(_ pattern: String, _ arguments: [Argument]) {
        self.pattern = pattern
        self.arguments = arguments
    }

    /// A text that is the same in every language and is not cut.
    package init(verbatim text: String) { self.init("{0}", [.whole(text)]) }

    /// A sentence whose literal is too long for one line.
    package static func + (first: Message, second: Message) -> Message {
        Message(
            first.pattern + Template.shifted(second.pattern, by: first.arguments.count),
            first.arguments + second.arguments)
    }
}

extension Message: ExpressibleByStringInterpolation {
    package init(stringLiteral text: String) { self.init(text, []) }

    package init(stringInterpolation pieces: Pieces) { self.init(pieces.pattern, pieces.arguments) }

    /// What stands between the quotes of a literal.
    package struct Pieces: StringInterpolationProtocol {
        fileprivate var pattern = ""
        fileprivate var arguments: [Argument] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            pattern.reserveCapacity(literalCapacity + interpolationCount * 3)
        }

        package mutating func appendLiteral(_ text: String) { pattern += text }

        private mutating func append(_ argument: Argument, _ forms: String = "") {
            pattern += "{\(arguments.count)\(forms)}"
            arguments.append(argument)
        }

        /// A value, as it was written.
        package mutating func appendInterpolation(_ text: String) { append(.text(text)) }

        /// A value by its description.
        package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            append(.text(value.description))
        }

        /// Values with commas between them.
        package mutating func appendInterpolation(_ list: [String]) { append(.list(list)) }

        /// A number.
        package mutating func appendInterpolation(_ number: Int) { append(.number(number)) }

        /// Words that depend on a number: `\(seats, "# seat", "# seats")`.
        package mutating func appendInterpolation(_ number: Int, _ one: String, _ other: String) {
            append(.number(number), "|\(one)|\(other)")
        }

        /// A part that has a sentence of its own in each language.
        package mutating func appendInterpolation(_ message: Message) { append(.message(message)) }
    }
}

extension Message: CustomStringConvertible {
    /// The sentence in English.
    package var description: String { text(in: .english) }

    /// The sentence in the language of a catalogue.
    package func text(in catalogue: TextCatalogue) -> String {
        catalogue.template(of: self).filled { place in
            guard let index = Int(place.name), arguments.indices.contains(index) else { return "" }
            let argument = arguments[index]
            switch argument {
            case _ where place.forms.isEmpty: return argument.text(in: catalogue)
            case .number(let number): return catalogue.plurals.words(for: number, among: place.forms)
            default: return catalogue.plurals.words(forWritten: argument.text(in: catalogue), among: place.forms)
            }
        }
    }
}

extension Message.Argument {
    fileprivate func text(in catalogue: TextCatalogue) -> String {
        switch self {
        case .text(let text): text.quotable
        case .list(let entries):
            entries.prefix(Message.mostEntries).map(\.quotable).joined(separator: ", ")
                + (entries.count > Message.mostEntries ? ", …" : "")
        case .number(let number): String(number)
        case .message(let message): message.text(in: catalogue)
        case .whole(let text): text
        }
    }
}

extension String {
    /// The text, or its beginning and an ellipsis where it is long. By scalars, as one character can have any number of them.
    package var quotable: String {
        guard utf8.count > Message.longest, unicodeScalars.count > Message.longest else { return self }
        var text = ""
        text.unicodeScalars.append(contentsOf: unicodeScalars.prefix(Message.longest - 1))
        return text + "…"
    }
}
