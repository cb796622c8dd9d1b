// SPDX-License-Identifier: Apache-2.0
package import JSON

/// The JSON Schemas of fixtures, by which editors complete and check: what the readers of each kind ask for (`Schema.read`).
package enum FixtureSchemas {
    /// The file of what fixtures of several kinds are made of.
    private static let common = "common.schema.json"

    /// Each schema by the name of its file: that of the folder of a kind, or of the fixture that is alone of its kind.
    package static var all: [(file: String, schema: JSON)] {
        var components = Schema.Components(at: common + "#/$defs/")
        let files =
            Record.kinds.map { $0.schema(&components) } + [
                file("country", "The country and its dataset", .read(by: Country.read), &components),
                file(
                    "coverage", "Where each fact of the source articles is served", .read(by: CoveredFact.read),
                    &components),
            ]
        let definitions = components.schemas.map { JSON.Member($0.key, $0.value) }
        return files + [document(common, "What fixtures of every kind are made of", ["$defs": .object(definitions)])]
    }

    fileprivate static func file(
        _ name: String, _ title: String, _ schema: Schema, _ components: inout Schema.Components
    ) -> (file: String, schema: JSON) {
        document(name + ".schema.json", title, components.json(schema))
    }

    private static func document(_ file: String, _ title: String, _ schema: JSON) -> (file: String, schema: JSON) {
        guard case .object(let members) = schema else { return (file, schema) }
        let head: [JSON.Member] = [
            JSON.Member("$schema", "https://json-schema.org/draft/2020-12/schema"),
            JSON.Member("$id", .string(file)), JSON.Member("title", .string(title)),
        ]
        return (file, .object(head + members))
    }
}

extension Recorded {
    /// The schema of the files of their folder.
    fileprivate static func schema(_ components: inout Schema.Components) -> (file: String, schema: JSON) {
        FixtureSchemas.file(folder, recordKind.title, .read(by: records), &components)
    }
}
