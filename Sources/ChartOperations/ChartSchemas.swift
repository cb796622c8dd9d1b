// SPDX-License-Identifier: Apache-2.0
import JSON
import RecordOperations
import SimulationOperations
import Web

// What is drawn.
extension Schema {
    private static let chartDescription = Schema.string.named("ChartDescription").described(
        "What is to be seen, for those who do not see it; the `<desc>` of the picture.")

    static let seatChart = Schema.object([
        "chart": .choice(["hemicycle", "bars", "votes-seats", "slope"]),
        "title": .string,
        "description": .chartDescription,
        "seats": .integer(from: 0).orNull.says("Seats in all; of votes beside seats those of lists."),
        "left_out_seats": .integer(from: 0).says(
            "Seats of the election that votes for lists do not decide, where only list seats are shown."),
        "majority": .integer(from: 1).orNull.says(
            "More than half of the seats, where they are those of a whole parliament."),
        "threshold_percent": .number(from: 0, to: 100).orNull,
        "undecided_seats": .integer(from: 0),
        "unknown_seats": .integer(from: 0).says("Seats that the record gives to nobody."),
        "vacant_seats": .integer(from: 0),
        "rows": .list(
            .object([
                "name": .string,
                "seats": .integer(from: 0).orNull,
                "seat_percent": .number(from: 0, to: 100).orNull,
                "votes": .number(from: 0).orNull,
                "percent": .number(from: 0, to: 100).orNull,
                "kind": .choice(["party", "group", "candidate", "option", "answer"]),
                "id": .string,
                "color": .colorOrNull,
            ]), from: 1),
    ]).named("SeatChart").described("Votes and seats by party, and what is drawn of them.")

    static let thresholdChart = Schema.object([
        "chart": .choice(["thresholds"]),
        "title": .string,
        "description": .chartDescription,
        "key": .thresholdKey,
        "unit": .string,
        "rows": .list(.thresholdEntry, from: 1),
    ]).named("ThresholdChart").described("A number of the law over time.")

    static let turnoutChart = Schema.object([
        "chart": .choice(["turnout"]),
        "title": .string,
        "description": .chartDescription,
        "rows": .list(
            .object([
                "name": .string,
                "turnout_percent": .number(from: 0, to: 100).orNull,
                "date": .calendarDate,
                "ballots": .integer(from: 0).orNull,
                "registered_voters": .integer(from: 0).orNull,
                "id": .id,
            ]), from: 1),
    ]).named("TurnoutChart").described("Turnout by election.")

    static let lineageChart = Schema.object([
        "chart": .choice(["lineage"]),
        "title": .string,
        "description": .chartDescription,
        "rows": .list(.lineageEvent),
    ]).named("LineageChart").described("What happened to the parties drawn.")

    static let sweepChart = Schema.object([
        "chart": .choice(["sweep"]),
        "title": .string,
        "description": .chartDescription,
        "param": .sweepParameter,
        "rows": .list(
            .object([
                "param": .sweepParameter,
                "value": .number(from: 0),
                "party": .string,
                "name": .string,
                "color": .colorOrNull,
                "seats": .integer(from: 0).orNull,
                "seat_percent": .number(from: 0, to: 100).orNull,
                "error": .string.orNull,
            ]), from: 1),
    ]).named("SweepChart").described(
        "The seats of each list at each step; the picture has the exact places of the changes too.")

    static let quantileChart = Schema.object([
        "chart": .choice(["quantiles"]),
        "interval": .seatInterval,
        "title": .string,
        "description": .chartDescription,
        "draws": .integer(from: 1),
        "majority": .integer(from: 1),
        "seed": .largeInteger,
        "rows": .list(
            .object([
                "name": .string,
                "party": .string,
                "color": .colorOrNull,
                "seats_mean": .number(from: 0),
                "seats_quantiles": .seatQuantiles,
                "p_enters": .probability,
                "p_largest": .probability,
                "p_majority": .probability,
                "p_two_thirds": .probability,
            ]), from: 1),
    ]).named("QuantileChart").described("The seats of each list over simulated elections.")
}
