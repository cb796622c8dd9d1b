// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import Text

/// What records of all kinds are made of, as it is served.
extension Item {
    /// What a record is about, by ids.
    mutating func set(_ about: RelatedRecords) {
        set(
            "about",
            [
                "bodies": .strings(about.bodies), "elections": .strings(about.elections),
                "parties": .strings(about.parties), "people": .strings(about.people),
                "systems": .strings(about.systems), "thresholds": .strings(about.thresholds),
            ])
    }

    /// The figures of a text.
    mutating func set(_ figures: [Figure], in language: Language) {
        set("figures", figures.map { Item($0, in: language) })
    }

    /// One figure.
    init(_ figure: Figure, in language: Language) {
        self.init()
        set("key", .string(figure.key))
        set("label", figure.label, in: language)
        set("value", figure.value.document(in: language))
        set("unit", .string(figure.unit))
    }

    /// Who has votes, seats or a share: `id`, `party`, `group`, `person`, `name`, `names` and `color`.
    /// - Parameter day: chooses the name of a party (the number YYYYMMDD); its name of today where there is none.
    mutating func set(_ holder: Contestant, on day: Int?, _ registry: Record, _ language: Language) {
        let party = holder.party.flatMap { registry.parties[$0] }
        var group: String?
        var person: String?
        let name: LocalizedText?
        switch holder {
        case .party: name = (day.flatMap { party?.name(on: $0) } ?? party?.currentName)?.short
        case .group(let id):
            group = id
            name = registry.country.groups[id]?.name
        case .candidate(let candidate):
            person = candidate.person
            name = candidate.name
        case .option(let text): name = text
        }
        set("id", .string(holder.id))
        set("party", .string(holder.party))
        set("group", .string(group))
        set("person", .string(person))
        set("name", name, in: language)
        set("color", .string(party?.colour?.hex))
    }
}

extension Scalar {
    /// A number or a string.
    func document(in language: Language) -> JSON {
        switch self {
        case .number(let text): .number(text)
        case .string(let text): .string(text)
        case .text(let text): .string(text[language])
        }
    }

    /// The text in all languages; null where the value is the same in all.
    var texts: JSON { if case .text(let text) = self { .text(text) } else { .null } }
}

extension Act {
    func document(in language: Language) -> JSON {
        [
            "date": .string(date?.description), "number": .string(number), "source": .string(source),
            "title": .string(title[language]),
        ]
    }
}

extension Table.Column {
    /// A text in the asked language, and in all three.
    static func texts(_ name: String, _ plural: String? = nil) -> [Table.Column] {
        let all = plural ?? name + "s"
        return [.init(name)] + ["en", "ru", "kk"].map { .init("\(name)_\($0)", "\(all)/\($0)") }
    }

    /// What a record is about.
    static let about: [Table.Column] = ["parties", "people", "elections", "bodies"].map { .init($0, "about/\($0)") }
}
