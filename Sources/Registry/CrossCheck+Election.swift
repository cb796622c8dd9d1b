// SPDX-License-Identifier: Apache-2.0
import Electoral

/// The cross-checks of one election.
extension CrossCheck {
    mutating func election(_ election: Election) {
        enter("elections/\(election.id)")
        reference(election.body, in: registry.country.bodies, .body, at: "/body")
        references(of: election)
        figures(of: election)
        reference(election.system, in: registry.systems, .system, at: "/system")
        guard !isFaulty else { return }
        system(of: election)
        seats(of: election)
        votes(of: election)
        shares(of: election)
    }

    private mutating func references(of election: Election) {
        for (index, day) in election.days.enumerated() { evidence(day.evidence, at: "/dates/\(index)") }
        for (index, count) in election.candidates.enumerated() { evidence(count.evidence, at: "/candidates/\(index)") }
        let remarks = [
            ("barred", election.barred), ("boycotts", election.boycotts), ("assessments", election.assessments),
            ("notes", election.notes),
        ]
        for (name, list) in remarks {
            for (index, remark) in list.enumerated() {
                evidence(remark.evidence, at: "/\(name)/\(index)")
                reference(remark.party, in: registry.parties, .party, at: "/\(name)/\(index)/party")
            }
        }
        var holders: Set<Election.Result.Holder> = []
        for (index, result) in election.results.enumerated() {
            let place = "/results/\(index)"
            switch result.holder {
            case .party(let id): reference(id, in: registry.parties, .party, at: "\(place)/party")
            case .group(let id): reference(id, in: registry.country.groups, .group, at: "\(place)/group")
            }
            if !holders.insert(result.holder).inserted {
                report(place, "is a second row for \"\(result.id)\"; keep one")
            }
        }
    }

    private mutating func figures(of election: Election) {
        claim(election.seats.total, at: "/seats/total")
        claim(election.seats.list, at: "/seats/list")
        claim(election.seats.singleMember, at: "/seats/single_member")
        claim(election.seats.appointed, at: "/seats/appointed")
        claim(election.thresholdPercent, at: "/threshold_percent")
        claim(election.registeredVoters, at: "/registered_voters")
        claim(election.ballots, at: "/ballots")
        claim(election.turnoutPercent, at: "/turnout_percent")
        claim(election.validVotes, at: "/valid_votes")
        claim(election.againstAll, at: "/against_all")
        claim(election.invalidVotes, at: "/invalid_votes")
        claim(election.listsOnBallot, at: "/lists_on_ballot")
        for (index, result) in election.results.enumerated() {
            let place = "/results/\(index)"
            claim(result.listVotes, at: "\(place)/list_votes")
            claim(result.listPercent, at: "\(place)/list_percent")
            claim(result.listSeats, at: "\(place)/list_seats")
            claim(result.singleMemberSeats, at: "\(place)/single_member_seats")
            claim(result.appointedSeats, at: "\(place)/appointed_seats")
            claim(result.totalSeats, at: "\(place)/total_seats")
        }
    }

    /// The system was in force on the day, and has the seats.
    private mutating func system(of election: Election) {
        guard let system = registry.systems[election.system], !isFaulty("systems/\(system.id)") else { return }
        if !system.period.covers(election.date.firstDay) {
            report("/system", "is \(system.id), which was not in force on \(election.date)")
        }
        if system.body != election.body { report("/system", "is \(system.id), which is for the body \(system.body)") }
        if let seats = election.seats.list?.value, let rules = system.listRules, rules.seats != seats {
            report("/seats/list", "is \(seats), but \(system.id) gives out \(rules.seats)")
        }
        if system.seats != election.seats.total.value {
            report("/seats/total", "is \(election.seats.total.value), but \(system.id) has \(system.seats) seats")
        }
    }

    /// Parts make the total, columns make the parts, cells make the rows.
    private mutating func seats(of election: Election) {
        let seats = election.seats
        let parts = [seats.list, seats.singleMember, seats.appointed].compactMap { $0?.value }
        if !parts.isEmpty, parts.reduce(0, +) != seats.total.value {
            report("/seats", "has parts that add up to \(parts.reduce(0, +)), not to the total of \(seats.total.value)")
        }
        let columns: [(String, Int?, (Election.Result) -> Int?)] = [
            ("list", seats.list?.value, { $0.listSeats?.value }),
            ("single_member", seats.singleMember?.value, { $0.singleMemberSeats?.value }),
            ("appointed", seats.appointed?.value, { $0.appointedSeats?.value }),
            ("total", seats.total.value, { $0.totalSeats?.value }),
        ]
        for (name, expected, column) in columns {
            let cells = election.results.compactMap(column)
            guard let expected, !cells.isEmpty, cells.reduce(0, +) != expected else { continue }
            report("/results", "has \(name) seats that add up to \(cells.reduce(0, +)), not to \(expected)")
        }
        for (index, result) in election.results.enumerated() {
            let cells = [result.listSeats, result.singleMemberSeats, result.appointedSeats].compactMap { $0?.value }
            guard let total = result.totalSeats?.value, !cells.isEmpty, cells.reduce(0, +) != total else { continue }
            report("/results/\(index)/total_seats", "is \(total), but its parts add up to \(cells.reduce(0, +))")
        }
    }

    /// Votes for lists, against all and invalid ballots make the totals that the sources print.
    private mutating func votes(of election: Election) {
        guard let listVotes = election.listVotes else { return }
        let participating = listVotes + (election.againstAll?.value ?? 0)
        if let valid = election.validVotes?.value, valid != participating {
            report("/valid_votes", "is \(valid), but list votes and votes against all add up to \(participating)")
        }
        if let ballots = election.ballots?.value, let invalid = election.invalidVotes?.value,
            participating + invalid != ballots
        {
            report("/ballots", "is \(ballots), but votes and invalid ballots add up to \(participating + invalid)")
        }
    }

    /// A published percentage is the one its votes give, to the last digit printed (at least one decimal).
    private mutating func shares(of election: Election) {
        guard let base = election.shareBaseVotes, base > 0 else { return }
        for (index, result) in election.results.enumerated() {
            guard let votes = result.listVotes?.value, let percent = result.listPercent?.value else { continue }
            let computed = 100 * Double(votes) / Double(base)
            if abs(computed - percent) > 0.0501 {
                let shown = (computed * 100).rounded() / 100
                report("/results/\(index)/list_percent", "is \(percent), but \(votes) of \(base) is \(shown)")
            }
        }
    }
}

extension Election {
    /// The number that published percentages are shares of; nil where it is not known.
    package var shareBaseVotes: Int? {
        guard let listVotes else { return nil }
        switch publishedShareBase {
        case .unknown: return nil
        case .valid: return listVotes
        case .participating: return listVotes + (againstAll?.value ?? 0)
        case .ballots: return ballots?.value ?? invalidVotes.map { listVotes + (againstAll?.value ?? 0) + $0.value }
        }
    }
}
