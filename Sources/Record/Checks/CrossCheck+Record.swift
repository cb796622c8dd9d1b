// SPDX-License-Identifier: Apache-2.0
import Text

/// The cross-checks of events, statements, conflicts, people, polls and bodies.
extension CrossCheck {
    /// Everything that a record is about exists.
    mutating func about(_ about: RelatedRecords) {
        references(about.parties, Party.self, at: "/about/parties")
        references(about.people, Person.self, at: "/about/people")
        references(about.elections, Election.self, at: "/about/elections")
        references(about.bodies, Body.self, at: "/about/bodies")
        references(about.systems, ElectoralSystem.self, at: "/about/systems")
        references(about.thresholds, LegalParameter.self, at: "/about/thresholds")
    }

    /// The same where a text only mentions things: a party that nothing else names is named nowhere.
    private mutating func mentions(_ about: RelatedRecords) {
        let named = namedParties
        self.about(about)
        namedParties = named
    }

    /// The party, group or person that has votes or seats exists.
    mutating func contestant(_ contestant: Contestant, at pointer: String) {
        switch contestant {
        case .party(let id): reference(id, Party.self, at: "\(pointer)/party")
        case .group(let id): group(id, at: "\(pointer)/group")
        case .candidate(let candidate):
            reference(candidate.person, Person.self, at: "\(pointer)/candidate/person")
            reference(candidate.party, Party.self, at: "\(pointer)/candidate/party")
        case .option: break
        }
    }

    /// Figures of one text have keys of their own.
    private mutating func figures(_ figures: [Figure]) {
        var seen: Set<String> = []
        for (index, figure) in figures.enumerated() where !seen.insert(figure.key).inserted {
            report("/figures/\(index)/key", "is \"\(figure.key)\", which another figure has too; name it more exactly")
        }
    }

    mutating func event(_ event: Event) {
        evidence(event.evidence, at: "")
        about(event.about)
        figures(event.figures)
        reference(event.act?.source, Source.self, at: "/act/source")
        if let to = event.to, to.lastDay < event.date.firstDay {
            report("/to", "is \(to), before \"date\", which is \(event.date)")
        }
        if let updated = event.updated, !record.changes.items.contains(where: { $0.date == updated }) {
            report(
                "/updated",
                "is \(updated), and there is no change of that day; give the day of a version of the dataset")
        }
    }

    mutating func statement(_ statement: Statement) {
        evidence(statement.evidence, at: "")
        about(statement.about)
        figures(statement.figures)
        reference(statement.person, Person.self, at: "/person")
    }

    mutating func conflict(_ conflict: Conflict) {
        about(conflict.about)
        for (index, reading) in conflict.readings.enumerated() {
            references(reading.sources, Source.self, at: "/readings/\(index)/sources")
        }
        if conflict.readings.count < (conflict.kind == .arithmetic ? 1 : 2), !isFaulty {
            report(
                "/readings", "has too few readings; a conflict has two, one only where it is of the kind \"arithmetic\""
            )
        }
    }

    mutating func term(_ term: Term) {
        evidence(term.evidence, at: "")
        mentions(term.about)
    }

    mutating func change(_ change: Change) {
        let version = record.country.datasetVersion
        if !change.date.isDay {
            report("/date", "is \(change.date); a change has the day of its version, YYYY-MM-DD")
        } else if change.date.firstDay > version.firstDay {
            report("/date", "is \(change.date), later than the dataset's version \(version) in country.json")
        }
        mentions(change.about)
    }

    /// A dataset that lists its changes lists one for its own version too.
    mutating func versionIsTold() {
        let version = record.country.datasetVersion
        guard let newest = record.changes.items.first, newest.date.firstDay < version.firstDay else { return }
        enter(Change.self, newest.id)
        report("/date", "is the newest; say in a change of \(version) what that version of the dataset changed")
    }

    mutating func person(_ person: Person) {
        for (index, role) in person.roles.enumerated() {
            evidence(role.evidence, at: "/roles/\(index)")
            reference(role.party, Party.self, at: "/roles/\(index)/party")
            reference(role.body, Body.self, at: "/roles/\(index)/body")
        }
    }

    mutating func poll(_ poll: Poll) {
        evidence(poll.evidence, at: "")
        reference(poll.election, Election.self, at: "/election")
        var seen: Set<Contestant> = []
        for (index, share) in poll.shares.enumerated() {
            contestant(share.contestant, at: "/shares/\(index)")
            if !seen.insert(share.contestant).inserted {
                report("/shares/\(index)", "is a second share of one party; keep one")
            }
            if let range = share.range, !range.contains(share.percent) {
                report("/shares/\(index)/percent", "is \(share.percent), outside its range \(range)")
            }
        }
        // Shares are rounded one by one, so a sum may be above 100 by half a digit of each.
        let sum = poll.shares.reduce(0) { $0 + $1.percent }
        if sum > 101 { report("/shares", "adds up to \(sum) per cent; at most 100 is expected") }
    }

    mutating func body(_ body: Body) {
        evidence(body.evidence, at: "")
        reference(body.successor, Body.self, at: "/succeeded_by")
        for (index, figure) in body.figures.enumerated() { evidence(figure.evidence, at: "/figures/\(index)") }
        for (index, composition) in body.compositions.enumerated() {
            self.composition(composition, at: "/compositions/\(index)")
        }
        guard !isFaulty else { return }
        // Of one time there may be two views, such as parties and factions, each with its label.
        let views = body.compositions.enumerated().filter { index, composition in
            index == 0 || body.compositions[index - 1].period != composition.period
                || body.compositions[index - 1].label == composition.label
        }
        ordered(views.map { ($0.offset, $0.element.period) }, at: "/compositions", mayStayOpen: true)
    }

    /// Seats of a composition make its total; fewer do where the note says why.
    private mutating func composition(_ composition: Body.Composition, at pointer: String) {
        reference(composition.election, Election.self, at: "\(pointer)/election")
        claim(composition.total, at: "\(pointer)/total")
        var seen: Set<[String]> = []
        for (index, seats) in composition.seats.enumerated() {
            let place = "\(pointer)/seats/\(index)"
            contestant(seats.contestant, at: place)
            evidence(seats.evidence, at: place)
            if !seen.insert([seats.contestant.id, seats.part?.rawValue ?? ""]).inserted {
                report(place, "is a second row for \"\(seats.contestant.id)\"; keep one, or part them by \"part\"")
            }
        }
        let sum = composition.seats.reduce(0) { $0 + $1.seats }
        let total = composition.total.value
        guard !isFaulty, !composition.seats.isEmpty, sum != total, sum > total || composition.note == nil else {
            return
        }
        report(
            "\(pointer)/seats",
            "adds up to \(sum), not to the total of \(total); where seats are vacant, say so in \"note\"")
    }
}
