// SPDX-License-Identifier: Apache-2.0
import Electoral
package import JSON
import Record
import Web

// Votes and rules that a simulation is given.
extension Schema {
    static let seatRequest = Schema.object(
        [
            "system": .string(from: 1).says(
                "The id of an electoral system with a list part, whose rules are taken; see `/v1/electoral-systems`."),
            "rules": .rulesDraft,
            "tally": .tally,
        ], optional: ["system", "rules"]
    ).with("minProperties", 2).named("SeatRequest").described(
        """
        A tally and the rules to count it by: `system`, or `rules`, or both, where `rules` replaces single members \
        of the rules of the system.
        """)

    static let partsRequest = Schema.object(
        [
            "system": .string(from: 1).says("The id of an electoral system; see `/v1/electoral-systems`."),
            "rules": .rulesDraft,
            "tally": .tally,
            "districts": .list(.any(of: [.singleMemberDistrict, .listDistrict]), from: 1, to: 1000).says(
                "At most 20,000 lists and candidates in all."),
        ], optional: ["system", "rules", "tally"]
    ).named("PartsRequest").described(
        """
        A house of several parts. `system` or `rules` say how lists are counted, and the system how its \
        single-member districts are won.
        """)

    static let singleMemberDistrict = Schema.object(
        [
            "name": .string(from: 1).says("Each once."),
            "rule": .districtRule,
            "candidates": .list(
                .object(
                    [
                        "party": .string(from: 1).says("Left out for a candidate who stands alone."),
                        "name": .string(from: 1).says(
                            """
                            Left out where the party has one candidate here. Several candidates may have one name; the answer \
                            tells them apart by `id`.
                            """),
                        "votes": .votes,
                    ], optional: ["party", "name"]
                ).with("minProperties", 2), from: 1, to: 1000),
            "against_all": .votes,
            "invalid": .votes,
        ], optional: ["rule", "against_all", "invalid"]
    ).named("SingleMemberDistrict")

    static let listDistrict = Schema.object(
        [
            "name": .string(from: 1).says("Each once."),
            "seats": .seats,
            "lists": .talliedLists,
            "against_all": .votes,
            "invalid": .votes,
        ], optional: ["against_all", "invalid"]
    ).named("ListDistrict")

    static let districtRule = Schema.choice(District.Rule.self).named("DistrictRule").described(
        """
        `plurality`, the most votes win. `two-round-majority`, more than half of the votes for candidates and \
        against all win; else the two leaders stand again. Left out, the rule of the system.
        """)

    static let rulesDraft = Schema.object(
        [
            "seats": .seats,
            "formula": formula(hasFamily: false),
            "threshold": .thresholdDraft.says("The share that a list needs; null for none."),
            "second_party_guarantee": .guaranteeDraft.says("The second-party rule; null for none."),
            "majority_bonus": .majorityBonus.says(
                "Seats for the largest list before the rest is distributed among all; null for none."),
            "list_size_cap_percent": .integer(from: 1, to: 1000).orNull.says(
                """
                The most candidates on a list in per cent of the seats, rounded to the nearest, at least one; null for \
                no limit. Below 100, a list whose `candidates` are left out is counted as having as many as that, and no \
                more.
                """),
            "tie_break": .tieBreak,
        ],
        optional: [
            "seats", "formula", "threshold", "second_party_guarantee", "majority_bonus", "list_size_cap_percent",
            "tie_break",
        ]
    ).named("RulesDraft").described(
        """
        Without `system`, `seats` has to be given. What else is left out is that of the system or, without one: \
        largest remainders of the quota `hare`, `over_award` `error`, no threshold, no guarantee, no bonus, no cap, \
        and the order of the lists between equal ones.
        """)

    /// A formula; which of the other members it has depends on its family.
    static func formula(hasFamily: Bool) -> Schema {
        let members: [(name: String, schema: Schema)] = [
            ("family", .formulaFamily), ("quota", .quota), ("over_award", .overAward), ("divisors", .divisors),
            ("exponent", .exponent), ("first_divisor", .firstDivisor),
        ]
        let optional = Set(members.map(\.name))
        return object(members, optional: hasFamily ? optional.subtracting(["family"]) : optional)
    }

    static let thresholdDraft = Schema.object(
        [
            "percent": .any(of: [.number(from: 0, to: 100), .string(matching: "^[0-9]+([./][0-9]+)?$")]).says(
                """
                0 to 100 per cent, exactly as written, to nine decimals; with `unit` `ratio` a number from 0 to 1. A \
                text such as `"1/150"` is a share of one in either unit.
                """),
            "unit": .choice(["percent", "ratio"]).with("default", "percent"),
            "base": .thresholdBase,
            "base_votes": .votes,
            "inclusive": .flag.with("default", true).says("Whether exactly the share suffices."),
            "exempt": .list(.string(from: 1)).says(
                "Lists that need no share, such as those of a minority, each one of those that have votes here."),
            "percent_by_members": .sharesByMembers,
        ], optional: ["percent", "unit", "base", "base_votes", "inclusive", "exempt", "percent_by_members"]
    ).orNull.with("not", .types(["object"]).with("required", ["base", "base_votes"])).named("ThresholdDraft").described(
        "Of `base` and `base_votes` at most one is given.")

    static let majorityBonus = Schema.object(
        [
            "seats": .integer(from: 1, to: 100000).says("Below all seats."),
            "percent": .shareOrNull.says(
                "The share of the base that the largest list needs for it; left out or null, any."),
        ], optional: ["percent"]
    ).orNull.named("MajorityBonus")

    static let guaranteeDraft = Schema.object(
        [
            "coefficient": .any(of: [.number(from: 0, to: 1), .string(matching: "^[0-9]+([./][0-9]+)?$")]).says(
                "By what the quotas of the second list are multiplied, 0 to 1; the law's is 0.7."),
            "minimum_seats": .integer(from: 0, to: 100000).says(
                "Seats that the second list gets at least, below all seats; the law's is 2."),
        ], optional: ["coefficient", "minimum_seats"]
    ).orNull.named("GuaranteeDraft")

    static let tally = Schema.object(
        [
            "lists": .talliedLists,
            "against_all": .votes,
            "invalid": .votes,
        ], optional: ["against_all", "invalid"]
    ).named("Tally")

    static let talliedLists = Schema.list(
        .object(
            [
                "party": .string(from: 1).says("Any name, each once; the id of a party brings its name and colour."),
                "votes": .votes,
                "candidates": .integer(from: 0, to: 9223372036854775807).says(
                    """
                    Candidates on the list; seats that it cannot fill stay vacant. Left out, it is long enough, or as long \
                    as `list_size_cap_percent` allows.
                    """),
                "members": .integer(from: 1, to: 100).with("default", 1).says(
                    "Parties that stand on the list together."),
            ], optional: ["candidates", "members"]), from: 1, to: 1000
    ).named("TalliedLists").described(
        "In the order of registration, which decides between equal lists under `listed-order`.")

    static let votes = Schema.number(from: 0, to: 9223372036854775807).named("Votes").described(
        """
        Votes, or shares such as 53.90, read exactly and never through binary floating point; at most nine decimals.
        """)

    static let seats = Schema.integer(from: 1, to: 100000).named("Seats").described(
        "Seats to distribute, written without a point or an exponent.")

    static let formulaFamily = Schema.choice(FormulaDraft.Family.self).named("FormulaFamily").described(
        """
        A quota buys seats and the largest remainders get what is left (the law's); each seat goes to the largest \
        votes / divisor; or the list with the most votes gets all seats.
        """)

    static let divisors = Schema.choice(FormulaDraft.divisorNames).named("Divisors").described(
        """
        The divisors of highest averages, by the seats that a list has: `dhondt` 1, 2, 3; `sainte-lague` 1, 3, 5; \
        `danish` 1, 4, 7; `adams` 0, 1, 2; `dean` harmonic and `huntington-hill` geometric means; `imperiali` and \
        `nohlen` 2, 3, 4; `macau` 1, 2, 4, 8; `dhondt-power` with an `exponent`. Historical names such as \
        `jefferson` and `webster` are read too.
        """)

    static let exponent = Schema.number(above: 0, to: 2).named("Exponent").described(
        "The exponent of `dhondt-power`, at most three decimals; 0.9 in Estonia.")

    static let firstDivisor = Schema.number(above: 0, to: 1000).named("FirstDivisor").described(
        "A first divisor in place of the sequence's own; 1.4 makes modified Sainte-Laguë.")

    static let quota = Schema.choice(Quota.all.map(\.name)).named("Quota").described(
        """
        The price of a seat, of V votes for the admitted lists and S seats: `hare` V/S (the law's, never rounded), \
        `droop` the next whole number above V/(S+1), `hagenbach-bischoff` V/(S+1), `imperiali` V/(S+2), \
        `reinforced-imperiali` V/(S+3); `-rounded` to the nearest whole vote, `-ceiling` up. `droop`, `-rounded` and \
        `-ceiling` are whole numbers of votes, so they ask for votes: of votes with decimals, which are shares, and \
        of draws they are not rounded, and where the rounding of few votes decides, `warnings` say so. Left out, \
        that of the system, or `hare`.
        """)

    static let overAward = Schema.choice(Formula.OverAward.self).named("OverAward").described(
        """
        What to do where a small quota buys more seats than there are: refuse (422), or take them back one by one, \
        each from the list whose votes beyond its seats are the fewest: first from the smallest remainders, a second \
        one from a list only where every list has given one back. Left out, that of the system, or `error`.
        """)

    static let thresholdBase = Schema.choice(["valid", "participating", "ballots"]).named("ThresholdBase").described(
        """
        What the threshold is a share of: `valid` votes for all lists; `participating`, those and the votes against \
        all (the law's); `ballots`, those and the invalid ballots. Left out, that of the system or, where it has no \
        threshold, `participating`; where that counts votes against all, `warnings` say so. Without a threshold, \
        shares are of the votes for all lists.
        """)

    static let tieBreak = Schema.choice(TieBreak.self).named("TieBreak").described(
        """
        Who goes first where lists are equal: the list that stands first (the law: the one registered earlier), the \
        one with more votes, or nobody, and the seats stay undecided. Left out, that of the system, or \
        `listed-order`.
        """)

    package static let largeInteger = Schema.any(of: [
        .integer(from: 0, to: 9007199254740992), .string(matching: "^[0-9]{16,}$"),
    ]).named("LargeInteger").described(
        "A whole number; above 2^53 as text, because many readers of JSON round larger numbers.")

    static let largeIntegerOrNull = Schema.types(["integer", "string"]).with("format", "int64").with("minimum", 0).with(
        "maximum", 9007199254740992
    ).with("pattern", "^[0-9]{16,}$").orNull.named("LargeIntegerOrNull").described(
        "A whole number; above 2^53 as text, because many readers of JSON round larger numbers; or null.")

    static let exactVotes = Schema.any(of: [.number(from: 0), .string(matching: "^[0-9]+([.][0-9]{1,9})?$")]).named(
        "ExactVotes"
    ).described(
        """
        Votes or a share as given; as text where they have so many digits that many readers of JSON would round \
        them.
        """)

    static let exactNumber = Schema.object([
        "exact": .string(matching: "^[0-9]+(/[0-9]+)?$").says("A whole number or a fraction."),
        "decimal": .number(from: 0).says("The same to six decimals."),
    ]).named("ExactNumber").described("A fraction in lowest terms, and the same as a decimal number.")

    static let exactNumberOrNull = exactNumber.orNull.described(
        "A fraction, and the same as a decimal number; null where there is none.")

    static let countRefusal = Schema.choice([
        "no-list-admitted", "over-award", "too-many-remainder-seats", "zero-quota", "base-below-votes",
        "list-too-long",
    ]).orNull.named("CountRefusal").described("Why the rules give no seats; null where they do.")
}
