// SPDX-License-Identifier: Apache-2.0
import Charts
import Electoral
import HTTP
import JSON
import Registry
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
    /// Whether the seats are of one house, where more than half of them are a majority.
    var isOneHouse = true
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
    static let parameters = ["election", "undecided", "vacant"] + SeatRequest.parameters

    /// Reads what a call is to show.
    init(_ call: Call) throws(Problem) {
        let query = call.parameters
        if let text = query.text("seats"), text.contains(":") {
            try self.init(seats: text, call)
            return
        }
        for name in ["undecided", "vacant"] where query.text(name) != nil {
            query.report(name, "goes with seats given list by list, such as seats=a:62,b:8; leave it out")
        }
        let asked = SeatRequest.parameters.filter { query.text($0) != nil }
        if query.text("election") != nil {
            if asked.isEmpty { try self.init(election: call) } else { try self.init(counterfactual: call) }
            return
        }
        if asked.isEmpty {
            query.report(
                "election", "is missing; give it, or seats list by list, or the query of a seat simulation")
        }
        try self.init(simulation: call)
    }
}

// MARK: - An election

extension SeatShares {
    /// The official figures of one election.
    private init(election call: Call) throws(Problem) {
        let id = call.parameters.references("election", in: call.registry.elections)
        if id.count > 1 { call.parameters.report("election", "names \(id.count) elections; this chart shows one") }
        try call.parameters.check()
        guard let election = id.first.flatMap({ call.registry.elections[$0] }) else {
            throw Problem(
                .invalidParameter, Problem.Fault(place: .parameter("election"), detail: "names no election"))
        }
        self.init(election, call)
    }

    /// The official figures of an election, or of a referendum.
    init(_ election: Election, _ call: Call) {
        let wording = Wording(call.language)
        rows =
            election.results.map { Row($0, of: election, call) }
            + election.answers.map { Row($0, of: election, wording) }
        house = election.seats?.total.value
        isOneHouse = ![.maslikhats, .akims].contains(election.kind)
        threshold = election.thresholdPercent.map { Hundredths(rounding: $0.value) }
        name = election.name[call.language]
        parameter = "election"
        if election.status == .preliminary { remarks.append(wording.topics.preliminary) }
        let isUncertain = rows.contains { row in
            row.item.supports.contains { $0.evidence.confidence == .uncertain }
        }
        if isUncertain { remarks.append(wording.topics.uncertain) }
        // Of seats that no result accounts for nobody knows whether they are vacant.
        let known = rows.reduce(0) { $0 + ($1.seats ?? 0) }
        if let house, known < house { empty = [(.unknown, house - known)] }
    }
}

extension SeatShares.Row {
    fileprivate init(_ result: Election.Result, of election: Election, _ call: Call) {
        let served = Results.row(result, of: election, .contemporary, call.registry, call.language)
        let seats = result.totalSeats ?? result.counts[.seats]
        let kind =
            switch result.holder {
            case .party: "party"
            case .group: "group"
            case .candidate: "candidate"
            case .option: "option"
            }
        var item = Item()
        for name in ["color", "id", "name", "seat_percent"] { item.set(name, served[name] ?? .null) }
        item.set("kind", .string(kind))
        let isList = result.listVotes != nil || result.listPercent != nil
        let percent = served[isList ? "list_percent" : "percent"] ?? .null
        item.set("percent", percent)
        if result.votes == nil, let claim = result.publishedPercent { item.rest("percent", on: claim) { .figure($0) } }
        item.set("seats", seats)
        item.set("votes", result.votes)
        party = ChartParty(
            id: result.id, name: served["name"]?.text ?? result.id,
            colour: served["color"]?.text.flatMap { Colour(hex: $0) }, isGroup: kind == "group")
        votes = Hundredths(percent)
        self.seats = seats?.value
        seatPercent = Hundredths(item["seat_percent"])
        self.item = item
    }

    /// What one answer to the question of a referendum got.
    fileprivate init(_ answer: Election.Answer, of election: Election, _ wording: Wording) {
        let name = answer.word == .yes ? wording.topics.yes : wording.topics.no
        var item = Item()
        item.set("color", .null)
        item.set("id", .string(answer.word.rawValue))
        item.set("kind", .string("answer"))
        item.set("name", .string(name))
        if let votes = answer.votes?.value, let base = election.shareBaseVotes, base > 0 {
            item.set("percent", .percent(UInt128(votes), of: UInt128(base)))
        } else {
            item.set("percent", answer.percent)
        }
        item.set("seat_percent", .null)
        item.set("seats", .null)
        item.set("votes", answer.votes)
        party = ChartParty(id: answer.word.rawValue, name: name)
        votes = Hundredths(item["percent"])
        self.item = item
    }
}

extension ChartParty {
    /// A list of any name, under the name and colour of the party where it is one.
    init(_ id: String, _ call: Call) {
        let label = call.registry.labels[id]
        self.init(
            id: id, name: Lettering.safe(label?.name[call.language] ?? id),
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
    private init(simulation call: Call) throws(Problem) {
        let input = try SimulationInput(call, body: SeatRequest.body) { SeatRequest.parameter(at: $0) ?? "votes" }
        guard let request = SeatRequest(input.cursor, registry: call.registry) else { throw input.problem() }
        self.init(try input.count(request), of: request, call, parameter: "votes")
    }

    /// The votes of an election under other rules.
    private init(counterfactual call: Call) throws(Problem) {
        for name in SeatRequest.parameters where !Counterfactuals.rulesParameters.contains(name) {
            if call.parameters.text(name) != nil {
                call.parameters.report(
                    name, "has nothing to apply to, as the election's votes are counted; leave it out")
            }
        }
        let input = try SimulationInput(call, body: Counterfactuals.body) { pointer in
            pointer.tokens.first == "election" ? "election" : SeatRequest.parameter(at: pointer) ?? "system"
        }
        var election: Election?
        let request = SeatRequest(input.cursor, registry: call.registry) { object in
            election = object.required("election") { $0.election(in: call.registry) }
            return election?.system.flatMap { call.registry.systems[$0] }
        } tally: {
            election.flatMap(Verification.tally)
        }
        guard let request else {
            if let election, input.cursor.faults.found.isEmpty {
                throw input.impossible(
                    ["election"], "is \(election.id), of which the votes of the lists are not known")
            }
            throw input.problem()
        }
        self.init(try input.count(request), of: request, call, parameter: "election")
        if let election { name = "\(election.name[call.language]) · \(name)" }
    }

    private init(_ count: Count, of request: SeatRequest, _ call: Call, parameter: String) {
        rows = count.lists.indices.map { Row(count, list: $0, call) }
        house = count.rules.seats
        empty = [(.undecided, count.undecidedSeats), (.vacant, count.vacantSeats)]
        threshold = count.rules.threshold.map { Hundredths(rounding: $0.share.approximation * 100) }
        let topics = Wording(call.language).topics
        name = request.system.map { "\(topics.simulation): \($0.name[call.language])" } ?? topics.simulation
        remarks = [topics.notAResult]
        warnings = count.assumptions.map { .init(pointer: nil, detail: $0.text[call.language]) }
        self.parameter = parameter
    }
}

extension SeatShares.Row {
    fileprivate init(_ count: Count, list index: Int, _ call: Call) {
        let list = count.tally.lists[index]
        let house = count.rules.seats
        var row = SeatShares.Row(list.id, seats: count.lists[index].seats, of: house, call)
        var item = row.item
        item.set("percent", .percent(list.votes, of: count.base))
        item.set("votes", count.tally.number(list.votes))
        row.votes = Hundredths(item["percent"])
        self = SeatShares.Row(
            party: row.party, votes: row.votes, seats: row.seats, seatPercent: row.seatPercent, item: item)
    }

    /// Seats of a list of any name.
    fileprivate init(_ id: String, seats: Int, of house: Int, _ call: Call) {
        let label = call.registry.labels[id]
        party = ChartParty(id, call)
        self.seats = seats
        var item = Item()
        item.set("color", .string(label?.colour))
        item.set("id", .string(id))
        item.set("kind", .string("party"))
        item.set("name", .string(label?.name[call.language] ?? id))
        item.set("seat_percent", .percent(UInt128(seats), of: UInt128(max(house, 1))))
        item.set("seats", .integer(seats))
        seatPercent = Hundredths(item["seat_percent"])
        self.item = item
    }
}

// MARK: - Seats as given

extension SeatShares {
    /// `seats=a:62,b:8`.
    private init(seats text: String, _ call: Call) throws(Problem) {
        let query = call.parameters
        for name in SeatRequest.parameters + ["election"] where name != "seats" && query.text(name) != nil {
            query.report(name, "has nothing to apply to, as seats are given list by list; leave one of them out")
        }
        let limit = HemicycleChart.maximumSeats
        let undecided = query.integer("undecided", in: 0...limit) ?? 0
        let vacant = query.integer("vacant", in: 0...limit) ?? 0
        var lists: [(id: String, seats: Int)] = []
        var ids: Set<String> = []
        for (id, value) in SeatRequest.pairs(text) {
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
        try query.check()
        let house = lists.reduce(undecided + vacant) { $0 + $1.seats }
        rows = lists.map { list in
            var row = Row(list.id, seats: list.seats, of: house, call)
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
