// SPDX-License-Identifier: Apache-2.0
import ChartOperations
import HTTP
import JSON
import Record
import RecordOperations
import Text
import Web

/// What an election came to, without a script.
extension RecordViews {
    func results() throws(Problem) -> Content {
        let named = context.parameters.text("election").flatMap { context.registry.elections[$0] }
        guard let election = named ?? Scenario.counted(context.registry).last else { return ([], nil) }
        let inquiry = Inquiry(path: View.results.path, capture: election.id, query: given("names"))
        let asked = try inquiry.asked(context).parameters
        let naming = asked.choice("names", Naming.self) ?? .contemporary
        try asked.check()
        let rows = ResultRow.all(of: election, naming, context.registry)
        let table = PageTable(
            columns: columns(of: rows, election.kind), rows: rows, caption: election.name[context.language])
        let picture = Embed(view: context.parameters, context.registry)?.picture(context)
        let html: [HTML] = [
            choice(election.id), facts(of: election), picture ?? .pieces([]), remark(on: election),
            rows.isEmpty ? .pieces([]) : table.scrolling(words["view.results"]), verified(election),
            warnings { $0.add(election) }, warnings { $0.add(rows) },
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

    private func facts(of election: Election) -> HTML {
        func number(_ count: Election.Count) -> String { figures.number(election.counts[count]?.value) }
        return facts([
            (words["question"], election.question?[context.language] ?? ""),
            (words["adopted"], election.isAdopted.map { words[$0 ? "yes" : "no"] } ?? ""),
            (words["column.date"], figures.date(election.date)),
            (words["status"], figures.word("status", election.status.rawValue)),
            (words["column.total_seats"], figures.number(election.seats?.total.value)),
            (words["registered"], number(.registeredVoters)),
            (words["turnout"], figures.percent(election.turnoutPercent?.value)), (words["ballots"], number(.ballots)),
            (words["against_all"], number(.againstAll)), (words["invalid"], number(.invalidVotes)),
            (words["threshold"], figures.percent(election.thresholdPercent?.value)),
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
    private func columns(of rows: [ResultRow], _ kind: Election.Kind) -> [PageTable<ResultRow>.Column] {
        typealias Column = PageTable<ResultRow>.Column
        func number(_ key: String, _ value: @escaping (ResultRow) -> Int?) -> Column? {
            guard rows.contains(where: { value($0) != nil }) else { return nil }
            return .init(number: words[key]) { [figures] in figures.number(value($0)) }
        }
        let share = Column(number: words["column.percent"]) { [figures] in figures.share($0.share) }
        let elected = Column(words["column.elected"]) { [words] in $0.isElected == true ? words["yes"] : "" }
        let isParty = Self.holder(kind) == "column.party"
        let holder = Column(of: words[Self.holder(kind)]) { [context] row in
            let name = row.name(in: context.texts) ?? ""
            return .pieces([
                isParty ? CountViews.label(name, row.colour) : HTML.text(name), Self.note(row.note?[context.language]),
            ])
        }
        let known: [Column?] = [
            holder, number("column.votes") { $0.votes?.value },
            rows.contains { $0.share != nil } ? share : nil,
            number("column.list_seats") { $0.counts[.listSeats]?.value },
            number("column.single_member_seats") { $0.counts[.singleMemberSeats]?.value },
            number("column.total_seats") { $0.seats?.value }, rows.contains { $0.isElected != nil } ? elected : nil,
        ]
        return known.compactMap(\.self)
    }

    /// What is to be said of a row, below its name.
    static func note(_ text: String?) -> HTML {
        text.map { .tag("span", [("class", "note")], .text($0)) } ?? .pieces([])
    }

    /// Whether the law's own count gives the official seats; only lists for the whole country are counted by one rule.
    private func verified(_ election: Election) -> HTML {
        guard election.kind == .parliamentary, election.seats?.list != nil else { return .pieces([]) }
        let check = VerificationResult(election, context.registry)
        guard let isReproduced = check.isReproduced else {
            return .tag("p", [("class", "hint")], .text(check.reason.map { context.texts[$0] } ?? ""))
        }
        return .tag(
            "p", [("class", isReproduced ? "pass" : "fail")],
            .text(words[isReproduced ? "verified.yes" : "verified.no"]))
    }

    /// What to know about the figures that `add` takes, each with the figure that it is about.
    func warnings(_ add: (inout UncertainFigures) -> Void) -> HTML {
        var uncertain = UncertainFigures(words, figures, context.texts)
        add(&uncertain)
        let sentences = uncertain.sentences
        guard !sentences.isEmpty else { return .pieces([]) }
        return .tag(
            "details", [], .tag("summary", [], .text(words("warnings", ["n": figures.number(sentences.count)]))),
            .tag("ul", [], all: sentences.map { .tag("li", [], .text($0)) }))
    }
}
