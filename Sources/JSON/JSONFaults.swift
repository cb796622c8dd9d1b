// SPDX-License-Identifier: Apache-2.0
package import Text

/// One thing that is wrong with a document: where, what, and what would be right.
package struct JSONFault: Error, Equatable {
    /// Whether the document has the wrong shape, or the right shape and an impossible value in it.
    package enum Kind: Sendable { case shape, value }

    package var kind: Kind
    package var pointer: JSONPointer
    package var problem: Message
    /// The values that would be right, where they can be counted.
    package var allowed: [String]
    /// The right value that is nearest to what was written.
    package var suggestion: String?

    package init(
        _ pointer: JSONPointer, _ problem: Message, kind: Kind = .shape, allowed: [String] = [],
        suggestion: String? = nil
    ) {
        self.kind = kind
        self.pointer = pointer
        self.problem = problem
        self.allowed = allowed
        self.suggestion = suggestion
    }

    /// An impossible value at a place of the document, by the names on the way there.
    package static func impossible(_ path: [String], _ problem: Message) -> JSONFault {
        JSONFault(JSONPointer(tokens: path), problem, kind: .value)
    }
}

/// Where the cursors of one document leave what they find.
package final class JSONFaults {
    package var found: Found

    /// - Parameter most: how many faults are kept; the others are only counted.
    package init(most: Int = Found.mostTold) { found = Found(most: most) }

    /// The first faults of a document, and how many there are.
    package struct Found: Sendable {
        /// The most faults of a request that are kept.
        package static let mostTold = 32

        private let most: Int
        /// The faults that are kept, in the order in which they were found.
        package private(set) var told: [JSONFault] = []
        /// How many faults there are.
        package private(set) var count = 0
        /// Whether every fault, told or not, is an impossible value in a document of the right shape.
        package private(set) var isOfValues = true

        package init(most: Int = Found.mostTold) { self.most = most }

        package var isEmpty: Bool { count == 0 }

        /// How many faults are not told.
        package var untold: Int { count - told.count }

        /// Takes a fault, which is put together only where there is something to be learnt from it.
        /// - Parameter kind: the kind of the fault, where it is known before.
        package mutating func append(_ kind: JSONFault.Kind? = nil, _ fault: () -> JSONFault) {
            count += 1
            if told.count < most {
                told.append(fault())
                isOfValues = isOfValues && told[told.count - 1].kind == .value
            } else if isOfValues {
                isOfValues = (kind ?? fault().kind) == .value
            }
        }

        /// Takes a fault, which is put together only where there is something to be learnt from it.
        package mutating func append(_ fault: @autoclosure () -> JSONFault) { append(nil, fault) }
    }
}
