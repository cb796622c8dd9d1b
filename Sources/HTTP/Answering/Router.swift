// SPDX-License-Identifier: Apache-2.0

/// What a router finds for a method and a path.
package enum RouteMatch<Value: Sendable>: Sendable {
    /// The value of the route and its percent-decoded captures in the order of the template.
    case found(Value, [String])
    /// The path exists, but not with that method; the methods it has are sorted, ready for `Allow`.
    case methodNotAllowed([Method])
    case notFound
    /// The path cannot be read.
    case malformedPath(PathFault)
}

/// Why a path cannot be read; each case carries the segment to blame, as it was sent.
package enum PathFault: Error, Hashable, Sendable {
    /// RFC 3986 3.3: dot segments are for references, a client resolves them before it sends.
    case dotSegment(String)
    case slash(String)
    case encoding(PercentEncoding.Fault, String)

    /// The segment.
    package var segment: String {
        switch self {
        case .dotSegment(let segment), .slash(let segment), .encoding(_, let segment): segment
        }
    }
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
        case .malformed(let fault): return .malformedPath(fault)
        case .nothing: return .notFound
        case .node(let node, let captures):
            let wanted = method == .head && !nodes[node].values.contains { $0.method == .head } ? .get : method
            for (method, value) in nodes[node].values where method == wanted { return .found(value, captures) }
            return .methodNotAllowed(allowed(node))
        }
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
        case malformed(PathFault)
    }

    private func find(_ path: String) -> Finding {
        if let node = whole[path] { return .node(node, []) }
        guard path.utf8.first == Grammar.slash else { return .nothing }
        var segments: [String] = []
        for raw in path.utf8.dropFirst().split(separator: Grammar.slash, omittingEmptySubsequences: false) {
            do throws(PathFault) {
                segments.append(try Self.decode(Substring(raw)))
            } catch {
                return .malformed(error)
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

    /// A segment decoded; `/v1/p%61rties` is the path `/v1/parties` (RFC 3986 6.2.2.2).
    private static func decode(_ raw: Substring) throws(PathFault) -> String {
        let segment: String
        do throws(PercentEncoding.Fault) {
            segment = try PercentEncoding.decoded(raw)
        } catch {
            throw .encoding(error, String(raw))
        }
        if segment == "." || segment == ".." { throw .dotSegment(String(raw)) }
        if segment.utf8.contains(Grammar.slash) { throw .slash(String(raw)) }
        return segment
    }
}
