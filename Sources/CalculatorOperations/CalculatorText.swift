// SPDX-License-Identifier: Apache-2.0
import JSON
import LegalCalculators
import Web

/// What the contract says of a calculator and of what it may be given.
struct CalculatorText: Sendable {
    /// What it calculates, as a title.
    let summary: String
    let description: String
    /// What each input is, and a value of it that makes sense.
    let inputs: [String: (description: String, example: JSON?)]
    /// A query and a body that make sense.
    let query: String
    let body: JSON

    /// Inputs that every calculator has.
    static let common: [String: (description: String, example: JSON?)] = [
        "date": ("The day whose law applies; without it, the day of the dataset.", "2023-03-19"),
        "as_of": ("The same as `date`.", "2023-03-19"),
        "eras": ("`all` adds the whole answer of every era of the law.", nil),
    ]

    /// The texts by the names of the calculators.
    static let all: [String: CalculatorText] = [
        "registration": CalculatorText(
            summary: "A proposed party against the law on registration",
            description:
                """
                Rule by rule, by the law on parties of the day: members in all and in each region, the founders and \
                the regions that they come from, the delegates of the founding congress, and the deadlines of months \
                between `received` (the notice to the ministry), `congress`, `papers`, `registered` and `branches`, \
                and after `refused`. `intervals` are the stretches of time in which what was given passes or fails.
                """,
            inputs: [
                "members": ("Members of the proposed party in the whole country.", 6000),
                "regional_minimum": ("Members in the region that has the fewest; instead of `regions`.", 250),
                "regions": ("Members by region, such as `Astana:260,Almaty:190`.", "Astana:260,Almaty:190"),
                "organising_committee": ("Persons in the organising committee.", 10),
                "initiative_group": ("Citizens who start the party and convene its congress.", 750),
                "founder_regions": ("Regions that the founders come from.", nil),
                "regions_total": (
                    "Regions of the country, with its large cities; those of the day where it is left out.", nil
                ),
                "congress_delegates": ("Delegates at the founding congress.", 1000),
                "received": (
                    "The day on which the ministry received the notice of the organising committee.", "2026-03-20"
                ),
                "congress": ("The day of the founding congress.", "2026-05-07"),
                "papers": ("The day on which the papers were filed.", "2026-05-20"),
                "registered": ("The day on which the party was registered.", "2026-06-01"),
                "branches": ("The day by which its branches were registered.", "2027-05-01"),
                "refused": ("The day of an earlier refusal.", "2026-01-15"),
            ],
            query: "members=6000&regional_minimum=250&date=2015-01-01",
            body: [
                "date": "2026-05-07", "members": 6000,
                "regions": [["region": "Astana", "members": 260], ["region": "Almaty", "members": 190]],
                "initiative_group": 750, "founder_regions": 14, "regions_total": 20, "received": "2026-03-20",
                "congress": "2026-05-07", "papers": "2026-05-20",
            ]),
        "financing": CalculatorText(
            summary: "State money for the votes of parties",
            description:
                """
                What the state pays parties of the chamber in a year: votes times a rate of the monthly calculation \
                index, before 13 January 2025 of the minimum wage. The votes come from `election` (its lists that \
                won a seat) or from `votes`.
                """,
            inputs: [
                "election": (
                    "The election that seated the parties; its lists with a seat are paid for.", "mazhilis-2023"
                ),
                "votes": (
                    "Votes by party, such as `amanat:3431510,auyl:693938`, or of all together; instead of `election`.",
                    nil
                ),
            ],
            query: "election=mazhilis-2023&date=2025-06-01",
            body: ["date": "2025-06-01", "votes": 5971719]),
        "campaign-fund": CalculatorText(
            summary: "Limits of an election fund",
            description:
                """
                Own money, donations and both together in tenge, the limits being so many minimum wages of the day, \
                and whether sums that are given keep to them; from 2023 also the limit of one person's and one legal \
                entity's donation.
                """,
            inputs: [
                "fund": ("Whose fund it is; without it `party-list`.", nil),
                "own": ("Own money in tenge.", 40000000),
                "from_party": (
                    "Money of the party in tenge, in the fund of its candidate in a single-member district.", 1000000
                ),
                "donations": ("All donations together in tenge.", 100000000),
                "person": ("The largest donation of one person in tenge.", 8000000),
                "entity": ("The largest donation of one legal entity in tenge.", 40000000),
            ],
            query: "date=2007-08-18&own=40000000&donations=100000000",
            body: [
                "date": "2026-08-01", "fund": "party-list", "own": 1000000000, "donations": 2000000000,
                "person": 20000000, "entity": 130000000,
            ]),
        "deposit": CalculatorText(
            summary: "Deposit, waiver and refund",
            description:
                """
                The deposit in minimum wages for each person on a list (or for one candidate), the share of it that \
                is due after the last result, and whether a result brings it back.
                """,
            inputs: [
                "candidacy": ("Who stands; without it `list`.", nil),
                "persons": ("Persons on the list; without it one.", 90),
                "last_percent": (
                    "The share of the list at the last election; without it the whole deposit is due.", .number("3.5")
                ),
                "result_percent": ("The share that was reached now.", .number("5.2")),
                "elected": ("Whether the candidate was elected; not of lists.", nil),
            ],
            query: "date=2026-08-01&persons=100&last_percent=5.2&result_percent=4.99",
            body: [
                "date": "2023-03-19", "candidacy": "list", "persons": 90, "last_percent": .number("3.5"),
                "result_percent": .number("5.2"),
            ]),
        "quota": CalculatorText(
            summary: "Quota of women, young people and persons with disabilities",
            description:
                """
                Whether the groups together make up the share of a list, and since 2022 of the seats, that the law \
                of the day asks for. A person of two groups counts once, so `together` decides where it is given. \
                The law does not say how 30 per cent of a small number is rounded: between its whole part and the \
                next whole number the verdict is `open`.
                """,
            inputs: [
                "candidacy": ("Which list; without it `list`, which is the national one.", nil),
                "list_size": ("Persons on the list.", 90),
                "women": ("Women on the list.", 20),
                "youth": ("Young people on the list.", 12),
                "disabilities": ("Persons with disabilities on the list.", 1),
                "together": ("Persons on the list who belong to any of the groups, each once.", 29),
                "seats": ("Seats that the list won.", 40),
                "seats_women": ("Women among them.", 7),
                "seats_youth": ("Young people among them.", 4),
                "seats_disabilities": ("Persons with disabilities among them.", 2),
                "seats_together": ("Persons among them who belong to any of the groups, each once.", 12),
            ],
            query:
                "list_size=90&women=20&youth=12&together=29&seats=4&seats_women=1&seats_youth=0&seats_disabilities=0",
            body: ["date": "2023-03-19", "list_size": 90, "women": 20, "youth": 12, "disabilities": 1, "together": 29]),
    ]
}

extension Calculator {
    /// What the contract says of it; every calculator has its text.
    var text: CalculatorText? { CalculatorText.all[name] }

    /// The parameter that an input is in a query.
    func parameter(_ input: Input) -> Parameter {
        let text = text?.inputs[input.name] ?? CalculatorText.common[input.name]
        return Parameter(
            input.name, as: component(of: input),
            input.kind.schemaOfText, text?.description ?? "", example: text?.example)
    }

    /// The days and eras that all calculators have are not those of other operations.
    private func component(of input: Input) -> String? {
        switch input.name {
        case "as_of": "CalculatorAsOf"
        default: nil
        }
    }

    /// What a body may have.
    var bodySchema: Schema {
        let members = (inputs + Input.common).map { ($0.name, $0.kind.schema) }
        return Schema.object(members, optional: Set(members.map(\.0))).named(id.dropFirst("calculate".count) + "Input")
    }
}

extension Calculator.Input.Kind {
    /// What it is in a body.
    fileprivate var schema: Schema {
        switch self {
        case .count(let range) where range == Calculator.Input.tenges:
            .integer(from: range.lowerBound, to: range.upperBound).named("Tenge")
        case .count(let range): .integer(from: range.lowerBound, to: range.upperBound)
        case .percent: .number(from: 0, to: 100)
        case .flag: .flag
        case .date: .string(format: "date")
        case .word(let words): .choice(words)
        case .election: .id
        case .tally(let name, let number, let orOne):
            .any(
                of: (orOne ? [.integer(from: 0)] : []) + [
                    .list(.object([name: .string(from: 1), number: .integer(from: 0)]))
                ])
        }
    }

    /// What it is in a query.
    fileprivate var schemaOfText: Schema { if case .tally = self { .string } else { schema } }
}
