// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
import Record
import Testing
import Text

@testable import LegalCalculators
@testable import RecordOperations
@testable import Simulations

@Suite struct `Typed results` {
    private static func cursor(_ body: JSON) -> JSONCursor { JSONCursor(body, faults: JSONFaults()) }

    @Test func `a coalition has its seats and what it has above the majority`() throws {
        let body: JSON = [
            "seats": [
                ["party": "a", "seats": .number("50")], ["party": "b", "seats": .number("30")],
                ["party": "c", "seats": .number("20")],
            ]
        ]
        let request = try #require(CoalitionRequest(Self.cursor(body), Mandat.registry()))
        let result = try CoalitionResult(request)
        #expect(result.house == 100 && result.power.quota == 51)
        #expect(result.coalitions.map(\.parties) == [["a", "b"], ["a", "c"]])
        #expect(result.coalitions.map(\.surplus) == [29, 19])
        #expect(result.lists.map(\.seatPercent) == [Ratio(50), Ratio(30), Ratio(20)])
    }

    @Test func `what cannot be formed is told at its place in the request`() throws {
        let body: JSON = ["house": .number("5"), "seats": [["party": "a", "seats": .number("6")]]]
        let request = try #require(CoalitionRequest(Self.cursor(body), Mandat.registry()))
        let fault = #expect(throws: JSONFault.self) { try CoalitionResult(request) }
        #expect(fault?.pointer == JSONPointer(tokens: ["house"]) && fault?.kind == .value)
    }

    @Test func `a counterfactual knows the official seats beside its own`() throws {
        let registry = try Mandat.registry()
        let body: JSON = ["election": "mazhilis-2021", "system": "mazhilis-2023"]
        let request = try #require(CounterfactualRequest(Self.cursor(body), registry))
        let result = try CounterfactualResult(request)
        #expect(result.rows.count == request.election.results.count)
        for row in result.rows {
            guard let seats = row.seats, let official = row.official.listSeats?.value else { continue }
            #expect(row.difference == seats - official)
        }
    }

    @Test func `a calculation notes the numbers of the law of its day, and its lines rest on them`() throws {
        let body: JSON = ["persons": .number("10"), "date": "2023-03-19"]
        let registry = try Mandat.registry()
        let inputs = try #require(CalculatorInputs(Self.cursor(body), .deposit, registry))
        let result = CalculatorResult(.deposit, inputs, registry)
        #expect(result.asked.day == PartialDate("2023-03-19"))
        let keys = result.asked.readings.map(\.series.id)
        #expect(keys.starts(with: ["deposit.list_per_person", "indicator.minimum_wage"]))
        #expect(result.asked.lines.allSatisfy { $0.keys.allSatisfy(keys.contains) })
        let full = result.asked.lines.first { $0.check == .fullDeposit }
        let each = result.asked.lines.first { $0.check == .perPerson }
        guard case .number(let whole)? = full?.value, case .number(let one)? = each?.value else {
            Issue.record("the deposit has no value")
            return
        }
        #expect(whole == one * Ratio(10))
    }

    @Test func `a row of results has a share as counted, or as published where votes are not known`() throws {
        let registry = try Mandat.registry()
        for election in registry.elections.items {
            for row in ResultRow.all(of: election, .contemporary, registry) {
                switch row.share {
                case .counted?: #expect(row.votes != nil)
                case .published(let percent)?: #expect(percent == row.publishedPercent?.value)
                case nil: #expect(row.publishedPercent == nil || row.votes != nil)
                }
            }
        }
    }
}
