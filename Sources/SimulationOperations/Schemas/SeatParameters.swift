// SPDX-License-Identifier: Apache-2.0
import JSON
import Web

// Parameters of a seat simulation and its variations.
extension Parameter {
    static let simulationSystem = Parameter(
        "system", .id, "`system`. This or `seats` has to be given.", example: "mazhilis-2023")

    static let simulationVotes = Parameter(
        "votes",
        .string(matching: "^([^\\\\,:]|\\\\.)+:[0-9]+(\\.[0-9]{1,9})?(,([^\\\\,:]|\\\\.)+:[0-9]+(\\.[0-9]{1,9})?)*$"),
        """
        `tally.lists`: name and votes of each list, `a:1,b:2`, in the order of registration. A comma, colon or \
        backslash in a name has a backslash before it.
        """, example: "amanat:3431510,auyl:693938", isRequired: true)

    static let simulationCandidates = Parameter(
        "candidates", .string(matching: "^([^\\\\,:]|\\\\.)+:[0-9]+(,([^\\\\,:]|\\\\.)+:[0-9]+)*$"),
        "`tally.lists[].candidates`: name and candidates of those lists that may be too short, `a:20,b:5`.",
        example: "amanat:20,auyl:50")

    static let simulationAgainstAll = Parameter("against_all", .votes, "`tally.against_all`.", example: 248291)

    static let simulationInvalid = Parameter("invalid", .votes, "`tally.invalid`.", example: 155419)

    static let simulationSeats = Parameter("seats", .seats, "`rules.seats`.", example: 69)

    static let simulationFormula = Parameter(
        "formula", .formulaFamily, "`rules.formula.family`.", example: "largest-remainder")

    static let simulationQuota = Parameter("quota", .quota, "`rules.formula.quota`.", example: "hare")

    static let simulationOverAward = Parameter(
        "over_award", .overAward, "`rules.formula.over_award`.", example: "error")

    static let simulationDivisors = Parameter("divisors", .divisors, "`rules.formula.divisors`.", example: "dhondt")

    static let simulationExponent = Parameter(
        "exponent", .exponent, "`rules.formula.exponent`.", example: .number("0.9"))

    static let simulationFirstDivisor = Parameter(
        "first_divisor", .firstDivisor, "`rules.formula.first_divisor`.", example: .number("1.4"))

    static let simulationThreshold = Parameter(
        "threshold", .string(matching: "^(none|[0-9]+(\\.[0-9]{1,9})?|[0-9]+/[0-9]+)$"),
        "`rules.threshold.percent`: per cent such as `5`, a ratio such as `1/150`, or `none`.", example: "5")

    static let simulationThresholdBase = Parameter(
        "threshold_base", .string(matching: "^(valid|participating|ballots|[0-9]+(\\.[0-9]{1,9})?)$"),
        "`rules.threshold.base`, or a number of votes for `rules.threshold.base_votes`.", example: "participating")

    static let simulationThresholdInclusive = Parameter(
        "threshold_inclusive", .flag, "`rules.threshold.inclusive`.", example: true)

    static let simulationSecondParty = Parameter(
        "second_party", .string(matching: "^(none|[0-9]+([./][0-9]+)?:[0-9]+)$"),
        "`rules.second_party_guarantee`: coefficient and least seats, `0.7:2`, or `none`.", example: "0.7:2")

    static let simulationTieBreak = Parameter("tie_break", .tieBreak, "`rules.tie_break`.", example: "listed-order")

    static let simulationSteps = Parameter(
        "steps", .choice(["on", "off"]).with("default", "on"),
        "`off` leaves out `steps`, which are most of an answer and of the work.", example: "off")

    static let comparedSystems = Parameter(
        "systems", .string(from: 1), "`systems`: ids of electoral systems, joined by commas.",
        example: "mazhilis-2023,mazhilis-2021")

    static let comparedFormulas = Parameter(
        "formulas", .string(from: 1),
        """
        `formulas`: names of quotas, of sequences of divisors, or `winner-takes-all`, joined by commas. \
        `imperiali` is the quota; the divisors of that name are `divisors:imperiali`.
        """, example: "dhondt,sainte-lague")

    static let counterfactualElection = Parameter(
        "election", .id, "`election`: whose votes are counted.", example: "mazhilis-2021", isRequired: true)

    static let sweepParam = Parameter(
        "param", .sweepParameter, "`param`: what is moved.", example: "threshold", isRequired: true)

    static let sweepFrom = Parameter(
        "from", as: "SweepFrom", .number(from: 0), "`from`: the first number.", example: 0, isRequired: true)

    static let sweepTo = Parameter(
        "to", as: "SweepTo", .number(from: 0), "`to`: the number not to go beyond.", example: 15, isRequired: true)

    static let sweepStep = Parameter(
        "step", .number(above: 0), "`step`, above 0.", example: .number("0.1"), isRequired: true)

    static let coalitionSeats = Parameter(
        "seats", .string(from: 1),
        """
        Seats of each list, `a:62,b:8`; a comma, colon or backslash in a name has a backslash before it. Or, \
        beside `votes`, the number of seats to distribute.
        """, example: "a:62,b:8")

    static let coalitionVotes = Parameter(
        "votes", .string(from: 1),
        """
        `tally.lists`: name and votes of each list, `a:1,b:2`, in the order of registration; the seats are \
        counted first.
        """, example: "amanat:3431510,auyl:693938")

    static let coalitionMajority = Parameter(
        "majority", .string(matching: "^([0-9]+|half|two-thirds)$"),
        "`majority`: a number of seats, `half` (more than half of the house, the default) or `two-thirds`.",
        example: "two-thirds")

    static let coalitionHouse = Parameter(
        "house", .integer(from: 1, to: 10000),
        "`house`: seats of the house, where not all of them are given; majorities are reckoned of it.", example: 98)
}
