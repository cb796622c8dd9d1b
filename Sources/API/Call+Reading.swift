// SPDX-License-Identifier: Apache-2.0
import HTTP
import Record
import Text

extension Call {
    /// Reads what every operation has in common: the parameters, the language and the format.
    ///
    /// What is wrong with parameters is thrown by `Parameters.check`, once an operation has read its own too.
    /// - Throws: a problem where the query cannot be decoded, or where nothing acceptable can be served.
    init(
        _ request: Request, suffix: Format?, captures: [String], endpoint: Endpoint, registry: Record, site: Site,
        supports: SupportIndex
    ) throws(Problem) {
        self.request = request
        let ending = suffix.map { "." + $0.rawValue } ?? ""
        pathOf = { endpoint.path.replacing("{id}", with: $0) + ending }
        self.captures = captures
        self.endpoint = endpoint
        self.registry = registry
        self.site = site
        self.supports = supports
        parameters = try Parameters(request.query, known: endpoint.parameters)
        language = Self.language(parameters, request)
        shape = Self.shape(endpoint, parameters)
        format = try Self.format(endpoint, suffix, parameters, request, site)
        if format == .png, site.rasterizer == nil { throw .noRasterizer(request.path) }
    }

    /// The parameter `lang`, else what Accept-Language prefers, else English.
    private static func language(_ parameters: Parameters, _ request: Request) -> Language {
        parameters.choice("lang", Language.self) ?? .preferred(by: request)
    }

    /// The parameter `shape`, as far as the operation has it.
    private static func shape(_ endpoint: Endpoint, _ parameters: Parameters) -> Shape? {
        guard endpoint.parameters.contains("shape") else { return nil }
        return parameters.choice("shape", among: endpoint.shapes.map(\.rawValue)).flatMap(Shape.init)
    }

    /// The suffix of the path, else the parameter `format`, else what Accept prefers.
    private static func format(
        _ endpoint: Endpoint, _ suffix: Format?, _ parameters: Parameters, _ request: Request, _ site: Site
    ) throws(Problem) -> Format {
        let asked = parameters.text("format").flatMap(Format.init)
        if asked == nil { _ = parameters.choice("format", among: endpoint.formats.map(\.rawValue)) }
        if let suffix, let asked, suffix != asked {
            parameters.report(
                "format", "is \(asked.rawValue), but the path ends with .\(suffix.rawValue); give one of them")
        }
        let offered = endpoint.formats.map(\.rawValue)
        if let format = suffix ?? asked {
            if endpoint.formats.contains(format) { return format }
            throw Problem(
                .notAcceptable, "\(request.path) is not served as \(format.rawValue).",
                faults: [
                    Problem.Fault(place: .parameter("format"), detail: "is \(format.rawValue)", allowed: offered)
                ])
        }
        // An operation that has one answer in one type gives it to whoever asks (RFC 9110 section 12.4.1 allows it).
        guard endpoint.parameters.contains("format") else { return .json }
        guard let preferred = endpoint.preferred(by: request, site) else {
            throw Problem(
                .notAcceptable, "Accept allows none of the formats of \(request.path).",
                faults: [
                    Problem.Fault(
                        place: .parameter("format"), detail: "is none of those accepted",
                        allowed: endpoint.formats.map(\.offer))
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
    static func asked(by request: Request) -> Language {
        let pairs = try? QueryString.parse(request.query ?? "")
        return pairs?.first { $0.name == "lang" }.flatMap { Language(rawValue: $0.value) } ?? preferred(by: request)
    }
}
