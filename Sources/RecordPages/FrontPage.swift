// SPDX-License-Identifier: Apache-2.0
import ChartOperations
import Record
import RecordOperations
import Text
import Web
import Website

/// Where a reader begins: what this is, the latest election with what is known of it, the last results, one question of what
/// could be, the data, and what changed.
struct FrontPage {
    private let pen: Pen
    private var texts: TextCatalogue { pen.texts }
    private var elections: [Election] { pen.registry.elections.items }

    /// Results that are shown as small houses.
    private static let houses = 3
    /// Changes that are named.
    private static let changes = 3

    init(_ context: RequestContext) { pen = Pen(context) }

    var document: [UInt8] {
        let title = pen.words["claim"]
        let sheet = Sheet(pen: pen, path: "/", title: title, description: texts["things.front.lead"])
        return sheet.document(
            [
                .tag("h1", [], .text(title)), .tag("p", [("class", "lead")], .text(texts["things.front.lead"])),
                SearchForm(pen).html,
            ] + latest + results + [whatIf] + data + changes)
    }

    // MARK: Elections

    /// The newest election, whatever is known of it.
    private var latest: [HTML] {
        guard let election = elections.last else { return [] }
        let finding = ElectionFinding(pen, election)
        let sentences = [finding.sentence.map { $0 + "." }].compactMap(\.self) + finding.gaps
        return [
            .tag("h2", [], .text(texts["things.front.latest"])),
            .tag(
                "article", [("class", "latest")],
                .tag("h3", [], pen.link("election", election.id) ?? .pieces([])),
                .tag("p", [("class", "hint")], .text(pen.figures.date(election.date))),
                .tag("p", [], .text(sentences.joined(separator: " ")))),
        ]
    }

    /// The last elections of a parliament whose seats are known, as small houses.
    private var results: [HTML] {
        let houses = elections.filter { $0.kind == .parliamentary && $0.houseAbsence == nil }.suffix(Self.houses)
        return [
            .tag("h2", [], .text(texts["things.front.results"])),
            .tag(
                "ul", [("class", "houses")],
                all: houses.reversed().map { election in
                    let chart = Embed(chart: "hemicycle", query: [("election", election.id), ("width", "320")])
                    return .tag(
                        "li", [], .tag("h3", [], pen.link("election", election.id) ?? .pieces([])),
                        .tag("p", [], .text(ElectionFinding(pen, election).sentence ?? "")),
                        chart.picture(pen.context) ?? .pieces([]))
                }),
            .tag("p", [], .link(pen.address("/elections"), texts["things.front.elections"])),
        ]
    }

    // MARK: What if

    /// The votes of the last election that can be counted under the law of today.
    private var whatIf: HTML {
        let counted = elections.last { election in
            election.listVotes != nil && pen.registry.system(of: election)?.listRules != nil
        }
        let law = pen.registry.systems.items.last { $0.listRules != nil }
        guard let counted, let law else { return .pieces([]) }
        let target = pen.address(
            "/", [("view", "counterfactual"), ("election", counted.id), ("system", law.id)])
        return .tag(
            "section", [], .tag("h2", [], .text(pen.words["nav.what_if"])),
            .tag(
                "p", [],
                .link(
                    target,
                    texts.text(
                        "things.front.what_if",
                        ["election": .text(counted.name[pen.language]), "law": .text(law.name[pen.language])]))),
            .tag(
                "p", [], .link(pen.address("/", [("view", "simulator")]), texts["things.front.simulator"])))
    }

    // MARK: Data

    private var data: [HTML] {
        [
            .tag("h2", [], .text(pen.words["nav.data"])), .tag("p", [], .text(texts["things.front.data"])),
            .tag(
                "ul", [("class", "row")],
                .tag("li", [], .link(pen.address("/data"), texts["things.front.all_data"])),
                .tag("li", [], .link("/docs", pen.words["footer.docs"])),
                .tag("li", [], .link(pen.address("/sources"), texts["titles./v1/sources"])),
                .tag("li", [], .link(pen.address("/conflicts"), texts["titles./v1/conflicts"]))),
        ]
    }

    private var changes: [HTML] {
        [
            .tag("h2", [], .text(texts["titles./v1/changes"])),
            .tag(
                "ul", [],
                all: pen.registry.changes.items.prefix(Self.changes).map { change in
                    .tag(
                        "li", [], .text(pen.figures.date(change.date) + ": "),
                        pen.link("change", change.id) ?? .text(change.title[pen.language]))
                }),
        ]
    }
}
