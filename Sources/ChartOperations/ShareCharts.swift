// SPDX-License-Identifier: Apache-2.0
import Charts
import HTTP
import JSON
import Record
import Text
package import Web

/// `/v1/charts/hemicycle`, `bars`, `votes-seats` and `slope`: votes and seats of an election, a count or the reader.
package enum ShareCharts {
    package static var operations: [Operation] {
        [
            Operation(
                .get, "/v1/charts/hemicycle", id: "drawHemicycle",
                parameters: Operation.chart + SeatShares.parameters, formats: Format.charts, hemicycle
            ).documented(ChartTexts.hemicycle).shaped(
                .pairs(.datawrapper, of: .init("seats")), .pairs(.flourish, of: .init("seats"))),
            Operation(
                .get, "/v1/charts/bars", id: "drawBars",
                parameters: Operation.chart + SeatShares.parameters + [.chartMeasure], formats: Format.charts, bars
            ).documented(ChartTexts.bars),
            Operation(
                .get, "/v1/charts/votes-seats", id: "drawVotesAndSeats",
                parameters: Operation.chart + SeatShares.parameters, formats: Format.charts, pairs
            ).documented(ChartTexts.votesAndSeats),
            Operation(
                .get, "/v1/charts/slope", id: "drawSlope",
                parameters: Operation.chart + SeatShares.parameters + [.chartMeasure], formats: Format.charts, slope
            ).documented(ChartTexts.slope),
        ]
    }

    /// What is measured.
    enum Measure: String, CaseIterable {
        /// The share of the votes.
        case votes
        /// Seats, or their share.
        case seats

        /// The figures that show it, and what they are called.
        func figures(_ topics: ChartStrings.Topics) -> [(figure: SeatShareRow.Figure, label: String)] {
            self == .votes ? [(.percent, topics.votes), (.votes, topics.votes)] : [(.seats, topics.seats)]
        }
    }

    /// The answer to a value that nothing can be drawn of.
    private static func impossible(_ parameter: String, _ detail: Message) -> Problem {
        Problem(.impossibleInput, Problem.Fault(place: .parameter(parameter), detail: detail))
    }

    /// The answer where votes or seats of what is to be shown are not known: why, and what can be asked for instead.
    private static func unknown(_ shares: SeatShares, _ measure: Measure) -> Problem {
        guard let election = shares.election else {
            return impossible(shares.parameter, "gives no votes; ask for measure=seats, or give votes")
        }
        guard measure == .seats else {
            return impossible(
                "election", "names \(election.id), of which the votes are not known; ask for \(election.alternative)")
        }
        return impossible("election", (election.houseAbsence ?? .noneKnown).detail(election))
    }

    private static func title(_ shares: SeatShares, _ topic: String) -> String {
        if !shares.name.isEmpty { return "\(shares.name): \(topic)" }
        return topic.prefix(1).uppercased() + topic.dropFirst()
    }

    /// Seats in all, of those that are empty, and how many are more than half.
    private static func house(_ shares: SeatShares) -> [JSON.Member] {
        func empty(_ absence: HemicycleChart.Absence) -> JSON {
            .integer(shares.empty.reduce(0) { $0 + ($1.absence == absence ? $1.seats : 0) })
        }
        return [
            .init("left_out_seats", .integer(shares.leftOut)),
            .init("majority", .integer(shares.isWholeHouse ? shares.house.map { $0 / 2 + 1 } : nil)),
            .init("seats", .integer(shares.house)),
            .init("threshold_percent", shares.threshold.map { .figure(Double($0.count) / 100) } ?? .null),
            .init("undecided_seats", empty(.undecided)), .init("unknown_seats", empty(.unknown)),
            .init("vacant_seats", empty(.vacant)),
        ]
    }

    /// - Parameter measures: what is shown, for what the small print has to say of it.
    private static func draft(
        _ chart: some Chart, _ kind: String, _ shares: SeatShares, _ topic: String, _ measures: [Measure],
        _ texts: TextCatalogue
    ) -> ChartDraft {
        let topics = ChartStrings(texts).topics
        let figures = measures.flatMap { $0.figures(topics) }
        return ChartDraft(
            chart: chart, kind: kind, title: title(shares, topic),
            remarks: shares.remarks + (measures.contains(.seats) ? shares.seatRemarks(texts) : [])
                + shares.weakRemarks(figures, texts),
            table: { shares.table }, more: house(shares), warnings: shares.warnings)
    }

    private static func hemicycle(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let options = ChartOptions(context)
        let read = try SeatShares.asked(context)
        return { () throws(Problem) in
            let shares = try read()
            if let election = shares.election, election.houseAbsence != nil { throw unknown(shares, .seats) }
            let house = shares.house ?? 0
            guard 1...HemicycleChart.maximumSeats ~= house,
                let chart = HemicycleChart(
                    shares.rows.map { .init($0.party, seats: $0.seats ?? 0) },
                    empty: shares.empty.map { .init($0.absence, seats: $0.seats) }, isOneHouse: shares.isWholeHouse)
            else {
                throw impossible(
                    context.parameters.text("seats") == nil ? shares.parameter : "seats",
                    "makes a house of \(house) seats; 1 to \(HemicycleChart.maximumSeats) can be drawn")
            }
            return draft(chart, "hemicycle", shares, options.style.strings.topics.seats, [.seats], context.texts)
                .answer(context, options)
        }
    }

    private static func bars(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let options = ChartOptions(context)
        let asked = context.parameters.choice("measure", Measure.self)
        let read = try SeatShares.asked(context)
        return { () throws(Problem) in
            let shares = try read()
            let hasVotes = shares.rows.contains { $0.votes != nil }
            let measure = asked ?? (hasVotes ? .votes : .seats)
            let topics = options.style.strings.topics
            switch measure {
            case .votes:
                guard hasVotes else { throw unknown(shares, .votes) }
                // Groups without a list have no votes to show.
                let rows = shares.rows.filter { !$0.party.isGroup || $0.votes != nil }
                let chart = BarChart(
                    rows.map { .init($0.party, $0.votes) }, unit: .percent, threshold: shares.threshold)
                return draft(chart, "bars", shares, topics.votes, [.votes], context.texts).answer(context, options)
            case .seats:
                guard shares.rows.contains(where: { $0.seats != nil }) else { throw unknown(shares, .seats) }
                let chart = BarChart(shares.rows.map { .init($0.party, $0.seats.map { Hundredths($0) }) }, unit: .seats)
                return draft(chart, "bars", shares, topics.seats, [.seats], context.texts).answer(context, options)
            }
        }
    }

    private static func pairs(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let options = ChartOptions(context)
        let read = try SeatShares.asked(context, .lists)
        return { () throws(Problem) in
            let shares = try read()
            try requireBoth(shares)
            let rows = shares.rows.filter { $0.votes != nil }
            let chart = PairChart(rows.map { .init($0.party, votes: $0.votes, seats: $0.seatPercent) })
            let topic = options.style.strings.topics.votesAndSeats
            return draft(chart, "votes-seats", shares, topic, [.votes, .seats], context.texts).answer(
                context, options)
        }
    }

    private static func requireBoth(_ shares: SeatShares) throws(Problem) {
        guard shares.rows.contains(where: { $0.seats != nil }) else { throw unknown(shares, .seats) }
        guard shares.rows.contains(where: { $0.votes != nil }) else { throw unknown(shares, .votes) }
    }
}

// MARK: - Slope

extension ShareCharts {
    private static let changeColumns: [Table.Column] = [
        .init("name"), .init("from_percent"), .init("to_percent"), .init("difference"), .init("kind"), .init("id"),
        .init("color"), .init("from_name"), .init("to_name"),
    ]

    /// Of one election or count, votes and seats; of two elections, the same share at both.
    private static func slope(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let options = ChartOptions(context)
        let asked = context.parameters.choice("measure", Measure.self)
        let elections = context.parameters.text("election")?.contains(",") ?? false
        guard elections else {
            if asked != nil {
                context.parameters.report(
                    "measure", "is for two elections, such as election=mazhilis-2021,mazhilis-2023")
            }
            let read = try SeatShares.asked(context, .lists)
            return { () throws(Problem) in
                let shares = try read()
                try requireBoth(shares)
                let wording = options.style.strings
                let rows = shares.rows.filter { $0.votes != nil }
                let chart = SlopeChart(
                    rows.map { .init($0.party, from: $0.votes, to: $0.seatPercent) }, from: wording.votes,
                    to: wording.seats)
                return draft(
                    chart, "slope", shares, wording.topics.votesAndSeats, [.votes, .seats], context.texts
                ).answer(context, options)
            }
        }
        return try change(context, options, asked ?? .votes)
    }

    private static func change(
        _ context: RequestContext, _ options: ChartOptions, _ measure: Measure
    ) throws(Problem) -> Operation.Work {
        for name in SeatShares.parameters.names
        where !["election", "names"].contains(name) && context.parameters.text(name) != nil {
            context.parameters.report(name, "has nothing to apply to, as two elections are compared; leave it out")
        }
        let ids = context.parameters.references("election", in: context.registry.elections)
        let naming = context.parameters.choice("names", Naming.self) ?? .contemporary
        if ids.count != 2, context.parameters.areSound {
            context.parameters.report("election", "names \(ids.count) elections; one or two can be compared")
        }
        return { () throws(Problem) in
            let found = ids.compactMap { context.registry.elections[$0] }
            let sides = found.map { SeatShares($0, .all, naming, context) }
            func value(_ row: SeatShares.Row?) -> Hundredths? { measure == .votes ? row?.votes : row?.seatPercent }
            for side in sides where !side.rows.contains(where: { value($0) != nil }) { throw unknown(side, measure) }
            // Under the name at the later election, in the order of the earlier.
            var parties: [String] = []
            for row in sides.flatMap(\.rows) where value(row) != nil && !parties.contains(row.party.id) {
                parties.append(row.party.id)
            }
            var rows: [Item] = []
            let lines = parties.compactMap { id -> SlopeChart.Line? in
                let both = sides.map { side in side.rows.first { $0.party.id == id } }
                guard let shown = both[1] ?? both[0] else { return nil }
                let (from, to) = (value(both[0]), value(both[1]))
                rows.append(change(shown, both, from: from, to: to))
                return SlopeChart.Line(shown.party, before: both[0]?.party.name, from: from, to: to)
            }
            let wording = options.style.strings
            let chart = SlopeChart(lines, from: found[0].date.description, to: found[1].date.description)
            let topic = measure == .votes ? wording.votes : wording.seats
            return ChartDraft(
                chart: chart, kind: "slope", title: "\(topic): \(sides[0].name) → \(sides[1].name)",
                remarks: remarks(sides, measure, context.texts),
                table: { Table(columns: changeColumns, rows: rows) }, more: []
            ).answer(context, options)
        }
    }

    /// What the small print says of two elections, each election by its name.
    private static func remarks(_ sides: [SeatShares], _ measure: Measure, _ texts: TextCatalogue) -> [String] {
        let topics = ChartStrings(texts).topics
        let figures = measure.figures(topics)
        return sides.flatMap { side in
            let said = side.remarks + (measure == .seats ? side.seatRemarks(texts) : [])
            return (said + side.weakRemarks(figures, texts)).map { "\(side.name): \($0)" }
        }
    }

    private static func change(
        _ row: SeatShares.Row, _ both: [SeatShares.Row?], from: Hundredths?, to: Hundredths?
    ) -> Item {
        func figure(_ value: Int?) -> JSON { value.map { .figure(Double($0) / 100) } ?? .null }
        var item = Item()
        item.set("color", .string(row.colour))
        item.set("id", .string(row.party.id))
        item.set("kind", .string(row.kind.rawValue))
        item.set("name", .string(row.name))
        item.set("from_name", .string(both[0]?.name))
        item.set("to_name", .string(both[1]?.name))
        item.set("from_percent", figure(from?.count))
        item.set("to_percent", figure(to?.count))
        item.set("difference", figure(from.flatMap { from in to.map { $0.count - from.count } }))
        return item
    }
}
