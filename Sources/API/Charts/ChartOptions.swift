// SPDX-License-Identifier: Apache-2.0
import Charts
import HTTP
import JSON
import Registry

/// How a chart is to look, and what the reader calls it.
struct ChartOptions {
    let style: Style
    /// The title asked for, if any.
    let title: String?

    /// Reads the options of a call; what is wrong is left in its parameters.
    init(_ call: Call) {
        let parameters = call.parameters
        let theme = parameters.choice("theme", Theme.self) ?? .light
        let palette = parameters.choice("palette", Palette.self) ?? .party
        let width = parameters.integer("width", in: Style.widths) ?? 640
        title = parameters.text("title")
        if title?.unicodeScalars.contains(where: { $0.value < 0x20 || 0x7F...0x9F ~= $0.value }) ?? false {
            parameters.report("title", "has a control character in it; remove it")
        }
        style = Style(wording: Wording(call.language), theme: theme, palette: palette, width: width)
    }
}

extension Wording {
    /// The words of charts in a language.
    init(_ language: Language) {
        switch language {
        case .english: self = .english
        case .russian: self = .russian
        case .kazakh: self = .kazakh
        }
    }
}

/// A chart with what surrounds it: the title, the small print, and the table that says the same.
struct ChartDraft {
    let chart: any Chart
    /// The last part of the path.
    let kind: String
    let title: String
    /// Sentences of the small print, before where the figures are from.
    var remarks: [String] = []
    /// Made where it is asked for: a picture has no use for it.
    let table: () -> Table
    /// What the JSON says beside the rows.
    var more: [JSON.Member] = []
    var warnings: [Document.Warning] = []

    /// The chart as an answer.
    func answer(_ call: Call, _ options: ChartOptions) -> Endpoint.Answer { .document(document(call, options)) }

    /// The chart in the format that was asked for.
    func document(_ call: Call, _ options: ChartOptions) -> Document {
        let title = options.title ?? title
        if call.format == .svg {
            let country = call.registry.country
            let origin = "\(country.attribution[call.language]) · \(country.license)"
            var document = Document(.item(Item()), location: call.location)
            document.picture = chart.svg(
                title: title, note: (remarks + [origin]).joined(separator: " "), style: options.style)
            return document
        }
        let table = table()
        var item = Item()
        item.set("chart", .string(kind))
        item.set("description", .string(chart.description(options.style.wording)))
        for member in more { item.set(member.name, member.value) }
        item.set("rows", table.rows)
        item.set("title", .string(title))
        var document = Document(.item(item), location: call.location)
        document.table = table
        document.warnings = warnings
        return document
    }
}
