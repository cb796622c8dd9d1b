// SPDX-License-Identifier: Apache-2.0

/// A table of a page: the first column names the row; `table.js` makes the same.
package struct PageTable<Row> {
    package struct Column {
        let head: String
        let isNumber: Bool
        let cell: (Row) -> HTML

        /// A column of numbers.
        package init(number head: String, _ cell: @escaping (Row) -> String) {
            (self.head, isNumber) = (head, true)
            self.cell = { .text(cell($0)) }
        }

        /// A column of words.
        package init(_ head: String, _ cell: @escaping (Row) -> String) {
            (self.head, isNumber) = (head, false)
            self.cell = { .text(cell($0)) }
        }

        /// A column of anything.
        package init(of head: String, isNumber: Bool = false, _ cell: @escaping (Row) -> HTML) {
            (self.head, self.isNumber, self.cell) = (head, isNumber, cell)
        }
    }

    let columns: [Column]
    let rows: [Row]
    let caption: String?

    /// A table of these parts.
    package init(columns: [Column], rows: [Row], caption: String? = nil) {
        (self.columns, self.rows, self.caption) = (columns, rows, caption)
    }

    /// The table alone.
    package var html: HTML {
        func kind(_ column: Column) -> [HTML.Attribute] { [("class", column.isNumber ? "n" : nil)] }
        let head = columns.map { HTML.tag("th", [("scope", "col")] + kind($0), .text($0.head)) }
        let body = rows.map { row in
            HTML.tag(
                "tr", [],
                all: columns.enumerated().map { place, column in
                    place == 0
                        ? .tag("th", [("scope", "row")], column.cell(row)) : .tag("td", kind(column), column.cell(row))
                })
        }
        return .tag(
            "table", [], caption.map { .tag("caption", [], .text($0)) } ?? .pieces([]),
            .tag("thead", [], .tag("tr", [], all: head)), .tag("tbody", [], all: body))
    }

    /// In a box that scrolls by itself, also with the keyboard.
    package func scrolling(_ label: String) -> HTML { html.scrolling(label) }
}

extension HTML {
    /// In a box that scrolls by itself, also with the keyboard.
    package func scrolling(_ label: String) -> HTML {
        .tag("div", [("class", "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", label)], self)
    }
}
