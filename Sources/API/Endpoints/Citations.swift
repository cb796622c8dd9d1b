// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text

/// `/v1/citation` and `/v1/datawrapper`: what is said about another answer of this API, named by its path.
enum Citations {
    static var endpoints: [Endpoint] {
        [
            Endpoint(
                .get, "/v1/citation", operation: "citeAnswer",
                parameters: Subject.parameters + ["accessed", "format", "style"], formats: [.json, .text], cite),
            Endpoint(
                .get, "/v1/datawrapper", operation: "getDatawrapperMetadata", parameters: Subject.parameters,
                metadata),
        ]
    }

    private static func cite(_ call: Call) throws(Problem) -> Endpoint.Answer {
        let style = call.parameters.choice("style", Citation.Style.self)
        let accessed = call.parameters.day("accessed")
        if style != nil, call.format != .text {
            call.parameters.report("style", "is for text, as JSON has all styles; ask for format=txt, or leave it out")
        }
        let subject = try Subject(call)
        let citation = Citation(subject, call.registry, accessed: accessed)
        if call.format == .text {
            return .bytes(
                Array((citation.text(style ?? .apa) + "\n").utf8), mediaType: Format.text.mediaType, isCacheable: true,
                inLanguage: true)
        }
        var item = Item()
        item.set("accessed", accessed)
        item.set("address", .string(citation.address))
        item.set("author", .string(Citation.author))
        item.set("dataset_version", .string(citation.version))
        item.set("license", .string(citation.license))
        item.set("of", .string(subject.target))
        for style in Citation.Style.allCases { item.set(style.rawValue, .string(citation.text(style))) }
        item.set("title", .string(citation.title))
        item.set("year", .integer(citation.year))
        return .document(Document(.item(item), location: call.location))
    }

    private static func metadata(_ call: Call) throws(Problem) -> Endpoint.Answer {
        let subject = try Subject(call)
        let document = ChartMetadata(subject, call).document
        return .bytes(
            JSONWriter.bytes(document, pretty: call.parameters.flag("pretty")), mediaType: Format.json.mediaType,
            isCacheable: true, inLanguage: true)
    }
}
