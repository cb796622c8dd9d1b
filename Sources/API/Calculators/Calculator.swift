// SPDX-License-Identifier: Apache-2.0
import Record
import Text

/// A calculation that the law prescribes: what it is given, the legal series that it reads, and what it makes of both.
///
/// * No number of the law stands in it: it reads `LegalParameter` by key through `Reckoning`, on whatever day is asked for,
///   so that the answer of any other era is the same calculation on another day.
/// * What is given is one flat set of inputs, members of the body or parameters of the query by the same names.
/// * The answer is a list of lines, each with what was given, what the law makes of it, and the keys that it rests on.
struct Calculator: Sendable {
    /// The last segment of the path.
    let name: String
    /// The operationId of POST; that of GET ends in `ByQuery`.
    let id: String
    let inputs: [Input]
    /// What the result is, in terms of inputs and keys.
    let formula: String
    /// The series that it may read where it is given this; their changes bound the eras.
    let keys: @Sendable (Given) -> [String]
    /// What it never checks, whatever is given.
    let notChecked: [LocalizedText]
    /// What is impossible in what was given, as the input and what is wrong with it.
    let refuse: @Sendable (Given) -> (input: String, problem: Message)?
    let reckon: @Sendable (inout Reckoning) -> Void

    /// Every calculator, in the order of openapi.yaml.
    static var all: [Calculator] { [.registration, .financing, .campaignFund, .deposit, .quota] }

    var path: String { "/v1/calculators/" + name }
}

/// One thing that a calculator may be given.
struct Input: Sendable {
    /// What sort of value it is.
    enum Kind: Sendable {
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

    let name: String
    let kind: Kind

    /// A number of people or votes.
    static func count(_ name: String, _ range: ClosedRange<Int> = 0...1_000_000_000) -> Input {
        Input(name: name, kind: .count(range))
    }

    /// A sum in whole tenge.
    static func tenge(_ name: String) -> Input { Input(name: name, kind: .count(0...1_000_000_000_000_000)) }

    /// What every calculator may be given: the day, by either name, and whether the other eras are asked for too.
    static let common = [
        Input(name: "date", kind: .date), Input(name: "as_of", kind: .date), Input(name: "eras", kind: .word(["all"])),
    ]
}
