// SPDX-License-Identifier: Apache-2.0
import Charts
import Electoral
import Record
import RecordOperations
import SimulationOperations
import Simulations
import Text
import Web

/// Votes and seats of parties as a chart shows them, whatever they are from: an election, a count, or the reader.
struct SeatShares {
    typealias Row = SeatShareRow

    var rows: [Row]
    /// Seats in all; nil where it is not known.
    var house: Int?
    /// Whether the seats are of a whole parliament, where more than half of them are a majority.
    var isWholeHouse = true
    /// Seats of the election that are not shown, as no votes for lists decide them.
    var leftOut = 0
    /// What they are of, where they are official figures.
    var election: Election?
    var empty: [(absence: HemicycleChart.Absence, seats: Int)] = []
    var threshold: Hundredths?
    /// What it is: the name of an election or of a system.
    var name: String
    var remarks: [String] = []
    var warnings: [Document.Warning] = []
    /// The parameter that a reader would change to get others.
    let parameter: String

    /// The columns of every table of votes and seats: a name and a number first, as chart tools want them.
    static let columns: [Table.Column] = [
        .init("name"), .init("seats"), .init("seat_percent"), .init("votes"), .init("percent"), .init("kind"),
        .init("id"), .init("color"),
    ]

    var table: Table {
        Table(columns: Self.columns, rows: rows.map { row in Item { $0.write(row) } })
    }

    /// The parameters that say what to show.
    static let parameters: [Parameter] =
        [.chartElection, .chartNames, .chartUndecided, .chartVacant]
        + SeatRequest.table.inQuery.replacing(.chartVotes, .chartSeats)

    /// Which seats of an election stand beside its votes.
    enum Part {
        case all
        /// Those that votes for lists decide, where there are any.
        case lists
    }

    /// What is left to do once a request was read.
    typealias Work = () throws(Problem) -> SeatShares

    /// Reads what a request is to show.
    static func asked(_ context: RequestContext, _ part: Part = .all) throws(Problem) -> Work {
        let query = context.parameters
        if query.text("election") == nil, context.parameters.choice("names", Naming.self) == .contemporary {
            query.report("names", "is contemporary, and only an election has a day to take names of; leave it out")
        }
        if let text = query.text("seats"), text.contains(":") { return listed(text, context) }
        for name in ["undecided", "vacant"] where query.text(name) != nil {
            query.report(name, "goes with seats given list by list, such as seats=a:62,b:8; leave it out")
        }
        let asked = SeatRequest.table.names.filter { query.text($0) != nil }
        if query.text("election") != nil {
            return asked.isEmpty ? official(part, context) : try counterfactual(context)
        }
        if asked.isEmpty {
            query.report(
                "election", "is missing; give it, or seats list by list, or the query of a seat simulation")
            return { () throws(Problem) in throw query.problem() }
        }
        return try simulated(context)
    }
}

// MARK: - An election

extension SeatShares {
    /// The official figures of one election.
    private static func official(_ part: Part, _ context: RequestContext) -> Work {
        let id = context.parameters.references("election", in: context.registry.elections)
        if id.count > 1 { context.parameters.report("election", "names \(id.count) elections; this chart shows one") }
        let naming = context.parameters.choice("names", Naming.self) ?? .contemporary
        return { () throws(Problem) in
            guard let election = id.first.flatMap({ context.registry.elections[$0] }) else {
                throw Problem(
                    .invalidParameter, Problem.Fault(place: .parameter("election"), detail: "names no election"))
            }
            return SeatShares(election, part, naming, context)
        }
    }

    /// The official figures of an election, or of a referendum.
    init(_ election: Election, _ part: Part, _ naming: Naming, _ context: RequestContext) {
        let wording = ChartStrings(context.texts)
        let lists = part == .lists && election.listVotes != nil ? election.seats?.list?.value : nil
        rows = ResultRow.all(of: election, naming, context.registry)
            .filter { lists == nil || $0.counts[.listVotes] != nil || $0.counts[.listSeats] != nil }
            .map { Row($0, lists: lists, context.texts) }
        house = lists ?? election.seats?.total.value
        isWholeHouse = election.kind == .parliamentary && lists == nil
        threshold = election.thresholdPercent.map { Hundredths(rounding: $0.value) }
        name = election.name[context.language]
        parameter = "election"
        self.election = election
        if election.status == .preliminary { remarks.append(wording.topics.preliminary) }
        if let bases = election.shareNotes(context.texts) { remarks.append(bases) }
        if let lists, let seats = election.seats {
            leftOut = seats.total.value - lists
            remarks.append(context.texts[ChartRemark.listSeats(seats, lists: lists)])
        }
        // Of seats that no result accounts for nobody knows whether they are vacant.
        let known = rows.reduce(0) { $0 + ($1.seats ?? 0) }
        if let house, known < house { empty = [(.unknown, house - known)] }
    }

    /// What has to be said of seats, where they are shown.
    func seatRemarks(_ texts: TextCatalogue) -> [String] {
        guard let election, rows.contains(where: { $0.seats != nil }) else { return [] }
        var remarks: [Phrase] = election.kind == .senate ? [ChartRemark.partOfSenate] : []
        if let house, let unknown = empty.first(where: { $0.absence == .unknown }) {
            remarks.append(ChartRemark.known(house - unknown.seats, of: house))
        }
        return remarks.map { texts[$0] }
    }

    /// Which of the figures that are shown rest on weak sources, each as a party and what is said of it.
    /// - Parameter figures: the figures of the rows that are shown, and what they are called.
    func weakRemarks(_ figures: [(figure: Row.Figure, label: String)], _ texts: TextCatalogue) -> [String] {
        let weak = rows.compactMap { row -> String? in
            let found = figures.filter { row.evidence(of: $0.figure)?.confidence == .uncertain }
            var labels: [String] = []
            for each in found where !labels.contains(each.label) { labels.append(each.label) }
            return labels.isEmpty ? nil : "\(row.party.name) (\(labels.joined(separator: ", ")))"
        }
        return weak.isEmpty ? [] : [texts[ChartRemark.weak(weak)]]
    }
}

extension ChartParty {
    /// A list of any name, under the name and colour of the party where it is one.
    /// - Parameter day: chooses the name of the party (the number YYYYMMDD); its name of today where there is none.
    init(_ id: String, on day: Int? = nil, _ context: RequestContext) {
        let label = context.registry.labels[id]
        let then = day.flatMap { day in context.registry.parties[id]?.name(on: day).short[context.language] }
        self.init(
            id: id, name: Lettering.safe(then ?? label?.name[context.language] ?? id),
            colour: label?.colour.flatMap { Colour(hex: $0) })
    }
}

// MARK: - A count

extension SeatShares {
    /// The votes and rules of a query.
    private static func simulated(_ context: RequestContext) throws(Problem) -> Work {
        let input = try SimulationInput(context, SeatRequest.table)
        guard let request = SeatRequest(input.cursor, registry: context.registry) else { throw input.problem() }
        return { () throws(Problem) in
            SeatShares(try input.count(request), of: request, context, parameter: "votes")
        }
    }

    /// The votes of an election under other rules.
    private static func counterfactual(_ context: RequestContext) throws(Problem) -> Work {
        let known = CounterfactualRequest.table.names
        for name in SeatRequest.table.names where !known.contains(name) && context.parameters.text(name) != nil {
            context.parameters.report(
                name, "has nothing to apply to, as the election's votes are counted; leave it out")
        }
        let input = try SimulationInput(context, CounterfactualRequest.table)
        let asked = CounterfactualRequest(input.cursor, context.registry) { election in
            election.system.flatMap { context.registry.systems[$0] }
        }
        guard let asked else { throw input.problem() }
        let (election, request) = (asked.election, asked.seats)
        let naming = context.parameters.choice("names", Naming.self) ?? .contemporary
        return { () throws(Problem) in
            var shares = SeatShares(
                try input.count(request), of: request, on: naming.day(of: election), context, parameter: "election")
            shares.name = "\(election.name[context.language]) · \(shares.name)"
            return shares
        }
    }

    /// - Parameter day: chooses the names of parties (the number YYYYMMDD).
    private init(
        _ count: SeatAllocation, of request: SeatRequest, on day: Int? = nil, _ context: RequestContext,
        parameter: String
    ) {
        rows = count.lists.indices.map { Row(count, list: $0, on: day, context) }
        house = count.rules.seats
        empty = [(.undecided, count.undecidedSeats), (.vacant, count.vacantSeats)]
        threshold = count.rules.threshold.map { Hundredths(rounding: $0.share.approximation * 100) }
        let topics = ChartStrings(context.texts).topics
        name = request.system.map { "\(topics.simulation): \($0.name[context.language])" } ?? topics.simulation
        remarks = [topics.notAResult]
        warnings = CountAssumption.all(count, isBaseOpen: request.isBaseOpen)
            .map { .init(pointer: nil, detail: context.texts[$0.text]) }
        self.parameter = parameter
    }
}

// MARK: - Seats as given

extension SeatShares {
    /// `seats=a:62,b:8`.
    private static func listed(_ text: String, _ context: RequestContext) -> Work {
        let query = context.parameters
        for name in SeatRequest.table.names + ["election"] where name != "seats" && query.text(name) != nil {
            query.report(name, "has nothing to apply to, as seats are given list by list; leave one of them out")
        }
        let limit = HemicycleChart.maximumSeats
        let undecided = query.integer("undecided", in: 0...limit) ?? 0
        let vacant = query.integer("vacant", in: 0...limit) ?? 0
        var lists: [(id: String, seats: Int)] = []
        var ids: Set<String> = []
        for (id, value) in PairList.read(text) {
            if id.unicodeScalars.contains(where: { $0.value < 0x20 || 0x7F...0x9F ~= $0.value }) {
                query.report("seats", "has a control character in a name; remove it")
            } else if id.isEmpty {
                query.report("seats", "has a list without a name; write it before the colon, such as a:62")
            } else if let value, value.utf8.first != UInt8(ascii: "+"), let seats = Int(value), 0...limit ~= seats {
                if !ids.insert(id).inserted {
                    query.report("seats", "names the list \"\(Lettering.safe(id, limit: 60))\" twice; add its seats up")
                }
                lists.append((id, seats))
            } else {
                query.report(
                    "seats",
                    "has no whole number from 0 to \(limit) for the list \"\(Lettering.safe(id, limit: 60))\"")
            }
        }
        if lists.count > Tally.maximumLists {
            query.report("seats", "names \(lists.count) lists; at most \(Tally.maximumLists) are shown")
        }
        return { SeatShares(lists, undecided: undecided, vacant: vacant, context) }
    }

    private init(
        _ lists: [(id: String, seats: Int)], undecided: Int, vacant: Int, _ context: RequestContext
    ) {
        let house = lists.reduce(undecided + vacant) { $0 + $1.seats }
        rows = lists.map { Row($0.id, seats: $0.seats, of: house, context) }
        self.house = house
        empty = [(.undecided, undecided), (.vacant, vacant)]
        name = ""
        parameter = "seats"
    }
}
