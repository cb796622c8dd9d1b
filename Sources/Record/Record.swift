// SPDX-License-Identifier: Apache-2.0
package import Text

/// The dataset: parties, elections, bodies, people, law, events, statements, and the sources of all of them.
///
/// * It is read once from the fixtures under `Resources/` (`Record.kinds` lists them), cross-checked as a whole
///   (`Record+Validation`), and never changes afterwards: each holder of a record has one consistent edition.
/// * A fixture that does not decode, a reference that leads nowhere or a sum that does not add up is a `FixtureFault`;
///   all faults are reported, and a record with a fault does not come into being.
/// * Every figure is a `Claim`: the value, its sources, how well they support it, and what other sources say instead.
/// * Rules of law are data here too: an electoral system holds `Electoral.Rules`, which `Electoral.count` interprets.
package final class Record: Sendable {
    package let country: Country
    /// By id.
    package let sources: IdentifiedCollection<Source>
    /// By id.
    package let parties: IdentifiedCollection<Party>
    /// By date.
    package let elections: IdentifiedCollection<Election>
    /// By the day they came into force.
    package let systems: IdentifiedCollection<ElectoralSystem>
    /// By key.
    package let series: IdentifiedCollection<LegalParameter>
    /// By the day they came into being.
    package let bodies: IdentifiedCollection<Body>
    /// By date.
    package let lineage: IdentifiedCollection<Lineage>
    /// By id.
    package let people: IdentifiedCollection<Person>
    /// By fieldwork.
    package let polls: IdentifiedCollection<Poll>
    /// By date.
    package let events: IdentifiedCollection<Event>
    /// By date.
    package let statements: IdentifiedCollection<Statement>
    /// By id.
    package let conflicts: IdentifiedCollection<Conflict>
    /// By id.
    package let terms: IdentifiedCollection<Term>
    /// The newest first.
    package let changes: IdentifiedCollection<Change>
    /// Every name of all of them.
    package let names: NameIndex
    /// What a party is called and painted, by id and alias; a count shows no more of a party than this.
    package let labels: [String: Label]
    /// A number that changes with any byte of any fixture (FNV-1a, 64 bits).
    package let fingerprint: UInt64
    /// The dataset's version and fingerprint, such as `2026-11-21+8f3a12cd90b1e744`.
    package let version: String
    /// The sentences in which programs tell of all this, in each language; they are no part of the dataset's version.
    package let texts: Texts

    /// The short name and the colour of a party of today.
    package struct Label: Sendable {
        package let name: LocalizedText
        /// `#RRGGBB`.
        package let colour: String?
    }

    /// Every kind of record; faults are told in this order, so that a cause stands before what follows from it.
    package static let kinds: [any Recorded.Type] = [
        Source.self, Party.self, ElectoralSystem.self, Election.self, LegalParameter.self, Body.self, Lineage.self,
        Person.self, Poll.self, Event.self, Statement.self, Conflict.self, Term.self, Change.self,
    ]

    /// The kinds that are searched; of equally good finds, those of the first one come first.
    package static let searchedKinds = kinds.compactMap { $0.searchRank }.sorted { $0.rank < $1.rank }.map(\.name)

    /// What a reader found, in the order in which it is served.
    init(country: Country, _ reader: FixtureReader, fingerprint: UInt64, texts: Texts) {
        self.country = country
        self.texts = texts
        sources = reader.collection()
        parties = reader.collection()
        elections = reader.collection()
        systems = reader.collection()
        series = reader.collection()
        bodies = reader.collection()
        lineage = reader.collection()
        people = reader.collection()
        polls = reader.collection()
        events = reader.collection()
        statements = reader.collection()
        conflicts = reader.collection()
        terms = reader.collection()
        changes = reader.collection()
        names = NameIndex(Self.kinds.flatMap { reader.names(of: $0) }, kinds: Self.searchedKinds)
        self.fingerprint = fingerprint
        let digits = String(fingerprint, radix: 16)
        version = "\(country.datasetVersion)+" + String(repeating: "0", count: 16 - digits.utf8.count) + digits
        var labels: [String: Label] = [:]
        for handle in parties.idsAndAliases {
            labels[handle] = parties[handle].map { Label(name: $0.currentName.short, colour: $0.colour?.hex) }
        }
        self.labels = labels
    }

    /// The rules by which an election was held; nil where none are on record.
    package func system(of election: Election) -> ElectoralSystem? { election.system.flatMap { systems[$0] } }

    /// The day on which an event last changed: that of the first version of the dataset where nothing later is listed.
    package func updated(_ event: Event) -> PartialDate {
        event.updated ?? changes.items.last?.date ?? country.datasetVersion
    }
}
