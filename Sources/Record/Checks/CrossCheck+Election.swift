// SPDX-License-Identifier: Apache-2.0
import Electoral
import Text

/// The cross-checks of one election.
extension CrossCheck {
    mutating func election(_ election: Election) {
        reference(election.body, Body.self, at: "/body")
        references(of: election)
        figures(of: election)
        reference(election.system, ElectoralSystem.self, at: "/system")
        guard !isFaulty else { return }
        shape(of: election)
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
                reference(remark.party, Party.self, at: "/\(name)/\(index)/party")
            }
        }
        var contestants: Set<Contestant> = []
        for (index, result) in election.results.enumerated() {
            let place = "/results/\(index)"
            contestant(result.contestant, at: place)
            if !contestants.insert(result.contestant).inserted {
                report(place, "is a second row for \"\(result.id)\"; keep one")
            }
        }
    }

    private mutating func figures(of election: Election) {
        claim(election.seats?.total, at: "/seats/total")
        claim(election.seats?.list, at: "/seats/list")
        claim(election.seats?.singleMember, at: "/seats/single_member")
        claim(election.seats?.appointed, at: "/seats/appointed")
        claim(election.thresholdPercent, at: "/threshold_percent")
        claim(election.turnoutPercent, at: "/turnout_percent")
        for name in Election.Count.allCases { claim(election.counts[name], at: "/\(name.rawValue)") }
        for (index, result) in election.results.enumerated() {
            let place = "/results/\(index)"
            for name in Election.Result.Count.allCases { claim(result.counts[name], at: "\(place)/\(name.rawValue)") }
            claim(result.listPercent, at: "\(place)/list_percent")
            claim(result.percent, at: "\(place)/percent")
        }
        for (index, answer) in election.answers.enumerated() {
            claim(answer.votes, at: "/answers/\(index)/votes")
            claim(answer.percent, at: "/answers/\(index)/percent")
        }
        for (index, turnout) in election.turnout.enumerated() { evidence(turnout.evidence, at: "/turnout/\(index)") }
    }

    /// What an election of its kind has, and has not.
    private mutating func shape(of election: Election) {
        let isReferendum = election.kind == .referendum
        if isReferendum, election.question == nil { report("/question", "is missing; a referendum has a question") }
        if isReferendum, election.body != nil { report("/body", "does not go with a referendum; remove it") }
        if !isReferendum, election.body == nil { report("/body", "is missing; name the body elected") }
        if !isReferendum, election.question != nil || !election.answers.isEmpty || election.isAdopted != nil {
            report("/kind", "is \(election.kind.rawValue), but question, answers and adopted go with a referendum only")
        }
        if election.kind == .parliamentary, election.seats == nil { report("/seats", "is missing; add the total") }
    }

    /// The system was in force on the day, and has the seats.
    private mutating func system(of election: Election) {
        guard let system = record.system(of: election), !isFaulty(ElectoralSystem.self, system.id) else { return }
        if !system.period.covers(election.date.firstDay) {
            report("/system", "is \(system.id), which was not in force on \(election.date)")
        }
        if let body = election.body, system.body != body {
            report("/system", "is \(system.id), which is for the body \(system.body)")
        }
        guard election.kind == .parliamentary else { return }
        if let seats = election.seats?.list?.value, let rules = system.listRules, rules.seats != seats {
            report("/seats/list", "is \(seats), but \(system.id) gives out \(rules.seats)")
        }
        if let total = election.seats?.total.value, let seats = system.seats, seats != total {
            report("/seats/total", "is \(total), but \(system.id) has \(seats) seats")
        }
    }

    /// Parts make the total, columns make the parts, cells make the rows.
    private mutating func seats(of election: Election) {
        guard let seats = election.seats else { return }
        let parts = [seats.list, seats.singleMember, seats.appointed].compactMap { $0?.value }
        if !parts.isEmpty, parts.reduce(0, +) != seats.total.value {
            report("/seats", "has parts that add up to \(parts.reduce(0, +)), not to the total of \(seats.total.value)")
        }
        let columns: [(Election.Result.Count, Int?)] = [
            (.listSeats, seats.list?.value), (.singleMemberSeats, seats.singleMember?.value),
            (.appointedSeats, seats.appointed?.value), (.totalSeats, seats.total.value), (.seats, seats.total.value),
        ]
        for (name, expected) in columns {
            let cells = election.results.compactMap { $0.counts[name]?.value }
            // Seats in local councils are on record for some parties only.
            let isPartial = name == .seats && cells.reduce(0, +) < expected ?? 0
            guard let expected, !cells.isEmpty, cells.reduce(0, +) != expected, !isPartial else { continue }
            report("/results", "has \(name.rawValue) that add up to \(cells.reduce(0, +)), not to \(expected)")
        }
        for (index, result) in election.results.enumerated() {
            let parts: [Election.Result.Count] = [.listSeats, .singleMemberSeats, .appointedSeats]
            let cells = parts.compactMap { result.counts[$0]?.value }
            guard let total = result.totalSeats?.value, !cells.isEmpty, cells.reduce(0, +) != total else { continue }
            report("/results/\(index)/total_seats", "is \(total), but its parts add up to \(cells.reduce(0, +))")
        }
    }

    /// Votes, votes against all and invalid ballots make the totals that the sources print.
    private mutating func votes(of election: Election) {
        if let electors = election.counts[.electors]?.value, let voted = election.counts[.electorsVoted]?.value,
            voted > electors
        {
            report("/electors_voted", "is \(voted), more than the \(electors) electors")
        }
        guard let votes = election.votes else { return }
        let participating = votes + (election.againstAll?.value ?? 0)
        if let valid = election.counts[.validVotes]?.value, valid != participating {
            report("/valid_votes", "is \(valid), but votes and votes against all add up to \(participating)")
        }
        if let ballots = election.ballots?.value, let invalid = election.invalidVotes?.value {
            let sum = participating + invalid + (election.counts[.otherBallots]?.value ?? 0)
            if sum != ballots {
                report("/ballots", "is \(ballots), but votes, invalid and other ballots add up to \(sum)")
            }
        }
    }

    /// A published percentage is the one its votes give, to the last digit printed (at least one decimal).
    private mutating func shares(of election: Election) {
        func differs(_ percent: Double, _ part: Int, _ whole: Int) -> Bool {
            abs(100 * Double(part) / Double(whole) - percent) > 0.0501
        }
        func shown(_ part: Int, _ whole: Int) -> Double { (10_000 * Double(part) / Double(whole)).rounded() / 100 }
        if let base = election.shareBaseVotes, base > 0 {
            for (index, result) in election.results.enumerated() {
                guard let votes = result.votes?.value, let percent = result.publishedPercent?.value,
                    differs(percent, votes, base)
                else { continue }
                let name = result.listPercent == nil ? "percent" : "list_percent"
                report("/results/\(index)/\(name)", "is \(percent), but \(votes) of \(base) is \(shown(votes, base))")
            }
        }
        guard let registered = election.registeredVoters?.value, registered > 0 else { return }
        // Other definitions count by a register of their own day.
        let final: [Election.Turnout.Key] = [.official, .ballotsIssued, .participating]
        for (index, turnout) in election.turnout.enumerated() where final.contains(turnout.key) {
            guard let voters = turnout.voters, differs(turnout.percent, voters, registered) else { continue }
            report(
                "/turnout/\(index)/percent",
                "is \(turnout.percent), but \(voters) of \(registered) is \(shown(voters, registered))")
        }
    }
}
