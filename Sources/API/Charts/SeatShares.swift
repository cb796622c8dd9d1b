// SPDX-License-Identifier: Apache-2.0
import Charts
import Electoral
import HTTP
import JSON
import Record
import Text

/// Votes and seats of parties as a chart shows them, whatever they are from: an election, a count, or the reader.
struct SeatShares {
    /// One party, list or group.
    struct Row {
        let party: ChartParty
        /// In per cent.
        var votes: Hundredths?
        var seats: Int?
        var seatPercent: Hundredths?
        /// The row of the table, with what its figures rest on.
        let item: Item
    }

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
        Table(columns: Self.columns, rows: rows.map(\.item))
    }

    /// The names of the parameters that say what to show.
    static let parameters = ["election", "names", "undecided", "vacant"] + SeatRequest.table.names

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
        let wording = ChartStrings(context.language)
        let lists = part == .lists && election.listVotes != nil ? election.seats?.list?.value : nil
        let served = Results.rows(of: election, naming, context.registry, context.language)
        rows =
            zip(election.results, served).compactMap { result, row in
                lists != nil && result.listVotes == nil && result.listSeats == nil
                    ? nil : Row(result, row, lists: lists)
            } + served.dropFirst(election.results.count).map(Row.init(answer:))
        house = lists ?? election.seats?.total.value
        isWholeHouse = election.kind == .parliamentary && lists == nil
        threshold = election.thresholdPercent.map { Hundredths(rounding: $0.value) }
        name = election.name[context.language]
        parameter = "election"
        self.election = election
        if election.status == .preliminary { remarks.append(wording.topics.preliminary) }
        if let bases = election.shareNotes(context.language) { remarks.append(bases) }
        if let lists, let seats = election.seats {
            leftOut = seats.total.value - lists
            remarks.append(ChartRemark.listSeats(seats, lists: lists)[context.language])
        }
        // Of seats that no result accounts for nobody knows whether they are vacant.
        let known = rows.reduce(0) { $0 + ($1.seats ?? 0) }
        if let house, known < house { empty = [(.unknown, house - known)] }
    }

    /// What has to be said of seats, where they are shown.
    func seatRemarks(_ language: Language) -> [String] {
        guard let election, rows.contains(where: { $0.seats != nil }) else { return [] }
        var remarks: [LocalizedText] = election.kind == .senate ? [ChartRemark.partOfSenate] : []
        if let house, let unknown = empty.first(where: { $0.absence == .unknown }) {
            remarks.append(ChartRemark.known(house - unknown.seats, of: house))
        }
        return remarks.map { $0[language] }
    }

    /// Which of the figures that are shown rest on weak sources, each as a party and what is said of it.
    /// - Parameter members: the members of the rows that are shown, and what they are called.
    func weakRemarks(_ members: [(name: String, label: String)], _ language: Language) -> [String] {
        let weak = rows.compactMap { row -> String? in
            let found = members.filter { member in
                row.item.supports.contains { $0.tokens == [member.name] && $0.evidence.confidence == .uncertain }
            }
            var labels: [String] = []
            for member in found where !labels.contains(member.label) { labels.append(member.label) }
            return labels.isEmpty ? nil : "\(row.party.name) (\(labels.joined(separator: ", ")))"
        }
        return weak.isEmpty ? [] : [ChartRemark.weak(weak)[language]]
    }
}

extension SeatShares.Row {
    /// What a party, group or candidate got, by its row of the results.
    /// - Parameter lists: list seats in all, where only those are shown.
    fileprivate init(_ result: Election.Result, _ served: Item, lists: Int?) {
        let seats = lists == nil ? result.totalSeats ?? result.counts[.seats] : result.listSeats
        let kind =
            switch result.contestant {
            case .party: "party"
            case .group: "group"
            case .candidate: "candidate"
            case .option: "option"
            }
        var item = Item()
        for name in ["color", "id", "name"] { item.set(name, served[name] ?? .null) }
        item.set("kind", .string(kind))
        let isList = result.listVotes != nil || result.listPercent != nil
        let percent = served[isList ? "list_percent" : "percent"] ?? .null
        item.set("percent", percent)
        if result.votes == nil, let claim = result.publishedPercent { item.rest("percent", on: claim) { .figure($0) } }
        item.set("seats", seats)
        if let lists {
            let share = seats.map { JSON.percent(UInt128($0.value), of: UInt128(max(lists, 1))) }
            item.set("seat_percent", share ?? .null)
        } else {
            item.set("seat_percent", served["seat_percent"] ?? .null)
        }
        item.set("votes", result.votes)
        party = ChartParty(
            id: result.id, name: served["name"]?.text ?? result.id,
            colour: served["color"]?.text.flatMap { Colour(hex: $0) }, isGroup: kind == "group")
        votes = Hundredths(percent)
        self.seats = seats?.value
        seatPercent = Hundredths(item["seat_percent"])
        self.item = item
    }

    /// What one answer to the question of a referendum got, by its row of the results.
    fileprivate init(answer served: Item) {
        var item = served.keeping(["color", "id", "name", "percent", "seat_percent", "seats", "votes"])
        item.set("kind", .string("answer"))
        party = ChartParty(id: item["id"]?.text ?? "", name: item["name"]?.text ?? "")
        votes = Hundredths(item["percent"])
        self.item = item
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

extension Hundredths {
    /// A number of a document that has at most two decimals; nil where it is none.
    init?(_ value: JSON?) {
        guard case .number(let text)? = value, let number = Double(text) else { return nil }
        self.init(rounding: number)
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
        let topics = ChartStrings(context.language).topics
        name = request.system.map { "\(topics.simulation): \($0.name[context.language])" } ?? topics.simulation
        remarks = [topics.notAResult]
        warnings = CountAssumption.all(count, isBaseOpen: request.isBaseOpen)
            .map { .init(pointer: nil, detail: $0.text[context.language]) }
        self.parameter = parameter
    }
}

extension SeatShares.Row {
    fileprivate init(_ count: SeatAllocation, list index: Int, on day: Int?, _ context: RequestContext) {
        let list = count.tally.lists[index]
        let house = count.rules.seats
        var row = SeatShares.Row(list.id, seats: count.lists[index].seats, of: house, on: day, context)
        var item = row.item
        item.set("percent", .percent(list.votes, of: count.base))
        item.set("votes", count.tally.number(list.votes))
        row.votes = Hundredths(item["percent"])
        self = SeatShares.Row(
            party: row.party, votes: row.votes, seats: row.seats, seatPercent: row.seatPercent, item: item)
    }

    /// Seats of a list of any name.
    fileprivate init(_ id: String, seats: Int, of house: Int, on day: Int? = nil, _ context: RequestContext) {
        let label = context.registry.labels[id]
        party = ChartParty(id, on: day, context)
        self.seats = seats
        var item = Item()
        item.set("color", .string(label?.colour))
        item.set("id", .string(id))
        item.set("kind", .string("party"))
        item.set("name", .string(label == nil ? id : party.name))
        item.set("seat_percent", .percent(UInt128(seats), of: UInt128(max(house, 1))))
        item.set("seats", .integer(seats))
        seatPercent = Hundredths(item["seat_percent"])
        self.item = item
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
        rows = lists.map { list in
            var row = Row(list.id, seats: list.seats, of: house, context)
            var item = row.item
            item.set("percent", .null)
            item.set("votes", .null)
            row = Row(party: row.party, seats: row.seats, seatPercent: row.seatPercent, item: item)
            return row
        }
        self.house = house
        empty = [(.undecided, undecided), (.vacant, vacant)]
        name = ""
        parameter = "seats"
    }
}
