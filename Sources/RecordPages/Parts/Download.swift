// SPDX-License-Identifier: Apache-2.0
import HTTP
import Text
import Web
import Website

/// The same as a page in other forms: tables for a spreadsheet, a chart as picture and for frames.
enum Download {
    typealias Link = (address: String, name: String)

    /// The table of an answer, in plain CSV and as Excel in Russian and Kazakh reads it.
    static func table(_ path: String, _ pen: Pen) -> [Link] {
        [
            (pen.address(path + ".csv"), "CSV"),
            (pen.address(path + ".csv", [("dialect", "excel")]), pen.texts["things.data.excel"]),
        ]
    }

    /// A chart as pictures, and as a page for frames.
    static func chart(_ embed: Embed, _ pen: Pen) -> [Link] {
        let pictures = pen.context.site.rasterizer == nil ? [Format.svg] : [.svg, .png]
        return pictures.map { (embed.address(as: $0, pen.language), $0.rawValue.uppercased()) }
            + [(embed.page(pen.language), pen.words["as.embed"])]
    }
}
