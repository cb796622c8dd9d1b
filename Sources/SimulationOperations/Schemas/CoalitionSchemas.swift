// SPDX-License-Identifier: Apache-2.0
import JSON
import Web

// Coalitions and their power.
extension Schema {
    static let coalitionsResultRequest = Schema.object(
        [
            "seats": .list(
                .object([
                    "party": .string(from: 1),
                    "seats": .integer(from: 0, to: 10000),
                ])),
            "majority": .any(of: [.integer(from: 1, to: 10000), .choice(["half", "two-thirds"])]).says(
                "A number of seats, `half` (more than half of the house, the default) or `two-thirds`."),
            "house": .integer(from: 1, to: 10000),
            "system": .string(from: 1),
            "rules": .rulesDraft,
            "tally": .tally,
        ], optional: ["seats", "majority", "house", "system", "rules", "tally"]
    ).with("minProperties", 1).named("CoalitionsResultRequest").described(
        "Seats list by list, or a tally and rules as in `SeatRequest`.")

    static let coalitionsResult = Schema.object([
        "system": .string.orNull,
        "house": .integer(from: 1),
        "seats": .integer(from: 1).says("Seats of all lists."),
        "majority": .integer(from: 1).says("Seats that win."),
        "blocking_seats": .integer(from: 1).says("Seats without which the others cannot win."),
        "winning_coalitions": .largeInteger,
        "minimal_winning_coalitions": .all(of: [.largeInteger]).says("All of them, also those not named."),
        "coalitions": .list(
            .object([
                "parties": .list(.string, from: 1),
                "seats": .integer(from: 1),
                "surplus": .integer(from: 0).says("Seats beyond those that win."),
            ]), to: 1000),
        "lists": .list(
            .object([
                "party": .string,
                "name": .string,
                "color": .colorOrNull,
                "seats": .integer(from: 0),
                "seat_percent": .number(from: 0, to: 100).says("Per cent of the house."),
                "swings": .all(of: [.largeInteger]).says("Coalitions of the others that it makes winning."),
                "banzhaf": .exactNumber,
                "banzhaf_absolute": .exactNumber,
                "shapley_shubik": .all(of: [.exactNumber]).says(
                    "Exact up to 33 lists with seats; above, rounded to nine decimals."),
                "has_veto": .flag.says("Nobody wins without it."),
                "wins_alone": .flag,
            ]), from: 1),
    ]).named("CoalitionsResult")
}
