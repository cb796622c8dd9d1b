// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
package import SimulationOperations
package import Text
import Web

/// What the command line asks of the API, without HTTP.
extension API {
    /// The document of a problem, as POST would answer it.
    package struct Refused: Error { package let document: [UInt8] }

    /// What POST `/v1/simulations/seats` answers.
    /// - Parameters:
    ///   - body: the request.
    ///   - query: its parameters, such as `format` and `lang`.
    package func countSeats(
        _ body: [UInt8], query: [(name: String, value: String)]
    ) throws(Refused) -> [UInt8] {
        let format = query.first { $0.name == "format" }.flatMap { Format(rawValue: $0.value) }
        let context = context(of: body, as: format ?? .json, query)
        return try told(context) { () throws(Problem) in
            guard case .content(let content) = try context.operation.data(for: context),
                case .bytes(let bytes) = Rendering(content, context).content
            else { return [] }
            return bytes
        }
    }

    /// The seats that a body of POST `/v1/simulations/seats` asks for.
    package func seats(of body: [UInt8], _ language: Language) throws(Refused) -> SeatResult {
        let context = context(of: body, as: .json, [("lang", language.rawValue)])
        return try told(context) { () throws(Problem) in try Seats.result(in: context) }
    }

    private func context(
        of body: [UInt8], as format: Format, _ query: [(name: String, value: String)]
    ) -> RequestContext {
        RequestContext(
            Seats.operations[1], query: query, posting: body, as: format, record: registry, site: site,
            supports: supports, directory: directory)
    }

    private func told<Value>(
        _ context: RequestContext, _ work: () throws(Problem) -> Value
    ) throws(Refused) -> Value {
        do throws(Problem) {
            return try work()
        } catch {
            let document = error.document(of: context.location, in: registry.texts[context.language])
            throw Refused(document: JSONWriter.bytes(document))
        }
    }
}
