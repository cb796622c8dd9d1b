// SPDX-License-Identifier: Apache-2.0
import Web

/// Writes the result of a simulation: as one thing and as a table.
protocol ResultEncoder {
    /// The columns of the table.
    static var columns: [Table.Column] { get }
    /// The whole result.
    var item: Item { get }
    /// The rows of the table.
    var rows: [Item] { get }
    /// What to know beside the figures.
    var warnings: [Document.Warning] { get }
}

extension SimulationInput {
    /// What an encoder writes, with its table where that is asked for.
    /// - Parameter query: what means the same as the request; nil where nothing does.
    func document<Encoder: ResultEncoder>(
        by encoder: Encoder, query: [(name: String, value: String)]?
    ) -> Document {
        var document = document(.item(encoder.item), query: query)
        if isOfTable { document.table = Table(columns: Encoder.columns, rows: encoder.rows) }
        document.warnings = encoder.warnings
        return document
    }
}
