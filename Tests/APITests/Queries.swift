// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing

/// Plain queries of a simulation as the body that API.md says they mean, written independently of the API.
enum Queries {
    static func body(of query: String) throws -> String {
        var system: String?
        var rules: [JSON.Member] = []
        var formula: [JSON.Member] = []
        var threshold: [JSON.Member] = []
        var tally: [JSON.Member] = []
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            let value = try #require(parts.last)
            switch parts[0] {
            case "system": system = value
            case "seats": rules.append(.init("seats", .number(value)))
            case "tie_break": rules.append(.init("tie_break", .string(value)))
            case "quota", "over_award": formula.append(.init(parts[0], .string(value)))
            case "threshold": threshold.append(.init("percent", value.contains("/") ? .string(value) : .number(value)))
            case "threshold_base": threshold.append(.init("base", .string(value)))
            case "against_all", "invalid": tally.append(.init(parts[0], .number(value)))
            case "votes":
                let lists = value.split(separator: ",").map { list -> JSON in
                    let cells = list.split(separator: ":").map(String.init)
                    return ["party": .string(cells[0]), "votes": .number(cells[1])]
                }
                tally.append(.init("lists", .array(lists)))
            default: Issue.record("\(parts[0]) is not written here")
            }
        }
        if !formula.isEmpty { rules.append(.init("formula", .object(formula))) }
        if !threshold.isEmpty { rules.append(.init("threshold", .object(threshold))) }
        var body: [JSON.Member] = [.init("tally", .object(tally))]
        if let system { body.append(.init("system", .string(system))) }
        if !rules.isEmpty { body.append(.init("rules", .object(rules))) }
        return String(decoding: JSONWriter.bytes(.object(body)), as: UTF8.self)
    }
}
