// SPDX-License-Identifier: Apache-2.0
import JSON

/// A sentence in UTF-8, put together from its pieces in one buffer.
struct Sentence: ExpressibleByStringInterpolation {
    private(set) var utf8: [UInt8]

    var text: String { String(decoding: utf8, as: UTF8.self) }

    init(stringLiteral text: String) { utf8 = Array(text.utf8) }

    init(stringInterpolation pieces: Pieces) { utf8 = pieces.utf8 }

    /// What stands between the quotes of a literal.
    struct Pieces: StringInterpolationProtocol {
        fileprivate var utf8: [UInt8] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            utf8.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        mutating func appendLiteral(_ text: String) { utf8.append(contentsOf: text.utf8) }

        mutating func appendInterpolation(_ text: String) { utf8.append(contentsOf: text.utf8) }

        mutating func appendInterpolation(_ sentence: Sentence) { utf8.append(contentsOf: sentence.utf8) }

        mutating func appendInterpolation(_ number: Int) { utf8.append(decimal: number) }

        mutating func appendInterpolation(_ number: SpokenNumber) { number.append(to: &utf8) }
    }
}
