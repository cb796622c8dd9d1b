// SPDX-License-Identifier: Apache-2.0
package import Electoral
import JSON
import Text

/// A candidate in a district of one seat as a request gives it: by name, by party, or by both.
///
/// Names are no ids: in one district there may be several of one name, of several parties and of none, and a person may be
/// called as a party is. So whatever refers to a candidate does so by an id that is made here.
package struct Candidate {
    let name: String?
    let party: String?
    let votes: ExactDecimal

    /// What the candidate is called where nobody else is called so.
    private var context: String { name ?? party ?? "" }

    /// What it is called beside a namesake; nil for a name without a party, which would be taken for the namesake's.
    private var full: String? {
        guard let name else { return party }
        return party.map { "\(name) (\($0))" }
    }

    /// The candidates as entries of a tally, each under an id of its own: the name or party, beside namesakes the name with
    /// the party, and with the place in the district where that is not enough.
    static func entries(_ candidates: [Candidate]) -> [Tally.Entry] {
        let calls = counted(candidates.map(\.context))
        var ids = candidates.map { candidate in
            calls[candidate.context] == 1 ? candidate.context : candidate.full ?? candidate.context
        }
        for (index, candidate) in candidates.enumerated() where calls[candidate.context] != 1 && candidate.full == nil {
            ids[index] += " (\(index + 1))"
        }
        while case let counts = counted(ids), counts.count < ids.count {
            for index in ids.indices where counts[ids[index]] != 1 { ids[index] += " (\(index + 1))" }
        }
        return zip(ids, candidates).map { Tally.Entry($0, votes: $1.votes) }
    }

    /// Ids of candidates who have name and party in common with another one of the district.
    package static func doubles(_ names: [String?], _ district: District) -> [String] {
        let pairs = zip(names, district.parties).map { "\($0 ?? "")\u{0}\($1 ?? "")" }
        let counts = counted(pairs)
        return pairs.indices.filter { counts[pairs[$0]] != 1 }.map { district.tally.lists[$0].id }
    }

    /// Refuses two candidates of whom only the same party is known: they may be one who is given twice.
    static func refuseUnnamed(_ candidates: [Candidate], at cursor: JSONCursor) {
        var seen: Set<String> = []
        for (index, candidate) in candidates.enumerated() where candidate.name == nil {
            guard let party = candidate.party, !seen.insert(party).inserted else { continue }
            cursor.faults.found.append(
                JSONFault(
                    cursor.pointer.appending(index).appending("party"),
                    "is \"\(party)\" a second time without a name; give both candidates their names, or remove one",
                    kind: .value))
        }
    }

    private static func counted(_ names: [String]) -> [String: Int] {
        names.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
}
