// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import Text
import Web
import Website

/// A number of the law: its value today with the article, and how it changed.
struct LawPage {
    private let pen: Pen
    private let series: LegalParameter

    init(_ pen: Pen, _ series: LegalParameter) { (self.pen, self.series) = (pen, series) }

    var opening: RecordPage.Opening {
        let embed = Embed(chart: "thresholds", query: [("key", series.id)])
        return RecordPage.Opening(
            description: "\(series.name[pen.language]): \(today)",
            content: [
                .tag("p", [("class", "finding")], .text(today)), embed.picture(pen.context) ?? .pieces([]),
            ],
            shown: [
                "act", "applies_to", "article", "base", "from", "inclusive", "scope", "to", "unit", "value",
            ], embed: embed, downloads: Download.table("/v1/thresholds/\(series.id)", pen) + Download.chart(embed, pen))
    }

    /// The value of the day of the dataset, since when, and by which article.
    private var today: String {
        guard let entry = series.entry(on: pen.registry.country.datasetVersion.firstDay) else {
            return pen.texts["things.law.none"]
        }
        let value = pen.figures.amount(.figure(entry.value), unit: series.unit)
        let place = [pen.texts.citation(entry.article), entry.act.title[pen.language]].compactMap(\.self).joined(
            separator: ", ")
        let parts = [pen.figures.period(Period(from: entry.period.from, to: nil)), place].filter { !$0.isEmpty }
        return pen.texts.text("things.law.today", ["value": .text(value)]) + " (\(parts.joined(separator: "; ")))"
    }
}
