// SPDX-License-Identifier: Apache-2.0
import Web

/// "This view as": the address of the data behind a view, in each format, and as a command.
struct DataLinks {
    let words: Words
    /// Path and query of the operation; a path under `/v1/`.
    let target: String
    /// The address of the chart of the view, as a page for frames; nil where the view has none.
    var embed: String?

    var html: HTML {
        .tag(
            "section", [("class", "data")], .tag("h2", [], .text(words["as"])),
            .tag(
                "ul", [("class", "row")],
                .tag("li", [], .link(target, "JSON")), .tag("li", [], .link(csv, "CSV")),
                embed.map { .tag("li", [], .link($0, words["as.embed"])) } ?? .pieces([]),
                .tag("li", [], .tag("code", [], .text("curl '\(target)'")))))
    }

    /// The suffix stands before the query.
    private var csv: String {
        let parts = target.split(separator: "?", maxSplits: 1)
        return parts.count == 2 ? "\(parts[0]).csv?\(parts[1])" : "\(target).csv"
    }
}
