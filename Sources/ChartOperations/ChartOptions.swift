// SPDX-License-Identifier: Apache-2.0
import Charts
import Text
import Web

/// How a chart is to look, and what the reader calls it.
struct ChartOptions {
    let style: Style
    /// The title asked for, if any.
    let title: String?

    /// Reads the options of a request; what is wrong is left in its parameters.
    init(_ context: RequestContext) {
        let parameters = context.parameters
        let theme = parameters.choice("theme", Theme.self) ?? .light
        let palette = parameters.choice("palette", Palette.self) ?? .party
        let width = parameters.integer("width", in: Style.widths) ?? 640
        title = parameters.text("title")
        if title?.unicodeScalars.contains(where: { $0.value < 0x20 || 0x7F...0x9F ~= $0.value }) ?? false {
            parameters.report("title", "has a control character in it; remove it")
        }
        style = Style(strings: ChartStrings(context.texts), theme: theme, palette: palette, width: width)
    }
}
