// SPDX-License-Identifier: Apache-2.0
import Charts
import JSON
import Record
import Web

// Parameters of charts and of the frames that show them.
extension Parameter {
    static let chartElection = Parameter(
        "election", as: "ChartElection", severalOf: .id, to: 2,
        """
        The id of an election, whose official figures are shown. With `system`, or rules, its votes are counted \
        by those. Of `slope` also two, joined by a comma.
        """, example: ["mazhilis-2023"])

    static let chartTurnoutElection = Parameter(
        "election", as: "ChartTurnoutElection",
        ids: "Ids of the elections to show; all where there is none.", example: ["mazhilis-2021", "mazhilis-2023"])

    static let chartVotes = Parameter(
        "votes", as: "ChartVotes", .string(from: 1),
        """
        Name and votes of each list, `a:1,b:2`, in the order of registration, for a count by `system` or by \
        rules; as `votes` of `/v1/simulations/seats`.
        """, example: "amanat:3431510,auyl:693938")

    static let chartSeats = Parameter(
        "seats", as: "ChartSeats", .string(from: 1),
        """
        Seats of each list, `a:62,b:8`, from left to right; a comma, colon or backslash in a name has a \
        backslash before it. Or, beside `votes`, the number of seats to distribute.
        """, example: "a:62,b:8")

    static let chartNames = Parameter(
        "names", as: "ChartNames", .choice(Naming.self),
        """
        What parties are called: by their names on the day of the election, or by those of today. Of two \
        elections each side has the names of its own day. Votes or seats of your own have no day, so only \
        `current` goes with them.
        """, example: "current")

    static let lineageNames = Parameter(
        "names", as: "LineageNames", .choice(Naming.self).with("default", "contemporary"),
        "All names of a party, each from its day on, or that of today alone.", example: "current")

    static let chartUndecided = Parameter(
        "undecided", .integer(from: 0, to: 20000),
        "Beside `seats=a:62,b:8`, seats that a tie leaves open; none if left out.", example: 1)

    static let chartVacant = Parameter(
        "vacant", .integer(from: 0, to: 20000), "Beside `seats=a:62,b:8`, seats that nobody holds; none if left out.",
        example: 2)

    static let chartMeasure = Parameter(
        "measure", .choice(ShareCharts.Measure.self),
        "What is measured; of `bars` votes where they are known, of `slope` for two elections only.", example: "seats")

    static let chartThresholdKey = Parameter(
        "key", .thresholdKey, "The key of a series of `/v1/thresholds`.", example: "registration.members",
        isRequired: true)

    static let chartParty = Parameter(
        "party", as: "ChartParty", ids: "Ids of parties whose family is shown; all where there is none.",
        example: ["amanat"])

    static let chartTheme = Parameter(
        "theme", .choice(Theme.self).with("default", "light"),
        "Ink on white, or light on dark. Text stands out by at least 7 to 1 in both.", example: "dark")

    static let chartPalette = Parameter(
        "palette", .choice(Palette.self).with("default", "party"),
        """
        What tells the parties apart: their own colours; colours that people with colour-vision deficiencies \
        tell apart, with patterns and dashes; or patterns and dashes alone.
        """, example: "colour-blind")

    static let chartWidth = Parameter(
        "width", .integer(from: 240, to: 2000).with("default", 640),
        """
        The width of the picture in pixels; its height follows from what is shown. Of a PNG the width of the \
        card, 1200 by default, whose height is 21/40 of it.
        """, example: 320)

    static let chartTitle = Parameter(
        "title", .string(from: 1),
        """
        A title of your own, without control characters. It is written in at most five lines, and cut after 300 \
        characters.
        """, example: "Парламент")
}

extension Operation {
    /// Parameters of every chart.
    static let chart = table + [.chartPalette, .chartTheme, .chartTitle, .chartWidth]
}
