// SPDX-License-Identifier: Apache-2.0
import Electoral
package import JSON
import Web

// Comparisons, counterfactuals, sweeps and sensitivities.
extension Schema {
    static let comparisonRequest = Schema.object(
        [
            "system": .string(from: 1).says("The first way to count."),
            "rules": .rulesDraft,
            "tally": .tally,
            "systems": .list(.string(from: 1)).says("Ids of electoral systems."),
            "formulas": .list(.string(from: 1)).says(
                "Names of quotas, of sequences of divisors, or `winner-takes-all`; see the parameter."),
        ], optional: ["system", "rules", "systems", "formulas"]
    ).named("ComparisonRequest").described("A tally and the ways to count it by.")

    static let comparison = Schema.object([
        "reference": .string.says("The variant that differences are to."),
        "variants": .list(
            .object([
                "id": .string.says("A system, a formula, or `rules`."),
                "kind": .choice(["rules", "system", "formula"]),
                "name": .string.orNull,
                "rules": .rules,
                "error": .countRefusal,
                "indices": .object([
                    "gallagher": .number(from: 0).says("Least squares, percentage points."),
                    "loosemore_hanby": .number(from: 0).says("Percentage points."),
                    "rae": .number(from: 0).says("Mean difference of lists with votes, percentage points."),
                    "sainte_lague": .number(from: 0).says("Sum of (s - v)^2 / v of shares in per cent."),
                    "dhondt": .number(from: 0).says("The largest advantage ratio."),
                    "effective_parties_votes": .number(from: 0),
                    "effective_parties_seats": .number(from: 0).orNull,
                    "wasted_percent": .number(from: 0, to: 100),
                ]).orNull.says("Indices of disproportionality and fragmentation; null where there are no seats."),
                "majority": .holdOrNull,
                "seats_gained": .integer.orNull.says(
                    """
                    Seats that lists have more than in the reference; between houses of different size compare \
                    `seat_percent_differences` instead.
                    """),
                "undecided_seats": .integer(from: 0).orNull,
                "vacant_seats": .integer(from: 0).orNull,
            ]), from: 1),
        "lists": .list(
            .object([
                "party": .string,
                "name": .string,
                "color": .colorOrNull,
                "votes": .exactVotes,
                "percent": .number(from: 0, to: 100).says("Per cent of the base of the reference."),
                "seats": .list(.integer(from: 0).orNull).says("One number a variant; null where its rules refuse."),
                "differences": .list(.integer.orNull).says(
                    "Seats more or less than in the reference; of houses of different size they say little."),
                "seat_percents": .list(.number(from: 0, to: 100).orNull).says(
                    "Seats in per cent of those of the variant."),
                "seat_percent_differences": .list(.number(from: -100, to: 100).orNull).says(
                    "Points of per cent that the share of the seats is more or less than in the reference."),
                "advantage_ratios": .list(.number(from: 0).orNull).says(
                    "The share of seats by the share of list votes; null without votes or seats."),
            ]), from: 1),
    ]).named("Comparison")

    static let counterfactualRequest = Schema.object(
        [
            "election": .string(from: 1),
            "system": .string(from: 1),
            "rules": .rulesDraft,
        ], optional: ["system", "rules"]
    ).with("minProperties", 2).named("CounterfactualRequest").described("An election, and `system` or `rules` or both.")

    static let counterfactual = Schema.object([
        "election": .id,
        "official_list_seats": .integer(from: 0).orNull.says("Seats that lists filled at the election."),
        "official_system": .string.says("The system that the election was held by."),
        "system": .string.orNull.says("The system whose rules were taken; null where only rules were given."),
        "rules": .rules,
        "count": .seatCount,
        "assumptions": .list(
            .object([
                "id": .choice([
                    "same-votes", "registration-order", "list-seats", "official-single-member-seats",
                    "single-member-seats", "official-appointed-seats", "appointed-seats", "no-against-all-line",
                    "against-all-line", "blocs", "independents", "new-independents", "list-length",
                ]),
                "text": .string,
            ])
        ).says("What had no equivalent, and what was done about it."),
        "lists": .list(
            .object([
                "party": .string.orNull,
                "group": .string.orNull.says("Deputies of no party, such as `independent`."),
                "name": .string.orNull,
                "color": .colorOrNull,
                "votes": .integer(from: 0).orNull,
                "percent": .number(from: 0, to: 100).orNull.says("Per cent of the base of these rules."),
                "admitted": .flag.orNull,
                "official_list_seats": .integer(from: 0).orNull,
                "official_total_seats": .integer(from: 0).orNull,
                "seats": .integer(from: 0).orNull.says("List seats under these rules."),
                "seat_percent": .number(from: 0, to: 100).orNull,
                "official_list_seat_percent": .number(from: 0, to: 100).orNull.says(
                    "`official_list_seats` in per cent of all list seats of the election."),
                "difference": .integer.orNull.says(
                    "`seats` less `official_list_seats`; of houses of different size it says little."),
                "seat_percent_difference": .number(from: -100, to: 100).orNull.says(
                    "Points of per cent that `seat_percent` is more than `official_list_seat_percent`."),
            ])
        ).says("One row a party or group of the official results."),
    ]).named("Counterfactual")

    package static let sweepParameter = Schema.choice(Sweep.Parameter.self).named("SweepParameter")

    static let sweepResultRequest = Schema.object(
        [
            "param": .sweepParameter,
            "from": .number(from: 0).says("Per cent, seats or coefficient."),
            "to": .number(from: 0),
            "step": .number(above: 0),
            "system": .string(from: 1),
            "rules": .rulesDraft,
            "tally": .tally,
        ], optional: ["system", "rules"]
    ).named("SweepResultRequest").described("A tally, the rules, and the number of them that is moved.")

    static let sweepResult = Schema.object([
        "param": .sweepParameter,
        "system": .string.orNull,
        "rules": .rules,
        "lists": .list(
            .object(listWithVotes)
        ).says("The lists, in the order of `seats` of rows."),
        "rows": .list(
            .object([("value", .number(from: 0))] + outcome), to: 10000),
        "breakpoints": .list(
            .object([
                "value": .exactNumber,
                "value_belongs_to": .choice(["above", "below"]).says("The side whose seats the number itself gives."),
                "below": .sweepOutcome,
                "above": .sweepOutcome,
                "changes": .list(
                    .object([
                        "party": .string,
                        "below": .integer(from: 0),
                        "above": .integer(from: 0),
                        "difference": .integer,
                    ])
                ).says("The lists whose seats differ."),
            ]), to: 10000
        ).says("The exact numbers at which the seats change."),
    ]).named("SweepResult")

    /// A list of the tally that was given.
    private static let listWithVotes: [(name: String, schema: Schema)] = [
        ("party", .string), ("name", .string), ("color", .colorOrNull), ("votes", .exactVotes),
    ]

    /// The seats of all lists, or why there are none.
    private static let outcome: [(name: String, schema: Schema)] = [
        ("seats", .list(.integer(from: 0)).orNull), ("undecided_seats", .integer(from: 0).orNull),
        ("vacant_seats", .integer(from: 0).orNull), ("error", .countRefusal),
    ]

    static let sweepOutcome = Schema.object(outcome).named("SweepOutcome")

    static let sensitivityResult = Schema.object([
        "base": .exactVotes,
        "seats": .seats,
        "system": .string.orNull,
        "rules": .rules,
        "lists": .list(
            .object(
                listWithVotes + [
                    ("percent", .number(from: 0, to: 100)), ("admitted", .flag), ("seats", .integer(from: 0)),
                ] + votesToChange), from: 1, to: 200),
    ]).named("SensitivityResult")

    /// How far a list is from other seats.
    private static let votesToChange: [(name: String, schema: Schema)] = [
        (
            "votes_to_gain",
            .all(of: [.largeIntegerOrNull]).says(
                """
                The fewest votes more that bring it a seat for certain: `tie_break` decides between equal lists, and \
                a tie that it leaves open does not count.
                """)
        ),
        ("seats_after_gain", .integer(from: 1).orNull.says("Seats that it then has at least.")),
        (
            "votes_to_lose",
            .all(of: [.largeIntegerOrNull]).says(
                "The fewest votes less that cost it a seat for certain, in the same sense.")
        ),
        ("seats_after_loss", .integer(from: 0).orNull.says("Seats that it then has at most.")),
        ("votes_to_enter", .all(of: [.largeIntegerOrNull]).says("The fewest votes more to the threshold.")),
        ("votes_to_fall", .all(of: [.largeIntegerOrNull]).says("The fewest votes less below the threshold.")),
    ]
}
