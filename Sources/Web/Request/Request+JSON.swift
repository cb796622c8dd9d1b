// SPDX-License-Identifier: Apache-2.0
import HTTP
import Text

extension Request {
    /// - Throws: 415 where the body is said to be no JSON, whatever it is.
    func requireJSON() throws(Problem) {
        // RFC 9110 8.3 and 5.3: one value; two lines are a list, which is no media type.
        let field = fields.combined("content-type")
        if field == "application/json", fields.first("content-encoding") == nil { return }
        let type = field?.lowercased().split(separator: ";").first.map(String.init) ?? ""
        let name = type.filter { $0 != " " && $0 != "\t" }
        guard
            name == "application/json"
                || (name.hasPrefix("application/") && name.hasSuffix("+json") && !name.contains(","))
        else {
            var problem = Problem(
                .unsupportedMediaType,
                name.isEmpty
                    ? "The request has no Content-Type; send Content-Type: application/json."
                    : "The body is \(name); send Content-Type: application/json.")
            problem.readable = ("Accept", "application/json")
            throw problem
        }
        if let coding = fields.combined("content-encoding"), coding.lowercased() != "identity" {
            var problem = Problem(.unsupportedMediaType, "The body is coded as \(coding); send it as it is.")
            problem.readable = ("Accept-Encoding", "identity")
            throw problem
        }
    }
}
