// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import RecordOperations
import Text
import Web

/// Another answer of this API, for what speaks about it: a citation, or the words around a chart.
struct Subject {
    /// The path and query, as given.
    let target: String
    /// What the answer is, in the language asked for.
    let title: String
    /// The elections that it was asked about.
    let elections: [Election]
    /// The answer in JSON; nil where it takes long to make, or is no document.
    let document: Document?

    /// Where the answer is found on the web; the path alone where nobody said what stands before it.
    let address: String

    /// Whether the address begins with that of a server.
    var isAbsolute: Bool { !address.hasPrefix("/") }

    /// Parameters of every operation that speaks about another answer.
    static let parameters: [Parameter] = [.citedBase, .lang, .citedPath, .pretty]

    /// Reads which answer the parameter `of` names; what comes back finds it.
    static func asked(_ context: RequestContext) -> () throws(Problem) -> Subject {
        let base = base(context.parameters) ?? context.site.base
        guard let asked = context.parameters.text("of") else {
            context.parameters.report(
                "of", "is missing; give the path of an answer, such as /v1/elections/mazhilis-2023/results")
            return { () throws(Problem) in throw context.parameters.problem() }
        }
        let sent = PercentEncoding.encode(target(of: asked, base, context), keeping: "/?&=:,%")
        let target = Appended.removed(from: Target(sent), where: Appended.isMark)?.text ?? sent
        return { () throws(Problem) in
            do throws(Problem) {
                return try Subject(target, base + target, context)
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
        }
    }

    private init(_ target: String, _ address: String, _ context: RequestContext) throws(Problem) {
        (self.target, self.address) = (target, address)
        let (operation, other) = try Self.find(Target(target), context)
        let named = [other.parameters.text("election")].compactMap(\.self)
        elections = (other.captures + named).compactMap { context.registry.elections[$0] }
        document = try Self.document(operation, other)
        if let chart = document?.drawing {
            title = chart.title
        } else {
            title = Self.title(operation, other)
        }
    }

    /// The path and query of what was asked for, which may be a whole address as a browser shows it.
    private static func target(of asked: String, _ base: String, _ context: RequestContext) -> String {
        guard asked.hasPrefix("https://") || asked.hasPrefix("http://") else { return asked }
        if let target = context.site.target(of: asked) { return target }
        if !base.isEmpty, asked.hasPrefix(base + "/") { return String(asked.dropFirst(base.utf8.count)) }
        context.parameters.report(
            "of",
            "is \"\(asked)\", an address of another site; give one under \(context.site.publicURL()), or its path alone"
        )
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

    /// The operation behind an address, and what it is asked there, in JSON and in the language of `context`.
    private static func find(
        _ target: Target, _ context: RequestContext
    ) throws(Problem) -> (Operation, RequestContext) {
        let path = Format.split(target.path).path
        let operations = context.directory.operations
        guard case .found(let place, let captures) = context.directory.match(.get, path: path),
            operations[place].isCitable
        else {
            let paths = operations.map(\.path).filter { $0.hasPrefix("/v1/") && !$0.contains("{") }
            throw Problem(
                .notFound, "There is no resource \(path).",
                faults: [
                    .init(
                        place: .parameter("of"), detail: "names no resource",
                        suggestion: Spelling.nearest(to: path, among: paths))
                ])
        }
        let others = ["dialect", "format", "lang", "shape"]
        let query: [(name: String, value: String)]
        do throws(QueryString.Fault) {
            query = try QueryString.parse(target.query ?? "").filter { !others.contains($0.name) }
        } catch {
            throw Problem(.malformedRequest, error.message)
        }
        return (operations[place], RequestContext(operations[place], captures, query: query, as: .json, in: context))
    }

    private static func document(_ operation: Operation, _ context: RequestContext) throws(Problem) -> Document? {
        guard case .content(.document(let document)) = try operation.data(for: context) else { return nil }
        return document
    }

    /// The name of the thing that the path is about, and what is told of it.
    private static func title(_ operation: Operation, _ context: RequestContext) -> String {
        let key = "titles." + operation.path
        let topic = context.texts.has(key) ? context.texts[key] : nil
        guard let start = operation.path.firstIndex(of: "{"), let end = operation.path.firstIndex(of: "}"),
            context.directory[String(operation.path[...end])] != nil
        else { return topic ?? operation.path }
        let (id, list) = (context.captures[0], operation.path[..<start].dropLast())
        guard let resource = Resources.all.first(where: { $0.path == list }) else { return id }
        let name = resource.heading(of: id, context.registry, context.language) ?? id
        return [name, topic].compactMap(\.self).joined(separator: ": ")
    }
}

extension Operation {
    /// Whether its answer can be spoken about.
    fileprivate var isCitable: Bool { path.hasPrefix("/v1/") && !names.contains("of") }
}
