// SPDX-License-Identifier: Apache-2.0
package import HTTP

/// Every operation of an API, and which one a path leads to.
package struct Directory: Sendable {
    /// In the order in which they are listed.
    package let operations: [Operation]
    /// The names of the parameters of all of them.
    let parameterNames: Set<String>
    private let router: Router<Int>

    package init(_ operations: [Operation]) {
        self.operations = operations
        parameterNames = Set(operations.flatMap(\.names))
        router = Router(operations.enumerated().map { ($1.method, PathTemplate($1.path), $0) })
    }

    /// The place among the operations that a path without a suffix leads to.
    package func match(_ method: Method, path: String) -> RouteMatch<Int> { router.match(method, path: path) }

    /// The operation that answers GET under a path as it is declared, such as `/v1/parties/{id}`.
    package subscript(path: String) -> Operation? { operations.first { $0.path == path && $0.method == .get } }
}
