// SPDX-License-Identifier: Apache-2.0
import JSON
import Web

/// The contract of the API (OpenAPI 3.1), printed from its operations.
package enum OpenAPI {
    /// The version of the program and of what it answers.
    package static let version = "0.1.0"

    /// The contract as a value; made when it is first asked for.
    static let document = ContractPrinter.document(of: Operations.all, version: version)

    /// The contract as `openapi.yaml` has it.
    package static let yaml = Array((head + YAMLWriter.text(document)).utf8)

    /// The same as JSON.
    static let json = JSONWriter.bytes(document)

    private static let head = """
        # SPDX-License-Identifier: Apache-2.0
        # The contract, printed from the operations: `make openapi` writes it.

        """
}
