// SPDX-License-Identifier: Apache-2.0
package import Text

/// A calculation that the law prescribes: its inputs, the legal series that it reads, and how it evaluates both.
///
/// * No number of the law stands in it: it reads `LegalParameter` by key through `Calculation`, on whatever day is asked for,
///   so that the answer of any other era is the same calculation on another day.
/// * The inputs are one flat set, members of the body or parameters of the query by the same names.
/// * The result is a list of lines, each with what was given, what the law makes of it, and the keys that it rests on.
package struct Calculator: Sendable {
    /// The last segment of the path.
    package let name: String
    /// The operationId of POST; that of GET ends in `ByQuery`.
    package let id: String
    /// What it may be given, beside the inputs that all calculators have.
    package let inputs: [Input]
    /// What the result is, in terms of inputs and keys.
    package let formula: String
    /// The series that it may read with these inputs; their changes bound the eras.
    package let keys: @Sendable (CalculatorInputs) -> [String]
    /// What it never checks, whatever is given.
    package let notChecked: [Phrase]
    /// What is impossible in the inputs, as the input and what is wrong with it.
    package let refuse: @Sendable (CalculatorInputs) -> (input: String, problem: Message)?
    /// Evaluates the law of one day.
    let evaluate: @Sendable (inout Calculation) -> Void

    /// Every calculator, in the order of openapi.yaml.
    package static var all: [Calculator] { [.registration, .financing, .campaignFund, .deposit, .quota] }

    /// The path of its operation.
    package var path: String { "/v1/calculators/" + name }
}

extension Calculator {
    /// One thing that a calculator may be given.
    package struct Input: Sendable {
        /// What sort of value it is.
        package enum Kind: Sendable {
            /// A whole number.
            case count(ClosedRange<Int>)
            /// A decimal number from 0 to 100.
            case percent
            case flag
            /// A day.
            case date
            /// One of some words.
            case word([String])
            /// The id of an election.
            case election
            /// Numbers by name: `a:1,b:2` in a query; in a body objects with these two members. Where `orOne` is true, one
            /// number without a name will do.
            case tally(name: String, number: String, orOne: Bool)
        }

        /// Its name in queries and bodies.
        package let name: String
        /// What sort of value it is.
        package let kind: Kind

        /// A number of people or votes.
        static func count(_ name: String, _ range: ClosedRange<Int> = 0...1_000_000_000) -> Input {
            Input(name: name, kind: .count(range))
        }

        /// A sum in whole tenge.
        static func tenge(_ name: String) -> Input { Input(name: name, kind: .count(tenges)) }

        /// What a sum of money can be, in tenge.
        package static let tenges = 0...1_000_000_000_000_000

        /// What every calculator may be given: the day, by either name, and whether the other eras are asked for too.
        package static let common = [
            Input(name: "date", kind: .date), Input(name: "as_of", kind: .date),
            Input(name: "eras", kind: .word(["all"])),
        ]
    }
}
