// SPDX-License-Identifier: Apache-2.0
import HTTP
import Registry

/// A type of problem, or all of them, as a page: what `type` of a problem leads a person to.
enum ProblemPage {
    /// `/problems/{type}`; throws what the data would throw.
    static func one(_ call: Call) throws(Problem) -> [UInt8] {
        let kind = try Problem.Kind.asked(call)
        return frame(kind.title, call).document(
            main: [
                .tag("h1", [], .text(kind.title)),
                .tag("p", [], .tag("code", [], .text("\(kind.status.code) /problems/\(kind.rawValue)"))),
                .tag("p", [], .text(kind.remedy)),
                .tag("p", [], .link("/problems", "All types of problem"), " · ", .link("/docs", "Documentation")),
            ], attributes: [("class", "prose")])
    }

    /// `/problems`.
    static func all(_ call: Call) -> [UInt8] {
        let rows = Problem.Kind.allCases.map { kind in
            HTML.tag(
                "tr", [], .tag("td", [], .text(String(kind.status.code))),
                .tag("th", [("scope", "row")], .link("/problems/\(kind.rawValue)", kind.title)),
                .tag("td", [], .text(kind.remedy)))
        }
        let head = ["Status", "Problem", "What to do"].map { HTML.tag("th", [("scope", "col")], .text($0)) }
        return frame("Problems", call).document(
            main: [
                .tag("h1", [], "Problems"),
                .tag("p", [], "Every error is application/problem+json (RFC 9457); its type is one of these."),
                .tag("table", [], .tag("thead", [], .tag("tr", [], all: head)), .tag("tbody", [], all: rows)),
            ], attributes: [("class", "prose")])
    }

    /// Titles and remedies of problems are in English, as problems are.
    private static func frame(_ title: String, _ call: Call) -> Frame {
        let words = call.site.assets.words(.english)
        return Frame(
            title: "\(title) · \(words["brand"])", description: title, language: .english,
            languages: [(.english, call.path)], assets: call.site.assets, words: words)
    }
}
