// SPDX-License-Identifier: Apache-2.0
import JSON
import Web

// Parameters of citations.
extension Parameter {
    static let citedPath = Parameter(
        "of", .string(matching: "^(https?://[^/]+)?/v1/"),
        """
        The path of an answer of this API, with its query where it has one (`&` in it as `%26`), or its whole \
        address at this server.
        """, example: "/v1/elections/mazhilis-2023/results", isRequired: true)

    static let citedBase = Parameter(
        "base", .string(matching: "^https?://[A-Za-z0-9:/._\\[\\]-]*$").with("maxLength", 200),
        """
        What stands before the path on the web, such as `https://example.org`; without it that is the public URL \
        of the server, and where its operator has given none, the path stands alone.
        """, example: "https://example.org")

    static let citationAccessed = Parameter(
        "accessed", .string(format: "date"),
        "The day on which the reader saw the answer; left out of the citation where it is not given.",
        example: "2026-11-21")

    static let citationStyle = Parameter(
        "style", .choice(Citation.Style.self),
        """
        The style of the text: APA (7th edition), BibTeX or GOST R 7.0.100-2018. For `format=txt`, where `apa` \
        is taken if nothing is asked for.
        """, example: "gost")
}
