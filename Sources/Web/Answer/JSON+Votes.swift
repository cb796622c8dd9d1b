// SPDX-License-Identifier: Apache-2.0
package import Electoral
package import JSON

extension JSON {
    /// A whole number; as text above 2^53, which a reader of JSON with binary numbers would round (RFC 8259 section 6).
    package static func integer(_ value: some BinaryInteger) -> JSON {
        value <= 1 << 53 ? .number(String(value)) : .string(String(value))
    }

    /// A number of votes, or a share in their place; as text where binary numbers have fewer digits.
    package static func votes(_ votes: Ratio) -> JSON {
        let text = votes.decimalText(places: ExactDecimal.maximumPlaces, trimmed: true)
        return votes.isReadable(as: text) ? .number(text.string) : .string(text.string)
    }

    /// `{"decimal", "exact"}`: a number to six places, and as the fraction that it is.
    package static func exact(_ ratio: Ratio) -> JSON { Item { ratio.write(exactInto: &$0) }.json }
}

extension Ratio {
    /// Writes `decimal` to six places, and `exact` as the fraction that it is.
    package func write(exactInto sink: inout some MemberSink) {
        sink.set("decimal", decimal: self, places: 6)
        sink.set("exact", string: fraction)
    }

    /// Whether its digits are not too many for a reader of JSON with binary numbers: up to 2^53, or 15 digits with a point.
    func isReadable(as text: DecimalText) -> Bool {
        text.count == text.wholeDigits ? self <= Ratio(1 << 53, over: 1) : text.count <= 16
    }
}
