// SPDX-License-Identifier: Apache-2.0

/// A path whose segments are literals or whole captures: `/v1/parties/{id}`.
package struct PathTemplate: Hashable, Sendable {
    /// A segment between two slashes.
    package enum Segment: Hashable, Sendable {
        case literal(String)
        case capture(String)
    }

    /// The template as it was written.
    package let text: String
    /// Its segments; the path "/" has one empty literal.
    package let segments: [Segment]

    /// A template of that text; a segment in braces is a capture of that name.
    package init(_ text: String) {
        self.text = text
        segments = text.utf8.dropFirst().split(separator: Grammar.slash, omittingEmptySubsequences: false).map {
            let segment = Substring($0)
            return segment.hasPrefix("{") && segment.hasSuffix("}")
                ? .capture(String(segment.dropFirst().dropLast())) : .literal(String(segment))
        }
    }

    /// Whether more than one path has this form.
    var hasCaptures: Bool {
        segments.contains { segment in
            if case .capture = segment { true } else { false }
        }
    }
}
