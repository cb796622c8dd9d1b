// SPDX-License-Identifier: Apache-2.0
import Electoral
package import JSON
import Web

// Seats and how they come about.
extension Schema {
    static let seatCount = Schema.all(of: [.seatCountMembers]).with("type", "object").named("SeatCount").described(
        "A count with every step.")

    package static let seatCountOrNull = seatCount.orNull.described(
        "A count with every step, or null where there is none.")

    static let seatCountMembers = Schema.object(
        [
            "system": .string.orNull.says("The id of the electoral system; null where only rules were given."),
            "rules": .rules,
            "base": .all(of: [.exactVotes]).says("Votes that shares are taken of, as the threshold asks."),
            "quota": .exactNumberOrNull.says("The price of a seat in votes; null where the formula has none."),
            "lists": .list(.countedList, from: 1),
            "seats": .seats,
            "vacant_seats": .integer(from: 0).says("Seats won by lists that are too short to fill them."),
            "undecided_seats": .integer(from: 0).says("Seats that a tie leaves open."),
            "ties": .ties,
            "steps": .list(.countStep, from: 1).says(
                "What was done, in order, each step with the article that it applies; left out with `steps=off`."),
            "assumptions": .list(.countAssumption).says("What was done where the law, or the request, is silent."),
            "indices": .countIndices,
            "majority": .hold,
            "two_thirds": .hold,
        ], optional: ["steps"]
    ).untyped.named("SeatCountMembers").described("What a count has, where there is one.")

    static let countStep = Schema.object([
        "kind": .stepKind,
        "text": .string,
        "article": .string.orNull.says("Null where no law stands behind the rule."),
    ]).named("CountStep")

    static let countAssumption = Schema.object([
        "id": .choice([
            "base-participating", "second-place-tie", "second-party-overflow", "no-second-party", "vacant-seats",
            "length-by-cap", "unrounded-quota", "rounded-quota",
        ]),
        "text": .string,
    ]).named("CountAssumption")

    static let countIndices = Schema.object([
        "dhondt": .number(from: 0).says("The largest advantage ratio."),
        "rae": .number(from: 0).says("The mean difference over the lists with votes, in percentage points (Rae 1967)."),
        "sainte_lague": .number(from: 0).says(
            "Squared differences by votes, of shares in per cent, over the lists with votes."),
        "gallagher": .number(from: 0).says("Least squares, in percentage points (Gallagher 1991)."),
        "loosemore_hanby": .number(from: 0).says(
            "Half the sum of the differences, in percentage points (Loosemore and Hanby 1971)."),
        "effective_parties_votes": .number(from: 1).says(
            "Effective number of lists by votes (Laakso and Taagepera 1979)."),
        "effective_parties_seats": .number(from: 1).orNull.says("The same by seats; null where no seat is filled."),
        "wasted_percent": .number(from: 0, to: 100).says(
            "Votes for lists without a seat, in per cent of the votes of all lists."),
    ]).named("CountIndices").described("How far seats are from votes; for display, nothing is decided by them.")

    static let partsCount = Schema.object([
        "system": .string.orNull.says("The id of the electoral system; null where none was named."),
        "list": .seatCountOrNull.says("The count of the lists in the whole country; null where there is none."),
        "districts": .list(.any(of: [.countedDistrict, .countedListDistrict]), from: 1).says(
            "Each district, in the order given."),
        "parts": .list(
            .object([
                "kind": .choice(["list", "single-member"]),
                "seats": .integer(from: 1),
                "filled_seats": .integer(from: 0),
                "undecided_seats": .integer(from: 0).says("Left open by a tie or a first round."),
                "vacant_seats": .integer(from: 0),
            ]), from: 1
        ).says("The seats of the parts that were counted."),
        "totals": .object([
            "seats": .integer(from: 1).says("Seats that were counted; fewer than the house where parts are left out."),
            "undecided_seats": .integer(from: 0),
            "vacant_seats": .integer(from: 0),
            "majority": .hold,
            "two_thirds": .hold,
            "parties": .list(
                .object([
                    "party": .string.orNull.says("Null for candidates who stand alone."),
                    "name": .string,
                    "color": .colorOrNull,
                    "list_votes": .exactVotes,
                    "list_seats": .integer(from: 0),
                    "candidate_votes": .exactVotes,
                    "district_seats": .integer(from: 0),
                    "seats": .integer(from: 0),
                    "seat_percent": .number(from: 0, to: 100),
                ]), from: 1
            ).says("In the order in which they are first met; all candidates who stand alone are one row at the end."),
        ]).says("All parts together."),
    ]).named("PartsCount").described("A house counted in parts.")

    static let countedDistrict = Schema.object(
        [
            "kind": .constant("single-member"),
            "name": .string,
            "rule": .choice(District.Rule.self),
            "base": .all(of: [.exactVotes]).says("Votes for candidates and against all."),
            "outcome": .choice(["elected", "second-round", "tied", "nobody"]).says(
                """
                `tied`, where candidates are equal for the seat or for a place in the second round; `nobody`, where the \
                only candidate has no majority.
                """),
            "candidates": .list(
                .object([
                    "id": .string.says(
                        """
                        By what `second_round` and `ties` name the candidate, each once: the name or the party; beside a \
                        namesake the name and the party, or the place in the district, in brackets.
                        """),
                    "name": .string,
                    "party": .string.orNull,
                    "color": .colorOrNull,
                    "votes": .exactVotes,
                    "percent": .number(from: 0, to: 100).says("Per cent of `base`, to two decimals."),
                    "elected": .flag,
                ]), from: 1),
            "second_round": .list(.string).says(
                """
                Who is in the second round in any case: both candidates where it is due; where there is a tie, those \
                whom it leaves certain.
                """),
            "ties": .districtTies,
            "steps": .list(
                .object([
                    "kind": .choice(["base", "majority", "winner", "run_off", "through", "tie", "nobody"]),
                    "text": .string,
                    "article": .string.orNull,
                ]), from: 1
            ).says("What was done, in order; left out with `steps=off`."),
        ], optional: ["steps"]
    ).named("CountedDistrict")

    static let countedListDistrict = Schema.object([
        "kind": .constant("list"),
        "name": .string,
        "count": .seatCount,
    ]).named("CountedListDistrict")

    static let ties = Schema.list(
        .object([
            "contenders": .list(.string, from: 2),
            "chosen": .list(.string),
            "seats_at_stake": .integer(from: 1),
            "resolved_by": .choice(["listed-order", "larger-vote"]).orNull,
        ])
    ).named("Ties").described("Equal lists, where that could change the outcome.")

    static let districtTies = Schema.list(
        .object([
            "contenders": .list(.string, from: 2),
            "chosen": .list(.string, to: 0),
            "places": .integer(from: 1, to: 2).orNull.says(
                "Places in the second round that they contend for; null where it is the seat."),
            "seats_at_stake": .constant(1),
            "resolved_by": .string.orNull.says("Null, as nothing decides between candidates."),
        ]), to: 1
    ).named("DistrictTies").described("Equal candidates, none of whom is chosen.")

    static let countedList = Schema.object(
        [
            "party": .string,
            "name": .string.says("The short name of a known party; else `party`."),
            "color": .colorOrNull,
            "votes": .exactVotes,
            "percent": .number(from: 0, to: 100).says("Per cent of `base`, to two decimals."),
            "admitted": .flag.says("Whether it took part in the distribution."),
            "advantage_ratio": .number(from: 0).orNull.says(
                "The share of seats by the share of list votes, 1 where they are equal; null without votes."),
            "entitlement": .number(from: 0).orNull.says(
                "Votes in quotas, to six decimals; null where it was not admitted."),
            "automatic_seats": .integer(from: 0).says("Seats bought by whole quotas."),
            "remainder_seats": .integer.says("Seats for the remainder; below 0 where the quota had bought too many."),
            "bonus_seats": .integer(from: 0).says("Seats of the majority bonus."),
            "vacant_seats": .integer(from: 0),
            "seats": .integer(from: 0).says("Seats won and filled."),
            "seat_percent": .number(from: 0, to: 100).says("Per cent of all seats, to two decimals."),
        ], optional: ["bonus_seats"]
    ).named("CountedList")

    static let stepKind = Schema.choice(Step.Kind.self).named("StepKind")

    static let hold = Schema.object([
        "seats": .integer(from: 1),
        "party": .string.orNull,
    ]).named("Hold").described("The seats needed, and the list that has them alone.")

    static let holdOrNull = hold.orNull.described(
        "The seats needed, and the list that has them alone; null where there are no seats.")

    package static let rules = Schema.object(
        [
            "seats": .seats,
            "formula": formula(hasFamily: true),
            "threshold": .appliedThreshold,
            "second_party_guarantee": .appliedGuarantee,
            "majority_bonus": .majorityBonus,
            "list_size_cap_percent": .integer(from: 1).orNull,
            "tie_break": .tieBreak,
        ], optional: ["majority_bonus", "list_size_cap_percent"]
    ).named("Rules").described("Rules as they are applied, every default filled in.")

    static let appliedThreshold = Schema.object(
        [
            "percent": .fraction,
            "unit": .constant("ratio").says("Stands where `percent` is a ratio of one."),
            "base": .thresholdBase,
            "base_votes": .votes,
            "inclusive": .flag,
            "exempt": .list(.string),
            "percent_by_members": .sharesByMembers,
        ], optional: ["unit", "base", "base_votes", "exempt", "percent_by_members"]
    ).orNull.with("minProperties", 3).with("not", .types(["object"]).with("required", ["base", "base_votes"])).named(
        "AppliedThreshold"
    ).described("Has either `base` or `base_votes`.")

    static let appliedGuarantee = Schema.object([
        "coefficient": .fraction,
        "minimum_seats": .integer(from: 0),
    ]).orNull.named("AppliedGuarantee")

    static let fraction = Schema.any(of: [.number(from: 0, to: 100), .string(matching: "^[0-9]+/[0-9]+$")]).named(
        "Share"
    ).described("A number, or a ratio such as `\"1/150\"` where the number has no end.")

    package static let shareOrNull = Schema.types(["number", "string"]).with("minimum", 0).with("maximum", 100).with(
        "pattern", "^[0-9]+/[0-9]+$"
    ).orNull.named("ShareOrNull").described(
        "A number, a ratio such as `\"1/150\"` where the number has no end, or null where there is none.")

    static let sharesByMembers = Schema.dictionary(of: .fraction).with(
        "propertyNames", .anything.with("pattern", "^([2-9]|[1-9][0-9]|100)$")
    ).named("SharesByMembers").described(
        "What an alliance of so many parties or more needs, such as `{\"2\": 7, \"3\": 9}`.")
}
