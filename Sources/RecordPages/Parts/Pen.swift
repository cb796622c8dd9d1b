// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import RecordOperations
import Text
import Web
import Website

/// What a page is written with: the request, its language, and how that language writes figures, names and links.
struct Pen {
    let context: RequestContext
    let words: Words
    let figures: Figures

    init(_ context: RequestContext) {
        self.context = context
        words = context.site.assets.words(context.language)
        figures = Figures(words, context.language)
    }

    var texts: TextCatalogue { context.texts }
    var language: Language { context.language }
    var registry: Record { context.registry }

    /// The kind of record that a member names by its id, by the name of the member.
    private static let references: [String: String] = {
        var references = [
            "composed_of": "party", "contested": "election", "into": "party", "represented_in": "election",
            "systems": "electoral-system",
        ]
        for resource in Resources.all {
            let plural = resource.path.split(separator: "/").last.map(String.init) ?? ""
            for name in resource.idColumns + [resource.kind, plural] { references[name] = resource.kind }
        }
        return references
    }()

    /// The characters of a text that stand for it where it has no name.
    private static let longestTitle = 110

    /// An address of ours in the language of the page.
    func address(_ path: String, _ pairs: [Embed.Pair] = []) -> String {
        RequestContext.location(path: path, pairs + [("lang", language.rawValue)])
    }

    // MARK: Records

    /// What a record is called; nil where there is none.
    func title(_ kind: String, _ id: String) -> String? {
        if kind == "party" { return registry.parties[id]?.currentName.short[language] }
        guard let resource = Resources.named[kind] else { return nil }
        return resource.title(of: id, registry)?[language] ?? resource.item(of: id, context).map(title)
    }

    /// What a record is called that is served as an item.
    func title(of item: Item) -> String {
        if let name = ["name", "title", "subject", "pollster"].lazy.compactMap({ item[$0]?.text }).first {
            return name
        }
        return item["text"]?.text.map(beginning) ?? item["id"]?.text ?? ""
    }

    /// The beginning of a text, whole words of it.
    func beginning(_ text: String) -> String {
        guard text.count > Self.longestTitle else { return text }
        let kept = text.prefix(Self.longestTitle).split(separator: " ").dropLast().joined(separator: " ")
        return kept + "…"
    }

    /// A link to the page of a record; nil where there is none.
    func link(_ kind: String, _ id: String) -> HTML? {
        guard let title = title(kind, id), let page = Resources.page(kind, id, context) else { return nil }
        return .link(page, title)
    }

    /// A link to the record that a member names by its id; nil where it names none.
    func link(member: String, _ id: String) -> HTML? {
        Self.references[member].flatMap { link($0, id) }
    }

    /// A link to the page of what an address of the API serves.
    func link(toData address: String) -> HTML {
        let parts = address.split(separator: "/").map(String.init)
        guard parts.count > 2, let resource = Resources.all.first(where: { $0.path == "/v1/\(parts[1])" }),
            let link = link(resource.kind, parts[2])
        else { return .link(address, address) }
        return link
    }

    /// Links with commas between them.
    func list(_ links: [HTML], _ separator: String = ", ") -> HTML {
        .pieces(links.enumerated().flatMap { place, link in place == 0 ? [link] : [.text(separator), link] })
    }

    /// The swatch and the name of a party, or a name alone.
    func label(_ name: String, colour: String?, party: String?) -> HTML {
        let text = party.flatMap { Resources.page("party", $0, context) }.map { HTML.link($0, name) } ?? .text(name)
        return .tag("span", [("class", "party-name")], Swatch.html(colour), text)
    }

    /// From one date to another; one date where both are the same.
    func period(_ from: JSON?, _ to: JSON?) -> String {
        from != nil && from == to ? figures.date(from) : figures.period(from, to)
    }

    // MARK: Sources

    /// A source by its name, as a link to the publication where its address is known, else to its own page.
    func source(_ id: String) -> HTML {
        guard let source = registry.sources[id] else { return .text(id) }
        let own = Resources.page("source", id, context) ?? ""
        let link =
            source.url.map { HTML.link($0, source.title) }
            ?? .link(own, source.title)
        let rest = [source.publisher, figures.date(source.date)].compactMap(\.self).filter {
            !$0.isEmpty && !source.title.contains($0)
        }
        return rest.isEmpty ? link : .pieces([link, .text(" (\(rest.joined(separator: ", ")))")])
    }

    /// Sources by their names, each once.
    func sources(_ ids: [String]) -> HTML {
        var seen: Set<String> = []
        return list(ids.filter { seen.insert($0).inserted }.map(source), "; ")
    }

    /// Sources by who published them, each once, as links to their pages: for a place with little room.
    func publishers(_ ids: [String]) -> HTML {
        var seen: Set<String> = []
        let links = ids.compactMap { registry.sources[$0] }.compactMap { source -> HTML? in
            let name = source.publisher ?? source.title
            guard seen.insert(name).inserted else { return nil }
            return .link(Resources.page("source", source.id, context) ?? "", name)
        }
        return list(links)
    }

    /// How well something is supported, as a word.
    func word(_ confidence: Confidence) -> String { texts["things.confidence.\(confidence.rawValue)"] }

    // MARK: Words

    /// What a member is called.
    func label(_ member: String) -> String {
        let key = "things.member.\(member)"
        return texts.has(key) ? texts[key] : member.replacing("_", with: " ")
    }

    /// The word for a value of an enumeration; nil where there is none.
    func value(_ member: String, _ value: String) -> String? {
        for key in ["things.value.\(member).\(value)", "things.value.\(value)"] where texts.has(key) {
            return texts[key]
        }
        return nil
    }
}
