// SPDX-License-Identifier: Apache-2.0
import CalculatorOperations
import HTTP
import JSON
import LegalCalculators
import Record
import Text
import Web

/// What the law of a day makes of members, votes, sums and lists, without a script; `calculators.js` shows the same.
struct CalculatorView {
    private let page: DashboardPage
    private let day: String
    private var words: Words { page.words }
    private var figures: Figures { page.figures }

    /// The numbers that each calculator is asked with, and what is filled in at first.
    private static let questions: [(name: String, given: KeyValuePairs<String, String>)] = [
        (
            "registration",
            [
                "members": "5000", "regional_minimum": "200", "initiative_group": "700", "congress_delegates": "",
                "organising_committee": "",
            ]
        ),
        ("financing", ["election": ""]),
        ("campaign-fund", ["own": "100000000", "donations": "100000000"]),
        ("deposit", ["persons": "90", "last_percent": "", "result_percent": ""]),
        ("quota", ["list_size": "90", "women": "20", "youth": "12", "disabilities": ""]),
    ]

    init(_ page: DashboardPage, on day: String) { (self.page, self.day) = (page, day) }

    /// The calculator that the address names, its form and its answer.
    var html: [HTML] {
        let name = page.context.parameters.text("calculator") ?? Self.questions[0].name
        let questions: KeyValuePairs<String, String> = Self.questions.first { $0.name == name }?.given ?? [:]
        let given = questions.map { (key: String, first: String) -> (String, String) in
            (key, page.context.parameters.text("calc." + key) ?? (key == "election" ? newest : first))
        }
        let inquiry = Inquiry(
            path: "/v1/calculators/" + name,
            query: given.filter { !$0.1.isEmpty } + [("date", day), ("lang", page.context.language.rawValue)])
        let answer: HTML
        do throws(Problem) {
            let asked = try inquiry.asked(page.context)
            let calculator = Calculator.all.first { $0.name == name }
            answer =
                try calculator.map { (calculator) throws(Problem) in
                    table(try Calculators.result(of: calculator, in: asked).asked.lines)
                } ?? .pieces([])
        } catch {
            answer = TableView.fault(error, page.context)
        }
        return [
            .tag("h2", [("id", "calculator-title")], .text(words["calculator." + name])),
            .tag("ul", [("class", "row")], all: Self.questions.map(link)), form(name, given), answer,
            .tag("p", [], .link(inquiry.target, "JSON")),
        ]
    }

    /// The newest election with votes against all, which state money is reckoned from.
    private var newest: String {
        let counted = Scenario.counted(page.context.registry)
        return (counted.last { $0.againstAll != nil } ?? counted.last)?.id ?? ""
    }

    private func link(_ question: (name: String, given: KeyValuePairs<String, String>)) -> HTML {
        .tag(
            "li", [],
            .link(page.address(with: [("calculator", question.name)]), words["calculator." + question.name]))
    }

    private func form(_ name: String, _ given: [(String, String)]) -> HTML {
        let kept = page.context.parameters.pairs.filter { ["as_of", "topic", "key"].contains($0.name) }
        let hidden =
            [("view", page.view.rawValue), ("lang", page.context.language.rawValue), ("calculator", name)] + kept
        let fields = given.map { key, value in
            HTML.tag(
                "p", [("class", "field")],
                .tag("label", [("for", "f-calc-" + key)], .text(words[key == "election" ? key : "calc." + key])),
                .tag(
                    "input",
                    [
                        ("id", "f-calc-" + key), ("name", "calc." + key), ("value", value),
                        ("inputmode", key == "election" ? nil : "decimal"),
                    ]))
        }
        return .tag(
            "form", [("method", "get"), ("action", "/"), ("class", "bar")],
            all: hidden.map { .tag("input", [("type", "hidden"), ("name", $0), ("value", $1)]) } + fields
                + [.tag("button", [], .text(words["count"]))])
    }

    private func table(_ lines: [Calculation.Line]) -> HTML {
        typealias Line = Calculation.Line
        let texts = page.context.texts
        func amount(_ amount: Line.Amount?, _ unit: String) -> String {
            guard case .number(let number)? = amount else { return "" }
            return figures.amount(.decimal(number, places: Line.places(ofUnit: unit)), unit: unit)
        }
        return PageTable<Line>(
            columns: [
                .init(of: words["registration.rule"]) { line in
                    let about = line.about.map { " (\($0))" } ?? ""
                    let note = line.remark.map { HTML.tag("span", [("class", "note")], .text(texts[$0])) }
                    return .pieces([.text(line.name(in: texts) + about), note ?? .pieces([])])
                },
                .init(number: words["registration.own"]) { amount($0.given, $0.givenUnit ?? $0.unit) },
                .init(number: words["calculator.value"]) { [words] line in
                    let relation = line.relation.map { words["relation." + $0.rawValue] + " " } ?? ""
                    return relation + amount(line.value, line.unit)
                },
                .init(words["registration.verdict"]) { [words] line in
                    line.verdict.map { words["verdict." + $0.rawValue] } ?? ""
                },
                .init(words["formula"]) { $0.formula ?? "" },
            ], rows: lines, caption: words("law.on", ["date": figures.date(.string(day))])
        ).scrolling(words["calculator"])
    }
}
