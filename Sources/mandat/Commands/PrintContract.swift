// SPDX-License-Identifier: Apache-2.0
import API
import ArgumentParser
import Glibc

/// `mandat openapi`.
struct PrintContract: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "openapi", abstract: "Print the contract of the API (OpenAPI 3.1, YAML).",
        discussion: """
            It is printed from the operations of this program, the same each time; a server serves it under /openapi.yaml.

            EXAMPLES
              mandat openapi > openapi.yaml
            """)

    func run() { write(OpenAPI.yaml, to: STDOUT_FILENO) }
}
