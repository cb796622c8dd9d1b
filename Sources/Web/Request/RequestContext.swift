// SPDX-License-Identifier: Apache-2.0
package import HTTP
import JSON
package import Record
package import Text

/// One request on its way through an operation.
package struct RequestContext {
    /// What was posted, or why it cannot be read; nil for a request by its query alone.
    package let posted: Result<[UInt8], Problem>?
    /// Whether the client would rather be shown a page.
    let prefersPage: Bool
    /// The path as asked for, with a format suffix where there was one.
    package let path: String
    /// What stood in the places of the path's template.
    package let captures: [String]
    package let parameters: Parameters
    package var language: Language
    package let format: Format
    /// What the answer is to be laid out for; nil where nothing is asked for.
    package let shape: Shape?
    /// Whether the sources of the values are to be told.
    package let includesSources: Bool
    /// The dialect of CSV.
    let dialect: CSV.Dialect
    /// Whether JSON is indented.
    package let isPretty: Bool
    package let operation: Operation
    package let registry: Record
    package let site: Site
    package let supports: SupportIndex
    /// All operations of the API that is asked.
    package let directory: Directory

    /// The path and the parameters as given, percent-encoded canonically: a link to this very answer.
    package var location: String { Self.location(path: path, parameters.pairs) }

    /// What is said in the language of the answer.
    package var texts: TextCatalogue { registry.texts[language] }

    /// Another layout of the table than the tidy one, where that was asked for.
    var layout: Layout? { operation.layouts.first { $0.shape == shape } }

    /// Whether the answer is made of the table.
    package var isOfTable: Bool { format == .csv || format == .ndjson || shape?.isTable == true }

    /// The path as asked for, without a format suffix.
    package var pathOfList: String {
        let suffix = "." + format.rawValue
        return path.hasSuffix(suffix) ? String(path.dropLast(suffix.utf8.count)) : path
    }

    /// The path with the id of a thing in the place of the one asked for.
    let pathOf: @Sendable (String) -> String

    package static func location(path: String, _ pairs: [(name: String, value: String)]) -> String {
        var utf8 = Array(path.utf8)
        for (index, pair) in pairs.enumerated() {
            utf8.append(UInt8(ascii: index == 0 ? "?" : "&"))
            PercentEncoding.append(pair.name, to: &utf8)
            utf8.append(UInt8(ascii: "="))
            PercentEncoding.append(pair.value, keeping: ":,/", to: &utf8)
        }
        return String(decoding: utf8, as: UTF8.self)
    }

    /// The thing that the first place of the path names, or a problem that says what it could have been.
    package func find<Item>(_ kind: Message, in catalogue: IdentifiedCollection<Item>) throws(Problem) -> Item {
        if let item = catalogue[captures[0]] { return item }
        throw Problem(
            .notFound, "There is no \(kind) \"\(captures[0])\".",
            faults: [
                Problem.Fault(
                    place: .parameter(operation.path.contains("{key}") ? "key" : "id"),
                    detail: "is not the id of any \(kind)",
                    suggestion: Spelling.nearest(to: captures[0], among: catalogue.idsAndAliases))
            ])
    }

    /// The address of this very answer, where the thing was asked for by a former id (RFC 9110 section 8.7).
    package func contentLocation(of id: String) -> String? {
        captures.first == id ? nil : Self.location(path: pathOf(id), parameters.pairs)
    }
}

extension RequestContext {
    /// Reads what every operation has in common: the parameters, the language, the format and all that belongs to it.
    ///
    /// What is wrong with parameters is thrown by `Operation.work(for:)`, once the operation has read its own too.
    /// - Parameter target: what to answer, where that is less than what was sent (`Appended`).
    /// - Throws: a problem where the query cannot be decoded, or where nothing acceptable can be served.
    package init(
        _ request: Request, target: Target? = nil, suffix: Format?, captures: [String], operation: Operation,
        registry: Record, site: Site, supports: SupportIndex, directory: Directory
    ) throws(Problem) {
        let query = target.map(\.query) ?? request.query
        let parameters = try Parameters(query, known: operation.names)
        let format = try Self.format(operation, suffix, parameters, request, site)
        if format == .png, site.rasterizer == nil { throw .noRasterizer(request.path) }
        self.init(
            operation, captures, parameters, path: request.path, ending: suffix.map { "." + $0.rawValue } ?? "",
            format: format, preferred: .preferred(by: request), posted: Self.posted(request),
            prefersPage: operation.showsPage(to: request), registry: registry, site: site, supports: supports,
            directory: directory)
    }

    /// What another operation is asked on the way to an answer, in its language where the query names none.
    /// - Parameter captures: what stands in the places of the path's template.
    package init(
        _ operation: Operation, _ captures: [String] = [], query: [(name: String, value: String)], as format: Format,
        in context: RequestContext
    ) {
        let path = captures.reduce(operation.path) { path, capture in
            guard let start = path.firstIndex(of: "{"), let end = path.firstIndex(of: "}") else { return path }
            return path[..<start] + PercentEncoding.encode(capture) + path[path.index(after: end)...]
        }
        self.init(
            operation, captures, Parameters(query, known: operation.names), path: path, ending: "", format: format,
            preferred: context.language, posted: nil, prefersPage: false, registry: context.registry,
            site: context.site, supports: context.supports, directory: context.directory)
    }

    /// What the operation under a path is asked by GET on the way to an answer, such as one that a page shows.
    /// - Parameters:
    ///   - path: as it is declared, such as `/v1/parties/{id}`.
    ///   - captures: what stands in the places of the path.
    package func asking(
        _ path: String, _ captures: [String] = [], query: [(name: String, value: String)]
    ) throws(Problem) -> RequestContext {
        guard let operation = directory[path] else { throw Problem(.notFound, "There is no resource \(path).") }
        return RequestContext(operation, captures, query: query, as: .json, in: self)
    }

    /// What a command asks an operation that takes a body.
    package init(
        _ operation: Operation, query: [(name: String, value: String)], posting body: [UInt8], as format: Format,
        record: Record, site: Site, supports: SupportIndex, directory: Directory
    ) {
        self.init(
            operation, [], Parameters(query, known: operation.names), path: operation.path, ending: "",
            format: format, preferred: .english, posted: .success(body), prefersPage: false, registry: record,
            site: site, supports: supports,
            directory: directory)
    }

    private init(
        _ operation: Operation, _ captures: [String], _ parameters: Parameters, path: String, ending: String,
        format: Format, preferred: Language, posted: Result<[UInt8], Problem>?, prefersPage: Bool, registry: Record,
        site: Site, supports: SupportIndex, directory: Directory
    ) {
        self.posted = posted
        self.prefersPage = prefersPage
        self.path = path
        pathOf = { operation.path.replacing("{id}", with: $0) + ending }
        self.captures = captures
        self.operation = operation
        self.parameters = parameters
        self.format = format
        self.registry = registry
        self.site = site
        self.supports = supports
        self.directory = directory
        language = parameters.choice("lang", Language.self) ?? preferred
        shape = Self.shape(operation, parameters)
        // What the operation does not have was refused by its name.
        let own = operation.names
        includesSources =
            own.contains("include") && parameters.choices("include", among: ["sources"]).contains("sources")
        dialect = own.contains("dialect") ? parameters.choice("dialect", CSV.Dialect.self) ?? .standard : .standard
        isPretty = own.contains("pretty") && parameters.flag("pretty")
        checkFormat()
    }

    /// The content of a POST, where it is JSON.
    private static func posted(_ request: Request) -> Result<[UInt8], Problem>? {
        guard request.method == .post else { return nil }
        do throws(Problem) {
            try request.requireJSON()
            return .success(request.body)
        } catch {
            return .failure(error)
        }
    }

    /// Reports what has no place beside the format or the shape.
    private func checkFormat() {
        let shape = shape ?? .envelope
        if dialect != .standard, format != .csv {
            parameters.report(
                "dialect", "is \(dialect.rawValue), which is for CSV; ask for format=csv, or leave it out")
        }
        if format != .json {
            let isAsked = parameters.text("shape") != nil && self.shape != nil
            if isAsked, !shape.isTable {
                parameters.report("shape", "is for JSON; ask for format=json, or leave it out")
            } else if isAsked, !Format.tables.contains(format) {
                parameters.report("shape", "is for tables; ask for format=csv, or leave it out")
            }
            if includesSources, operation.formats.contains(.json) {
                parameters.report("include", "is for JSON; ask for format=json, or leave it out")
            }
        } else if shape != .envelope, includesSources {
            parameters.report("include", "has no place in a bare array; leave out shape=\(shape.rawValue)")
        }
        if layout != nil, operation.names.contains("fields"), parameters.text("fields") != nil {
            parameters.report("fields", "is for shape=tidy; a shape for charts has columns of its own")
        }
    }

    /// The parameter `shape`, as far as the operation has it.
    private static func shape(_ operation: Operation, _ parameters: Parameters) -> Shape? {
        guard operation.names.contains("shape") else { return nil }
        return parameters.choice("shape", among: operation.shapes.map(\.rawValue)).flatMap(Shape.init)
    }

    /// The suffix of the path, else the parameter `format`, else what Accept prefers.
    private static func format(
        _ operation: Operation, _ suffix: Format?, _ parameters: Parameters, _ request: Request, _ site: Site
    ) throws(Problem) -> Format {
        let asked = parameters.text("format").flatMap(Format.init)
        if asked == nil { _ = parameters.choice("format", among: operation.formats.map(\.rawValue)) }
        if let suffix, let asked, suffix != asked {
            parameters.report(
                "format", "is \(asked.rawValue), but the path ends with .\(suffix.rawValue); give one of them")
        }
        if let format = suffix ?? asked {
            if operation.formats.contains(format) { return format }
            let offered = operation.formats.map(\.rawValue)
            throw Problem(
                .notAcceptable, "\(request.path) is not served as \(format.rawValue).",
                faults: [
                    Problem.Fault(place: .parameter("format"), detail: "is \(format.rawValue)", allowed: offered)
                ])
        }
        // An operation that has one answer in one type gives it to whoever asks (RFC 9110 section 12.4.1 allows it).
        guard operation.names.contains("format") else { return .json }
        guard let preferred = operation.preferred(by: request, site) else {
            throw Problem(
                .notAcceptable, "Accept allows none of the formats of \(request.path).",
                faults: [
                    Problem.Fault(
                        place: .parameter("format"), detail: "is none of those accepted",
                        allowed: operation.formats.map(\.offer))
                ])
        }
        return preferred
    }
}

extension Language {
    /// The language that Accept-Language prefers, else English.
    fileprivate static func preferred(by request: Request) -> Language {
        let preferred = Negotiation.language(
            acceptLanguage: request.fields.combined("accept-language"), offers: allCases.map(\.rawValue))
        return preferred.map { allCases[$0] } ?? .english
    }

    /// The language in which to say why a request has no answer: the parameter `lang` where it is a language, else what
    /// Accept-Language prefers, else English.
    package static func asked(by request: Request) -> Language {
        let pairs = try? QueryString.parse(request.query ?? "")
        return pairs?.first { $0.name == "lang" }.flatMap { Language(rawValue: $0.value) } ?? preferred(by: request)
    }
}
