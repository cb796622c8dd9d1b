// SPDX-License-Identifier: Apache-2.0
import ChartOperations
import HTTP
import JSON
import Record
import RecordOperations
import Text
import Web
import Website

/// The page of one record, whatever its kind: what it is, its members with their sources, what stands before and after it,
/// where sources disagree, what else is on record about it, and the same as data. What a kind has of its own stands before
/// that (`Opening`).
struct RecordPage {
    let pen: Pen
    let resource: any Served
    let id: String
    let item: Item

    /// What the page of a kind begins with, instead of the title and before the members of the record.
    struct Opening {
        /// The heading; the title of the record where it is nil.
        var heading: String?
        /// What a shared link shows below the title.
        var description: String?
        var content: [HTML] = []
        /// Members that `content` shows.
        var shown: Set<String> = []
        /// The chart of the page.
        var embed: Embed?
        /// What the record has beside JSON: addresses with their names.
        var downloads: [(address: String, name: String)] = []
    }

    private var path: String { "\(resource.path)/\(id)" }
    private var texts: TextCatalogue { pen.texts }

    /// The page of a record.
    /// - Throws: `notFound`.
    static func answer(_ resource: any Served, _ context: RequestContext) throws(Problem) -> Operation.Answer {
        let asked = context.captures[0]
        let id = try resource.id(of: asked, context.registry)
        let pen = Pen(context)
        guard id == asked else {
            return .content(
                .moved(to: RequestContext.location(path: "\(resource.pagePath)/\(id)", context.parameters.pairs)))
        }
        guard let item = resource.item(of: id, context) else {
            throw Problem(.notFound, "There is no resource \(context.path).")
        }
        return .page(RecordPage(pen: pen, resource: resource, id: id, item: item).document)
    }

    private var document: [UInt8] {
        let opening = Openings.opening(resource.kind, id, pen)
        let title = pen.title(of: item)
        let heading = opening.heading ?? title
        let members = Members(pen, path: path, item, without: opening.shown)
        let description =
            opening.description ?? members.lead ?? item["text"]?.text.map(pen.beginning)
            ?? "\(kindName): \(title)"
        let sheet = Sheet(
            pen: pen, path: "\(resource.pagePath)/\(id)", title: heading == title ? title : "\(title): \(heading)",
            description: description, place: Sheet.place(resource.kind), embed: opening.embed, data: path)
        let lead = members.lead.map { HTML.tag("p", [("class", "lead")], .text($0)) }
        var main: [HTML] = [
            .tag(
                "p", [("class", "kicker")], .link(pen.address(resource.pagePath), kindName),
                heading == title ? .pieces([]) : .text(" · \(title)")),
            .tag("h1", [], .text(heading)), lead ?? .pieces([]), neighbours,
        ]
        main += opening.content
        main.append(members.facts)
        main += members.sections
        main += Disputes(pen).section(of: resource.kind, id, path: path)
        main += Related(pen).sections(of: resource.kind, id)
        main += [data(opening, title), sheet.imprint]
        return sheet.document(main)
    }

    private var kindName: String { texts["titles.\(resource.path)"] }

    // MARK: Before and after

    /// Links to the record before and the one after it.
    private var neighbours: HTML {
        let ids = Openings.row(resource.kind, id, pen.registry) ?? resource.ids(pen.registry)
        guard let place = ids.firstIndex(of: id) else { return .pieces([]) }
        func way(_ other: Int, _ key: String, _ relation: String) -> HTML? {
            guard ids.indices.contains(other), let title = pen.title(resource.kind, ids[other]) else { return nil }
            return .tag(
                "li", [("class", relation)], .text(texts["things.\(key)"] + " "),
                .link(pen.address("\(resource.pagePath)/\(ids[other])"), pen.beginning(title), [("rel", relation)]))
        }
        let ways = [way(place - 1, "before", "prev"), way(place + 1, "after", "next")].compactMap(\.self)
        guard !ways.isEmpty else { return .pieces([]) }
        return .tag(
            "nav", [("class", "neighbours"), ("aria-label", texts["things.neighbours"])], .tag("ul", [], all: ways))
    }

    // MARK: As data

    /// The record as data, and how it is cited.
    private func data(_ opening: Opening, _ title: String) -> HTML {
        let all = [(address: pen.address(path), name: "JSON")] + opening.downloads
        let citation = Citation(title: title, path: path, pen.context).text(.apa)
        return .tag(
            "section", [("class", "data")], .tag("h2", [], .text(texts["things.data"])),
            .tag("ul", [("class", "row")], all: all.map { .tag("li", [], .link($0.address, $0.name)) }),
            .tag("h3", [], .text(texts["things.cite"])), .tag("p", [("class", "citation")], .text(citation)),
            .tag(
                "p", [],
                .link(
                    RequestContext.location(
                        path: "/v1/citation", [("of", path), ("lang", pen.language.rawValue)]),
                    texts["things.cite.other"])))
    }
}
