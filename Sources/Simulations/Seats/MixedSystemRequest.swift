// SPDX-License-Identifier: Apache-2.0
package import Electoral
package import JSON
package import Record
import Text

/// A house of several parts, as asked for by POST: a tally of the whole country, and districts that are counted one by one.
package struct MixedSystemRequest {
    /// The most districts.
    static let maximumDistricts = 1000
    /// The most lists and candidates of all districts together.
    static let maximumEntries = 20_000

    /// One district as it is given.
    package enum Place {
        /// Candidates, the names that they are given by, and the rule.
        case candidates(District, names: [String?], District.Rule)
        case lists(name: String, Tally, Rules)
    }

    package let system: ElectoralSystem?
    /// The part of lists in the whole country.
    let list: (tally: Tally, rules: Rules)?
    package let districts: [Place]
    /// Whether neither the request nor its system says what the threshold is a share of.
    package let isBaseOpen: Bool

    /// Whether a body asks for parts.
    package static func isMeant(by body: JSON) -> Bool { body["districts"] != nil }

    /// Reads a body; everything wrong is left in the cursor's faults.
    package init?(_ cursor: JSONCursor, registry: Record) {
        let faults = cursor.faults
        var system: ElectoralSystem?
        var draft: RulesDraft?
        var tally: Tally?
        var given: [DistrictVotes] = []
        _ = cursor.object { object -> Bool? in
            system = object.optional("system") { $0.system(in: registry) }
            draft = object.optional("rules") { $0.rulesDraft() }
            tally = object.optional("tally") { $0.tally() }
            given = object.required("districts") { $0.array { $0.district() } } ?? []
            return true
        }
        guard faults.found.isEmpty else { return nil }
        let reading = DistrictReading(
            system: system, draft: draft, hasTally: tally != nil, districts: given, faults: faults)
        reading.check()
        guard faults.found.isEmpty else { return nil }
        let places = given.indices.compactMap(reading.place)
        if let tally, let rules = SeatRequest.rules(draft ?? RulesDraft(), over: system, faults) {
            list = (tally, rules)
        } else {
            list = nil
        }
        if tally != nil || given.contains(where: { $0.lists != nil }) {
            draft?.checkNames(among: ([tally] + given.map(\.lists)).flatMap { $0?.lists.map(\.id) ?? [] }, faults)
        }
        guard faults.found.isEmpty else { return nil }
        (self.system, districts) = (system, places)
        isBaseOpen = draft?.leavesBaseOpen(over: system?.listRules) ?? false
    }
}

/// One district before its rules are known.
private struct DistrictVotes {
    let name: String
    let candidates: (district: District, names: [String?])?
    let rule: District.Rule?
    let lists: Tally?
    let seats: Int?
    let entries: Int
}

/// What can only be told of all districts together.
private struct DistrictReading {
    let system: ElectoralSystem?
    let draft: RulesDraft?
    let hasTally: Bool
    let districts: [DistrictVotes]
    let faults: JSONFaults

    func check() {
        if districts.isEmpty { refuse(["districts"], "is empty; give at least one district, or leave it out") }
        if districts.count > MixedSystemRequest.maximumDistricts {
            refuse(
                ["districts"],
                "has \(districts.count) districts; at most \(MixedSystemRequest.maximumDistricts) are counted: send fewer"
            )
        }
        let entries = districts.reduce(0) { $0 + $1.entries }
        if entries > MixedSystemRequest.maximumEntries {
            refuse(
                ["districts"],
                "has \(entries) lists and candidates; at most \(MixedSystemRequest.maximumEntries) are counted: send fewer"
            )
        }
        var names: Set<String> = []
        for (index, district) in districts.enumerated() where !names.insert(district.name).inserted {
            refuse(
                ["districts", String(index), "name"], "is \"\(district.name)\" a second time; name each district once")
        }
        checkLists()
        let single = districts.filter { $0.candidates != nil }.count
        if let system, let known = system.singleMember, single > known.seats {
            refuse(
                ["districts"],
                "has \(single, "# single-member district", "# single-member districts"), and \(system.id) has \(known.seats); send at most as many, "
                    + "or leave the system out")
        }
    }

    private func checkLists() {
        let lists = districts.filter { $0.lists != nil }
        if hasTally, !lists.isEmpty {
            refuse(["tally"], "counts lists in the whole country, and districts have lists too; give one of them")
        }
        if draft != nil, !hasTally, lists.isEmpty {
            refuse(["rules"], "has no lists to apply to; give a tally, or districts with lists, or leave it out")
        }
        if draft?.seats != nil, !lists.isEmpty {
            refuse(["rules", "seats"], "is given, and so are the seats of each district; remove it")
        }
        // A district without seats has been refused already.
        let (seats, overflow) = lists.reduce((0, false)) { sum, district in
            let next = sum.0.addingReportingOverflow(district.seats ?? 0)
            return (next.partialValue, sum.1 || next.overflow)
        }
        if overflow || seats > Rules.maximumSeats {
            refuse(
                ["districts"],
                "has \(seats) seats in all; at most \(Rules.maximumSeats) are counted: send fewer districts or seats")
        }
    }

    /// A district with the rules that it is counted by; nil where there are none.
    func place(_ index: Int) -> MixedSystemRequest.Place? {
        let district = districts[index]
        if let candidates = district.candidates {
            guard let rule = district.rule ?? system?.singleMember?.rule else {
                refuse(
                    ["districts", String(index), "rule"],
                    "is missing; say plurality or two-round-majority, or name a system that has single-member districts",
                    kind: .shape)
                return nil
            }
            return .candidates(candidates.district, names: candidates.names, rule)
        }
        guard let tally = district.lists, let seats = district.seats else { return nil }
        var draft = draft ?? RulesDraft()
        draft.seats = seats
        do throws(RulesDraft.Missing) {
            return .lists(name: district.name, tally, try draft.resolved(over: system?.listRules))
        } catch {
            refuse(
                ["districts", String(index), "seats"],
                "is \(seats), which the rules cannot distribute: "
                    + "\(error.explanation.path.joined(separator: "/")) \(error.explanation.problem)")
            return nil
        }
    }

    private func refuse(
        _ path: [String], _ problem: @autoclosure () -> Message, kind: JSONFault.Kind = .value
    ) {
        faults.found.append(kind) { JSONFault(JSONPointer(tokens: path), problem(), kind: kind) }
    }
}

extension ElectoralSystem {
    /// The part of single-member districts; nil where there is none.
    package var singleMember: (seats: Int, rule: District.Rule, articles: [Article])? {
        for case .singleMember(let seats, let family, let articles, _) in parts {
            let rule: District.Rule =
                switch family {
                case .plurality: .plurality
                case .twoRoundMajority: .twoRoundMajority
                }
            return (seats, rule, articles)
        }
        return nil
    }
}

// MARK: - Reading

extension JSONCursor {
    fileprivate func tally() -> Tally? {
        object { object in object.tally { $0.array { $0.listVotes() } } }
    }

    fileprivate func district() -> DistrictVotes? {
        object { object in
            let name = object.required("name") { $0.printable() }
            let rule = object.optional("rule") { $0.choice(District.Rule.self) }
            guard let candidates = object.member("candidates") else {
                guard object.member("lists") != nil else {
                    _ = ["against_all", "invalid", "seats"].map { object.member($0) }
                    return refuse("has neither \"candidates\" for one seat nor \"lists\" for several; give one of them")
                }
                if object.member("rule") != nil { report("gives \"rule\", which is for candidates; remove it") }
                let seats = object.required("seats") { $0.integer(in: 1...Rules.maximumSeats) }
                let tally = object.tally { $0.array { $0.listVotes() } }
                guard let name, let tally else { return nil }
                return DistrictVotes(
                    name: name, candidates: nil, rule: nil, lists: tally, seats: seats, entries: tally.lists.count)
            }
            for other in ["lists", "seats"] where object.member(other) != nil {
                report("gives \"candidates\" and \"\(other)\"; a district has one seat, or lists and seats")
            }
            let found = faults.found.count
            let read = candidates.array { $0.candidate() }
            // A candidate that cannot be read is told of once, and not as one that is missing.
            let isRead = faults.found.count == found
            if let read { Candidate.refuseUnnamed(read, at: candidates) }
            let tally = object.tally("candidates") { _ in
                isRead && faults.found.count == found ? read.map(Candidate.entries) : nil
            }
            guard let name, let read, let tally else { return nil }
            let district = District(name: name, tally: tally, parties: read.map(\.party))
            return DistrictVotes(
                name: name, candidates: (district, read.map(\.name)), rule: rule, lists: nil, seats: nil,
                entries: tally.lists.count)
        }
    }

    /// A candidate by name, by party, or by both.
    private func candidate() -> Candidate? {
        object { object in
            let party = object.optional("party") { $0.printable() }
            let name = object.optional("name") { $0.printable() }
            let votes = object.required("votes") { $0.exactDecimal() }
            if object.member("party") == nil, object.member("name") == nil {
                return refuse("has neither \"party\" nor \"name\"; give one of them, or both")
            }
            guard name != nil || party != nil, let votes else { return nil }
            return Candidate(name: name, party: party, votes: votes)
        }
    }
}

extension JSONObjectCursor {
    /// The votes of an object, those of each list or candidate and those for none.
    fileprivate func tally(_ member: String = "lists", _ entries: (JSONCursor) -> [Tally.Entry]?) -> Tally? {
        let found = faults.found.count
        let votes = required(member, entries)
        let zero = ExactDecimal(0)
        let againstAll = optional("against_all") { $0.exactDecimal() } ?? zero
        let invalid = optional("invalid") { $0.exactDecimal() } ?? zero
        guard let votes, faults.found.count == found else { return nil }
        do throws(Tally.Fault) {
            return try Tally(votes, againstAll: againstAll, invalid: invalid)
        } catch {
            faults.found.append(error.fault(at: pointer.appending(member), ofCandidates: member == "candidates"))
            return nil
        }
    }
}
