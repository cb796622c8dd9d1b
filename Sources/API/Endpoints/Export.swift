// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Registry

/// `/v1/export.ndjson`: the whole dataset, one record a line, made while it is sent.
enum Export {
    static var endpoints: [Endpoint] {
        [
            Endpoint(
                .get, "/v1/export", operation: "exportDataset", parameters: ["format", "include", "lang"],
                formats: [.ndjson], export)
        ]
    }

    /// Bytes of lines in a piece, more or less: what is in memory at a time for each reader.
    private static let pieceBytes = 32_768

    private enum Inclusion: String, CaseIterable { case sources }

    /// One kind of record, found by number.
    private struct Kind: Sendable {
        let name: String
        let count: @Sendable (Registry) -> Int
        let item: @Sendable (Registry, Int, Language) -> Item
    }

    /// In the order of the export, in which whatever a record refers to by id comes later or earlier; readers keep all.
    private static var kinds: [Kind] {
        [
            Kind(name: "party", count: { $0.parties.items.count }) {
                Parties.item(of: $0.parties.items[$1], on: nil, $0, $2)
            },
            Kind(name: "electoral_system", count: { $0.systems.items.count }) {
                Systems.item(of: $0.systems.items[$1], $2)
            },
            Kind(name: "threshold", count: { $0.series.items.count }) {
                Thresholds.item(of: $0.series.items[$1], on: $0.country.datasetVersion.firstDay, $2)
            },
            Kind(name: "election", count: { $0.elections.items.count }) {
                Elections.item(of: $0.elections.items[$1], $2)
            },
            Kind(name: "result", count: { $0.elections.items.reduce(0) { $0 + $1.results.count } }) {
                result($1, $0, $2)
            },
            Kind(name: "source", count: { $0.sources.items.count }) { registry, place, _ in
                Sources.item(of: registry.sources.items[place])
            },
        ]
    }

    /// Where the next piece begins.
    private struct Position: Sendable {
        var kind = 0
        var record = 0
        var hasHead = false
    }

    private static func export(_ call: Call) throws(Problem) -> Endpoint.Answer {
        let inclusions = call.parameters.choices("include", among: Inclusion.allCases.map(\.rawValue))
        try call.parameters.check()
        let registry = call.registry
        let language = call.language
        let provenance = inclusions.contains("sources")
        let kinds = kinds
        let stream = ContentStream(from: Position()) { position in
            piece(from: position, kinds, registry, language, provenance: provenance)
        }
        return .stream(stream, version: registry.version + language.rawValue)
    }

    private static func piece(
        from start: Position, _ kinds: [Kind], _ registry: Registry, _ language: Language, provenance: Bool
    ) -> (piece: [UInt8], next: Position)? {
        var position = start
        var lines: [UInt8] = []
        if !position.hasHead {
            lines += head(registry, language)
            position.hasHead = true
        }
        while lines.count < pieceBytes, position.kind < kinds.count {
            let kind = kinds[position.kind]
            guard position.record < kind.count(registry) else {
                position.kind += 1
                position.record = 0
                continue
            }
            let item = kind.item(registry, position.record, language)
            lines += JSONWriter.bytes(line(kind.name, item, language, provenance: provenance))
            position.record += 1
        }
        return lines.isEmpty ? nil : (lines, position)
    }

    /// The first line says what the others are from.
    private static func head(_ registry: Registry, _ language: Language) -> [UInt8] {
        JSONWriter.bytes([
            "data": [
                "attribution": .string(registry.country.attribution[language]),
                "dataset_version": .string(registry.version), "lang": .string(language.rawValue),
                "license": .string(registry.country.license),
            ],
            "kind": "dataset",
        ])
    }

    private static func line(_ kind: String, _ item: Item, _ language: Language, provenance: Bool) -> JSON {
        var members = [JSON.Member("data", item.json), JSON.Member("kind", .string(kind))]
        if provenance {
            let entries = item.supports.map { support in
                JSON.Member(JSONPointer(tokens: ["data"] + support.tokens).description, support.document(in: language))
            }
            members.append(JSON.Member("provenance", .object(entries)))
        }
        return .object(members)
    }

    /// Results are numbered through, election by election.
    private static func result(_ number: Int, _ registry: Registry, _ language: Language) -> Item {
        var rest = number
        for election in registry.elections.items {
            if rest < election.results.count {
                return Results.row(election.results[rest], of: election, .contemporary, registry, language)
            }
            rest -= election.results.count
        }
        return Item()
    }
}
