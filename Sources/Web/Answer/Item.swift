// SPDX-License-Identifier: Apache-2.0
package import Electoral
package import JSON
package import Record
package import Text

/// A JSON object in the making that remembers on what its figures rest.
package struct Item {
    /// Support of one value.
    package struct Support {
        /// Where the value stands, below this item.
        package let tokens: [String]
        package let evidence: Evidence
        /// What other sources give instead.
        package let alternatives: [(value: JSON, evidence: Evidence)]
        /// What the object is called that the value stands in, or else one around it; nil where none has a name.
        package var subject: String?
    }

    package private(set) var members: [JSON.Member] = []
    package private(set) var supports: [Support] = []

    package init() { members.reserveCapacity(16) }

    /// An item that `write` fills.
    package init(_ write: (inout Item) -> Void) {
        self.init()
        write(&self)
    }

    package var json: JSON { .object(members) }

    package subscript(name: String) -> JSON? { members.first { $0.name == name }?.value }

    /// What figures rest on, each with what the object is called that it stands in.
    package var named: [Support] {
        let name = self["name"]?.text
        return supports.map { $0.about($0.subject ?? name) }
    }

    /// What figures of a row rest on, each with what the row is called.
    package var namedAsRow: [Support] {
        let name = self["name"]?.text ?? self["id"]?.text
        return supports.map { $0.about(name) }
    }

    /// A plain value.
    package mutating func set(_ name: String, _ value: JSON) { members.append(JSON.Member(name, value)) }

    /// A claimed value, or null.
    mutating func set<Value>(_ name: String, _ claim: Claim<Value>?, _ render: (Value) -> JSON) {
        set(name, claim.map { render($0.value) } ?? .null)
        if let claim { rest(name, on: claim, render) }
    }

    /// Says that one member is the value of a claim.
    package mutating func rest<Value>(_ name: String, on claim: Claim<Value>, _ render: (Value) -> JSON) {
        supports.append(
            Support(
                tokens: [name], evidence: claim.evidence,
                alternatives: claim.alternatives.map { (render($0.value), $0.evidence) }))
    }

    /// A claimed whole number, or null.
    package mutating func set(_ name: String, _ claim: Claim<Int>?) { set(name, claim) { .integer($0) } }

    /// A claimed number, or null.
    package mutating func set(_ name: String, _ claim: Claim<Double>?) { set(name, claim) { .figure($0) } }

    /// A claimed date, or null.
    package mutating func set(_ name: String, _ claim: Claim<PartialDate>?) {
        set(name, claim) { .string($0.description) }
    }

    /// A date, or null.
    package mutating func set(_ name: String, _ date: PartialDate?) { set(name, .string(date?.description)) }

    /// A text in the asked language, and in all under the plural of its name.
    package mutating func set(_ name: String, _ text: LocalizedText?, in language: Language) {
        set(name, .string(text?[language]))
        set(name + "s", text.map(JSON.text) ?? .null)
    }

    /// An object with support of its own.
    package mutating func set(_ name: String, _ item: Item?) {
        set(name, item?.json ?? .null)
        supports += (item?.named ?? []).map { $0.below([name]) }
    }

    /// An array of objects with support of their own.
    package mutating func set(_ name: String, _ items: [Item]) {
        set(name, .array(items.map(\.json)))
        for (index, item) in items.enumerated() { supports += item.named.map { $0.below([name, String(index)]) } }
    }

    /// Says on what the whole item rests.
    package mutating func rest(on evidence: Evidence) {
        supports.append(Support(tokens: [], evidence: evidence, alternatives: []))
    }

    /// Says on what one member rests.
    package mutating func rest(_ name: String, on evidence: Evidence) {
        supports.append(Support(tokens: [name], evidence: evidence, alternatives: []))
    }

    /// The same item with some of its members only.
    package func keeping(_ names: [String]) -> Item {
        var item = self
        item.members = members.filter { names.contains($0.name) }
        item.supports = supports.filter { $0.tokens.first.map(names.contains) ?? true }
        return item
    }
}

extension Item.Support {
    func below(_ path: [String]) -> Item.Support {
        Item.Support(tokens: path + tokens, evidence: evidence, alternatives: alternatives, subject: subject)
    }

    func about(_ subject: String?) -> Item.Support {
        Item.Support(tokens: tokens, evidence: evidence, alternatives: alternatives, subject: subject)
    }

    /// `{"sources", "confidence", "note", "alternatives"}`.
    package func document(in language: Language) -> JSON {
        var document = evidence.members(in: language)
        if !alternatives.isEmpty {
            document.append(
                JSON.Member(
                    "alternatives",
                    .array(
                        alternatives.map { value, evidence in
                            .object([JSON.Member("value", value)] + evidence.members(in: language))
                        })))
        }
        return .object(document)
    }
}

extension Evidence {
    fileprivate func members(in language: Language) -> [JSON.Member] {
        [JSON.Member("sources", .strings(sources)), JSON.Member("confidence", .string(confidence.rawValue))]
            + (note.map { [JSON.Member("note", .string($0[language]))] } ?? [])
    }
}

extension JSON {
    /// `{"en", "ru", "kk"}`.
    package static func text(_ text: LocalizedText) -> JSON {
        ["en": .string(text.english), "kk": .string(text.kazakh), "ru": .string(text.russian)]
    }

    /// A number that is shown, in its shortest form: 5, not 5.0.
    package static func figure(_ value: Double) -> JSON {
        let text = value.description
        return .number(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
    }

    /// A number that is shown, rounded to two decimals.
    package static func rounded(_ value: Double) -> JSON { figure((value * 100).rounded() / 100) }

    /// A fraction as a decimal number of at most so many places.
    package static func decimal(_ ratio: Ratio, places: Int) -> JSON {
        .number(ratio.decimal(places: places, trimmed: true))
    }

    /// Part of a whole in per cent, to two decimals.
    package static func percent(_ part: UInt128, of whole: UInt128) -> JSON {
        decimal(.percent(part, of: whole), places: 2)
    }
}
