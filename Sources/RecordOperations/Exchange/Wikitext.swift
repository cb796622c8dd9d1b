// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import Text
import Web

/// The results of an election as a table of MediaWiki: plain syntax and the parser function `formatnum`, which a wiki in
/// any language has; its sources are footnotes.
///
/// https://www.mediawiki.org/wiki/Help:Tables, https://www.mediawiki.org/wiki/Help:Cite
struct Wikitext {
    private let election: Election
    private let registry: Record
    private let language: Language
    private let texts: TextCatalogue
    /// Sources that have a footnote already.
    private var cited: Set<String> = []
    private var lines: [String] = []

    /// The rows of a list of results.
    static func bytes(_ rows: [ResultRow], of election: Election, _ context: RequestContext) -> [UInt8] {
        var text = Wikitext(election: election, registry: context.registry, language: context.language)
        text.write(rows)
        return Array((text.lines + [""]).joined(separator: "\n").utf8)
    }

    private init(election: Election, registry: Record, language: Language) {
        self.election = election
        self.registry = registry
        self.language = language
        texts = registry.texts[language]
    }

    /// A column of figures; it is there where any row knows one.
    private struct Column {
        let title: Phrase
        /// The counts that it may be of; none of a share.
        var counts: [Election.Result.Count] = []
        let value: @Sendable (ResultRow) -> JSON?
    }

    private static let figures = [
        Column(
            title: "wikitext.votes",
            counts: [.listVotes, .votes]
        ) { $0.votes.map { .integer($0.value) } },
        Column(title: "wikitext.percent") { row in row.share.map { .share($0) } },
        seats,
    ]
    private static let seats = Column(
        title: "wikitext.seats", counts: [.totalSeats, .seats]
    ) { $0.seats.map { .integer($0.value) } }
    private static let party: Phrase = "wikitext.party"
    private static let change: Phrase = "wikitext.change"
    private static let turnout: Phrase = "wikitext.turnout"

    /// Numbers of the whole election below the parties.
    private static let totals: [(count: Election.Count, title: Phrase)] = [
        (.againstAll, "wikitext.against_all"),
        (
            .validVotes,
            "wikitext.valid_votes"
        ),
        (
            .invalidVotes,
            "wikitext.invalid_votes"
        ),
        (.ballots, "wikitext.ballots"),
        (
            .registeredVoters,
            "wikitext.registered_voters"
        ),
    ]

    /// What the rows of an election stand for, where they are no parties.
    private static let holders: [Election.Kind: Phrase] = [
        .presidential: "wikitext.candidate",
        .referendum: "wikitext.answer",
    ]

    private mutating func write(_ rows: [ResultRow]) {
        let columns = Self.figures.filter { column in rows.contains { column.value($0) != nil } }
        let before = previous()
        let hasChange = before != nil && columns.contains { $0.counts == Self.seats.counts }
        let first = Self.holders[election.kind] ?? Self.party
        let titles = ([first] + columns.map(\.title) + (hasChange ? [Self.change] : [])).map { texts[$0] }
        let origin = "Mandat, \(registry.version), \(registry.country.license)"
        lines = [
            "{| class=\"wikitable sortable\" style=\"text-align:right\"",
            "|+ \(Self.escaped(election.name[language]))<!-- \(origin) -->",
            "|-",
        ]
        lines += titles.map { "! scope=\"col\" | \(Self.escaped($0))" }
        for row in rows {
            begin(row.name(in: texts) ?? row.id, footnotes(evidence(row, columns)), isSorted: true)
            for column in columns { lines.append("| " + number(column.value(row))) }
            if hasChange { lines.append("| " + difference(row, before ?? [:])) }
        }
        for (count, title) in Self.totals {
            guard let claim = election.counts[count] else { continue }
            total(title, .integer(claim.value), claim.evidence, columns.count + (hasChange ? 1 : 0))
        }
        if let claim = election.turnoutPercent {
            total(Self.turnout, .figure(claim.value), claim.evidence, columns.count + (hasChange ? 1 : 0))
        }
        lines.append("|}")
    }

    /// A row of the whole election: its number stands in the first column of figures.
    private mutating func total(_ title: Phrase, _ value: JSON, _ evidence: Evidence, _ width: Int) {
        begin(texts[title], footnotes([evidence]), isSorted: false)
        lines.append("| " + number(value))
        if width > 1 { lines.append("| colspan=\"\(width - 1)\" |") }
    }

    private mutating func begin(_ title: String, _ notes: String, isSorted: Bool) {
        lines.append(isSorted ? "|-" : "|- class=\"sortbottom\"")
        lines.append("! scope=\"row\" style=\"text-align:left\" | \(Self.escaped(title))\(notes)")
    }

    /// Seats of each party at the election of the same body before; nil where there was none, or none with known seats.
    private func previous() -> [String: Int]? {
        let earlier = registry.elections.items.last { other in
            other.kind == election.kind && other.body == election.body && election.body != nil
                && other.date.firstDay < election.date.firstDay
        }
        let known = (earlier?.results ?? []).compactMap { result in
            (result.totalSeats ?? result.counts[.seats]).map { (result.contestant.id, $0.value) }
        }
        return known.isEmpty ? nil : Dictionary(known) { first, _ in first }
    }

    /// What the figures of a row rest on, in the order in which results are told.
    private func evidence(_ row: ResultRow, _ columns: [Column]) -> [Evidence] {
        let counts = Election.Result.Count.allCases.filter { count in columns.contains { $0.counts.contains(count) } }
        let votesAndSeats = counts.compactMap { row.counts[$0]?.evidence }
        // Of shares only that of an answer is a claim.
        guard case .answer = row.subject, columns.contains(where: \.counts.isEmpty) else { return votesAndSeats }
        return votesAndSeats + [row.publishedPercent?.evidence].compactMap(\.self)
    }

    private func difference(_ row: ResultRow, _ before: [String: Int]) -> String {
        guard let seats = row.seats?.value, let former = before[row.id] else { return "–" }
        let change = seats - former
        return change == 0 ? "0" : (change > 0 ? "+" : "−") + String(abs(change))
    }

    private func number(_ value: JSON?) -> String {
        guard case .number(let text)? = value else { return "–" }
        return "{{formatnum:\(text)}}"
    }

    /// A footnote for each source, in full where it comes first.
    private mutating func footnotes(_ evidence: [Evidence]) -> String {
        var seen: Set<String> = []
        let ids = evidence.flatMap(\.sources).filter { seen.insert($0).inserted }
        return ids.map { id in
            guard let source = registry.sources[id], cited.insert(id).inserted else {
                return "<ref name=\"mandat-\(id)\" />"
            }
            let title = Self.escaped(source.title)
            let link = source.url.map { "[\(Self.address($0)) \(title)]" } ?? title
            let rest = [source.publisher, source.date?.description, source.locator].compactMap(\.self).map(Self.escaped)
            return "<ref name=\"mandat-\(id)\">\(([link] + rest).joined(separator: ". "))</ref>"
        }.joined()
    }

    /// Text in which MediaWiki finds no markup: every character that begins any stands as a character reference.
    static func escaped(_ text: String) -> String {
        var output = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&", "<", ">", "|", "{", "}", "[", "]", "~", "'", "_", "!", "*", "#", ":", ";", "=", "\"":
                output += "&#\(scalar.value);"
            case "\n", "\r", "\t": output += " "
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }

    /// An address that ends where it should.
    static func address(_ url: String) -> String {
        var output = ""
        for scalar in url.unicodeScalars {
            switch scalar {
            case "[", "]", "<", ">", "\"", "|", "{", "}", "'", " ":
                output += "%" + String(scalar.value, radix: 16, uppercase: true)
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }
}
