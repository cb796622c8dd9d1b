// SPDX-License-Identifier: Apache-2.0
import RecordOperations
import Text
import Web
import Website

/// What is on record, list by list, and how to take it: files, addresses, pictures and frames.
struct DataPage {
    private let pen: Pen
    private var texts: TextCatalogue { pen.texts }

    init(_ context: RequestContext) { pen = Pen(context) }

    var document: [UInt8] {
        let title = pen.words["nav.data"]
        let sheet = Sheet(
            pen: pen, path: "/data", title: title, description: texts["things.front.data"], place: .data)
        return sheet.document([
            .tag("h1", [], .text(title)), .tag("p", [("class", "lead")], .text(texts["things.front.data"])),
            lists, .tag("h2", [], .text(texts["things.data.whole"])),
            .tag(
                "ul", [],
                .tag("li", [], .link("/v1/export.zip", texts["things.data.zip"])),
                .tag("li", [], .link("/v1/export.ndjson", texts["things.data.ndjson"])),
                .tag("li", [], .link("/docs", pen.words["footer.docs"]))),
            .tag("h2", [], .text(texts["things.data.embeds"])), .tag("p", [], .text(texts["things.data.embeds.how"])),
        ])
    }

    /// Every list with how many records it has, as a page and as data.
    private var lists: HTML {
        PageTable<any Served>(
            columns: [
                .init(of: texts["things.data.list"]) { .link(pen.address($0.pagePath), texts["titles.\($0.path)"]) },
                .init(number: texts["things.data.records"]) { pen.figures.number($0.ids(pen.registry).count) },
                .init(of: texts["things.data"]) { resource in
                    .pieces([
                        .link(pen.address(resource.path), "JSON"), " · ",
                        .link(pen.address(resource.path + ".csv"), "CSV"),
                    ])
                },
            ], rows: Resources.all
        ).scrolling(pen.words["nav.data"])
    }
}
