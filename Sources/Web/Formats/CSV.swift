// SPDX-License-Identifier: Apache-2.0
import JSON

/// A table as comma-separated values (RFC 4180): one header row of names, dot decimals, empty for null.
package enum CSV {
    /// For whom the text is written.
    package enum Dialect: String, CaseIterable {
        /// UTF-8 without a mark, comma, dot decimals: for programs.
        case standard
        /// With a byte order mark, semicolon and decimal comma: for spreadsheets in Russian and Kazakh.
        case excel
        /// With comma and, in quotes, decimal comma: for IMPORTDATA of a spreadsheet in Russian or Kazakh.
        case sheets

        /// Whether a cell can be taken for a formula there.
        fileprivate var hasFormulas: Bool { self != .standard }
    }

    /// What begins a formula, a command or a field of its own in a spreadsheet; the wide forms count too.
    private static let formulaMarks = Set("=+-@\t\r\n＝＋－＠".unicodeScalars)

    package static func bytes(_ table: Table, dialect: Dialect) -> [UInt8] {
        let separator = dialect == .excel ? ";" : ","
        var text = dialect == .excel ? "\u{FEFF}" : ""
        text += table.columns.map { self.text($0.name, separator, dialect) }.joined(separator: separator) + "\r\n"
        for row in table.rows {
            let cells = table.columns.map { cell($0.cell(of: row), separator, dialect) }
            text += cells.joined(separator: separator) + "\r\n"
        }
        return Array(text.utf8)
    }

    private static func cell(_ value: JSON, _ separator: String, _ dialect: Dialect) -> String {
        switch value {
        case .null: ""
        case .bool(let flag): flag ? "true" : "false"
        case .number(let text):
            dialect == .standard ? text : quoted(text.replacing(".", with: ","), separator)
        case .string(let text): self.text(text, separator, dialect)
        case .array(let elements):
            self.text(elements.map { cell($0, "", .standard) }.joined(separator: "|"), separator, dialect)
        case .object: quoted(String(decoding: JSONWriter.bytes(value).dropLast(), as: UTF8.self), separator)
        }
    }

    /// A text that a spreadsheet does not run: what it would take for a formula stands after an apostrophe.
    private static func text(_ text: String, _ separator: String, _ dialect: Dialect) -> String {
        let isFormula = dialect.hasFormulas && text.unicodeScalars.first.map(formulaMarks.contains) ?? false
        return quoted(isFormula ? "'" + text : text, separator)
    }

    private static func quoted(_ text: String, _ separator: String) -> String {
        let special = text.utf8.contains { $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
        guard special || (!separator.isEmpty && text.contains(separator)) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
