// SPDX-License-Identifier: Apache-2.0
import JSON
import Web

/// What the contract says of health, version and discovery.
enum ServiceTexts {
    static let index = OperationText(
        .service, "What there is",
        """
        Every operation with its parameters. A browser, which prefers `text/html`, is shown the \
        dashboard; the state of
        that page is in the query of its address, and what the page does not know there it ignores.
        """, .json(.serviceIndex), example: "/")

    static let versionIndex = OperationText(
        .service, "What there is in version 1", "Every operation with its parameters.", .json(.serviceIndex),
        example: "/v1")

    static let docs = OperationText(
        .service, "This contract as a page",
        """
        Every operation with a link that asks it, every parameter and every schema; made from this \
        contract.
        """, .content([("text/html", .page)]), example: "/docs")

    static let liveness = OperationText(
        .service, "Whether the server is alive", "For an orchestrator: 200 as long as the process answers.",
        .json(.liveness), example: "/livez")

    static let readiness = OperationText(
        .service, "Whether the server is ready",
        """
        For a load balancer: 200 once the dataset is loaded and checked. The server does not listen \
        before that. With `verbose` it says how reloads went; after one that failed the server goes on \
        with the dataset that it had.
        """, .json(.readiness), example: "/readyz")

    static let metrics = OperationText(
        .service, "Figures for Prometheus",
        """
        The text format 0.0.4: answers by operation and class of status, their durations as histograms, \
        bytes, connections, the cache, reloads of the dataset and its version. Labels are operations of \
        this document, so there is a bounded number of series.
        """, .content([("text/plain", .string)]))

    static let version = OperationText(
        .service, "The version of program and dataset", "The version of the program, and of the dataset it serves.",
        .json(.version), example: "/version")

    static let openAPIYAML = OperationText(
        .service, "This contract in YAML", "The document that you read, as it was written.",
        .content([("application/yaml", .openAPI)]), example: "/openapi.yaml")

    static let openAPIJSON = OperationText(
        .service, "This contract in JSON", "The same document in JSON.", .json(.openAPI), example: "/openapi.json")

    static let listProblems = OperationText(
        .service, "The types of problem", "What each type of problem means, and what to do about it.",
        .json(.problemList), example: "/problems")

    static let problem = OperationText(
        .service, "One type of problem", "The page that `type` of a problem leads to.", .json(.problemAnswer),
        path: [.problemName], example: "/problems/not-found")
}
