// SPDX-License-Identifier: Apache-2.0
import HTTP
import Record
import RecordOperations
import Web
import Website

/// Where a view of the dashboard that showed a record or a list leads, now that these have addresses of their own.
struct FormerAddress {
    private let context: RequestContext

    init(_ context: RequestContext) { self.context = context }

    /// The views, the parameter that named a record, its kind, and the parameters that go along to the list.
    private static let views: [String: (parameter: String?, kind: String?, list: String?, kept: [String])] = [
        "results": ("election", "election", "/elections", []),
        "parties": ("party", "party", "/parties", ["q"]),
        "law": ("key", "threshold", nil, []),
        "search": (nil, nil, "/search", ["q"]),
        "sources": (nil, nil, "/sources", ["kind"]),
    ]

    /// Path and query of the page; nil where the address asks for something that it has not.
    var target: String? {
        let parameters = context.parameters
        guard let view = parameters.text("view"), let former = Self.views[view] else { return nil }
        let lang = parameters.text("lang").map { [(name: "lang", value: $0)] } ?? []
        // The law of a day and the calculators are a tool.
        let tools = ["as_of", "topic", "calculator"]
        let isTool = parameters.pairs.contains { tools.contains($0.name) || $0.name.hasPrefix("calc.") }
        if view == "law", isTool { return nil }
        if let parameter = former.parameter, let kind = former.kind, let handle = parameters.text(parameter) {
            guard let resource = Resources.named[kind], let id = try? resource.id(of: handle, context.registry) else {
                return nil
            }
            return RequestContext.location(path: "\(resource.pagePath)/\(id)", lang)
        }
        guard let list = former.list else { return nil }
        let kept = former.kept.compactMap { name in parameters.text(name).map { (name: name, value: $0) } }
        return RequestContext.location(path: list, kept + lang)
    }
}
