// SPDX-License-Identifier: Apache-2.0
import Web

/// What the contract says of the charts.
enum ChartTexts {
    static let hemicycle = OperationText(
        .charts, "Seats of a house in half rings",
        """
        Seats party by party from left to right, with the line beyond which a majority begins; seats \
        that a tie leaves open, that are vacant, or of which nobody is known to hold them are hollow. Of \
        an election the official seats, where they are of one house and at least half of them are known: \
        of a referendum, a president, councils together or few known seats 422 says why, and which chart \
        shows what is known. Of a part of the Senate there is no majority. Of an election with rules \
        beside it, its votes counted by them; of a query as of `/v1/simulations/seats`, its count; of \
        `seats=a:62,b:8`, those. 1 to 20,000 seats. Usually asked for as `/v1/charts/hemicycle.svg`.
        """, .thing(.seatChart), example: "/v1/charts/hemicycle.json?election=mazhilis-2023")

    static let bars = OperationText(
        .charts, "Votes or seats as bars",
        """
        Shares of the votes with the threshold that lists have to reach, or seats, in the order of the \
        record. The first 60 bars are drawn; the table has all. Usually asked for as \
        `/v1/charts/bars.svg`.
        """, .thing(.seatChart), example: "/v1/charts/bars.json?election=mazhilis-2023")

    static let votesAndSeats = OperationText(
        .charts, "Votes against seats",
        """
        Two bars a party: its share of the votes, hollow, and its share of the seats, full. Where votes \
        are for lists, of the seats that lists fill: `seats` and `seat_percent` of the rows are of \
        those, `left_out_seats` are the others, and the small print says so. Usually asked for as \
        `/v1/charts/votes-seats.svg`.
        """, .thing(.seatChart),
        example: "/v1/charts/votes-seats.json?election=mazhilis-2023")

    static let slope = OperationText(
        .charts, "Shares from one side to the other",
        """
        Shares of the votes and of the seats of one election or count, as `/v1/charts/votes-seats` has \
        them, or the same share at two elections, `election=mazhilis-2021,mazhilis-2023`. The first 30 \
        lines are drawn. Usually asked for as `/v1/charts/slope.svg`.
        """, .thing(.seatChart), example: "/v1/charts/slope.json?election=mazhilis-2021,mazhilis-2023")

    static let threshold = OperationText(
        .charts, "A number of the law over time",
        """
        Level while a law is in force, a step where it changes, a grey band where the day of the change \
        is not known. Usually asked for as `/v1/charts/thresholds.svg`.
        """, .thing(.thresholdChart), example: "/v1/charts/thresholds.json?key=list.size_cap_percent")

    static let turnout = OperationText(
        .charts, "Turnout by election",
        """
        One bar an election; where no turnout is on record, that is said. Usually asked for as \
        `/v1/charts/turnout.svg`.
        """, .thing(.turnoutChart), example: "/v1/charts/turnout.json?election=mazhilis-2023")

    static let lineage = OperationText(
        .charts, "Parties over time",
        """
        A bar a party under the names that it had, solid over the time on record, dashed where it is not \
        known how much longer it was there, with lines where one merged into another, came out of it or \
        followed it. At most those parties are drawn that one of `party` came out of, or that came out \
        of it. Usually asked for as `/v1/charts/lineage.svg`.
        """, .thing(.lineageChart), example: "/v1/charts/lineage.json?party=respublica")

    static let sweep = OperationText(
        .charts, "Seats as a number of the rules moves",
        """
        What `/v1/simulations/sweep` answers, as one line a list, with steps at the exact numbers where \
        seats change. The 20 lists with the most seats are drawn. Usually asked for as \
        `/v1/charts/sweep.svg`.
        """, .thing(.sweepChart),
        example:
            "/v1/charts/sweep.json?param=threshold&from=4&to=6&step=2&system=mazhilis-2023&votes=amanat:3431510,auyl:693938"
    )

    static let quantiles = OperationText(
        .charts, "The range of seats over simulated elections",
        """
        What `/v1/simulations/monte-carlo` answers: for each list the median of its seats, and the \
        ranges of the middle 50 and 90 of 100 draws (from the 5th to the 95th percentile). Usually asked \
        for as `/v1/charts/quantiles.svg`.
        """, .thing(.quantileChart),
        example: "/v1/charts/quantiles.json?system=mazhilis-2023&shares=amanat:60,auyl:40&sample_size=1000&draws=64")
}
