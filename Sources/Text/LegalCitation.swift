// SPDX-License-Identifier: Apache-2.0

extension TextCatalogue {
    /// Where the law says something, such as `Art. 97-1(3)`, as this language cites: ст. 97-1, п. 3; 97-1-бап, 3-тармақ.
    /// - Parameter text: as records write it, which is the English form. What is not such a citation stays as it is.
    package func citation(_ text: String?) -> String? {
        guard let text, language != .english else { return text }
        return LegalCitation(text)?.text(in: self) ?? text
    }
}

/// A citation of the law, taken apart: `Const. Art. 50(3), 51(1); Ch. 13-1`.
///
/// Between semicolons stand an act, where it is another than the one named beside the citation, and provisions of it with
/// commas between them: articles (`Art. 97-1`, of which `(3)` is the third paragraph), chapters (`Ch.`) or points (`p.`).
package struct LegalCitation: Sendable {
    private enum Unit { case article, chapter, point }

    /// An article or chapter, or several (`50–51`), and what is meant of it.
    private struct Provision {
        let unit: Unit
        let number: String
        var paragraphs: [String] = []
        var subparagraph: String?
        var part: String?

        var isWhole: Bool { paragraphs.isEmpty && part == nil }
    }

    private enum Act {
        case constitution(year: String?)
        case law(number: String)
        case partyLaw, rules
    }

    private struct Clause {
        /// Whether it is where the rule stands now, after where it stood.
        var isNow = false
        var act: Act?
        var provisions: [Provision] = []
    }

    private var clauses: [Clause] = []

    /// Nil where the text is no citation of that form.
    package init?(_ text: String) {
        for part in text.split(separator: ";") {
            guard let clause = Self.clause(part.drop { $0 == " " }) else { return nil }
            clauses.append(clause)
        }
        if clauses.isEmpty { return nil }
    }
}

// MARK: - Reading

extension LegalCitation {
    private static func clause(_ text: Substring) -> Clause? {
        var (clause, unit, rest) = (Clause(), Unit?.none, text)
        clause.isNow = skip("now ", &rest)
        guard readAct(&rest, into: &clause) else { return nil }
        if rest.isEmpty { return clause.act == nil ? nil : clause }
        for piece in rest.split(separator: ",") {
            var rest = piece.drop { $0 == " " }
            if skip("Art. ", &rest) {
                unit = .article
            } else if skip("Ch. ", &rest) || skip("ch. ", &rest) {
                unit = .chapter
            } else if skip("p. ", &rest) {
                unit = .point
            }
            if rest.first == "(", let last = clause.provisions.indices.last {
                guard readParagraphs(&rest, into: &clause.provisions[last]) else { return nil }
            } else {
                guard let unit, var provision = Self.provision(&rest, unit),
                    readParagraphs(&rest, into: &provision)
                else { return nil }
                clause.provisions.append(provision)
            }
            guard rest.isEmpty else { return nil }
        }
        return clause
    }

    private static func readAct(_ rest: inout Substring, into clause: inout Clause) -> Bool {
        if skip("Const. ", &rest) {
            let year = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest.dropFirst(year.isEmpty ? 0 : year.count + 1)
            clause.act = .constitution(year: year.isEmpty ? nil : String(year))
        } else if skip("CL no. ", &rest) {
            let number = rest.prefix { $0 != " " }
            guard !number.isEmpty else { return false }
            rest = rest.dropFirst(number.count + 1)
            clause.act = .law(number: String(number))
        } else if skip("Party law ", &rest) || skip("party law ", &rest) {
            clause.act = .partyLaw
        } else if skip("Rules ", &rest) {
            clause.act = .rules
        }
        return true
    }

    /// `97-1`, or several as `50-51` and `113-1 to 113-5`: the number after the hyphen is larger only where it ends a range.
    private static func provision(_ rest: inout Substring, _ unit: Unit) -> Provision? {
        guard var number = Self.number(&rest) else { return nil }
        let parts = number.split(separator: "-").compactMap { Int($0) }
        if parts.count == 2, parts[0] < parts[1] { number = "\(parts[0])–\(parts[1])" }
        if skip(" to ", &rest) {
            guard let end = Self.number(&rest) else { return nil }
            number += "–" + end
        }
        return Provision(unit: unit, number: number)
    }

    /// `(3)`, `(2)-(4)`, `(1)(2)`, where the second is a subparagraph, and ` part 3`.
    private static func readParagraphs(_ rest: inout Substring, into provision: inout Provision) -> Bool {
        var isFirst = true
        while skip("(", &rest) {
            guard let number = Self.number(&rest), skip(")", &rest) else { return false }
            if isFirst {
                provision.paragraphs.append(number)
            } else {
                provision.subparagraph = number
            }
            isFirst = false
            if skip("-(", &rest) {
                guard let end = Self.number(&rest), skip(")", &rest), let last = provision.paragraphs.popLast() else {
                    return false
                }
                provision.paragraphs.append("\(last)–\(end)")
            }
        }
        if skip(" part ", &rest) {
            guard let number = Self.number(&rest) else { return false }
            provision.part = number
        }
        return true
    }

    /// Digits, with a hyphen and more of them where the law has put something in between: 97-1.
    private static func number(_ rest: inout Substring) -> String? {
        let text = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "-") }
        guard text.first?.isNumber == true, text.last?.isNumber == true else { return nil }
        rest = rest.dropFirst(text.count)
        return String(text)
    }

    private static func skip(_ prefix: String, _ rest: inout Substring) -> Bool {
        guard rest.hasPrefix(prefix) else { return false }
        rest = rest.dropFirst(prefix.count)
        return true
    }
}

// MARK: - Saying

extension LegalCitation {
    /// The citation in the language of a catalogue, by its section `citations`.
    package func text(in texts: TextCatalogue) -> String {
        clauses.map { Self.text($0, texts) }.joined(separator: "; ")
    }

    private static func text(_ clause: Clause, _ texts: TextCatalogue) -> String {
        var (parts, whole) = (clause.act.map { [text($0, texts)] } ?? [], [Provision]())
        for provision in clause.provisions {
            if let first = whole.first, !provision.isWhole || first.unit != provision.unit {
                parts.append(text(whole, texts))
                whole = []
            }
            if provision.isWhole {
                whole.append(provision)
            } else {
                parts += [text([provision], texts)] + details(provision, texts)
            }
        }
        if !whole.isEmpty { parts.append(text(whole, texts)) }
        let said = parts.joined(separator: ", ")
        return clause.isNow ? texts.text("citations.now", ["text": .text(said)]) : said
    }

    /// Articles or chapters of which nothing is said but their numbers.
    private static func text(_ provisions: [Provision], _ texts: TextCatalogue) -> String {
        let numbers = provisions.map(\.number).joined(separator: ", ")
        let areSeveral = provisions.count > 1 || numbers.contains("–")
        let key =
            switch provisions.first?.unit {
            case .chapter: areSeveral ? "citations.chapters" : "citations.chapter"
            case .point: areSeveral ? "citations.paragraphs" : "citations.paragraph"
            case .article, nil: areSeveral ? "citations.articles" : "citations.article"
            }
        return texts.text(key, ["number": .text(numbers)])
    }

    private static func details(_ provision: Provision, _ texts: TextCatalogue) -> [String] {
        var parts: [String] = []
        if !provision.paragraphs.isEmpty {
            let numbers = provision.paragraphs.joined(separator: ", ")
            let areSeveral = provision.paragraphs.count > 1 || numbers.contains("–")
            let key = areSeveral ? "citations.paragraphs" : "citations.paragraph"
            parts.append(texts.text(key, ["number": .text(numbers)]))
        }
        if let number = provision.subparagraph {
            parts.append(texts.text("citations.subparagraph", ["number": .text(number)]))
        }
        if let number = provision.part { parts.append(texts.text("citations.part", ["number": .text(number)])) }
        return parts
    }

    private static func text(_ act: Act, _ texts: TextCatalogue) -> String {
        switch act {
        case .constitution(nil): texts["citations.constitution"]
        case .constitution(let year?): texts.text("citations.constitution.of", ["year": .text(year)])
        case .law(let number): texts.text("citations.law", ["number": .text(number)])
        case .partyLaw: texts["citations.parties"]
        case .rules: texts["citations.rules"]
        }
    }
}
