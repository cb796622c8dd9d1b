// SPDX-License-Identifier: Apache-2.0
package import HTTP
package import JSON
package import Text

/// Why a request has no answer, as `application/problem+json` (RFC 9457).
package struct Problem: Error, Sendable {
    /// The kinds of problem; each has a page under `/problems/`.
    package enum Kind: String, Sendable, CaseIterable {
        case malformedRequest = "malformed-request"
        case malformedJSON = "malformed-json"
        case invalidBody = "invalid-body"
        case unknownParameter = "unknown-parameter"
        case invalidParameter = "invalid-parameter"
        case impossibleInput = "impossible-input"
        case notFound = "not-found"
        case methodNotAllowed = "method-not-allowed"
        case notAcceptable = "not-acceptable"
        case requestTimeout = "request-timeout"
        case preconditionFailed = "precondition-failed"
        case contentTooLarge = "content-too-large"
        case targetTooLong = "target-too-long"
        case unsupportedMediaType = "unsupported-media-type"
        case expectationFailed = "expectation-failed"
        case headTooLarge = "head-too-large"
        case notImplemented = "not-implemented"
        case overloaded
        case versionNotSupported = "version-not-supported"
    }

    /// One place that is wrong.
    package struct Fault: Sendable, Equatable {
        /// Where it is.
        package enum Place: Sendable, Equatable {
            case parameter(String)
            case pointer(JSONPointer)
        }

        package var place: Place
        package var detail: Message
        package var allowed: [String] = []
        package var suggestion: String?

        /// A value of these parts.
        package init(place: Place, detail: Message, allowed: [String] = [], suggestion: String? = nil) {
            self.place = place
            self.detail = detail
            self.allowed = allowed
            self.suggestion = suggestion
        }
    }

    package var kind: Kind
    package var status: Status
    package var detail: Message
    /// The places that are told, at most `JSONFaults.Found.mostTold`.
    package var faults: [Fault] = []
    /// How many more there are.
    var untold = 0
    /// The methods of the resource, for 405.
    package var allowedMethods: [Method] = []
    /// What would be read, for 415: the name of the field and its value (RFC 9110 12.5.3 and 15.5.16).
    package var readable: (name: StaticString, value: String)?
    /// Seconds after which to try again, for 503.
    package var retryAfter: Int?
    /// The code and RFC section of a request that was refused on the wire.
    var refusal: (code: String, section: String)?

    package init(_ kind: Kind, _ detail: Message, faults: [Fault] = [], untold: Int = 0) {
        self.kind = kind
        status = kind.status
        self.detail = detail
        self.faults = faults
        self.untold = untold
    }

    /// What is wrong in one place.
    package init(_ kind: Kind, _ fault: Fault) { self.init(kind, fault.sentence, faults: [fault]) }

    /// What the server refused before there was a request.
    package init(_ refusal: Refusal) {
        kind = Kind.allCases.first { $0.status == refusal.status } ?? .malformedRequest
        status = refusal.status
        detail = Message(verbatim: refusal.detail)
        retryAfter = refusal.retryAfter
        self.refusal = (refusal.code, refusal.section)
    }

    /// The longest target that is told in whole.
    private static let longestInstance = 1000

    /// The document in the language of a catalogue.
    /// - Parameter target: what was asked for, where there was something; without its query, or not told at all, where
    ///   it is long.
    package func document(of target: String?, in catalogue: TextCatalogue) -> JSON {
        var members: [JSON.Member] = [
            JSON.Member("type", .string("/problems/" + kind.rawValue)),
            JSON.Member("title", .string(kind.title.text(in: catalogue))),
            JSON.Member("status", .integer(status.code)),
            JSON.Member("detail", .string(detail.text(in: catalogue))),
        ]
        let path = target?.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init)
        if let instance = [target, path].compactMap(\.self).first(where: { $0.utf8.count <= Self.longestInstance }) {
            members.append(JSON.Member("instance", .string(instance)))
        }
        if !faults.isEmpty {
            var told: Set<[String]> = []
            let errors = faults.map { fault in
                fault.document(in: catalogue, withAllowed: told.insert(fault.allowed).inserted)
            }
            members.append(JSON.Member("errors", .array(errors)))
        }
        if untold > 0 { members.append(JSON.Member("more_errors", .integer(untold))) }
        if let refusal {
            members.append(JSON.Member("code", .string(refusal.code)))
            members.append(JSON.Member("section", .string(refusal.section)))
        }
        return .object(members)
    }
}

extension Problem.Fault {
    /// The name of the parameter that is wrong; nil for a place in a body.
    var parameter: String? { if case .parameter(let name) = place { name } else { nil } }

    /// Where it is and what is wrong.
    package var sentence: Message {
        switch place {
        case .parameter(let name): "The parameter \(name) \(detail)."
        case .pointer(let pointer) where pointer.tokens.isEmpty: "The body \(detail)."
        case .pointer(let pointer): "\(pointer) \(detail)."
        }
    }

    /// - Parameter withAllowed: whether to tell the allowed values, which are told with the first fault that has them.
    fileprivate func document(in catalogue: TextCatalogue, withAllowed: Bool) -> JSON {
        var members: [JSON.Member] = []
        switch place {
        case .parameter(let name): members.append(JSON.Member("parameter", .string(name.quotable)))
        case .pointer(let pointer):
            let told = JSONPointer(tokens: pointer.tokens.map(\.quotable))
            members.append(JSON.Member("pointer", .string(told.description)))
        }
        members.append(JSON.Member("detail", .string(detail.text(in: catalogue))))
        if withAllowed, !allowed.isEmpty { members.append(JSON.Member("allowed", .strings(allowed))) }
        if let suggestion { members.append(JSON.Member("did_you_mean", .string(suggestion))) }
        return .object(members)
    }
}

extension Message {
    /// The sentence, followed by how many faults are not told.
    package func with(untold: Int) -> Message {
        untold == 0 ? self : "\(self) \(untold, "# more is", "# more are") not told here."
    }
}
