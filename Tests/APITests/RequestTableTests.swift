// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Testing

@testable import CalculatorOperations
@testable import LegalCalculators
@testable import SimulationOperations
@testable import Simulations
@testable import Web

/// A query and the body that it means are two ways to write one request.
struct RequestTableTests {
    /// SplitMix64, so that each run asks the same.
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    /// Values that each parameter can have; those of one row go together.
    private typealias Choice = [[(name: String, value: String)]]

    private static let systems: Choice = ["mazhilis-2023", "mazhilis-2007", "kurultai-2026"].map { [("system", $0)] }
    private static let tallies: Choice = [
        [("votes", "a:5210,b:1440,c:980,d:12")], [("votes", #"a\,b:333.5,c\:d:20.25,e\\f:7"#), ("invalid", "12")],
        [("votes", "a:700,b:300"), ("candidates", "a:3,b:90"), ("against_all", "15")],
    ]
    private static let rules: [Choice] = [
        [[], [("seats", "17")], [("seats", "150")]],
        [
            [], [("formula", "highest-averages"), ("divisors", "sainte-lague")], [("formula", "winner-takes-all")],
            [("formula", "highest-averages"), ("divisors", "dhondt-power"), ("exponent", "0.9")],
            [("quota", "droop"), ("over_award", "subtract")], [("quota", "hagenbach-bischoff")],
        ],
        [
            [], [("threshold", "none")], [("threshold", "7.25"), ("threshold_inclusive", "false")],
            [("threshold", "1/150"), ("threshold_base", "valid")], [("threshold", "3"), ("threshold_base", "8000")],
        ],
        [[], [("second_party", "none")], [("second_party", "0.7:2")]],
        [[], [("tie_break", "none")], [("tie_break", "listed-order")]],
    ]
    private static let polls: [Choice] = [
        [
            [("shares", "a:52.5,b:21,c:12.25"), ("sample_size", "1200")],
            [("shares", #"a\,b:60,c:39"#), ("sample_size", "800.5"), ("against_all", "1")],
        ],
        [[("draws", "50")], [("draws", "20"), ("seed", "9007199254740993")]],
        [
            [], [("model", "dirichlet"), ("prior", "0.5")],
            [("model", "logit-normal"), ("standard_deviation", "2.5"), ("correlation", "0.25")],
        ],
        [[], [("coalitions", "c:b")]].map { $0 },
    ]
    private static let calculations: [(String, [Choice])] = [
        (
            "calculators/registration",
            [
                [
                    [("members", "5000")], [("members", "40000"), ("congress_delegates", "900")],
                    [("regions", "Astana:700,Almaty:650")],
                ], [[], [("date", "2020-06-01")], [("eras", "all")]],
            ]
        ),
        ("calculators/financing", [[[("votes", "amanat:5000,auyl:200")]], [[], [("as_of", "2023-03-19")]]]),
    ]

    private static var simulations: [(String, [Choice])] {
        let votes: [Choice] = [systems, tallies] + rules
        let poll = systems.filter { $0[0].value != "kurultai-2026" }
        return [
            ("simulations/seats", votes), ("simulations/sensitivity", votes),
            (
                "simulations/sweep",
                [
                    [
                        [("param", "threshold"), ("from", "0"), ("to", "10"), ("step", "2.5")],
                        [("param", "seats"), ("from", "3"), ("to", "9"), ("step", "3")],
                    ]
                ] + votes
            ),
            (
                "simulations/compare",
                [[[("formulas", "dhondt,hare")], [("systems", "mazhilis-2004,mazhilis-2021")]]] + votes
            ),
            ("simulations/coalitions", [[[], [("majority", "two-thirds")], [("house", "200")]]] + votes),
            (
                "simulations/coalitions",
                [[[("seats", "a:40,b:30,c:28")], [("seats", #"a\,b:40,c:30"#)]], [[], [("majority", "36")]]]
            ),
            (
                "simulations/counterfactual",
                [[[("election", "mazhilis-2021")], [("election", "mazhilis-2012")]], systems] + rules
            ),
            ("simulations/monte-carlo", [poll] + polls + rules),
        ] + calculations
    }

    private static func table(of path: String) throws -> (names: [String], body: (Parameters) -> JSON) {
        switch path {
        case "simulations/seats", "simulations/sensitivity": (SeatRequest.table.names, SeatRequest.table.body)
        case "simulations/sweep": (SweepRequest.table.names, SweepRequest.table.body)
        case "simulations/compare": (ComparisonRequest.table.names, ComparisonRequest.table.body)
        case "simulations/coalitions": (CoalitionRequest.table.names, CoalitionRequest.table.body)
        case "simulations/counterfactual": (CounterfactualRequest.table.names, CounterfactualRequest.table.body)
        case "simulations/monte-carlo": (MonteCarloRequest.table.names, MonteCarloRequest.table.body)
        default:
            try {
                let calculator = try #require(Calculator.all.first { $0.path == "/v1/" + path })
                return (calculator.table.names, calculator.table.body)
            }()
        }
    }

    @Test(arguments: 0..<10)
    func `a query says what its body says, and the link of an answer says it again`(index: Int) throws {
        let (path, choices) = Self.simulations[index]
        let table = try Self.table(of: path)
        var numbers = Numbers(state: UInt64(index))
        var answered = 0
        for _ in 0..<60 {
            let pairs = choices.flatMap { $0.randomElement(using: &numbers) ?? [] }
            let target = RequestContext.location(path: "/v1/" + path, pairs)
            let answer = try Mandat.get(target)
            let body = table.body(Parameters(pairs, known: table.names))
            let posted = try Mandat.answer(
                to: Request(
                    method: .post, target: "/v1/" + path, fields: Fields([Mandat.json]), body: JSONWriter.bytes(body)))
            #expect(posted.status == answer.status, "\(target)")
            guard answer.status == 200 else {
                #expect(posted.errors.count == answer.errors.count, "\(target)")
                continue
            }
            answered += 1
            #expect(
                posted.body == answer.body,
                "\(target) and its body \(String(decoding: JSONWriter.bytes(body), as: UTF8.self))")
            let link = try #require(answer["/links/self"]?.text)
            let again = try Mandat.get(link)
            #expect(again.body == answer.body, "\(link) says what \(target) says")
            // Written from the request and not from what was sent, it is the same however that was written.
            let query = try QueryString.parse(link.split(separator: "?").dropFirst().first.map(String.init) ?? "")
            let own = table.body(Parameters(query, known: table.names))
            let second = try Mandat.answer(
                to: Request(
                    method: .post, target: "/v1/" + path, fields: Fields([Mandat.json]), body: JSONWriter.bytes(own)))
            #expect(second["/links/self"]?.text == link)
        }
        #expect(answered >= 20, "\(answered) of 60 requests to \(path) have an answer")
    }
}
