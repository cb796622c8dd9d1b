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
    func links(_ call: Call) -> String {
        let base = call.site.base
        var links = next.map { ["<\(base)\($0)>; rel=\"next\""] } ?? []
        let query = Call.location(path: "", call.parameters.pairs.filter { !Self.notOfOthers.contains($0.name) })
        if call.path.hasPrefix("/v1/"), query.utf8.count <= Self.maximumQuery {
            let path = call.pathOfList
            for format in call.site.made(call.endpoint.formats) where format != call.format {
                links.append("<\(base)\(path).\(format.rawValue)\(query)>; rel=\"alternate\"; type=\"\(format.offer)\"")
            }
        }
        links.append("<https://spdx.org/licenses/\(call.registry.country.license).html>; rel=\"license\"")
        links.append("<\(base)/docs#\(call.endpoint.operation)>; rel=\"describedby\"")
        return links.joined(separator: ", ")
    }
}

extension Call {
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
