// SPDX-License-Identifier: Apache-2.0
import Electoral
import Record
import RecordOperations
import Text
import Web
import Website

/// A party: what it got at each election that it stood in, and where it came from.
struct PartyPage {
    private let pen: Pen
    private let party: Party
    private let marks: Marks

    /// What the party got at one election.
    private struct Standing {
        let election: Election
        let row: ResultRow
    }

    init(_ pen: Pen, _ party: Party) { (self.pen, self.party, marks) = (pen, party, Marks(pen: pen)) }

    var opening: RecordPage.Opening {
        let standings = standings
        let embed = Embed(chart: "lineage", query: [("party", party.id)])
        let picture = hasLineage ? embed.picture(pen.context) : nil
        var content: [HTML] = [
            .tag("h2", [("id", "elections")], .text(pen.texts["things.party.elections"]))
        ]
        content += standings.isEmpty ? [.tag("p", [], .text(pen.texts["things.party.none"]))] : over(standings)
        if let picture {
            content += [.tag("h2", [("id", "lineage")], .text(pen.words["party.lineage"])), picture, lineage]
        }
        return RecordPage.Opening(
            description: description(standings), content: content,
            shown: ["abbreviation", "contested", "represented_in", "status_note"],
            embed: picture == nil ? nil : embed,
            downloads: Download.table("/v1/parties/\(party.id)/lineage", pen)
                + (picture == nil ? [] : Download.chart(embed, pen)))
    }

    private var standings: [Standing] {
        Parties.elections(contestedBy: party, pen.registry).compactMap { pen.registry.elections[$0] }.flatMap {
            election in
            election.results.filter { $0.contestant.party == party.id }.map {
                Standing(election: election, row: ResultRow($0, of: election, .contemporary, pen.registry))
            }
        }
    }

    /// What it got at the last election of which something is known.
    private func description(_ standings: [Standing]) -> String {
        let name = party.currentName.full[pen.language]
        guard let last = standings.last(where: { $0.row.seats != nil || $0.row.share != nil }) else { return name }
        let share = last.row.share.map { pen.figures.share($0) + " %" }
        let seats = last.row.seats.map { "\(pen.words["column.seats"]): \(pen.figures.number($0.value))" }
        let known = [share, seats].compactMap(\.self).joined(separator: ", ")
        return "\(name). \(last.election.name[pen.language]): \(known)."
    }

    // MARK: Elections

    /// Seats, share and votes over time, the newest last, with the sources.
    private func over(_ standings: [Standing]) -> [HTML] {
        typealias Column = PageTable<Standing>.Column
        let columns: [Column] = [
            Column(of: pen.words["election"]) { each in
                .pieces([pen.link("election", each.election.id) ?? .pieces([]), candidate(each)])
            },
            Column(of: pen.words["column.seats"], isNumber: true) { each in
                each.row.seats.map { claim in
                    marks.figure(claim) { seats(String(pen.figures.number($0)), each.election) }
                } ?? unknown
            },
            Column(of: pen.words["column.percent"], isNumber: true) { each in share(each.row) },
            Column(of: pen.words["column.votes"], isNumber: true) { each in
                each.row.votes.map { marks.figure($0) { pen.figures.number($0) } } ?? unknown
            },
        ]
        let evidence = standings.flatMap { each in
            [each.row.seats?.evidence, each.row.votes?.evidence, each.row.publishedPercent?.evidence].compactMap(\.self)
        }
        return [
            PageTable(columns: columns, rows: standings).scrolling(pen.texts["things.party.elections"]),
            marks.foot(evidence),
        ]
    }

    private var unknown: HTML { .tag("span", [("class", "hint")], .text(pen.texts["things.unknown"])) }

    private func seats(_ number: String, _ election: Election) -> String {
        guard let total = election.seats?.total.value else { return number }
        return pen.texts.text(
            "things.of", ["n": .text(number), "of": .text(pen.figures.number(total))])
    }

    /// Who stood for the party, where persons stood.
    private func candidate(_ each: Standing) -> HTML {
        guard case .contestant(let label) = each.row.subject, case .candidate = label.contestant else {
            return .pieces([])
        }
        return .tag("span", [("class", "note")], .text(each.row.name(in: pen.texts) ?? ""))
    }

    /// The share, with a bar of its length.
    private func share(_ row: ResultRow) -> HTML {
        guard let share = row.share else { return unknown }
        let percent: Double =
            switch share {
            case .counted(let ratio): ratio.approximation
            case .published(let value): value
            }
        let width = String(Int((min(max(percent, 0), 100)).rounded()))
        let bar = HTML.tag(
            "svg",
            [
                ("class", "bar-cell"), ("viewBox", "0 0 100 4"), ("preserveAspectRatio", "none"),
                ("aria-hidden", "true"),
            ],
            .tag("rect", [("width", width), ("height", "4"), ("fill", party.colour?.hex ?? "#808080")]))
        let mark = row.votes == nil ? row.publishedPercent.map { marks.figure($0) { _ in "" } } : nil
        return .pieces([.text(pen.figures.share(share)), mark ?? .pieces([]), bar])
    }

    // MARK: Lineage

    private var events: [Lineage] { PartyLineage.events(of: party, pen.registry) }

    private var hasLineage: Bool { events.contains { $0.other != nil } }

    /// What happened to it, alone and with others, by date.
    private var lineage: HTML {
        let dated = events.enumerated().sorted {
            ($0.element.date?.description ?? "", $0.offset) < ($1.element.date?.description ?? "", $1.offset)
        }.map(\.element)
        return .tag(
            "ul", [],
            all: dated.map { event in
                .tag(
                    "li", [], .tag("strong", [], .text(pen.figures.date(event.date) + " ")),
                    pen.link("lineage", event.id) ?? .text(event.text[pen.language]))
            })
    }
}
