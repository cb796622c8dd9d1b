// SPDX-License-Identifier: Apache-2.0
import JSON

/// A table as one JSON object a line.
enum NDJSON {
    static func bytes(_ table: Table) -> [UInt8] {
        table.rows.flatMap { JSONWriter.bytes($0.json) }
    }
}
