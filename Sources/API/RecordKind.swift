// SPDX-License-Identifier: Apache-2.0
import Record
import Text

/// A kind of record of the dataset: how many there are, what each is, and where it is served.
struct RecordKind: Sendable {
    /// As the export calls it.
    let name: String
    let count: @Sendable (Record) -> Int
    let item: @Sendable (Record, Int, Language) -> Item
    /// The path that serves a record, and where it stands in the data of that answer.
    let place: @Sendable (Record, Int) -> (path: String, tokens: [String])

    /// All kinds, in the order of the export.
    static var all: [RecordKind] {
        [
            RecordKind("party", "/v1/parties", { $0.parties }) { Parties.item(of: $0, on: nil, $1, $2) },
            RecordKind(Lineages.resource, as: "lineage"), RecordKind(People.resource, as: "person"),
            RecordKind(Bodies.resource, as: "body"),
            RecordKind("election", "/v1/elections", { $0.elections }) { election, _, language in
                Elections.item(of: election, language)
            },
            RecordKind("result", below: "results", { $0.results.count + $0.answers.count }) {
                election, place, registry, language in
                Results.rows(of: election, .contemporary, registry, language)[place]
            },
            RecordKind("turnout", below: "turnout", Turnout.count(of:)) { election, place, _, language in
                Turnout.rows(of: election, language)[place]
            },
            RecordKind(Polls.resource, as: "poll"),
            RecordKind("electoral_system", "/v1/electoral-systems", { $0.systems }) { system, _, language in
                Systems.item(of: system, language)
            },
            RecordKind("threshold", "/v1/thresholds", { $0.series }) { series, registry, language in
                Thresholds.item(of: series, on: registry.country.datasetVersion.firstDay, language)
            },
            RecordKind(Events.resource, as: "event"), RecordKind(Statements.resource, as: "statement"),
            RecordKind(Conflicts.resource, as: "conflict"), RecordKind(Terms.resource, as: "term"),
            RecordKind(Changes.resource, as: "change"),
            RecordKind("source", "/v1/sources", { $0.sources }) { source, _, _ in Sources.item(of: source) },
        ]
    }

    /// Things that have a list.
    private init<Thing: Identified & Sendable>(
        _ name: String, _ path: String, _ things: @escaping @Sendable (Record) -> IdentifiedCollection<Thing>,
        _ item: @escaping @Sendable (Thing, Record, Language) -> Item
    ) {
        self.name = name
        count = { things($0).items.count }
        self.item = { registry, place, language in item(things(registry).items[place], registry, language) }
        place = { registry, place in ("\(path)/\(things(registry).items[place].id)", []) }
    }

    private init<Thing>(_ resource: Resource<Thing>, as name: String) {
        self.init(name, resource.path, resource.things, resource.item)
    }

    /// Rows of elections, numbered through, election by election.
    private init(
        _ name: String, below part: String, _ count: @escaping @Sendable (Election) -> Int,
        _ row: @escaping @Sendable (Election, Int, Record, Language) -> Item
    ) {
        /// The election of a number, and the place in it.
        @Sendable func find(_ number: Int, _ registry: Record) -> (Election, Int)? {
            var rest = number
            for election in registry.elections.items {
                let rows = count(election)
                if rest < rows { return (election, rest) }
                rest -= rows
            }
            return nil
        }
        self.name = name
        self.count = { $0.elections.items.reduce(0) { $0 + count($1) } }
        item = { registry, number, language in
            find(number, registry).map { row($0, $1, registry, language) } ?? Item()
        }
        place = { registry, number in
            find(number, registry).map { ("/v1/elections/\($0.id)/\(part)", [String($1)]) } ?? ("", [])
        }
    }
}
