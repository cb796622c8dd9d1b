// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Registry

/// One operation of openapi.yaml: where it is, what it takes and what it answers.
struct Endpoint: Sendable {
    /// What an operation answers.
    enum Answer {
        case content(Content)
        /// What can be told once elections are drawn, which takes all cores where they can be had.
        case simulation(SimulationRun, tell: (SimulationTally) -> Document)

        static func document(_ document: Document) -> Answer { .content(.document(document)) }
        static func bytes(_ bytes: [UInt8], mediaType: String, isCacheable: Bool) -> Answer {
            .content(.bytes(bytes, mediaType: mediaType, isCacheable: isCacheable))
        }
        static func stream(_ stream: ContentStream, version: String) -> Answer {
            .content(.stream(stream, version: version))
        }
    }

    /// What can be rendered.
    enum Content {
        /// Data, in the format that was asked for.
        case document(Document)
        /// Bytes of one media type.
        case bytes([UInt8], mediaType: String, isCacheable: Bool)
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
    /// Whether it can take long enough for others to notice; it is then answered off the event loop.
    let isHeavy: Bool
    let answer: @Sendable (Call) throws(Problem) -> Answer

    init(
        _ method: Method, _ path: String, operation: String, parameters: [String] = [], formats: [Format] = [.json],
        isHeavy: Bool = false, _ answer: @escaping @Sendable (Call) throws(Problem) -> Answer
    ) {
        self.method = method
        self.path = path
        self.operation = operation
        self.parameters = parameters
        self.formats = formats
        self.isHeavy = isHeavy
        self.answer = answer
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
    let language: Language
    let format: Format
    let registry: Registry
    let site: Site

    /// The path and the parameters as given, percent-encoded canonically: a link to this very answer.
    var location: String { Self.location(path: path, parameters.pairs) }

    /// The path as asked for, with a format suffix where there was one.
    var path: String { request.path }

    /// The path with the id of a thing in the place of the one asked for.
    let pathOf: @Sendable (String) -> String

    static func location(path: String, _ pairs: [(name: String, value: String)]) -> String {
        guard !pairs.isEmpty else { return path }
        let query = pairs.map { name, value in
            PercentEncoding.encode(name) + "=" + PercentEncoding.encode(value, keeping: ":,/")
        }
        return path + "?" + query.joined(separator: "&")
    }

    /// The thing that the first place of the path names, or a problem that says what it could have been.
    func find<Item>(_ kind: String, in catalogue: Catalogue<Item>) throws(Problem) -> Item {
        if let item = catalogue[captures[0]] { return item }
        let suggestion = Spelling.nearest(to: captures[0], among: catalogue.handles)
        throw Problem(
            .notFound, "There is no \(kind) \"\(captures[0])\".",
            faults: [
                Problem.Fault(
                    place: .parameter(kind == "threshold" ? "key" : "id"), detail: "is not the id of any \(kind)",
                    suggestion: suggestion)
            ])
    }

    /// The address of this very answer, where the thing was asked for by a former id (RFC 9110 section 8.7).
    func contentLocation(of id: String) -> String? {
        captures.first == id ? nil : Self.location(path: pathOf(id), parameters.pairs)
    }
}
