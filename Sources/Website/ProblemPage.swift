// SPDX-License-Identifier: Apache-2.0
package import HTTP
package import Record
import RecordOperations
import Text
package import Web

/// A type of problem, or all of them, as a page: what `type` of a problem leads a person to.
package struct ProblemPage {
    private let context: RequestContext

    private init(_ context: RequestContext) { self.context = context }

    /// `/problems/{type}`; throws what the data would throw.
    package static func one(_ context: RequestContext) throws(Problem) -> [UInt8] {
        ProblemPage(context).document(of: try Problem.Kind.asked(context))
    }

    /// `/problems`.
    package static func all(_ context: RequestContext) -> [UInt8] { ProblemPage(context).document }

    private func document(of kind: Problem.Kind) -> [UInt8] {
        frame(kind.title).document(
            main: [
                .tag("h1", [], saying(kind.title)),
                .tag("p", [], .tag("code", [], .text("\(kind.status.code) /problems/\(kind.rawValue)"))),
                .tag("p", [], saying(kind.remedy)),
                .tag(
                    "p", [], .link(address("/problems", context.language), said("All types of problem")), " · ",
                    .link("/docs", said("Documentation"))),
            ], attributes: [("class", "prose")])
    }

    private var document: [UInt8] {
        let rows = Problem.Kind.allCases.map { kind in
            HTML.tag(
                "tr", [], .tag("td", [], .text(String(kind.status.code))),
                .tag(
                    "th", [("scope", "row")],
                    .link(address("/problems/\(kind.rawValue)", context.language), said(kind.title))),
                .tag("td", [], saying(kind.remedy)))
        }
        let names: [Message] = ["Status", "Problem", "What to do"]
        let head = names.map { HTML.tag("th", [("scope", "col")], saying($0)) }
        return frame("Problems").document(
            main: [
                .tag("h1", [], saying("Problems")),
                .tag("p", [], saying("Every error is application/problem+json (RFC 9457); its type is one of these.")),
                .tag("table", [], .tag("thead", [], .tag("tr", [], all: head)), .tag("tbody", [], all: rows)),
            ], attributes: [("class", "prose")])
    }

    /// What a browser is shown where an address has no answer: what is wrong, what was meant, and where to go on.
    package static func document(of problem: Problem, _ request: Request, _ record: Record, _ site: Site) -> [UInt8] {
        let language = Language.asked(by: request)
        let words = site.assets.words(language)
        func said(_ message: Message) -> String { message.text(in: record.texts[language]) }
        func part(_ place: Frame.Place) -> HTML {
            let address = RequestContext.location(path: "/" + place.rawValue, [("lang", language.rawValue)])
            return .tag("li", [], .link(address, words["nav." + place.rawValue]))
        }
        let meaning = RequestContext.location(path: "/problems/\(problem.kind.rawValue)", [("lang", language.rawValue)])
        return Frame(
            title: "\(said(problem.kind.title)) · \(words["brand"])", description: said(problem.detail),
            language: language, languages: [(language, request.target)], assets: site.assets, words: words
        ).document(
            main: [
                .tag("h1", [], .text(said(problem.kind.title))), .tag("p", [], .text(said(problem.detail))),
                .tag("ul", [], all: problem.faults.map { item(said($0.sentence), $0, words) }),
                .tag("p", [], .link(meaning, said(problem.kind.remedy))),
                problem.kind == .notFound ? named(request, record, language, words) : .pieces([]),
                .tag("h2", [], .text(words["problem.onwards"])),
                .tag(
                    "ul", [],
                    all: [.elections, .parties, .people, .law].map(part)
                        + [.tag("li", [], .link("/docs", words["footer.docs"]))]),
                .tag("p", [], .tag("code", [], .text("\(problem.status.code) \(request.path)"))),
            ], attributes: [("class", "prose")])
    }

    /// The most records that are named as what may have been meant.
    private static let mostNamed = 5

    /// Records whose names are like the end of the path, and a form to look for others.
    private static func named(_ request: Request, _ record: Record, _ language: Language, _ words: Words) -> HTML {
        let end =
            PercentEncoding.decode(String(request.path.split(separator: "/").last ?? ""), plusIsSpace: false) ?? ""
        let sought = end.replacing("-", with: " ").replacing("_", with: " ")
        let found = record.names.search(sought).prefix(mostNamed).map(\.name)
        let links = found.compactMap { name -> HTML? in
            guard let resource = Resources.named[name.kind], let title = resource.title(of: name.id, record) else {
                return nil
            }
            let address = RequestContext.location(
                path: "\(resource.pagePath)/\(name.id)", [("lang", language.rawValue)])
            return .tag("li", [], .link(address, title[language]))
        }
        let form = HTML.tag(
            "form", [("class", "bar"), ("role", "search"), ("method", "get"), ("action", "/search")],
            .tag("input", [("type", "hidden"), ("name", "lang"), ("value", language.rawValue)]),
            .tag(
                "p", [("class", "field")], .tag("label", [("for", "q")], .text(words["search.what"])),
                .tag("input", [("id", "q"), ("type", "search"), ("name", "q"), ("value", sought.quotable)])),
            .tag("button", [("class", "primary")], .text(words["search"])))
        return .pieces(
            (links.isEmpty ? [] : [.tag("p", [], .text(words["problem.meant"])), .tag("ul", [], all: links)]) + [form])
    }

    /// A place that is wrong, with what was meant as a link where that is an address.
    private static func item(_ sentence: String, _ fault: Problem.Fault, _ words: Words) -> HTML {
        var pieces: [HTML] = [.text(sentence)]
        if let suggestion = fault.suggestion {
            pieces += [
                " ", .text(words["problem.meant"] + " "),
                suggestion.hasPrefix("/") ? .link(suggestion, suggestion) : .tag("code", [], .text(suggestion)),
            ]
        } else if !fault.allowed.isEmpty {
            pieces += [" ", .text(words["problem.allowed"] + " "), .text(fault.allowed.joined(separator: ", "))]
        }
        return .tag("li", [], all: pieces)
    }

    private func said(_ message: Message) -> String { message.text(in: context.registry.texts[context.language]) }

    private func saying(_ message: Message) -> HTML { .text(said(message)) }

    private func address(_ path: String, _ language: Language) -> String {
        RequestContext.location(path: path, [("lang", language.rawValue)])
    }

    private func frame(_ title: Message) -> Frame {
        let words = context.site.assets.words(context.language)
        return Frame(
            title: "\(said(title)) · \(words["brand"])", description: said(title), language: context.language,
            languages: Language.allCases.map { ($0, address(context.path, $0)) }, assets: context.site.assets,
            words: words)
    }
}
