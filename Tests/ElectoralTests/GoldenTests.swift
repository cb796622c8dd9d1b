// SPDX-License-Identifier: Apache-2.0
import Electoral
import Record
import Testing

/// Elections and textbook cases of `Golden/`, one file each, counted and held against the seats that their source prints.
struct GoldenTests {
    @Test func `the folder holds the elections of Kazakhstan and twenty of other countries`() throws {
        let cases = try GoldenCase.ids.map { try GoldenCase($0) }
        let elections = cases.filter { $0.kind == .election }
        let abroad = elections.filter { $0.country != "Kazakhstan" }
        #expect(elections.count - abroad.count >= 7)
        #expect(abroad.count >= 20)
        #expect(Set(abroad.map(\.country)).count >= 10)
        #expect(cases.count > elections.count)
    }

    @Test(arguments: GoldenCase.ids)
    func `the count gives the seats of the source`(_ id: String) throws {
        let golden = try GoldenCase(id)
        let counted = try allocate(golden.tally, under: golden.rules)
        let names = golden.tally.lists.map(\.id)
        for (name, list) in zip(names, counted.lists) where golden.official[name] != nil || !golden.isPartial {
            #expect(list.seats == golden.official[name, default: 0], "\(name)")
        }
        let ties = counted.ties.map { tie in
            GoldenCase.NamedTie(
                contenders: tie.contenders.map { names[$0] }, seatsAtStake: tie.seatsAtStake,
                resolvedBy: tie.resolvedBy, chosen: tie.chosen.map { names[$0] })
        }
        #expect(ties == golden.ties)
        #expect(counted.undecidedSeats == golden.undecidedSeats)
        #expect(counted.vacantSeats == 0)
        #expect(counted.lists.reduce(0) { $0 + $1.seats } + counted.undecidedSeats == golden.rules.seats)
    }

    @Test(arguments: GoldenCase.ids)
    func `a case is named after its file, says where its numbers are from, and adds up`(_ id: String) throws {
        let golden = try GoldenCase(id)
        #expect(golden.id == id)
        #expect(golden.source.url != nil || golden.country == "Kazakhstan")
        #expect(golden.source.url?.hasPrefix("http") != false)
        let names = Set(golden.tally.lists.map(\.id))
        #expect(golden.official.keys.allSatisfy { names.contains($0) })
        if golden.kind == .election {
            #expect(golden.country != nil)
            #expect(golden.date != nil)
            #expect(!golden.isPartial)
        }
        if !golden.isPartial {
            #expect(golden.official.values.reduce(0, +) + golden.undecidedSeats == golden.rules.seats)
        }
    }

    private static let dataset = Result { try Record.load(resources: GoldenCase.root + "/Resources") }

    @Test(arguments: [1999, 2004, 2007, 2012, 2016, 2021, 2023])
    func `the elections of Kazakhstan are those of the dataset`(_ year: Int) throws {
        let registry = try Self.dataset.get()
        let election = try #require(registry.elections["mazhilis-\(year)"])
        let golden = try GoldenCase("kz-\(election.id)")
        #expect(golden.date == election.date)
        let rows = election.results.filter { $0.listVotes != nil }
        #expect(golden.tally.lists.map(\.id) == rows.map(\.id))
        #expect(golden.tally.lists.map { Int($0.votes) } == rows.compactMap(\.listVotes?.value))
        #expect(Int(golden.tally.againstAll) == election.againstAll?.value ?? 0)
        #expect(Int(golden.tally.invalid) == election.invalidVotes?.value ?? 0)
        for row in rows { #expect(golden.official[row.id, default: 0] == row.listSeats?.value) }
        let rules = try #require(registry.system(of: election)?.listRules)
        #expect(golden.rules.seats == rules.seats)
        #expect(golden.rules.formula == rules.formula)
        #expect(golden.rules.threshold == rules.threshold)
        #expect(golden.rules.secondPartyGuarantee == rules.secondPartyGuarantee)
        #expect(golden.rules.tieBreak == rules.tieBreak)
    }
}
