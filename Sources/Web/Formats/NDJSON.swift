// SPDX-License-Identifier: Apache-2.0
import JSON

/// Things as one JSON object a line.
enum NDJSON {
    static func bytes(_ items: [Item]) -> [UInt8] {
        items.flatMap { JSONWriter.bytes($0.json) }
    }
}
