// SPDX-License-Identifier: Apache-2.0
import Gzip
import HTTP
import JSON
import Record
import Text
package import Web

/// `/v1/export`: the whole dataset, as NDJSON one record a line, made while it is sent, or as a zip of tables.
package enum Export {
    package static var operations: [Operation] {
        [
            Operation(
                .get, "/v1/export", id: "exportDataset", parameters: [.format, .includeInLines, .lang],
                formats: [.ndjson, .zip], export
            )
            .documented(
                OperationText(
                    .service, "The whole dataset",
                    """
                    As NDJSON one JSON object a line, each with its `kind` (`dataset` first, then `party`, \
                    `lineage`, `person`, `body`, `election`, `result`, `turnout`, `poll`, `electoral_system`, \
                    `threshold`, `event`, `statement`, `conflict`, `source`) and its `data`, as the other operations \
                    serve them. The lines are made while they are read, so the answer has no length. As a zip every \
                    table in CSV, with typed columns in `datapackage.json`. Both have a strong ETag that changes \
                    with the dataset. Usually asked for as `/v1/export.ndjson` and `/v1/export.zip`.
                    """, .content([("application/x-ndjson", .string), ("application/zip", .string)]),
                    example: "/v1/export.zip"))
        ]
    }

    /// Bytes of lines in a piece, more or less: what is in memory at a time for each reader.
    private static let pieceBytes = 32_768

    /// Where the next piece begins.
    private struct Position: Sendable {
        var kind = 0
        var record = 0
        var hasHead = false
    }

    private static func export(_ context: RequestContext) throws(Problem) -> Operation.Work {
        if context.format == .zip, context.includesSources {
            context.parameters.report("include", "is for NDJSON; ask for format=ndjson, or leave it out")
        }
        return {
            if context.format == .zip {
                let archive = archive(context.registry, context.language)
                return .bytes(archive, mediaType: Format.zip.mediaType, isCacheable: true, inLanguage: true)
            }
            let registry = context.registry
            let language = context.language
            let provenance = context.includesSources
            let kinds = Resources.all.flatMap(\.records)
            let stream = ContentStream(from: Position()) { position in
                piece(from: position, kinds, registry, language, provenance: provenance)
            }
            return .stream(stream, version: registry.version + language.rawValue)
        }
    }

    private static func piece(
        from start: Position, _ kinds: [ExportRecords], _ registry: Record, _ language: Language, provenance: Bool
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
    private static func head(_ registry: Record, _ language: Language) -> [UInt8] {
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

    /// A Frictionless Data Package: every table as CSV, and `datapackage.json`, which says what is in them.
    private static func archive(_ registry: Record, _ language: Language) -> [UInt8] {
        let files = ExportTable.all.map { ($0.name, $0.file(registry, language)) }
        let date = registry.country.datasetVersion
        let package: JSON = [
            "created": .string("\(date)T00:00:00Z"), "homepage": "/v1/sources",
            "licenses": [
                ["name": .string(registry.country.license), "path": "https://creativecommons.org/licenses/by/4.0/"]
            ],
            "name": .string("mandat-\(registry.country.id)"), "profile": "tabular-data-package",
            "resources": .array(files.map(\.1.entry)), "title": .string(registry.texts[language][.timeline]),
            "version": .string(registry.version),
        ]
        var archive = ZipArchive(year: date.year, month: date.month ?? 1, day: date.day ?? 1)
        archive.add("datapackage.json", JSONWriter.bytes(package, pretty: true))
        for (name, file) in files { archive.add("data/\(name).csv", file.csv) }
        return archive.finished()
    }
}
