// SPDX-License-Identifier: Apache-2.0
package import JSON
package import Text

/// One thing that is wrong with a fixture: the file, the place in it, what is wrong and what would be right.
package struct FixtureFault: Sendable, Equatable, CustomStringConvertible {
    /// The path below the resources directory, such as `kz/parties/amanat.json`.
    package let file: String
    package let pointer: JSONPointer
    package let problem: Message
    package let suggestion: String?

    package init(file: String, _ pointer: JSONPointer, _ problem: Message, suggestion: String? = nil) {
        self.file = file
        self.pointer = pointer
        self.problem = problem
        self.suggestion = suggestion
    }

    package init(file: String, _ fault: JSONFault) {
        self.init(
            file: file, fault.pointer,
            fault.allowed.isEmpty ? fault.problem : "\(fault.problem); allowed: \(fault.allowed)",
            suggestion: fault.suggestion)
    }

    package var description: String {
        let place = pointer.tokens.isEmpty ? "" : " \(pointer)"
        return "\(file)\(place): \(problem)" + (suggestion.map { "; did you mean \"\($0)\"?" } ?? "")
    }
}

/// Everything that is wrong with a dataset; none of it was loaded.
package struct FixtureFaults: Error, Sendable, CustomStringConvertible {
    package let faults: [FixtureFault]

    package var description: String { faults.map(\.description).joined(separator: "\n") }
}
