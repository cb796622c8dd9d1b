// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Testing
import Text

@testable import API
@testable import RecordOperations
@testable import Web

@Suite struct `The export` {
    private let api: API

    init() throws { api = try Contract.shared.get().api }

    private func get(_ target: String, _ fields: (String, String)...) -> Response {
        api.response(to: Request(method: .get, target: target, fields: Fields(fields.map { (name: $0, value: $1) })))
    }

    private func lines(_ target: String) throws -> [JSON] {
        try get(target).body.split(separator: 0x0A).map { try JSONParser.parse(Array($0)) }
    }

    /// Records of each kind: `KindTests`.
    @Test func `begins with the dataset, and has the results of elections`() throws {
        let lines = try lines("/v1/export.ndjson?lang=ru")
        #expect(lines.first?["kind"] == "dataset")
        #expect(lines.count { $0["kind"] == "result" } > 40)
    }

    @Test func `comes in pieces of bounded size`() throws {
        guard case .stream(var stream) = get("/v1/export").content else {
            Issue.record("the export is not streamed")
            return
        }
        var pieces: [Int] = []
        while let (piece, rest) = stream.next() {
            pieces.append(piece.count)
            stream = rest
        }
        #expect(pieces.count > 3)
        #expect(pieces.allSatisfy { $0 > 0 && $0 < 200_000 })
    }

    @Test func `is not sent again to whoever has it, and is another one in another language`() throws {
        let etag = try #require(get("/v1/export.ndjson").fields.first("etag"))
        #expect(get("/v1/export.ndjson", ("If-None-Match", etag)).status == .notModified)
        #expect(get("/v1/export.ndjson?lang=kk").fields.first("etag") != etag)
        #expect(get("/v1/export.ndjson?include=sources").fields.first("etag") != etag)
        let coded = get("/v1/export.ndjson", ("Accept-Encoding", "gzip"))
        #expect(coded.fields.first("etag") == etag.dropLast() + "-gzip\"")
        #expect(coded.body.count < get("/v1/export.ndjson").body.count / 3)
    }

    @Test func `gives the sources of figures where they are asked for`() throws {
        let line = try lines("/v1/export.ndjson?include=sources").first { $0["kind"] == "result" }
        let provenance = try #require(line?["provenance"])
        #expect(!provenance.names.isEmpty)
        #expect(provenance.names.allSatisfy { $0.hasPrefix("/data") })
    }

    /// PKWARE APPNOTE 4.3: local headers, then a directory, then its end.
    @Test func `as a zip is the same bytes each time, with a schema for every table`() throws {
        let archive = get("/v1/export.zip")
        #expect(archive.fields.first("content-type") == "application/zip")
        let again = try Mandat.forgetful().response(to: Request(method: .get, target: "/v1/export.zip"))
        #expect(archive.body == again.body)
        #expect(archive.body.starts(with: [0x50, 0x4B, 3, 4]))
        let end = Array(archive.body.suffix(22))
        #expect(end.starts(with: [0x50, 0x4B, 5, 6]))
        #expect(Int(end[10]) == ExportTable.all.count + 1)
        let registry = try Mandat.registry()
        for table in ExportTable.all {
            let (csv, entry) = table.file(registry, .english)
            let fields = entry["schema"]?["fields"]?.elements.compactMap { $0["name"]?.text } ?? []
            let header = String(decoding: csv.prefix { $0 != 0x0D }, as: UTF8.self)
            #expect(fields.joined(separator: ",") == header, "\(table.name)")
            let rows = table.rows(registry, .english)
            let keys = rows.map { row in table.key.map { row[$0].shown } }
            #expect(table.key.isEmpty || Set(keys).count == rows.count, "\(table.name) has a key twice")
        }
    }

    /// Table Schema 1: an id in a table of the archive names a row of the table that the foreign key names.
    @Test func `as a zip says which columns hold ids of other tables, and each finds its row`() throws {
        let registry = try Mandat.registry()
        let rows = Dictionary(
            uniqueKeysWithValues: ExportTable.all.map { ($0.name, $0.rows(registry, .english)) })
        var keys = 0
        for table in ExportTable.all {
            for key in table.file(registry, .english).entry["schema"]?["foreignKeys"]?.elements ?? [] {
                let column = try #require(key["fields"]?.elements.first?.text)
                let named = try #require(key["reference"]?["resource"]?.text)
                let other = try #require(rows[named.isEmpty ? table.name : named], "\(table.name).\(column)")
                let ids = Set(other.map { $0["id"].shown })
                let held = (rows[table.name] ?? []).map { $0[column] }.filter { $0 != .null }
                #expect(held.allSatisfy { ids.contains($0.shown) }, "\(table.name).\(column)")
                keys += 1
            }
        }
        #expect(keys > 20)
    }

    @Test func `refuses sources in a zip, which has no place for them`() {
        #expect(get("/v1/export.zip?include=sources").status == .badRequest)
    }
}
