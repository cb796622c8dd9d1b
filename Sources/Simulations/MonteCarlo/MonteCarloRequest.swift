// SPDX-License-Identifier: Apache-2.0
package import Electoral
package import JSON
package import PollSimulation
package import Record
import Text

/// What elections to draw, as asked for by POST, by GET or by the file of `mandat simulate`.
package struct MonteCarloRequest {
    /// The system and the rules; its tally are the poll's shares.
    package let seats: SeatRequest
    package let simulation: Simulation
    package let draws: UInt64
    package let wanted: Wanted

    /// The parties of the lists, in the order of the poll.
    package var parties: [String] { simulation.lists.map(\.id) }

    /// What is asked for beside the rules.
    package struct Wanted {
        /// The polls that are drawn around.
        package var polls: [PollDraft] = []
        /// Those and the ones that are left out, as they are later than the day in question.
        package var given: [PollDraft] = []
        /// Where in the body `polls` begin: one poll or several.
        package var isAverage = false
        package var halfLife = ExactDecimal(30)
        package var asOf: PartialDate?
        package var model = ShareModel.dirichlet(prior: 1)
        var draws = 100_000
        package var seed: UInt64 = 1
        package var coalitions: [[String]] = []
        package var districts: DistrictDraft?

        /// Where the shares of a poll stand in the body.
        func place(ofPoll index: Int) -> JSONPointer {
            JSONPointer(tokens: isAverage ? ["polls", String(index)] : ["poll"])
        }
    }

    static let maximumCoalitions = 100
    private static let maximumPolls = 200
    /// Draws on the command line: 2^53, which every reader of JSON reads.
    package static let mostDraws = 1 << 53

    /// Reads a body; everything wrong is left in the cursor's faults.
    /// - Parameters:
    ///   - maximumDraws: the most that may be asked for.
    ///   - draws: a number that goes before that of the body.
    package init?(_ cursor: JSONCursor, registry: Record, maximumDraws: Int, draws given: Int? = nil) {
        var wanted = Wanted()
        let faults = cursor.faults
        let seats = SeatRequest(cursor, registry: registry) { object in
            wanted = Self.wanted(object, registry, maximumDraws: maximumDraws)
            return nil
        } tally: {
            wanted.tally(faults)
        }
        if let given { wanted.draws = given }
        guard let seats, faults.found.isEmpty,
            let simulation = Self.simulation(wanted, seats, faults)
        else { return nil }
        (self.seats, self.simulation, self.wanted) = (seats, simulation, wanted)
        draws = UInt64(wanted.draws)
    }

    private static func wanted(_ object: JSONObjectCursor, _ registry: Record, maximumDraws: Int) -> Wanted {
        var wanted = Wanted()
        if object.member("polls") != nil {
            wanted.isAverage = true
            wanted.polls = object.required("polls") { polls($0, registry) } ?? []
            wanted.halfLife = object.optional("half_life_days") { $0.halfLife() } ?? wanted.halfLife
            wanted.asOf = object.optional("as_of") { $0.day() }
            wanted.given = wanted.polls
            wanted.check(object)
            if object.member("poll") != nil {
                object.faults.found.append(
                    JSONFault(object.pointer.appending("poll"), "stands beside polls; give one of them"))
            }
        } else {
            wanted.polls = object.required("poll") { PollDraft.read($0, isDated: false) }.map { [$0] } ?? []
            wanted.given = wanted.polls
        }
        wanted.model = object.optional("model") { $0.model() } ?? wanted.model
        wanted.draws = object.optional("draws") { $0.integer(in: 1...maximumDraws) } ?? wanted.draws
        wanted.seed = object.optional("seed") { $0.integer() }.map { UInt64($0) } ?? wanted.seed
        wanted.coalitions = object.list("coalitions") { $0.coalition() }
        if wanted.coalitions.count > maximumCoalitions {
            object.member("coalitions")?.report(
                "has \(wanted.coalitions.count) coalitions; ask for at most \(maximumCoalitions)", kind: .value)
        }
        wanted.districts = object.optional("districts") { DistrictDraft.read($0) }
        return wanted
    }

    private static func polls(_ cursor: JSONCursor, _ registry: Record) -> [PollDraft]? {
        var seen: Set<String> = []
        let polls = cursor.array { cursor -> PollDraft? in
            let poll = PollDraft.readOne(cursor, registry)
            guard let id = poll?.record?.id, !seen.insert(id).inserted else { return poll }
            return cursor.refuse("is \(id) a second time; remove it", kind: .value)
        }
        if case .array(let elements) = cursor.value, !(1...maximumPolls).contains(elements.count) {
            cursor.report("has \(elements.count) polls; give 1 to \(maximumPolls)", kind: .value)
        }
        return polls
    }
}

extension MonteCarloRequest.Wanted {
    /// Every list of every poll, in the order in which they are first named.
    var lists: [Simulation.List] {
        let members = polls.flatMap(\.shares).reduce(into: [String: Int]()) {
            $0[$1.party] = $0[$1.party] ?? $1.members
        }
        var seen: Set<String> = []
        return polls.flatMap { $0.shares.filter { seen.insert($0.party).inserted } }
            .map { Simulation.List($0.party, members: members[$0.party] ?? 1) }
    }

    /// Lists that some poll does not name, of polls whose shares add up to a hundred, or not.
    package func unnamed(inWhole isWhole: Bool) -> Bool {
        let count = lists.count
        return polls.contains { $0.isWhole == isWhole && $0.shares.count < count }
    }

    /// Looks at the polls together: an alliance has the same members in all of them, and a look back knows of no later one.
    fileprivate mutating func check(_ object: JSONObjectCursor) {
        var members: [String: Int] = [:]
        for (index, poll) in polls.enumerated() {
            for (place, share) in poll.shares.enumerated() {
                guard let own = share.members else { continue }
                let known = members[share.party] ?? own
                members[share.party] = known
                guard known != own else { continue }
                let path = ["polls", String(index), "shares", String(place), "members"]
                object.faults.found.append(
                    JSONFault(
                        JSONPointer(tokens: path),
                        "is \(own), and \(known) in an earlier poll; give the same number everywhere", kind: .value))
            }
        }
        guard let asOf, object.faults.found.isEmpty else { return }
        let known = polls.filter { ($0.date?.epochSeconds ?? 0) <= asOf.epochSeconds }
        if known.isEmpty, let first = polls.compactMap(\.date).min(by: { $0.epochSeconds < $1.epochSeconds }) {
            object.member("as_of")?.report(
                "is \(asOf), before the first poll of \(first); give a later day", kind: .value)
        } else {
            polls = known
        }
    }

    /// The polls' lists as a tally, so that rules find them; of its votes nothing is read.
    fileprivate func tally(_ faults: JSONFaults) -> Tally? {
        let lists = lists
        guard lists.count <= Tally.maximumLists else {
            faults.found.append(
                JSONFault(
                    JSONPointer(tokens: ["polls"]),
                    "name \(lists.count) lists together; at most \(Tally.maximumLists) are drawn", kind: .value))
            return nil
        }
        // What is above zero in no poll has been refused with its poll.
        return try? Tally(lists.map { Tally.Entry($0.id, votes: ExactDecimal(1), members: $0.members) })
    }

    /// The poll to draw around.
    fileprivate func poll(_ faults: JSONFaults) -> PollSimulation.Poll? {
        guard isAverage else {
            return polls.first.map { poll in
                PollSimulation.Poll(
                    shares: poll.shares.map(\.percent.ratio.approximation),
                    againstAll: poll.againstAll?.ratio.approximation, sampleSize: poll.sampleSize.ratio.approximation)
            }
        }
        let lists = lists
        let days = polls.map { Double(($0.date?.epochSeconds ?? 0) / 86_400) }
        let today = asOf.map { Double($0.epochSeconds / 86_400) } ?? days.max() ?? 0
        let entries = zip(polls, days).map { poll, day in
            PollAverage.Entry(
                shares: lists.map { list in
                    poll.shares.first { $0.party == list.id }?.percent.ratio.approximation ?? (poll.isWhole ? 0 : nil)
                }, againstAll: poll.againstAll?.ratio.approximation,
                sampleSize: poll.sampleSize.ratio.approximation, age: today - day)
        }
        return try? PollAverage.of(entries, halfLife: halfLife.ratio.approximation)
    }
}

// MARK: - The simulation

extension MonteCarloRequest {
    private static func simulation(_ wanted: Wanted, _ seats: SeatRequest, _ faults: JSONFaults) -> Simulation? {
        let lists = wanted.lists
        let parties = lists.map(\.id)
        func fault(
            _ path: [String], _ detail: @autoclosure () -> Message, suggestion: @autoclosure () -> String? = nil
        ) {
            faults.found.append(.value) {
                JSONFault(JSONPointer(tokens: path), detail(), kind: .value, suggestion: suggestion())
            }
        }
        let places = Dictionary(parties.enumerated().map { ($1, $0) }) { first, _ in first }
        var coalitions: [[Int]] = []
        for (index, names) in wanted.coalitions.enumerated() {
            var members: [Int] = []
            for (place, name) in names.enumerated() {
                let path = ["coalitions", String(index), String(place)]
                guard let list = places[name] else {
                    fault(
                        path, "is \"\(name)\", which is no list of the poll",
                        suggestion: Spelling.nearest(to: name, among: parties))
                    continue
                }
                if members.contains(list) { fault(path, "is \"\(name)\" a second time; remove it") }
                members.append(list)
            }
            coalitions.append(members)
        }
        let swing = wanted.districts.flatMap { $0.swing(parties, seats.system, faults) }
        guard let poll = wanted.poll(faults) else {
            fault(["polls"], "have no average; check that sample sizes and shares are above zero")
            return nil
        }
        guard faults.found.isEmpty else { return nil }
        do throws(Simulation.Fault) {
            let simulation = try Simulation(
                rules: seats.rules, poll: poll, lists: lists,
                model: wanted.model, seed: wanted.seed, coalitions: coalitions, districts: swing)
            return simulation
        } catch {
            let (path, detail) = error.explanation(wanted)
            fault(path, detail)
            return nil
        }
    }
}

extension Simulation.Fault {
    /// Where in the body the fault stands, what is wrong and what to do.
    fileprivate func explanation(_ wanted: MonteCarloRequest.Wanted) -> (path: [String], detail: Message) {
        let poll = wanted.isAverage ? ["polls"] : ["poll", "shares"]
        return switch self {
        case .lists(let count): (poll, "has \(count) lists; 1 to \(Tally.maximumLists) are drawn")
        case .share: (poll, "has no share above zero; there is nothing to draw around")
        case .sampleSize(let size):
            (
                wanted.isAverage ? ["polls"] : ["poll", "sample_size"],
                "is worth \(Int(min(size, 1e15))) answers; at most \(Int(Simulation.maximumSampleSize)) are drawn by"
            )
        case .prior(let prior): (["model", "prior"], "is \(prior); \(MonteCarloModel.priorRange)")
        case .points(let points):
            (["model", "standard_deviation"], "is \(points); \(MonteCarloModel.pointsRange)")
        case .correlation(let value): (["model", "correlation"], "is \(value); \(MonteCarloModel.correlationRange)")
        case .coalition(let index): (["coalitions", String(index)], "names a list twice, or one that there is not")
        case .districts: (["districts"], "have other lists than the poll")
        case .thresholdInVotes:
            (
                ["rules", "threshold", "base_votes"],
                "is a number of votes, and draws are shares; give a base such as valid or participating instead"
            )
        case .tooManyCells(let cells):
            (
                ["rules", "seats"],
                "make \(cells) cells of histograms (lists and coalitions times seats); at most "
                    + "\(Simulation.maximumCells) are kept: take fewer lists, coalitions or seats"
            )
        }
    }
}

extension JSONCursor {
    fileprivate func number(_ range: ClosedRange<Double>, aboveZero: Bool, _ expected: Message) -> Double? {
        guard let number = exactDecimal(expected) else { return nil }
        let value = number.ratio.approximation
        if range.contains(value), !aboveZero || value > 0 { return value }
        return refuse("is \(number); \(expected)", kind: .value)
    }

    fileprivate func halfLife() -> ExactDecimal? {
        let range: Message = "a half-life is above 0 and at most 100000 days"
        guard let days = exactDecimal(range) else { return nil }
        return days.significand > 0 && days.ratio <= Ratio(100_000, over: 1)
            ? days : refuse("is \(days); \(range)", kind: .value)
    }

    fileprivate func coalition() -> [String]? {
        guard let names = array({ $0.printable() }) else { return nil }
        return names.isEmpty ? refuse("is empty; name the lists of the coalition", kind: .value) : names
    }

    fileprivate func model() -> ShareModel? {
        object { object in
            let kind = object.required("kind") { $0.choice(MonteCarloModel.self) }
            switch kind {
            case nil:
                // What else belongs here depends on the kind, so nothing of it is called unknown.
                for name in MonteCarloModel.parameters { _ = object.member(name) }
                return nil
            case .dirichlet:
                let prior = object.optional("prior") {
                    $0.number(0...1000, aboveZero: true, MonteCarloModel.priorRange)
                }
                return .dirichlet(prior: prior ?? 1)
            case .logitNormal:
                let points = object.required("standard_deviation") {
                    $0.number(0...50, aboveZero: true, MonteCarloModel.pointsRange)
                }
                let correlation = object.optional("correlation") {
                    $0.number(0...1, aboveZero: false, MonteCarloModel.correlationRange)
                }
                return points.map { .logitNormal(points: $0, correlation: correlation ?? 0) }
            }
        }
    }
}

/// The words for the models.
package enum MonteCarloModel: String, CaseIterable {
    case dirichlet
    case logitNormal = "logit-normal"

    static let priorRange: Message = "a prior is above 0 and at most 1000"
    static let pointsRange: Message = "points are above 0 and at most 50"
    static let correlationRange: Message = "a correlation is 0 to 1"

    /// Members of any model beside its kind.
    static let parameters = ["prior", "standard_deviation", "correlation"]
}
