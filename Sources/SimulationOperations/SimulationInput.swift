// SPDX-License-Identifier: Apache-2.0
package import Electoral
package import JSON
package import Simulations
package import Text
package import Web

/// What a simulation is asked for, by POST or GET, as one JSON document, and where in it a fault stands.
///
/// A query is rewritten into the body that means the same, and what is wrong with it is told by the names of the
/// parameters; every simulation reads the document only.
package struct SimulationInput {
    /// The document and the faults found in it so far.
    package let cursor: JSONCursor
    private let context: RequestContext
    /// The parameter that a place in the document came from.
    private let parameter: (JSONPointer) -> String
    private var isByQuery: Bool { context.posted == nil }
    /// Whether the answer is made of the table.
    var isOfTable: Bool { context.isOfTable }

    /// A longer address is no address that everybody can follow.
    private static let maximumLinkLength = 2000

    /// Reads the query or the body of a request.
    /// - Parameter table: what a query can say.
    package init<Request>(_ context: RequestContext, _ table: RequestTable<Request>) throws(Problem) {
        self.context = context
        parameter = table.parameter
        guard let posted = context.posted else {
            cursor = JSONCursor(table.body(of: context.parameters), faults: JSONFaults())
            return
        }
        do throws(Problem) {
            cursor = JSONCursor(try Self.document(posted), faults: JSONFaults())
        } catch {
            // What nothing can be read of says nothing of the query.
            try context.parameters.check()
            throw error
        }
    }

    private static func document(_ posted: Result<[UInt8], Problem>) throws(Problem) -> JSON {
        let bytes = try posted.get()
        do throws(JSONSyntaxError) {
            return try JSONParser.parse(bytes)
        } catch {
            throw Problem(.malformedJSON, "The body is not JSON: \(error.message).")
        }
    }

    /// What a request comes to, or why it comes to nothing.
    package func told<Value>(_ work: () throws(JSONFault) -> Value) throws(Problem) -> Value {
        do throws(JSONFault) {
            return try work()
        } catch {
            throw problem(error)
        }
    }

    /// The count that a request asks for, or why there is none.
    package func count(_ request: SeatRequest) throws(Problem) -> SeatAllocation {
        try told { () throws(JSONFault) in try request.allocation() }
    }

    /// An answer whose link is the query that means the same, where there is one that is short enough.
    package func document(_ content: Document.Content, query: [(name: String, value: String)]?) -> Document {
        let common = context.parameters.pairs.filter { Operation.table.names.contains($0.name) }
        let link = query.map { RequestContext.location(path: context.path, $0 + common) }
        let isShort = link.map { $0.utf8.count <= Self.maximumLinkLength } ?? false
        var document = Document(content, location: isShort ? link ?? context.path : context.path)
        document.isCacheable = isByQuery
        return document
    }

    /// An impossible value at a place of the document.
    package func impossible(_ path: [String], _ detail: Message) -> Problem {
        problem(.impossible(path, detail))
    }

    /// The problem that one fault is.
    private func problem(_ fault: JSONFault) -> Problem {
        var found = JSONFaults.Found()
        found.append(fault)
        return problem(found)
    }

    /// The problem that the faults found so far are.
    package func problem() -> Problem { problem(cursor.faults.found) }

    private func problem(_ found: JSONFaults.Found) -> Problem {
        let faults = (isByQuery ? found.told.map(Self.inQuery) : found.told).map { fault in
            Problem.Fault(
                place: isByQuery ? .parameter(parameter(fault.pointer)) : .pointer(fault.pointer),
                detail: fault.problem, allowed: fault.allowed, suggestion: fault.suggestion)
        }
        guard context.parameters.areSound else {
            return context.parameters.problem(with: faults, untold: found.untold)
        }
        let first = faults.first?.sentence ?? ""
        let detail: Message =
            found.count == 1
            ? first : "\(found.count, "# place is", "# places are") wrong; the first: \(first)"
        return Problem(
            found.isOfValues ? .impossibleInput : isByQuery ? .invalidParameter : .invalidBody,
            detail.with(untold: found.untold), faults: faults, untold: found.untold)
    }

    /// A parameter holds all lists at once, so that a fault has to say which it means.
    private static func inQuery(_ fault: JSONFault) -> JSONFault {
        let tokens = fault.pointer.tokens
        let isList = tokens.starts(with: ["tally", "lists"]) || tokens.starts(with: ["poll", "shares"])
        // What is wrong with a poll as a whole names it by its id.
        let isPoll = tokens.first == "polls" && tokens.count > 2
        guard isList || isPoll, let index = tokens.dropFirst(isList ? 2 : 1).first.flatMap({ Int($0) }) else {
            return fault
        }
        var fault = fault
        let problem: Message =
            isList ? "of list \(index + 1) \(fault.problem)" : "of poll \(index + 1) \(fault.problem)"
        fault.problem = problem
        return fault
    }
}
