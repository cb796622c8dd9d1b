// SPDX-License-Identifier: Apache-2.0
import Electoral
import FoundationEssentials
import JSON
import Record
import Testing
import Text

/// One file of `Golden/`: an election or a textbook case, and the seats that its source prints.
struct GoldenCase {
    enum Kind: String, CaseIterable { case election, textbook }

    /// A tie by the names of the lists.
    struct NamedTie: Equatable {
        var contenders: [String]
        var seatsAtStake: Int
        var resolvedBy: TieBreak?
        var chosen: [String]
    }

    /// Where the numbers are from.
    struct Source {
        var title: String
        var url: String?
        var note: String?
    }

    var id: String
    var title: String
    var country: String?
    var date: PartialDate?
    var source: Source
    var kind: Kind
    var system: String
    var rules: Rules
    var tally: Tally
    /// Seats by list; a list that is not named has none.
    var official: [String: Int]
    /// True where the source prints the seats of some lists only; then nothing is said of the others.
    var isPartial: Bool
    var ties: [NamedTie]
    /// Seats that a tie leaves open.
    var undecidedSeats: Int

    /// The repository's root: this file is two folders below it.
    static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        .joined(separator: "/")
    static let folder = root + "/Tests/ElectoralTests/Golden"

    /// Every case, by the name of its file.
    static let ids: [String] = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
        .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(".json".count)) }.sorted()
}

// MARK: - Reading

extension GoldenCase {
    /// Why a file is no case: every fault at once.
    struct Unreadable: Error, CustomStringConvertible {
        var description: String
    }

    init(_ id: String) throws {
        guard let data = FileManager.default.contents(atPath: "\(Self.folder)/\(id).json") else {
            throw Unreadable(description: "\(id).json cannot be read")
        }
        let faults = JSONFaults()
        let cursor = JSONCursor(try JSONParser.parse(Array(data)), faults: faults)
        let read = cursor.object { Self($0) }
        guard let read, faults.found.isEmpty else {
            let found = faults.found.told.map { "\($0.pointer) \($0.problem)" }.joined(separator: "; ")
            throw Unreadable(description: "\(id).json: \(found)")
        }
        self = read
    }

    private init?(_ object: JSONObjectCursor) {
        let id = object.required("id") { $0.string() }
        let title = object.required("title") { $0.string() }
        country = object.optional("country") { $0.string() }
        date = object.optional("date") { cursor in
            cursor.string().flatMap { PartialDate($0) ?? cursor.refuse("is no date") }
        }
        let source = object.required("source") { $0.goldenSource() }
        let kind = object.required("kind") { $0.choice(Kind.self) }
        let system = object.required("system") { $0.string() }
        let rules = object.required("rules") { cursor in
            cursor.rulesDraft().flatMap { draft in
                (try? draft.resolved(over: nil)) ?? cursor.refuse("are no rules to count by")
            }
        }
        let tally = object.required("tally") { $0.goldenTally() }
        let official = object.required("official") { $0.goldenSeats() }
        isPartial = object.optional("partial") { $0.bool() } ?? false
        ties = object.list("ties") { $0.goldenTie() }
        undecidedSeats = object.optional("undecided") { $0.integer() } ?? 0
        _ = object.optional("note") { $0.string() }
        guard let id, let title, let source, let kind, let system, let rules, let tally, let official else {
            return nil
        }
        self.id = id
        self.title = title
        self.source = source
        self.kind = kind
        self.system = system
        self.rules = rules
        self.tally = tally
        self.official = official
    }
}

extension JSONCursor {
    fileprivate func goldenSource() -> GoldenCase.Source? {
        object { object in
            let title = object.required("title") { $0.string() }
            let url = object.optional("url") { $0.string() }
            let note = object.optional("note") { $0.string() }
            return title.map { GoldenCase.Source(title: $0, url: url, note: note) }
        }
    }

    fileprivate func goldenTally() -> Tally? {
        object { object in
            let lists = object.required("lists") { $0.array { $0.goldenList() } }
            let againstAll = object.optional("against_all") { $0.exactDecimal() } ?? ExactDecimal(0)
            let invalid = object.optional("invalid") { $0.exactDecimal() } ?? ExactDecimal(0)
            guard let lists else { return nil }
            return (try? Tally(lists, againstAll: againstAll, invalid: invalid)) ?? refuse("is no tally")
        }
    }

    private func goldenList() -> Tally.Entry? {
        object { object in
            let party = object.required("party") { $0.string() }
            let votes = object.required("votes") { $0.exactDecimal() }
            let members = object.optional("members") { $0.integer(in: 2...100) } ?? 1
            guard let party, let votes else { return nil }
            return Tally.Entry(party, votes: votes, members: members)
        }
    }

    fileprivate func goldenSeats() -> [String: Int]? {
        object { object in
            object.names.reduce(into: [:]) { seats, name in
                seats[name] = object.required(name) { $0.integer(in: 0...Rules.maximumSeats) }
            }
        }
    }

    fileprivate func goldenTie() -> GoldenCase.NamedTie? {
        object { object in
            let contenders = object.list("contenders") { $0.string() }
            let seats = object.required("seats_at_stake") { $0.integer() }
            let resolvedBy = object.required("resolved_by") { cursor -> TieBreak?? in
                cursor.value == .null ? .some(nil) : cursor.choice(TieBreak.self).map { .some($0) }
            }
            let chosen = object.list("chosen") { $0.string() }
            guard let seats, let resolvedBy else { return nil }
            return GoldenCase.NamedTie(
                contenders: contenders, seatsAtStake: seats, resolvedBy: resolvedBy, chosen: chosen)
        }
    }
}
