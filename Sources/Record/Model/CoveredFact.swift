// SPDX-License-Identifier: Apache-2.0
import JSON
import Text

/// A fact of one of the source articles, and where it is served or why it is not.
///
/// `kz/coverage.json` is read for its shape only; `make coverage` asks the running server for every place in it.
enum CoveredFact {
    /// Reads the whole file, which holds nothing that is served.
    static func read(_ cursor: JSONCursor) -> [Bool]? {
        cursor.object { $0.required("coverage") { $0.array(fact) } }
    }

    private static func fact(_ cursor: JSONCursor) -> Bool? {
        cursor.object { object -> Bool? in
            _ = object.required("id") { $0.string() }
            _ = object.required("source") { $0.identifier() }
            _ = object.required("line") { $0.integer(in: 1...Int.max) }
            _ = object.optional("note") { $0.string() }
            let isServed = object.optional("served") { $0.array(place) } != nil
            let isOmitted = object.optional("omitted") { $0.string() } != nil
            object.hasOne(of: ["served", "omitted"])
            if isServed == isOmitted {
                cursor.report("has to have either \"served\", with places, or \"omitted\", with the reason")
            }
            return true
        }
    }

    private static func place(_ cursor: JSONCursor) -> Bool? {
        cursor.object { object -> Bool? in
            _ = object.required("url") { $0.string() }
            _ = object.required("pointer") { $0.string() }
            _ = object.required("value") { $0 }
            return true
        }
    }
}
