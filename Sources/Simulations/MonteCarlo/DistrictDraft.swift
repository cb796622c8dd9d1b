// SPDX-License-Identifier: Apache-2.0
import JSON
import PollSimulation
package import Record
import Text

/// Single-member districts as a request gives them: an earlier election's votes and how a change reaches them.
package struct DistrictDraft {
    /// One district.
    struct District {
        /// Votes by list; nil for a candidate of no list.
        let votes: [(party: String?, votes: Int)]
    }

    let method: DistrictSwing.Method
    let results: [District]

    private static let maximumVotes = 1_000_000_000

    static func read(_ cursor: JSONCursor) -> DistrictDraft? {
        cursor.object { object in
            let method = object.required("swing") { $0.choice(DistrictSwing.Method.self) }
            let results = object.required("results") { cursor in
                cursor.array { district in
                    district.object { object -> District? in
                        _ = object.optional("name") { $0.printable() }
                        return object.required("votes") { votes in votes.array { $0.vote(maximumVotes) } }
                            .map(District.init(votes:))
                    }
                }
            }
            guard let method, let results else { return nil }
            return DistrictDraft(method: method, results: results)
        }
    }

    /// The districts for the lists of a poll; what is wrong is left in the faults.
    func swing(_ parties: [String], _ system: ElectoralSystem?, _ faults: JSONFaults) -> DistrictSwing? {
        func fault(
            _ path: [String], _ detail: @autoclosure () -> Message, suggestion: @autoclosure () -> String? = nil
        ) {
            faults.found.append(.value) {
                JSONFault(
                    JSONPointer(tokens: ["districts"] + path), detail(), kind: .value, suggestion: suggestion())
            }
        }
        if let system {
            let seats = system.singleMemberSeats
            guard seats > 0 else {
                fault([], "have nothing to apply to: \(system.id) has no single-member districts; leave them out")
                return nil
            }
            guard seats == results.count else {
                fault(
                    ["results"],
                    "has \(results.count, "# district", "# districts"), and \(system.id) has \(seats); give the votes of each"
                )
                return nil
            }
        }
        let columns = Dictionary(parties.enumerated().map { ($1, $0) }) { first, _ in first }
        var (votes, independents): ([[UInt64]], [[UInt64]]) = ([], [])
        for (index, district) in results.enumerated() {
            var row = [UInt64](repeating: 0, count: parties.count)
            var seen: Set<String> = []
            for (place, list) in district.votes.enumerated() {
                guard let party = list.party else { continue }
                let path = ["results", String(index), "votes", String(place), "party"]
                guard let column = columns[party] else {
                    fault(
                        path,
                        "is \"\(party)\", which is no list of the poll; add it there, or give a \"name\" in its place "
                            + "for a candidate of no list", suggestion: Spelling.nearest(to: party, among: parties))
                    continue
                }
                if !seen.insert(party).inserted {
                    fault(path, "is \"\(party)\" a second time; give the votes of each list once")
                }
                row[column] = UInt64(list.votes)
            }
            votes.append(row)
            independents.append(district.votes.filter { $0.party == nil }.map { UInt64($0.votes) })
        }
        guard faults.found.isEmpty else { return nil }
        do throws(DistrictSwing.Fault) {
            return try DistrictSwing(method: method, results: votes, independents: independents)
        } catch {
            switch error {
            case .districts(let count): fault(["results"], "has \(count, "# district", "# districts"); give 1 to 10000")
            case .lists(let index), .votes(let index):
                fault(
                    ["results", String(index), "votes"],
                    "has no vote, or more than \(Self.maximumVotes); give the votes of a district")
            }
            return nil
        }
    }
}

extension JSONCursor {
    /// The votes of a list by `party`, or of a candidate of none by `name`.
    fileprivate func vote(_ most: Int) -> (party: String?, votes: Int)? {
        object { object in
            let party = object.optional("party") { $0.printable() }
            let name = object.optional("name") { $0.printable() }
            let votes = object.required("votes") { $0.integer(in: 0...most) }
            if object.member("party") == nil, object.member("name") == nil {
                return refuse("has neither \"party\" for a list nor \"name\" for a candidate of none; give one of them")
            }
            guard party != nil || name != nil, let votes else { return nil }
            return (party, votes)
        }
    }
}

extension ElectoralSystem {
    /// Seats filled in single-member districts.
    package var singleMemberSeats: Int { seats(of: .singleMember) ?? 0 }

    /// Seats that are not elected by voters.
    package var appointedSeats: Int { seats(of: .appointed) ?? 0 }

    /// Whether a district needs more than half of the votes, in a second round where nobody has them.
    package var hasSecondRound: Bool {
        parts.contains { part in
            if case .singleMember(_, .twoRoundMajority, _, _) = part { true } else { false }
        }
    }
}
