// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import RecordOperations
import SimulationOperations
import Text
import Web

/// The law of a day, without a script: the figures of the script's tables, from the same operations.
struct LawView {
    typealias Content = (html: [HTML], inquiry: Inquiry?)

    private let page: DashboardPage
    private var words: Words { page.words }
    private var figures: Figures { page.figures }
    private var context: RequestContext { page.context }
    private var lang: Scenario.Pair { ("lang", context.language.rawValue) }

    init(_ page: DashboardPage) { self.page = page }

    private func form(_ fields: [HTML], _ button: String) -> HTML {
        let hidden = [("view", page.view.rawValue), lang].map { name, value in
            HTML.tag("input", [("type", "hidden"), ("name", name), ("value", value)])
        }
        return .tag(
            "form",
            [("method", "get"), ("action", "/"), ("class", "bar")],
            all: hidden + fields + [.tag("button", [], .text(words[button]))])
    }

    private func field(_ name: String, _ label: String, _ type: String, _ value: String) -> HTML {
        .tag(
            "p", [("class", "field")], .tag("label", [("for", "f-" + name)], .text(words[label])),
            .tag("input", [("id", "f-" + name), ("type", type), ("name", name), ("value", value)]))
    }

    private func day<Row>(_ key: String, _ day: @escaping (Row) -> PartialDate?) -> PageTable<Row>.Column {
        .init(words[key]) { [figures] in figures.date(day($0)) }
    }

    /// The law of a day, that of the dataset where none is named, and the history of one number of it.
    func content() throws(Problem) -> Content {
        let on = context.parameters.text("as_of") ?? context.registry.country.datasetVersion.description
        let topic = context.parameters.text("topic") ?? ""
        let key = context.parameters.text("key").flatMap { context.registry.series[$0]?.id } ?? "entry.list_percent"
        let inquiry = Inquiry(
            path: View.law.path, query: [("as_of", on)] + (topic.isEmpty ? [] : [("topic", topic)]) + [lang])
        let found = try Thresholds.resource.found(in: inquiry.asked(context))
        let series = try Inquiry(path: "/v1/thresholds/{key}", capture: key).asked(context)
            .find("threshold", in: context.registry.series)
        let caption = words("law.on", ["date": figures.date(.string(on))])
        let (date, language) = (PartialDate(on)?.firstDay, context.language)
        func entry(_ series: LegalParameter) -> LegalParameter.Entry? { date.flatMap(series.entry) }
        let numbers = PageTable<LegalParameter>(
            columns: [
                .init(of: words["column.name"]) { [page] series in
                    .link(page.address(with: [("key", series.id)]) + "#series", series.name[language])
                },
                .init(number: words["column.value"]) { amount(entry($0), $0) },
                day("column.from") { entry($0)?.period.from },
                .init(words["column.article"]) { Self.joined([entry($0)?.act.number, article(entry($0))]) },
            ], rows: found, caption: caption)
        let topics = LegalParameter.Topic.allCases.map(\.rawValue).filter { topic in
            context.registry.series.items.contains { $0.topic.rawValue == topic }
        }
        let options = ([""] + topics.sorted()).map { each -> HTML in
            .tag(
                "option", [("value", each), ("selected", each == topic ? "" : nil)],
                .text(each.isEmpty ? words["topic.all"] : figures.word("topic", each)))
        }
        let select = HTML.tag(
            "p", [("class", "field")], .tag("label", [("for", "f-topic")], .text(words["topic"])),
            .tag("select", [("id", "f-topic"), ("name", "topic")], all: options))
        let html: [HTML] = [
            form([field("as_of", "as_of", "date", on), select], "show"),
            found.isEmpty ? .tag("p", [], .text(words["nothing.law"])) : numbers.scrolling(caption),
        ]
        return (html + history(series) + CalculatorView(page, on: on).html, inquiry)
    }

    private func amount(_ entry: LegalParameter.Entry?, _ series: LegalParameter) -> String {
        figures.amount(entry.map { .figure($0.value) }, unit: series.unit)
    }

    private func article(_ entry: LegalParameter.Entry?) -> String? { context.texts.citation(entry?.article) }

    private static func joined(_ parts: [String?]) -> String {
        parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private func history(_ series: LegalParameter) -> [HTML] {
        let (name, language) = (series.name[context.language], context.language)
        let table = PageTable<LegalParameter.Entry>(
            columns: [
                .init(words["period"]) { [figures] in figures.period($0.period) },
                .init(number: words["column.value"]) { amount($0, series) },
                .init(words["column.article"]) {
                    Self.joined([$0.act.title[language], $0.act.number, article($0)])
                },
            ], rows: series.entries)
        return [
            .tag("h2", [("id", "series")], .text(words("law.over_time", ["name": name]))),
            .tag("p", [("class", "hint")], .text(series.description[language])), table.scrolling(name),
        ]
    }
}
