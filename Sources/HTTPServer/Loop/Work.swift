// SPDX-License-Identifier: Apache-2.0
import HTTP

/// What a connection waits for, done elsewhere.
enum Work: Sendable {
    case response(@Sendable () async -> Response)
    case piece(ContentStream)

    /// Whether the answer has begun, so that it is too late to refuse.
    var hasBegun: Bool { if case .piece = self { true } else { false } }

    func perform() async -> Outcome {
        switch self {
        case .response(let make): .response(await make())
        case .piece(let stream): .step(stream.next())
        }
    }
}

/// What came of a `Work`.
enum Outcome: Sendable {
    case response(Response)
    case step(ContentStream.Step?)
}
