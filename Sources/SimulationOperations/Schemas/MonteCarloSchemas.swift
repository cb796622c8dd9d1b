// SPDX-License-Identifier: Apache-2.0
package import JSON
import PollSimulation
import Simulations
import Web

// Draws around polls.
extension Schema {
    static let shareModelKind = Schema.choice(MonteCarloModel.self).named("ShareModelKind")

    package static let probability = Schema.number(from: 0, to: 1).named("Probability").described(
        "Share of the draws, to six places.")

    static let standardError = Schema.number(from: 0).named("StandardError").described(
        "Monte Carlo standard error; 0 where all draws agree.")

    static let pollInput = Schema.object(
        [
            "date": .string(format: "date").says("The day of the poll; required where there are several."),
            "sample_size": .number(above: 0, to: 1000000),
            "shares": .list(
                .object(
                    [
                        "party": .string(from: 1),
                        "percent": .number(from: 0, to: 100),
                        "members": .integer(from: 1, to: 100).says(
                            "Parties of an alliance, the same in every poll that says it; 1 where none does."),
                    ], optional: ["members"]), from: 1, to: 1000),
            "against_all": .number(from: 0, to: 100),
        ], optional: ["date", "against_all"]
    ).named("PollInput")

    static let pollReference = Schema.object(
        [
            "id": .string(from: 1),
            "date": .string(format: "date").says("In place of the last day on record."),
            "sample_size": .number(above: 0, to: 1000000).says(
                "In place of the size on record; required where there is none."),
        ], optional: ["date", "sample_size"]
    ).named("PollReference").described(
        """
        A poll of `/v1/polls`, dated by the last day of its fieldwork. Its answers for parties and against all are \
        taken, others (undecided) are left out, which `assumptions` say.
        """)

    static let monteCarloRequest = Schema.object(
        [
            "system": .string(from: 1),
            "rules": .rulesDraft,
            "poll": .pollInput,
            "polls": .list(
                .any(of: [
                    .string(from: 1).says("The id of a poll of `/v1/polls` whose sample size is on record."),
                    .pollReference, .pollInput,
                ]), from: 1, to: 200),
            "half_life_days": .number(above: 0, to: 100000).says("With `polls`; 30 if left out."),
            "as_of": .string(format: "date").says(
                "The day in question, after which no poll counts; that of the latest poll if left out."),
            "model": .any(of: [
                .object(
                    [
                        "kind": .constant("dirichlet"),
                        "prior": .number(above: 0, to: 1000).with("default", 1),
                    ], optional: ["prior"]
                ).says("Only the sample errs: alpha is sample size x share + prior."),
                .object(
                    [
                        "kind": .constant("logit-normal"),
                        "standard_deviation": .number(above: 0, to: 50).says("Points, at a share of 50 per cent."),
                        "correlation": .number(from: 0, to: 1).with("default", 0),
                    ], optional: ["correlation"]
                ).says("Polls err by more than their samples."),
            ]).says("`dirichlet` with prior 1 if left out."),
            "draws": .integer(from: 1, to: 1000000).with("default", 100000),
            "seed": .integer(from: 0, to: 9223372036854775807).with("default", 1),
            "coalitions": .list(.list(.string(from: 1), from: 1), to: 100).says(
                "Sets of lists whose seats are added in every draw."),
            "districts": .object([
                "swing": .choice(DistrictSwing.Method.self),
                "results": .list(
                    .object(
                        [
                            "name": .string(from: 1),
                            "votes": .list(
                                .object(
                                    [
                                        "party": .string(from: 1).says("A list of the poll, each once."),
                                        "name": .string(from: 1).says("In place of a party, a candidate of no list."),
                                        "votes": .integer(from: 0, to: 1000000000),
                                    ], optional: ["party", "name"]
                                ).with("minProperties", 2)),
                        ], optional: ["name"]), from: 1, to: 10000),
            ]).says(
                """
                Single-member districts: the votes of an earlier election in each, and how a change reaches them. With \
                `system`, as many as it has. A list of the poll without votes in any of them is new and has its share of \
                the country in each; one with votes in some stands in those only. Candidates of no list, by `name`, keep \
                their shares.
                """),
        ],
        optional: [
            "system", "rules", "poll", "polls", "half_life_days", "as_of", "model", "draws", "seed", "coalitions",
            "districts",
        ]
    ).with("minProperties", 2).named("MonteCarloRequest").described(
        """
        Rules as in `SeatRequest`, and `poll` or `polls`. A poll of n answers that is a days older than `as_of` \
        weighs n x 2^(-a / half_life_days); the weights together are the sample size of the average. Later polls are \
        left out. Polls are written out or named by their ids in `/v1/polls`, each at most once. A list that a poll \
        does not name has 0 in it where its shares add up to 100 per cent, at least 99; else its share is that of \
        the polls that name it. `assumptions` say what of this applies.
        """)

    static let seatHistogram = Schema.object([
        "from": .integer(from: 0).says("Seats of the first number."),
        "draws": .list(.integer(from: 0), from: 1).says("Draws with so many seats, with one more, and so on."),
    ]).named("SeatHistogram")

    package static let seatQuantiles = Schema.dictionary(of: .integer(from: 0)).with(
        "required", ["25", "2_5", "5", "50", "75", "95", "97_5"]
    ).named("SeatQuantiles").described("The smallest number of seats that so many per cent of the draws do not exceed.")

    package static let seatInterval = Schema.object([
        "from_percent": .constant(5),
        "to_percent": .constant(95),
    ]).named("SeatInterval").described(
        """
        The range of seats that pages, charts and their tables show: from the 5th to the 95th percentile of the \
        draws, so that the number of seats lies in it in at least nine draws of ten.
        """)

    static let monteCarlo = Schema.object([
        "system": .string.orNull,
        "interval": .seatInterval,
        "rules": .rules,
        "model": .open([
            "kind": .shareModelKind
        ]).with("required", ["kind"]),
        "poll": .object([
            "against_all": .number(from: 0, to: 100).orNull,
            "polls": .integer(from: 1).says("Polls that count, without those later than `as_of`."),
            "sample_size": .number(from: 0),
        ]).says("What was drawn around."),
        "districts": .object([
            "count": .integer(from: 1),
            "swing": .choice(DistrictSwing.Method.self),
        ]).orNull,
        "draws": .integer(from: 1),
        "seed": .largeInteger,
        "seats": .integer(from: 1).says("Seats drawn: those of the lists and of the districts."),
        "majority": .integer(from: 1).says("Seats that are more than half."),
        "two_thirds": .integer(from: 1).says("Seats that are at least two thirds."),
        "p_no_majority": .probability,
        "p_no_majority_error": .standardError,
        "p_no_result": .probability,
        "p_no_result_error": .standardError,
        "assumptions": .list(
            .object([
                "id": .string,
                "text": .string,
            ])),
        "lists": .list(
            .object([
                "party": .string,
                "name": .string,
                "color": .colorOrNull,
                "percent": .number(from: 0, to: 100).says(
                    "The share drawn around, those against all included in the base."),
                "seats_mean": .number(from: 0),
                "seats_mean_error": .standardError,
                "seats_quantiles": .seatQuantiles,
                "histogram": .seatHistogram,
                "p_enters_exact": .number(from: 0, to: 1).orNull.says(
                    "`p_enters` under `dirichlet` without a draw, by the incomplete beta function."),
                "p_enters": .probability,
                "p_enters_error": .standardError,
                "p_seated": .probability,
                "p_seated_error": .standardError,
                "p_largest": .probability,
                "p_largest_error": .standardError,
                "p_majority": .probability,
                "p_majority_error": .standardError,
                "p_two_thirds": .probability,
                "p_two_thirds_error": .standardError,
            ]), from: 1),
        "coalitions": .list(
            .object([
                "parties": .list(.string, from: 1),
                "seats_mean": .number(from: 0),
                "seats_mean_error": .standardError,
                "seats_quantiles": .seatQuantiles,
                "histogram": .seatHistogram,
                "p_majority": .probability,
                "p_majority_error": .standardError,
                "p_two_thirds": .probability,
                "p_two_thirds_error": .standardError,
            ])),
    ]).named("MonteCarlo")
}
