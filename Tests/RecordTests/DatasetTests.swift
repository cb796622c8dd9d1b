// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
import Testing
import Text

@testable import Record

@Suite struct `The dataset` {
    private let registry: Record

    init() throws { registry = try Fixtures.dataset.get() }

    @Test func `loads from the directory as from its bytes, and within a second or so`() throws {
        let clock = ContinuousClock()
        let start = clock.now
        let loaded = try Record.load(resources: Fixtures.resources)
        #expect(clock.now - start < .seconds(5), "a build without optimisation takes a tenth of that")
        #expect(loaded.version == registry.version)
    }

    @Test func `has every file of its folders in it`() throws {
        let files = try Fixtures.files()
        var count = 0
        for type in Record.kinds {
            let own = files.filter { $0.key.hasPrefix("kz/\(type.folder)/") }
            count += own.count
            #expect(type.ids(in: registry) == (try ids(in: own, of: type.folder)), "\(type.folder)")
        }
        #expect(files.count == 2 + count)
    }

    /// The ids in the files of a folder: each is one record, or has an array of them.
    private func ids(in files: [String: [UInt8]], of folder: String) throws -> [String] {
        try files.values.flatMap { bytes -> [String] in
            let document = try JSONParser.parse(bytes)
            let things = if case .array(let things)? = document[folder] { things } else { [document] }
            return things.compactMap { ($0["id"] ?? $0["key"])?.text }
        }.sorted()
    }

    @Test func `reads a country`() {
        #expect(registry.country.id == "kz")
        #expect(registry.country.name[.kazakh] == "Қазақстан")
        #expect(registry.bodies["kurultai"]?.name[.russian] == "Курултай")
        #expect(registry.country.groups["assembly"] != nil)
    }

    /// elections.json: one organisation, three names.
    @Test(arguments: [
        (1999_10_10, "Otan"), (2006_12_21, "Otan"), (2007_08_18, "Nur Otan"), (2021_01_10, "Nur Otan"),
        (2023_03_19, "Amanat"),
    ])
    func `reads a party with its names by date`(day: Int, name: String) throws {
        let party = try #require(registry.parties["nur-otan"])
        #expect(party.id == "amanat")
        #expect(party.name(on: day).short[.english] == name)
        #expect(party.currentName.short[.english] == "Amanat")
    }

    @Test(arguments: [
        (2011_10_03, "registered"), (2011_12_31, "suspended"), (2012_05_01, "registered"), (2016_01_01, "liquidated"),
    ])
    func `reads what became of a party, by date`(day: Int, state: String) throws {
        let party = try #require(registry.parties["communist-party"])
        #expect(party.status(on: day)?.state.rawValue == state)
    }

    /// The bloc AIST was founded on 28 July 2004 and took part on 19 September; when it dissolved is not known.
    @Test func `does not let a party end before the day on which it may have ended`() throws {
        let bloc = try #require(registry.parties["aist"])
        #expect(bloc.status(on: 2004_09_19) == nil)
        #expect(bloc.statuses.last?.state == .dissolved)
    }

    /// law.md 1.4: 6,366,441 = the seven lists and 248,291 against all.
    @Test func `reads an election with its figures and their sources`() throws {
        let election = try #require(registry.elections["mazhilis-2023"])
        #expect(election.listVotes == 6_366_441 - 248_291)
        #expect(election.shareBaseVotes == 6_366_441)
        #expect(election.date.description == "2023-03-19")
        #expect(election.results.first?.listVotes?.evidence.confidence == .confirmed)
        #expect(election.results.first?.listVotes?.alternatives.first?.value == 3_341_510)
    }

    /// law.md 1: seats of the list part and the threshold, by era.
    @Test(arguments: [
        ("mazhilis-1999", 77, 10, 7, false), ("mazhilis-2007", 107, 98, 7, false), ("mazhilis-2009", 107, 98, 7, true),
        ("mazhilis-2021", 107, 98, 5, true), ("mazhilis-2023", 98, 69, 5, true), ("kurultai-2026", 145, 145, 5, true),
    ])
    func `reads an electoral system as rules that can be counted by`(
        id: String, seats: Int, listSeats: Int, percent: Int, guarantee: Bool
    ) throws {
        let system = try #require(registry.systems[id])
        let rules = try #require(system.listRules)
        #expect(system.seats == seats)
        #expect(rules.seats == listSeats)
        #expect(rules.threshold == Threshold(share: Ratio(UInt128(percent), over: 100), base: .participating))
        #expect((rules.secondPartyGuarantee != nil) == guarantee)
        #expect(rules.formula == .largestRemainder(quota: .hare, overAward: .error))
        #expect(rules.tieBreak == .listedOrder)
    }

    @Test func `reads a legal number as a series`() throws {
        let series = try #require(registry.series["registration.members"])
        #expect(series.entries.map(\.value) == [3_000, 50_000, 40_000, 20_000, 5_000])
        #expect(series.entry(on: 2001_01_01)?.value == 3_000)
        #expect(series.entry(on: 1995_01_01) == nil)
    }

    @Test func `reads a source`() throws {
        let source = try #require(registry.sources["cec23"])
        #expect(source.publisher == "Central Election Commission")
        #expect(source.kind == .official)
    }

    @Test func `has another fingerprint after the change of one byte`() throws {
        var files = try Fixtures.files()
        files["kz/parties/amanat.json"]?.append(0x20)
        let changed = try Record.load(files: files)
        #expect(changed.fingerprint != registry.fingerprint)
        #expect(changed.version != registry.version)
        #expect(try Record.load(files: try Fixtures.files()).fingerprint == registry.fingerprint)
    }
}

extension Recorded {
    /// The ids of all records, as they are loaded.
    fileprivate static func ids(in record: Record) -> [String] { recordKind.things(record).ids.sorted() }
}
