// SPDX-License-Identifier: Apache-2.0
import JSON

/// A table as comma-separated values (RFC 4180): one header row of names, dot decimals, empty for null.
enum CSV {
    /// For whom the text is written.
    enum Dialect: String, CaseIterable {
        /// UTF-8 without a mark, comma, dot decimals: for programs.
        case standard
        /// With a byte order mark, semicolon and decimal comma: for spreadsheets in Russian and Kazakh.
        case excel
    }

    static func bytes(_ table: Table, dialect: Dialect) -> [UInt8] {
        let separator = dialect == .excel ? ";" : ","
        var text = dialect == .excel ? "\u{FEFF}" : ""
        text += table.columns.map { quoted($0.name, separator) }.joined(separator: separator) + "\r\n"
        for row in table.rows {
            let cells = table.columns.map { column in
                cell(row.json.value(at: JSONPointer(tokens: column.tokens)) ?? .null, separator, dialect)
            }
            text += cells.joined(separator: separator) + "\r\n"
        }
        return Array(text.utf8)
    }

    private static func cell(_ value: JSON, _ separator: String, _ dialect: Dialect) -> String {
        switch value {
        case .null: ""
        case .bool(let flag): flag ? "true" : "false"
        case .number(let text): dialect == .excel ? text.replacing(".", with: ",") : text
        case .string(let text): quoted(text, separator)
        case .array(let elements): quoted(elements.map { cell($0, "", .standard) }.joined(separator: "|"), separator)
        case .object: quoted(String(decoding: JSONWriter.bytes(value).dropLast(), as: UTF8.self), separator)
        }
    }

    private static func quoted(_ text: String, _ separator: String) -> String {
        let special = text.utf8.contains { $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
        guard special || (!separator.isEmpty && text.contains(separator)) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
