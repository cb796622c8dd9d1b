// SPDX-License-Identifier: Apache-2.0
import ChartOperations
import Electoral
import Record
import RecordOperations
import SimulationOperations
import Text
import Web
import Website

/// An election: what it came to, the house, the results with their sources, whether the law's own count gives them, how,
/// and what polls said before.
struct ElectionPage {
    private let pen: Pen
    private let election: Election
    private let finding: ElectionFinding
    private let rows: [ResultRow]
    private let marks: Marks

    init(_ pen: Pen, _ election: Election) {
        (self.pen, self.election) = (pen, election)
        finding = ElectionFinding(pen, election)
        rows = ResultRow.all(of: election, .contemporary, pen.registry)
        marks = Marks(pen: pen)
    }

    private var texts: TextCatalogue { pen.texts }

    var opening: RecordPage.Opening {
        let embed = election.chart.map { Embed(chart: $0.name, query: $0.query) }
        let picture = embed?.picture(pen.context)
        let day = pen.figures.date(election.date)
        return RecordPage.Opening(
            heading: finding.sentence,
            description: [election.name[pen.language], day, finding.sentence].compactMap(\.self)
                .joined(separator: ". "),
            content: [
                .tag("p", [("class", "lead")], .text(day)), question, gaps, picture ?? .pieces([]), remark,
            ] + results + verification + turnout + PollTable(pen, election, rows).section,
            shown: ["answers", "adopted", "date", "question"], embed: picture == nil ? nil : embed,
            downloads: Download.table("/v1/elections/\(election.id)/results", pen)
                + (embed.map { Download.chart($0, pen) } ?? []))
    }

    private var question: HTML {
        election.question.map { .tag("blockquote", [], .text($0[pen.language])) } ?? .pieces([])
    }

    /// What is not known, in so many words.
    private var gaps: HTML {
        let gaps = finding.gaps
        return gaps.isEmpty ? .pieces([]) : .tag("p", [("class", "gap")], .text(gaps.joined(separator: " ")))
    }

    /// Why there is no half circle, or of which part of a house it is.
    private var remark: HTML {
        var text = election.houseAbsence?.sentence(pen.words, pen.language)
        if election.houseAbsence == nil, election.kind == .senate { text = pen.words["house.part"] }
        return text.map { .tag("p", [("class", "hint")], .text($0)) } ?? .pieces([])
    }

    // MARK: Results

    private typealias Column = PageTable<ResultRow>.Column

    private var results: [HTML] {
        guard !rows.isEmpty else { return [] }
        let table = PageTable(columns: columns, rows: rows, caption: election.name[pen.language])
        let evidence = rows.flatMap { row in
            row.counts.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value.evidence)
                + [row.publishedPercent?.evidence].compactMap(\.self)
        }
        return [
            .tag("h2", [("id", "results")], .text(texts["things.election.results"])),
            table.scrolling(texts["things.election.results"]), marks.foot(evidence),
        ]
    }

    /// Seats before votes, as a narrow window shows the first columns; one in which nothing is known is left out.
    private var columns: [Column] {
        func number(_ key: String, _ claim: @escaping (ResultRow) -> Claim<Int>?) -> Column? {
            guard rows.contains(where: { claim($0) != nil }) else { return nil }
            return Column(of: pen.words[key], isNumber: true) { row in
                claim(row).map { marks.figure($0) { pen.figures.number($0) } } ?? .pieces([])
            }
        }
        let share = Column(of: pen.words["column.percent"], isNumber: true) { row in
            guard let share = row.share else { return .pieces([]) }
            let weak = row.votes == nil ? row.publishedPercent.map { marks.figure($0) { _ in "" } } : nil
            return .pieces([.text(pen.figures.share(share)), weak ?? .pieces([])])
        }
        let elected = Column(pen.words["column.elected"]) { row in row.isElected == true ? pen.words["yes"] : "" }
        let known: [Column?] = [
            holder, number("column.total_seats") { $0.seats }, number("column.list_seats") { $0.counts[.listSeats] },
            number("column.single_member_seats") { $0.counts[.singleMemberSeats] },
            rows.contains { $0.share != nil } ? share : nil, number("column.votes") { $0.votes },
            rows.contains { $0.isElected != nil } ? elected : nil,
        ]
        return known.compactMap(\.self)
    }

    /// Who has votes and seats: a party, a person or an answer, as a link where there is a page.
    private var holder: Column {
        let head =
            switch election.kind {
            case .presidential: "column.candidate"
            case .referendum: "column.answer"
            default: "column.party"
            }
        return Column(of: pen.words[head]) { row in
            let note = row.note.map { HTML.tag("span", [("class", "note")], .text($0[pen.language])) }
            return .pieces([name(of: row), note ?? .pieces([])])
        }
    }

    private func name(of row: ResultRow) -> HTML {
        let name = row.name(in: texts) ?? ""
        guard case .contestant(let label) = row.subject else { return .text(name) }
        switch label.contestant {
        case .party(let id): return pen.label(name, colour: row.colour, party: id)
        case .candidate(let candidate):
            let person = candidate.person.flatMap { Resources.page("person", $0, pen.context) }
            let party = candidate.party.flatMap { pen.link("party", $0) }.map { HTML.pieces([" · ", $0]) }
            return .pieces([person.map { .link($0, name) } ?? .text(name), party ?? .pieces([])])
        case .group: return pen.label(name, colour: row.colour, party: nil)
        case .option: return .text(name)
        }
    }

    // MARK: The count

    /// Whether the law's own count gives the official seats, and how it goes.
    private var verification: [HTML] {
        guard election.kind == .parliamentary, election.seats?.list != nil else { return [] }
        let check = VerificationResult(election, pen.registry)
        var html: [HTML] = [.tag("h2", [("id", "count")], .text(texts["things.election.count"]))]
        if let isReproduced = check.isReproduced {
            html.append(
                .tag(
                    "p", [("class", isReproduced ? "pass" : "fail")],
                    .text(pen.words[isReproduced ? "verified.yes" : "verified.no"])))
        } else {
            html.append(.tag("p", [("class", "hint")], .text(check.reason.map { texts[$0] } ?? "")))
        }
        guard let allocation = check.allocation else { return html }
        let count = SeatResult(
            allocation, election.system, on: election.date.firstDay, pen.registry, pen.language)
        html.append(
            .tag(
                "details", [], .tag("summary", [], .text(pen.words["steps"])),
                .tag(
                    "ol", [("class", "steps")],
                    all: count.steps.map { step in
                        .tag(
                            "li", [], .text(step.text + " "),
                            .tag("span", [("class", "article")], .text(step.article ?? "")))
                    })))
        html.append(
            .tag(
                "p", [],
                .link(
                    pen.address("/", [("view", "simulator"), ("election", election.id)]),
                    pen.words["results.simulate"])))
        return html
    }

    // MARK: Turnout

    /// Turnout by each definition, where there are several.
    private var turnout: [HTML] {
        guard !election.turnout.isEmpty else { return [] }
        typealias Column = PageTable<Election.Turnout>.Column
        let table = PageTable<Election.Turnout>(
            columns: [
                Column(texts["things.turnout.definition"]) { $0.definition[pen.language] },
                Column(of: pen.words["column.turnout_percent"], isNumber: true) { turnout in
                    let value = HTML.text(pen.figures.share(.figure(turnout.percent)))
                    return .pieces([
                        value, marks.mark(.init(value: value, evidence: turnout.evidence, others: [])),
                    ])
                },
                Column(number: texts["things.turnout.voters"]) { pen.figures.number($0.voters) },
            ], rows: election.turnout)
        return [
            .tag("h2", [("id", "turnout")], .text(pen.words["turnout"])), table.scrolling(pen.words["turnout"]),
            marks.foot(election.turnout.map(\.evidence)),
        ]
    }
}
