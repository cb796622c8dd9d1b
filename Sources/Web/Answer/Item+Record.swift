// SPDX-License-Identifier: Apache-2.0
package import JSON
package import Record
package import Text

/// What records of all kinds are made of, as it is served.
extension Item {
    /// What a record is about, by ids.
    package mutating func set(_ about: RelatedRecords) {
        set(
            "about",
            [
                "bodies": .strings(about.bodies), "elections": .strings(about.elections),
                "parties": .strings(about.parties), "people": .strings(about.people),
                "systems": .strings(about.systems), "thresholds": .strings(about.thresholds),
            ])
    }

    /// The figures of a text.
    package mutating func set(_ figures: [Figure], in language: Language) {
        set("figures", figures.map { Item($0, in: language) })
    }

    /// One figure.
    package init(_ figure: Figure, in language: Language) {
        self.init()
        set("key", .string(figure.key))
        set("label", figure.label, in: language)
        set("value", figure.value.document(in: language))
        set("unit", .string(figure.unit))
    }

    /// Who has votes, seats or a share: `id`, `party`, `group`, `person`, `name`, `names` and `color`.
    /// - Parameter day: chooses the name of a party (the number YYYYMMDD); its name of today where there is none.
    package mutating func set(_ contestant: Contestant, on day: Int?, _ registry: Record, _ language: Language) {
        write(ContestantLabel(contestant, on: day, registry), in: language)
    }

    /// The same of a label.
    package mutating func write(_ label: ContestantLabel, in language: Language) {
        set("id", .string(label.contestant.id))
        set("party", .string(label.contestant.party))
        set("group", .string(label.group))
        set("person", .string(label.person))
        set("name", label.name, in: language)
        set("color", .string(label.colour))
    }
}

extension Scalar {
    /// A number or a string.
    package func document(in language: Language) -> JSON {
        switch self {
        case .number(let text): .number(text)
        case .string(let text): .string(text)
        case .text(let text): .string(text[language])
        }
    }

    /// The text in all languages; null where the value is the same in all.
    package var texts: JSON { if case .text(let text) = self { .text(text) } else { .null } }
}

extension Act {
    package func document(in language: Language) -> JSON {
        [
            "date": .string(date?.description), "number": .string(number), "source": .string(source),
            "title": .string(title[language]),
        ]
    }
}

extension Table.Column {
    /// A text in the asked language, and in all three.
    package static func texts(_ name: String, _ plural: String? = nil) -> [Table.Column] {
        let all = plural ?? name + "s"
        return [.init(name)] + ["en", "ru", "kk"].map { .init("\(name)_\($0)", "\(all)/\($0)") }
    }

    /// What a record is about.
    package static let about: [Table.Column] = ["parties", "people", "elections", "bodies"].map {
        .init($0, "about/\($0)")
    }
}
