// SPDX-License-Identifier: Apache-2.0
import Charts
import JSON
import Record
import Text
import Web

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
    func answer(_ context: RequestContext, _ options: ChartOptions) -> Operation.Answer {
        .content(content(context, options))
    }

    /// The chart as what can be rendered.
    func content(_ context: RequestContext, _ options: ChartOptions) -> Operation.Content {
        .document(document(context, options))
    }

    /// The chart in the format that was asked for.
    private func document(_ context: RequestContext, _ options: ChartOptions) -> Document {
        let country = context.registry.country
        let origin = "\(country.attribution[context.language]) · \(country.license)"
        let drawing = Drawing(
            chart: chart, title: options.title ?? title, note: (remarks + [origin]).joined(separator: " "),
            style: options.style)
        if context.format.isPicture {
            var document = Document(.item(Item()), location: context.location)
            document.drawing = drawing
            return document
        }
        let table = table()
        var item = Item()
        item.set("chart", .string(kind))
        item.set("description", .string(drawing.description))
        for member in more { item.set(member.name, member.value) }
        item.set("rows", table.rows)
        item.set("title", .string(drawing.title))
        var document = Document(.item(item), location: context.location)
        document.drawing = drawing
        document.table = table
        document.warnings = warnings
        return document
    }
}
