// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text

/// Another answer of this API, for what speaks about it: a citation, or the words around a chart.
struct Subject {
    /// The path and query, as given.
    let target: String
    /// What the answer is, in the language asked for.
    let title: String
    /// The answer in JSON; nil where it takes long to make, or is no document.
    let document: Document?

    /// Where the answer is found on the web; the path alone where nobody said what stands before it.
    let address: String

    /// Whether the address begins with that of a server.
    var isAbsolute: Bool { !address.hasPrefix("/") }

    /// Parameters of every operation that speaks about another answer.
    static let parameters = ["base", "lang", "of", "pretty"]

    /// The answer that the parameter `of` names.
    /// - Throws: a problem of `of` where nothing is answered there.
    init(_ call: Call) throws(Problem) {
        let parameters = call.parameters
        let base = Self.base(parameters) ?? call.site.base
        guard let asked = parameters.text("of") else {
            parameters.report(
                "of", "is missing; give the path of an answer, such as /v1/elections/mazhilis-2023/results")
            try parameters.check()
            throw Problem(.invalidParameter, Problem.Fault(place: .parameter("of"), detail: "is missing; add it"))
        }
        let sent = PercentEncoding.encode(try Self.target(of: asked, base, call), keeping: "/?&=:,%")
        target = Appended.removed(from: Request(method: .get, target: sent), where: Appended.isMark)?.target ?? sent
        address = base + target
        do throws(Problem) {
            let (endpoint, other) = try Self.find(target, call)
            document = try Self.document(endpoint, other)
            if let title = document?.item?.chartTitle {
                self.title = title
            } else {
                title = try Self.title(endpoint, other)
            }
        } catch {
            let first = error.faults.first
            throw Problem(
                .invalidParameter, "The parameter of is \"\(asked)\", which is not answered: \(error.detail)",
                faults: [
                    Problem.Fault(
                        place: .parameter("of"), detail: "is not answered: \(error.detail)",
                        allowed: first?.allowed ?? [], suggestion: first?.suggestion)
                ])
        }
        try parameters.check()
    }

    /// The path and query of what was asked for, which may be a whole address as a browser shows it.
    private static func target(of asked: String, _ base: String, _ call: Call) throws(Problem) -> String {
        guard asked.hasPrefix("https://") || asked.hasPrefix("http://") else { return asked }
        if let target = call.site.target(of: asked) { return target }
        if !base.isEmpty, asked.hasPrefix(base + "/") { return String(asked.dropFirst(base.utf8.count)) }
        call.parameters.report(
            "of",
            "is \"\(asked)\", an address of another site; give one under \(call.site.publicURL()), or its path alone")
        try call.parameters.check()
        return asked
    }

    /// What stands before the path, without a slash at its end; nil where nothing is given.
    private static func base(_ parameters: Parameters) -> String? {
        guard let text = parameters.text("base") else { return nil }
        let isAddress = text.hasPrefix("https://") || text.hasPrefix("http://")
        let allowed = text.utf8.allSatisfy { byte in
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
                || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || ":/.-_[]".utf8.contains(byte)
        }
        if !isAddress || !allowed || text.utf8.count > 200 {
            parameters.report("base", "is no address of a server; give one such as https://example.org")
        }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    /// The operation behind a path, and the call that reaches it, in JSON and in the language of `call`.
    private static func find(_ target: String, _ call: Call) throws(Problem) -> (Endpoint, Call) {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let path = API.splitFormat(parts[0]).path
        let endpoints = Endpoints.all.filter { $0.path.hasPrefix("/v1/") && !$0.parameters.contains("of") }
        let router = Router(endpoints.map { ($0.method, PathTemplate($0.path), $0) })
        guard case .found(let endpoint, let captures) = router.match(.get, path: path) else {
            let suggestion = Spelling.nearest(to: path, among: endpoints.map(\.path).filter { !$0.contains("{") })
            throw Problem(
                .notFound, "There is no resource \(path).",
                faults: [.init(place: .parameter("of"), detail: "names no resource", suggestion: suggestion)])
        }
        var query = (parts.count == 2 ? parts[1] : "").split(separator: "&").filter {
            !$0.hasPrefix("format=") && !$0.hasPrefix("lang=") && !$0.hasPrefix("dialect=") && !$0.hasPrefix("shape=")
        }
        if endpoint.formats.contains(.json), endpoint.parameters.contains("format") { query.append("format=json") }
        query.append("lang=\(call.language.rawValue)")
        let other = try Call(
            Request(method: .get, target: path + "?" + query.joined(separator: "&")), suffix: nil, captures: captures,
            endpoint: endpoint, registry: call.registry, site: call.site, supports: call.supports)
        return (endpoint, other)
    }

    private static func document(_ endpoint: Endpoint, _ call: Call) throws(Problem) -> Document? {
        try call.parameters.check()
        guard case .content(.document(let document)) = try endpoint.answer(call) else { return nil }
        try call.parameters.check()
        return document
    }

    /// The name of the thing that the path is about, and what is told of it.
    private static func title(_ endpoint: Endpoint, _ call: Call) throws(Problem) -> String {
        let topic = Topic.all.first { $0.path == endpoint.path }?.title[call.language]
        guard let end = endpoint.path.firstIndex(of: "}") else { return topic ?? endpoint.path }
        let path = String(endpoint.path[...end])
        guard let single = Endpoints.all.first(where: { $0.path == path && $0.method == .get }) else {
            return topic ?? endpoint.path
        }
        let id = call.captures[0]
        let other = try Call(
            Request(method: .get, target: "\(path)?lang=\(call.language.rawValue)"), suffix: nil,
            captures: [id], endpoint: single, registry: call.registry, site: call.site, supports: call.supports)
        guard let item = try document(single, other)?.item else { return id }
        let name = (item["title"] ?? item["name"])?.text ?? id
        return [name, topic].compactMap(\.self).joined(separator: ": ")
    }
}

extension Item {
    /// What a chart calls itself.
    fileprivate var chartTitle: String? { self["chart"] == nil ? nil : self["title"]?.text }
}

extension Document {
    /// The one thing answered with; nil where it is a list or a text.
    fileprivate var item: Item? { if case .item(let item) = content { item } else { nil } }
}
