// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import RecordOperations
import Text
package import Web
import Website

/// Pages of everything on record, each at an address of its own: `/elections/mazhilis-2023`, `/parties/osdp` and so on, lists
/// of them, search, and where a reader begins. They are no part of the contract, and need no script.
package enum RecordPages {
    package static var operations: [Operation] {
        let pages = Resources.all.flatMap { resource -> [Operation] in
            let ids = resource.operations.prefix(2).map { operation in
                "show" + String(operation.id.drop(while: \.isLowercase))
            }
            return [
                Operation(
                    .get, resource.pagePath, id: ids[0], parameters: [.lang, .number] + resource.filterParameters
                ) { (context) throws(Problem) in try IndexPage.answer(resource, context) },
                Operation(.get, resource.pagePath + "/{id}", id: ids[1], parameters: [.lang]) {
                    (context) throws(Problem) in try RecordPage.answer(resource, context)
                },
            ]
        }
        let others = [
            Operation(.get, "/search", id: "showSearch", parameters: [.lang, .sought]) { (context) throws(Problem) in
                .page(SearchPage(context).document)
            },
            Operation(.get, "/data", id: "showData", parameters: [.lang]) { (context) throws(Problem) in
                .page(DataPage(context).document)
            },
        ]
        return (pages + others).map { $0.tolerating(.ofAppended) }
    }

    /// What `/` shows a browser: where a reader begins, a record where an address from before it had one names it, or the tool
    /// that the address asks for.
    package static func home(_ context: RequestContext) throws(Problem) -> Operation.Answer {
        if let target = FormerAddress(context).target { return .content(.moved(to: target)) }
        let asked = context.parameters.pairs.filter { $0.name != "lang" || Language(rawValue: $0.value) == nil }
        return asked.isEmpty ? .page(FrontPage(context).document) : DashboardPage.answer(context)
    }
}

extension Parameter {
    /// Which part of a long list.
    static let number = Parameter("page", .integer(from: 1), "The part of a list.")

    /// What is looked for.
    static let sought = Parameter("q", .string, "What is looked for.")
}
