// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text

/// What an election came to, without a script.
extension RecordViews {
    func results() throws(Problem) -> Content {
        let asked = context.parameters.text("election").flatMap { context.registry.elections[$0] }
        guard let record = asked ?? Scenario.counted(context.registry).last else { return ([], nil) }
        let inquiry = Inquiry(path: View.results.path, capture: record.id, query: given("names"))
        let whole = Inquiry(path: "/v1/elections/{id}", capture: record.id, query: [lang])
        let election = try whole.data(context)
        let rows = try rows(inquiry)
        let table = PageTable(columns: columns(of: rows, record.kind), rows: rows, caption: election["name"].shown)
        let picture = Embed(view: context.parameters, context.registry)?.picture(context)
        let html: [HTML] = [
            choice(record.id), facts(of: election), picture ?? .pieces([]), remark(on: record),
            rows.isEmpty ? .pieces([]) : table.scrolling(words["view.results"]), try verified(record),
            try warnings(whole), try warnings(inquiry),
        ]
        return (html, inquiry)
    }

    private func choice(_ id: String) -> HTML {
        .tag(
            "ul", [("class", "row")],
            all: context.registry.elections.items.reversed().map { each in
                .tag(
                    "li", [],
                    .link(
                        page.address(.results, [("election", each.id)]), each.name[context.language],
                        [("aria-current", each.id == id ? "true" : nil)]))
            })
    }

    private func facts(of election: JSON) -> HTML {
        func number(_ member: String) -> String { figures.number(election[member]) }
        let isAdopted: String? =
            if case .bool(let flag)? = election["adopted"] { words[flag ? "yes" : "no"] } else { nil }
        return facts([
            (words["question"], election["question"].shown), (words["adopted"], isAdopted ?? ""),
            (words["column.date"], figures.date(election["date"])),
            (words["status"], figures.word("status", election["status"].shown)),
            (words["column.total_seats"], figures.number(election["seats"]?["total"])),
            (words["registered"], number("registered_voters")),
            (words["turnout"], figures.percent(election["turnout_percent"])), (words["ballots"], number("ballots")),
            (words["against_all"], number("against_all")), (words["invalid"], number("invalid_votes")),
            (words["threshold"], figures.percent(election["threshold_percent"])),
        ])
    }

    /// Why there is no house, or of which part of one the seats are.
    private func remark(on election: Election) -> HTML {
        var text: String?
        if let absence = election.houseAbsence {
            text = absence.sentence(words, context.language)
        } else if election.kind == .senate {
            text = words["house.part"]
        }
        return text.map { .tag("p", [("class", "hint")], .text($0)) } ?? .pieces([])
    }

    /// What the rows of the results of an election are.
    static func holder(_ kind: Election.Kind) -> String {
        switch kind {
        case .presidential: "column.candidate"
        case .referendum: "column.answer"
        default: "column.party"
        }
    }

    /// Columns of lists, of persons and of answers; one in which nothing is known is left out.
    private func columns(of rows: [JSON], _ kind: Election.Kind) -> [PageTable<JSON>.Column] {
        func first(_ row: JSON, _ names: [String]) -> JSON? {
            names.lazy.compactMap { row[$0] }.first { $0 != .null }
        }
        let numbers: [(key: String, members: [String], isShare: Bool)] = [
            ("column.votes", ["list_votes", "votes"], false), ("column.percent", ["list_percent", "percent"], true),
            ("column.list_seats", ["list_seats"], false),
            ("column.single_member_seats", ["single_member_seats"], false),
            ("column.total_seats", ["total_seats", "seats"], false),
        ]
        let known = numbers.filter { column in rows.contains { first($0, column.members) != nil } }
        let elected = PageTable<JSON>.Column(words["column.elected"]) { [words] row in
            row["elected"] == .bool(true) ? words["yes"] : ""
        }
        let isParty = Self.holder(kind) == "column.party"
        let holder = PageTable<JSON>.Column(of: words[Self.holder(kind)]) { row in
            let name = isParty ? CountViews.label(row) : HTML.text(row["name"].shown)
            return .pieces([name, Self.note(row["note"])])
        }
        return [holder]
            + known.map { column in
                .init(number: words[column.key]) { [figures] row in
                    let value = first(row, column.members)
                    return column.isShare ? figures.share(value) : figures.number(value)
                }
            } + (rows.contains { first($0, ["elected"]) != nil } ? [elected] : [])
    }

    /// What is to be said of a row, below its name.
    static func note(_ text: JSON?) -> HTML {
        text?.text.map { .tag("span", [("class", "note")], .text($0)) } ?? .pieces([])
    }

    /// Whether the law's own count gives the official seats; only lists for the whole country are counted by one rule.
    private func verified(_ election: Election) throws(Problem) -> HTML {
        guard election.kind == .parliamentary, election.seats?.list != nil else { return .pieces([]) }
        let check = try Inquiry(path: "/v1/elections/{id}/verification", capture: election.id, query: [lang]).data(
            context)
        guard case .bool(let isReproduced) = check["reproduced"] else {
            return .tag("p", [("class", "hint")], .text(check["reason"].shown))
        }
        return .tag(
            "p", [("class", isReproduced ? "pass" : "fail")],
            .text(words[isReproduced ? "verified.yes" : "verified.no"]))
    }

    /// What to know about figures of an answer, each with the figure that it is about.
    func warnings(_ inquiry: Inquiry) throws(Problem) -> HTML {
        guard case .content(.document(let document)) = try inquiry.answer(context) else { return .pieces([]) }
        let name = FigureName(words: words, figures: figures, language: context.language)
        let data = document.json
        var texts: [String] = []
        for warning in document.allWarnings(context.language) {
            let figure = warning.pointer.map { name.text($0, in: data) } ?? ""
            let text = figure.isEmpty ? warning.detail : "\(figure) – \(warning.detail)"
            if !texts.contains(text) { texts.append(text) }
        }
        guard !texts.isEmpty else { return .pieces([]) }
        return .tag(
            "details", [], .tag("summary", [], .text(words("warnings", ["n": figures.number(.integer(texts.count))]))),
            .tag("ul", [], all: texts.map { .tag("li", [], .text($0)) }))
    }
}
