// SPDX-License-Identifier: Apache-2.0
package import HTTP

/// One operation of openapi.yaml: where it is, what it takes and what it answers.
package struct Operation: Sendable {
    /// What is left to do once all of a request was read and nothing is wrong with it.
    package typealias Work = () throws(Problem) -> Answer

    /// What an operation answers.
    package enum Answer {
        case content(Content)
        /// What is told once long work is done.
        case later(LongWork)

        package static func document(_ document: Document) -> Answer { .content(.document(document)) }
        package static func bytes(
            _ bytes: [UInt8], mediaType: String, isCacheable: Bool, inLanguage: Bool = false
        ) -> Answer {
            .content(.bytes(bytes, mediaType: mediaType, isCacheable: isCacheable, inLanguage: inLanguage))
        }
        package static func stream(_ stream: ContentStream, version: String) -> Answer {
            .content(.stream(stream, version: version))
        }
        package static func asset(_ bytes: [UInt8], mediaType: String, isForGood: Bool) -> Answer {
            .content(.asset(bytes, mediaType: mediaType, isForGood: isForGood))
        }
    }

    /// What can be rendered.
    package enum Content {
        /// Data, in the format that was asked for.
        case document(Document)
        /// Bytes of one media type, perhaps in the language asked for.
        case bytes([UInt8], mediaType: String, isCacheable: Bool, inLanguage: Bool = false)
        /// HTML for browsers, and the fields that go with it: what the page may load, and who may show it.
        case page([UInt8], fields: [(name: StaticString, value: String)])
        /// A file of a page, whose address has its version in it where it may be kept for good.
        case asset([UInt8], mediaType: String, isForGood: Bool)
        /// Another address of ours, path and query, where what was asked for stands for good (RFC 9110 section 15.4.2).
        case moved(to: String)
        /// Pieces in the format that was asked for; they change only with `version`.
        case stream(ContentStream, version: String)
    }

    package let method: Method
    package let path: String
    /// The operationId in openapi.yaml.
    package let id: String
    /// The parameters of the query.
    package let parameters: [Parameter]
    /// The names of the parameters of the query.
    package let names: [String]
    /// The formats of a document; the first is served where nothing is asked for.
    let formats: [Format]
    /// Reads what a request says beside the parameters of all operations, and finds what it names.
    let read: @Sendable (RequestContext) throws(Problem) -> Work
    /// What becomes of parameters that it does not have; pictures and feeds bear what others append in any case.
    var tolerance = Tolerance.none
    /// Other layouts of its table.
    package var layouts: [Layout] = []
    /// What the contract says of it; nil where it is no part of the contract.
    package var text: OperationText?
    /// What a browser is shown at the same address; nil where it gets what everybody gets.
    var page: (@Sendable (RequestContext) throws(Problem) -> Answer)?

    package init(
        _ method: Method, _ path: String, id: String, parameters: [Parameter] = [], formats: [Format] = [.json],
        _ read: @escaping @Sendable (RequestContext) throws(Problem) -> Work
    ) {
        self.method = method
        self.path = path
        self.id = id
        self.parameters = parameters
        names = parameters.names
        self.formats = formats
        self.read = read
    }

    /// An operation that reads no parameters of its own.
    package init(
        _ method: Method, _ path: String, id: String, parameters: [Parameter] = [], formats: [Format] = [.json],
        _ answer: @escaping @Sendable (RequestContext) throws(Problem) -> Answer
    ) {
        self.init(method, path, id: id, parameters: parameters, formats: formats) {
            (context) throws(Problem) in { () throws(Problem) in try answer(context) }
        }
    }

    /// A simulation, whose answer is a document with a table: by GET, and by POST of what the query would say.
    /// - Parameters:
    ///   - id: the operationId of the POST; that of the GET ends in `ByQuery`.
    ///   - query: parameters of the GET that are members of the POST's body.
    ///   - always: parameters of both.
    package static func simulation(
        _ path: String, id: String, query: [Parameter], always: [Parameter] = [], layouts: [Layout] = [],
        texts: SimulationTexts, _ read: @escaping @Sendable (RequestContext) throws(Problem) -> Work
    ) -> [Operation] {
        [
            (Method.get, id + "ByQuery", always + query, texts.byQuery), (.post, id, always, texts.byBody),
        ].map { method, name, own, text in
            var operation = Operation(
                method, path, id: name, parameters: table + own, formats: Format.tables, read
            )
            operation.layouts = layouts
            operation.text = text
            return operation
        }
    }

    /// The same operation with a page for browsers.
    package func showing(_ page: @escaping @Sendable (RequestContext) throws(Problem) -> Answer) -> Operation {
        var operation = self
        operation.page = page
        return operation
    }

    /// The same operation with a table that can also be laid out otherwise.
    package func shaped(_ layouts: Layout...) -> Operation {
        var operation = self
        operation.layouts = layouts
        return operation
    }

    /// What `shape` can be.
    var shapes: [Shape] { Shape.documents + (layouts.isEmpty ? [] : [.tidy] + layouts.map(\.shape)) }

    /// The page where there is one and Accept prefers HTML to JSON, else what everybody gets.
    package func answer(to context: RequestContext) throws(Problem) -> Answer {
        guard let page, context.prefersPage else { return try data(for: context) }
        return try page(context)
    }

    /// What everybody gets.
    package func data(for context: RequestContext) throws(Problem) -> Answer { try work(for: context)() }

    /// Reads the whole request, and tells everything that is wrong with its parameters at once.
    package func work(for context: RequestContext) throws(Problem) -> Work {
        let work = try read(context)
        try context.parameters.check()
        return work
    }

    /// Whether there is a page and Accept prefers HTML to JSON.
    package func showsPage(to request: Request) -> Bool {
        guard page != nil else { return false }
        let accept = request.fields.combined("accept")
        return Negotiation.preferred(accept: accept, offers: ["application/json", "text/html"]) == 1
    }

    /// Parameters of every operation that answers with data.
    static let common: [Parameter] = [.format, .lang, .pretty]
    /// Parameters of an operation that answers with data in the envelope.
    package static let envelope = common + [.include, .shape]
    /// Parameters of an operation that also answers with a table.
    package static let table = envelope + [.dialect]
    /// Parameters of every list.
    package static let list = table + [.cursor, .fields, .limit, .sort]
}
