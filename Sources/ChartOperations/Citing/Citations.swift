// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text
package import Web

/// `/v1/citation` and `/v1/datawrapper`: what is said about another answer of this API, named by its path.
package enum Citations {
    package static var operations: [Operation] {
        [
            Operation(
                .get, "/v1/citation", id: "citeAnswer",
                parameters: Subject.parameters + [.citationAccessed, .format, .citationStyle], formats: [.json, .text],
                cite
            )
            .documented(
                OperationText(
                    .record, "How to cite an answer",
                    """
                    A citation of any answer of this API, named by its path in `of`: with the dataset's version and \
                    licence, with the address where `base` or the operator says what stands before the path, and \
                    with the day of access where `accessed` gives it. JSON has all styles; `/v1/citation.txt` is one \
                    of them as plain text. Of what takes long to make, such as `/v1/simulations/monte-carlo`, the \
                    numbers are not tried.
                    """, .thing(.citation),
                    example:
                        "/v1/citation?of=/v1/elections/mazhilis-2023/results&accessed=2026-11-21&base=https://example.org"
                )),
            Operation(
                .get, "/v1/datawrapper", id: "getDatawrapperMetadata", parameters: Subject.parameters,
                metadata
            )
            .documented(
                OperationText(
                    .record, "The words around a chart in Datawrapper",
                    """
                    Live metadata for a chart whose data is another answer of this API, named by its path in `of`: \
                    title, day of the data, source, and in the notes whether results are preliminary, which figures \
                    rest on weak sources and on which sources disagree. Datawrapper fetches it where a chart's \
                    `external-metadata` is this address, and takes these keys over its own; that is why there is no \
                    envelope. Also as `/v1/datawrapper.json`.
                    """, .json(.datawrapperMetadata),
                    example: "/v1/datawrapper.json?of=/v1/charts/hemicycle?election=mazhilis-2023&lang=ru")),
        ]
    }

    private static func cite(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let style = context.parameters.choice("style", Citation.Style.self)
        let accessed = context.parameters.day("accessed")
        if style != nil, context.format != .text {
            context.parameters.report(
                "style", "is for text, as JSON has all styles; ask for format=txt, or leave it out")
        }
        let subject = Subject.asked(context)
        return { () throws(Problem) in
            answer(try subject(), style, accessed, context)
        }
    }

    private static func answer(
        _ subject: Subject, _ style: Citation.Style?, _ accessed: PartialDate?, _ context: RequestContext
    ) -> Operation.Answer {
        let citation = Citation(subject, context.registry, accessed: accessed, context.language)
        if context.format == .text {
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
        return .document(Document(.item(item), location: context.location))
    }

    private static func metadata(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let subject = Subject.asked(context)
        return { () throws(Problem) in
            .bytes(
                JSONWriter.bytes(ChartMetadata(try subject(), context).document, pretty: context.isPretty),
                mediaType: Format.json.mediaType, isCacheable: true, inLanguage: true)
        }
    }
}
