// SPDX-License-Identifier: Apache-2.0

/// The query of a URI as `name=value` pairs joined by "&", as HTML forms write it (URL Standard 5.1).
package enum QueryString {
    /// Why a query does not parse; each case carries the piece between two "&" that is to blame.
    package enum Fault: Error, Hashable, Sendable {
        case escape(piece: String), notUTF8(piece: String), nul(piece: String)

        /// The piece as it was sent.
        package var piece: String {
            switch self {
            case .escape(let piece), .notUTF8(let piece), .nul(let piece): piece
            }
        }
    }

    /// The pairs in the order sent; a piece without "=" has an empty value, empty pieces are no pairs, "+" is a space.
    package static func parse(_ raw: String) throws(Fault) -> [(name: String, value: String)] {
        var pairs: [(name: String, value: String)] = []
        var rest = raw[...]
        while !rest.isEmpty {
            let end = rest.utf8.firstIndex(of: Grammar.ampersand) ?? rest.endIndex
            let piece = rest[..<end]
            rest = end == rest.endIndex ? rest[end...] : rest[rest.utf8.index(after: end)...]
            guard !piece.isEmpty else { continue }
            do throws(PercentEncoding.Fault) {
                pairs.append(try pair(piece))
            } catch {
                switch error {
                case .escape: throw .escape(piece: String(piece))
                case .notUTF8: throw .notUTF8(piece: String(piece))
                case .nul: throw .nul(piece: String(piece))
                }
            }
        }
        return pairs
    }

    private static func pair(_ piece: Substring) throws(PercentEncoding.Fault) -> (name: String, value: String) {
        guard let equals = piece.utf8.firstIndex(of: Grammar.equals) else {
            return (try PercentEncoding.decoded(piece, plusIsSpace: true), "")
        }
        let name = try PercentEncoding.decoded(piece[..<equals], plusIsSpace: true)
        let value = try PercentEncoding.decoded(piece[piece.utf8.index(after: equals)...], plusIsSpace: true)
        return (name, value)
    }
}
