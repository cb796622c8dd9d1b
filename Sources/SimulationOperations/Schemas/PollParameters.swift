// SPDX-License-Identifier: Apache-2.0
import JSON
import Web

// Parameters of draws around polls.
extension Parameter {
    static let pollShares = Parameter(
        "shares",
        .string(matching: "^([^\\\\,:]|\\\\.)+:[0-9]+(\\.[0-9]{1,9})?(,([^\\\\,:]|\\\\.)+:[0-9]+(\\.[0-9]{1,9})?)*$"),
        """
        `poll.shares`, required with `sample_size` where there are no `polls`: name and share in per cent of \
        each list, `a:53.9,b:10.9`, in the order of registration. A comma, colon or backslash in a name has a \
        backslash before it. What is missing to 100 is divided in proportion.
        """, example: "amanat:53.9,auyl:10.9")

    static let pollSampleSize = Parameter(
        "sample_size", .number(above: 0, to: 1000000),
        "`poll.sample_size`: independent answers that the poll is worth.", example: 1000)

    static let pollAgainstAll = Parameter(
        "against_all", as: "PollAgainstAll", .number(from: 0, to: 100),
        "`poll.against_all`: the share against all in per cent.", example: .number("3.9"))

    static let pollPolls = Parameter(
        "polls", .string(matching: "^[a-z0-9-]+(:[0-9]+(\\.[0-9]{1,9})?)?(,[a-z0-9-]+(:[0-9]+(\\.[0-9]{1,9})?)?)*$"),
        """
        `polls`, in place of `shares`: ids of `/v1/polls`, `a,b:1000`, averaged by sample size and age. A sample \
        size after a colon goes before that on record and is needed where there is none.
        """, example: "exit-2021-public-opinion,exit-2021-institute-of-democracy")

    static let pollHalfLife = Parameter(
        "half_life_days", .number(above: 0, to: 100000),
        "`half_life_days`, with `polls`: days after which an answer counts half; 30 if left out.", example: 30)

    static let pollAsOf = Parameter(
        "as_of", as: "PollAsOf", .string(format: "date"),
        """
        `as_of`, with `polls`: the day in question, after which no poll counts; that of the latest poll if left \
        out.
        """, example: "2021-01-10")

    static let pollModel = Parameter(
        "model", .shareModelKind, "`model.kind`; `dirichlet` where none is given.", example: "dirichlet")

    static let pollPrior = Parameter(
        "prior", .number(above: 0, to: 1000),
        "`model.prior`, with `model=dirichlet`: answers for each list before the poll.", example: 1)

    static let pollDeviation = Parameter(
        "standard_deviation", .number(above: 0, to: 50),
        "`model.standard_deviation`, with `model=logit-normal`: points, at a share of 50 per cent.", example: 3)

    static let pollCorrelation = Parameter(
        "correlation", .number(from: 0, to: 1),
        "`model.correlation`, with `model=logit-normal`: of the errors of any two lists.", example: .number("0.3"))

    static let pollDraws = Parameter(
        "draws", .integer(from: 1, to: 1000000).with("default", 100000), "`draws`.", example: 1000)

    static let pollSeed = Parameter(
        "seed", .integer(from: 0, to: 9223372036854775807).with("default", 1),
        "`seed`: the same seed gives the same draws.", example: 2023)

    static let pollCoalitions = Parameter(
        "coalitions", .string(from: 1), "`coalitions`: lists whose seats are added, `a:b,c:d`; escaped as in `shares`.",
        example: "amanat:auyl")

    static let pollWhat = Parameter(
        "what", .choice(["summary", "histogram", "draws"]),
        """
        What a table tells: a summary (one row a list and coalition), with CSV and NDJSON also the histogram \
        (one row a number of seats), with NDJSON also the draws themselves.
        """, example: "summary")
}
