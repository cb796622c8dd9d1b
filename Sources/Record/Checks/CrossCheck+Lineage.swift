// SPDX-License-Identifier: Apache-2.0
import Text

/// The cross-checks of lineage: each event has what its type takes, and nothing is its own ancestor.
extension CrossCheck {
    mutating func lineage(_ lineage: Lineage) {
        evidence(lineage.evidence, at: "")
        about(lineage.about)
        reference(lineage.party, Party.self, at: "/party")
        reference(lineage.other, Party.self, at: "/other")
        let type = lineage.kind.rawValue
        if lineage.kind.takesOther, lineage.other == nil, !isFaulty {
            report("/other", "is missing; \(type) happens between two organisations")
        }
        if !lineage.kind.takesOther, lineage.other != nil {
            report("/other", "does not go with \(type), which happens to one organisation; remove it")
        }
        if lineage.other == lineage.party { report("/other", "is the party itself; name the other organisation") }
        if lineage.kind != .renamed, lineage.nameFrom != nil || lineage.nameTo != nil {
            report("", "has \"name_from\" or \"name_to\", which go with renamed only; remove them")
        }
        if let to = lineage.to, let date = lineage.date, to.lastDay < date.firstDay {
            report("/to", "is \(to), before \"date\", which is \(date)")
        }
    }

    /// Follows mergers, successions, splits and derivations from older to younger organisations: none leads back.
    mutating func lineageHasNoCycle() {
        var younger: [String: [(id: String, event: String)]] = [:]
        for event in record.lineage.items {
            guard let (from, to) = event.descent, from != to else { continue }
            younger[from, default: []].append((to, event.id))
        }
        var done: Set<String> = []
        for start in younger.keys.sorted() { follow(start, path: [], younger, &done) }
    }

    private mutating func follow(
        _ party: String, path: [String], _ younger: [String: [(id: String, event: String)]], _ done: inout Set<String>
    ) {
        guard !done.contains(party) else { return }
        for next in younger[party] ?? [] {
            if next.id == party || path.contains(next.id) {
                let circle = (path + [party]).drop { $0 != next.id } + [next.id]
                enter(Lineage.self, next.event)
                report("", "closes the circle \(circle.joined(separator: " > ")); one organisation is its own ancestor")
            } else {
                follow(next.id, path: path + [party], younger, &done)
            }
        }
        done.insert(party)
    }

    /// No party is an orphan: an event, a result, a poll or another party names it.
    mutating func partiesAreNamed() {
        // A file that cannot be read may name it.
        guard declared.faultyFiles.isEmpty else { return }
        for party in record.parties.items where !namedParties.contains(party.id) {
            enter(Party.self, party.id)
            report("", "is named by no other fixture; add at least how it was founded or registered to lineage/")
        }
    }
}
