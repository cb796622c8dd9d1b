// SPDX-License-Identifier: Apache-2.0
import HTTP
import Record
import Text

extension Document {
    /// A query longer than this makes links that nobody follows, in a head that proxies would refuse.
    private static let maximumQuery = 500
    /// Parameters that another format may not have, or that say the format.
    private static let notOfOthers: Set<String> = ["dialect", "fields", "format", "include", "pretty", "shape"]

    /// The field `Link` (RFC 8288): the next page, the other formats, the licence, and where the operation is described;
    /// absolute where a public URL is given, as a page of another origin would look for a path on its own.
    func links(_ context: RequestContext) -> String {
        let base = context.site.base
        var links = next.map { ["<\(base)\($0)>; rel=\"next\""] } ?? []
        let query = RequestContext.location(
            path: "", context.parameters.pairs.filter { !Self.notOfOthers.contains($0.name) })
        if context.path.hasPrefix("/v1/"), query.utf8.count <= Self.maximumQuery {
            let path = context.pathOfList
            for format in context.site.made(context.operation.formats) where format != context.format {
                links.append("<\(base)\(path).\(format.rawValue)\(query)>; rel=\"alternate\"; type=\"\(format.offer)\"")
            }
        }
        links.append("<https://spdx.org/licenses/\(context.registry.country.license).html>; rel=\"license\"")
        let chapter = context.operation.text.map { "/" + $0.tag.rawValue } ?? ""
        links.append("<\(base)/docs\(chapter)#\(context.operation.id)>; rel=\"describedby\"")
        return links.joined(separator: ", ")
    }
}

extension RequestContext {
    /// A name for the file: the path, the shape, the dialect, the language and the day of the dataset, such as
    /// `mandat-elections-mazhilis-2023-results-excel-ru-2026-11-21.csv`.
    var fileName: String {
        let path = pathOfList.split(separator: "/").dropFirst().map { part in
            String(part.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
        }
        let parts =
            ["mandat"] + path
            + [layout?.shape.rawValue, parameters.text("dialect"), language.rawValue].compactMap(\.self)
            + [registry.country.datasetVersion.description]
        return parts.joined(separator: "-") + "." + format.rawValue
    }
}
