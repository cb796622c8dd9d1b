// SPDX-License-Identifier: Apache-2.0

/// What a router finds for a method and a path.
package enum RouteMatch<Value: Sendable>: Sendable {
    /// The value of the route and its percent-decoded captures in the order of the template.
    case found(Value, [String])
    /// The path exists, but not with that method; the methods it has are sorted, ready for `Allow`.
    case methodNotAllowed([Method])
    case notFound
    /// The path cannot be read; the sentence says why and what to do.
    case malformedPath(String)
}

/// Routes as a tree of segments; a literal segment wins over a capture.
package struct Router<Value: Sendable>: Sendable {
    private struct Node: Sendable {
        var literals: [String: Int] = [:]
        var capture: Int?
        var values: [(method: Method, value: Value)] = []
    }

    private var nodes = [Node()]
    /// The nodes of templates without captures, by their paths: nearly every request needs one look-up and no segments.
    private var whole: [String: Int] = [:]

    /// A router of those routes; of two with the same method and template the first is kept.
    package init(_ routes: [(method: Method, template: PathTemplate, value: Value)]) {
        for route in routes {
            var node = 0
            for segment in route.template.segments { node = child(of: node, segment) }
            if !route.template.hasCaptures { whole[route.template.text] = node }
            if !nodes[node].values.contains(where: { $0.method == route.method }) {
                nodes[node].values.append((route.method, route.value))
            }
        }
    }

    /// The route of that method and raw path; HEAD finds the route of GET (RFC 9110 9.3.2).
    package func match(_ method: Method, path: String) -> RouteMatch<Value> {
        switch find(path) {
        case .malformed(let detail): return .malformedPath(detail)
        case .nothing: return .notFound
        case .node(let node, let captures):
            let wanted = method == .head && !nodes[node].values.contains { $0.method == .head } ? .get : method
            for (method, value) in nodes[node].values where method == wanted { return .found(value, captures) }
            return .methodNotAllowed(allowed(node))
        }
    }

    /// The methods of a path, sorted, HEAD and OPTIONS included; nil where no route has that path.
    package func allowedMethods(path: String) -> [Method]? {
        if case .node(let node, _) = find(path) { allowed(node) } else { nil }
    }

    private mutating func child(of node: Int, _ segment: PathTemplate.Segment) -> Int {
        let existing: Int? =
            switch segment {
            case .literal(let text): nodes[node].literals[text]
            case .capture: nodes[node].capture
            }
        if let existing { return existing }
        nodes.append(Node())
        switch segment {
        case .literal(let text): nodes[node].literals[text] = nodes.count - 1
        case .capture: nodes[node].capture = nodes.count - 1
        }
        return nodes.count - 1
    }

    private func allowed(_ node: Int) -> [Method] {
        var methods = Set(nodes[node].values.map(\.method))
        if methods.contains(.get) { methods.insert(.head) }
        methods.insert(.options)
        return methods.sorted { $0.name < $1.name }
    }

    private enum Finding {
        case node(Int, [String])
        case nothing
        case malformed(String)
    }

    private func find(_ path: String) -> Finding {
        if let node = whole[path] { return .node(node, []) }
        guard path.utf8.first == Grammar.slash else { return .nothing }
        var segments: [String] = []
        for raw in path.utf8.dropFirst().split(separator: Grammar.slash, omittingEmptySubsequences: false) {
            switch Self.decode(Substring(raw)) {
            case .success(let segment): segments.append(segment)
            case .failure(let fault): return .malformed(fault.detail)
            }
        }
        var captures: [String] = []
        guard let node = descend(0, segments[...], &captures) else { return .nothing }
        return .node(node, captures)
    }

    /// Literal first; back to the capture where the literal branch ends without a route.
    private func descend(_ node: Int, _ segments: ArraySlice<String>, _ captures: inout [String]) -> Int? {
        guard let segment = segments.first else { return nodes[node].values.isEmpty ? nil : node }
        if let next = nodes[node].literals[segment], let found = descend(next, segments.dropFirst(), &captures) {
            return found
        }
        guard let next = nodes[node].capture, !segment.isEmpty else { return nil }
        captures.append(segment)
        if let found = descend(next, segments.dropFirst(), &captures) { return found }
        captures.removeLast()
        return nil
    }

    /// Why a segment cannot be read.
    private struct SegmentFault: Error {
        var detail: String
    }

    /// A segment decoded; `/v1/p%61rties` is the path `/v1/parties` (RFC 3986 6.2.2.2).
    private static func decode(_ raw: Substring) -> Result<String, SegmentFault> {
        do throws(PercentEncoding.Fault) {
            let segment = try PercentEncoding.decoded(raw)
            // RFC 3986 3.3: dot segments are for references, a client resolves them before it sends.
            if segment == "." || segment == ".." {
                return .failure(SegmentFault(detail: "The path contains the dot segment \"\(raw)\"; resolve it first."))
            }
            if segment.utf8.contains(Grammar.slash) {
                return .failure(
                    SegmentFault(detail: "The path segment \"\(raw)\" contains an encoded slash; remove it."))
            }
            return .success(segment)
        } catch {
            let detail =
                switch error {
                case .escape: "has a % without two hexadecimal digits after it; write a plain % as %25."
                case .notUTF8: "does not decode to UTF-8; percent-encode the bytes of UTF-8."
                case .nul: "contains %00; remove it."
                }
            return .failure(SegmentFault(detail: "The path segment \"\(raw)\" \(detail)"))
        }
    }
}
