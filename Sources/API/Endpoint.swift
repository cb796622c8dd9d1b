// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import PollSimulation
import Record
import Text

/// One operation of openapi.yaml: where it is, what it takes and what it answers.
struct Endpoint: Sendable {
    /// What an operation answers.
    enum Answer {
        case content(Content)
        /// What can be told once elections are drawn, which takes all cores where they can be had.
        case drawn(PendingDraws)

        static func document(_ document: Document) -> Answer { .content(.document(document)) }
        static func bytes(
            _ bytes: [UInt8], mediaType: String, isCacheable: Bool, inLanguage: Bool = false
        ) -> Answer {
            .content(.bytes(bytes, mediaType: mediaType, isCacheable: isCacheable, inLanguage: inLanguage))
        }
        static func stream(_ stream: ContentStream, version: String) -> Answer {
            .content(.stream(stream, version: version))
        }
        static func page(_ bytes: [UInt8]) -> Answer { .content(.page(bytes)) }
        static func asset(_ bytes: [UInt8], mediaType: String, isForGood: Bool) -> Answer {
            .content(.asset(bytes, mediaType: mediaType, isForGood: isForGood))
        }
    }

    /// Elections to be drawn, and what is told of them.
    struct PendingDraws {
        let run: SimulationRun
        let tell: (SimulationTally) -> Content
        /// What is said where the draws take too long; so many were made in the time that there is.
        let refuse: (UInt64) -> Problem

        /// The same draws with something else told of them.
        func telling(_ tell: @escaping (Content) -> Content) -> PendingDraws {
            PendingDraws(run: run, tell: { tell(self.tell($0)) }, refuse: refuse)
        }
    }

    /// What can be rendered.
    enum Content {
        /// Data, in the format that was asked for.
        case document(Document)
        /// Bytes of one media type, perhaps in the language asked for.
        case bytes([UInt8], mediaType: String, isCacheable: Bool, inLanguage: Bool = false)
        /// HTML for browsers.
        case page([UInt8])
        /// HTML that pages of other origins may show in a frame, and the field `Link` that goes with it.
        case embed([UInt8], link: String)
        /// A file of a page, whose address has its version in it where it may be kept for good.
        case asset([UInt8], mediaType: String, isForGood: Bool)
        /// Pieces in the format that was asked for; they change only with `version`.
        case stream(ContentStream, version: String)
    }

    let method: Method
    let path: String
    /// The operationId in openapi.yaml.
    let operation: String
    /// Names of the query parameters, without those that every operation has.
    let parameters: [String]
    /// The formats of a document; the first is served where nothing is asked for.
    let formats: [Format]
    let answer: @Sendable (Call) throws(Problem) -> Answer
    /// What becomes of parameters that it does not have; pictures and feeds bear what others append in any case.
    var tolerance = Tolerance.none
    /// Other layouts of its table.
    var layouts: [Layout] = []
    /// What a browser is shown at the same address; nil where it gets what everybody gets.
    var page: (@Sendable (Call) throws(Problem) -> Answer)?

    init(
        _ method: Method, _ path: String, operation: String, parameters: [String] = [], formats: [Format] = [.json],
        _ answer: @escaping @Sendable (Call) throws(Problem) -> Answer
    ) {
        self.method = method
        self.path = path
        self.operation = operation
        self.parameters = parameters
        self.formats = formats
        self.answer = answer
    }

    /// A simulation, whose answer is a document with a table: by GET, and by POST of what the query would say.
    /// - Parameters:
    ///   - operation: the operationId of the POST; that of the GET ends in `ByQuery`.
    ///   - query: parameters of the GET that are members of the POST's body.
    ///   - always: parameters of both.
    static func simulation(
        _ path: String, operation: String, query: [String], always: [String] = [],
        layouts: [Layout] = [], _ answer: @escaping @Sendable (Call) throws(Problem) -> Answer
    ) -> [Endpoint] {
        [(Method.get, operation + "ByQuery", always + query), (.post, operation, always)].map { method, name, own in
            var endpoint = Endpoint(
                method, path, operation: name, parameters: table + own, formats: Format.tables, answer
            )
            endpoint.layouts = layouts
            return endpoint
        }
    }

    /// The same operation with a page for browsers.
    func showing(_ page: @escaping @Sendable (Call) throws(Problem) -> Answer) -> Endpoint {
        var endpoint = self
        endpoint.page = page
        return endpoint
    }

    /// The same operation with a table that can also be laid out otherwise.
    func shaped(_ layouts: Layout...) -> Endpoint {
        var endpoint = self
        endpoint.layouts = layouts
        return endpoint
    }

    /// What `shape` can be.
    var shapes: [Shape] { Shape.documents + (layouts.isEmpty ? [] : [.tidy] + layouts.map(\.shape)) }

    /// The page where there is one and Accept prefers HTML to JSON, else what everybody gets.
    func answer(to call: Call) throws(Problem) -> Answer {
        guard let page, showsPage(to: call.request) else { return try answer(call) }
        return try page(call)
    }

    /// Whether there is a page and Accept prefers HTML to JSON.
    func showsPage(to request: Request) -> Bool {
        guard page != nil else { return false }
        let accept = request.fields.combined("accept")
        return Negotiation.preferred(accept: accept, offers: ["application/json", "text/html"]) == 1
    }

    /// Parameters of every operation that answers with data.
    static let common = ["format", "lang", "pretty"]
    /// Parameters of an operation that answers with data in the envelope.
    static let envelope = common + ["include", "shape"]
    /// Parameters of an operation that also answers with a table.
    static let table = envelope + ["dialect"]
    /// Parameters of every chart.
    static let chart = table + ["palette", "theme", "title", "width"]
    /// Parameters of every list.
    static let list = table + ["cursor", "fields", "limit", "sort"]
}

/// One request on its way through an operation.
struct Call {
    let request: Request
    /// What stood in the places of the path's template.
    let captures: [String]
    let parameters: Parameters
    var language: Language
    let format: Format
    /// What the answer is to be laid out for; nil where nothing is asked for.
    let shape: Shape?
    let endpoint: Endpoint
    let registry: Record
    let site: Site
    let supports: SupportIndex

    /// The path and the parameters as given, percent-encoded canonically: a link to this very answer.
    var location: String { Self.location(path: path, parameters.pairs) }

    /// The path as asked for, with a format suffix where there was one.
    var path: String { request.path }

    /// Another layout of the table than the tidy one, where that was asked for.
    var layout: Layout? { endpoint.layouts.first { $0.shape == shape } }

    /// Whether the answer is made of the table.
    var isOfTable: Bool { format == .csv || format == .ndjson || shape?.isTable == true }

    /// The path as asked for, without a format suffix.
    var pathOfList: String {
        let suffix = "." + format.rawValue
        return path.hasSuffix(suffix) ? String(path.dropLast(suffix.utf8.count)) : path
    }

    /// The path with the id of a thing in the place of the one asked for.
    let pathOf: @Sendable (String) -> String

    static func location(path: String, _ pairs: [(name: String, value: String)]) -> String {
        var location = path
        for (index, pair) in pairs.enumerated() {
            location += index == 0 ? "?" : "&"
            location += PercentEncoding.encode(pair.name)
            location += "="
            location += PercentEncoding.encode(pair.value, keeping: ":,/")
        }
        return location
    }

    /// The thing that the first place of the path names, or a problem that says what it could have been.
    func find<Item>(_ kind: Message, in catalogue: IdentifiedCollection<Item>) throws(Problem) -> Item {
        if let item = catalogue[captures[0]] { return item }
        throw Problem(
            .notFound, "There is no \(kind) \"\(captures[0])\".",
            faults: [
                Problem.Fault(
                    place: .parameter(endpoint.path.contains("{key}") ? "key" : "id"),
                    detail: "is not the id of any \(kind)",
                    suggestion: Spelling.nearest(to: captures[0], among: catalogue.idsAndAliases))
            ])
    }

    /// The address of this very answer, where the thing was asked for by a former id (RFC 9110 section 8.7).
    func contentLocation(of id: String) -> String? {
        captures.first == id ? nil : Self.location(path: pathOf(id), parameters.pairs)
    }
}
