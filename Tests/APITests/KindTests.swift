// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Testing
import Text

@testable import RecordOperations

@Suite struct `A kind of record` {
    /// Kinds whose records tell where their figures are from by a list of their own, or hold no figures.
    private static let withoutSources = ["change", "source"]

    private static var kinds: [String] { Resources.all.map(\.kind) }

    /// The name of a kind as the export writes it.
    private static func exported(_ kind: String) -> String { kind.replacing("-", with: "_") }

    private func resource(_ kind: String) throws -> any Served { try #require(Resources.named[kind]) }

    /// The ids of a list.
    private func ids(_ path: String) throws -> [String] {
        try Mandat.get("\(path)?shape=array&limit=500").list("").map { ($0["id"] ?? $0["key"]).shown }
    }

    @Test func `that is loaded is served, and what is served is loaded`() {
        #expect(Record.kinds.map { $0.kindName }.sorted() == Self.kinds.sorted())
        #expect(Set(Resources.all.map(\.path)).count == Self.kinds.count)
    }

    @Test(arguments: kinds)
    func `is listed whole, and each record is served by its id`(kind: String) throws {
        let path = try resource(kind).path
        let ids = try ids(path)
        let loaded = try Record.kinds.filter { $0.kindName == kind }.map { try $0.ids(in: Mandat.registry()) }
        #expect(loaded == [ids])
        #expect(!ids.isEmpty)
        for id in [ids.first, ids.last].compactMap(\.self) {
            let one = try Mandat.get("\(path)/\(id)")
            #expect(one.status == 200)
            #expect((one["/data/id"] ?? one["/data/key"]).shown == id)
        }
    }

    @Test(arguments: kinds)
    func `is found by search where it has names`(kind: String) throws {
        let path = try resource(kind).path
        let id = try #require(try ids(path).last)
        let answer = try Mandat.get("/v1/search?q=\(id)&type=\(kind)")
        let isSearched = Record.kinds.contains { $0.kindName == kind && $0.isSearched }
        #expect((answer.status == 200) == isSearched)
        if isSearched {
            #expect(answer.column("link").first == "\(path)/\(id)")
            #expect(answer.list().first?["names"]?.names == ["en", "kk", "ru"])
        }
    }

    @Test(arguments: kinds)
    func `is exported as NDJSON, as the list serves it, and as CSV`(kind: String) throws {
        let resource = try resource(kind)
        let lines = try Mandat.get("/v1/export.ndjson?lang=ru").body.split(separator: 0x0A)
        let records = try lines.map { try JSONParser.parse(Array($0)) }
            .filter { $0["kind"] == .string(Self.exported(kind)) }.compactMap { $0["data"] }
        let listed = try Mandat.get(resource.path + "?shape=array&limit=500&lang=ru")
        // A list of sources says how much rests on each, which the export says at each value.
        let isShort = kind == "source"
        let expected = listed.list("").map { isShort ? $0.without("supported_records", "supported_values") : $0 }
        #expect(records == expected)
        let table = try #require(ExportTable.all.first { $0.name == resource.tableName })
        let csv = String(decoding: table.file(try Mandat.registry(), .english).csv, as: UTF8.self)
        #expect(csv.split(separator: "\r\n").count > 1)
        for id in try ids(resource.path) { #expect(csv.contains(id)) }
    }

    @Test(arguments: kinds)
    func `has a title in three languages`(kind: String) throws {
        let path = try resource(kind).path
        let titles = try ["en", "ru", "kk"].map { try Mandat.get("/v1/citation?of=\(path)&lang=\($0)")["/data/title"] }
        #expect(Set(titles.map(\.shown)).count == 3)
        #expect(titles.allSatisfy { $0?.text?.isEmpty == false && $0?.text?.hasPrefix("/") == false })
    }

    @Test func `says what it rests on, and each source says so of it`() throws {
        var supported: Set<String> = []
        for id in try Mandat.registry().sources.ids {
            let supports = try Mandat.get("/v1/sources/\(id)").column("kind", of: "/data/supports")
            supported.formUnion(supports)
        }
        let below = ["result", "turnout"]
        let expected = Self.kinds.filter { !Self.withoutSources.contains($0) }.map(Self.exported) + below
        #expect(supported == Set(expected))
    }
}

extension Recorded {
    fileprivate static var kindName: String { recordKind.name }
    fileprivate static var isSearched: Bool { recordKind.isSearched }

    /// The ids of all records, as they are loaded.
    fileprivate static func ids(in record: Record) -> [String] { recordKind.things(record).ids }
}

extension JSON {
    /// The object without some of its members.
    fileprivate func without(_ names: String...) -> JSON {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { !names.contains($0.name) })
    }
}
