// SPDX-License-Identifier: Apache-2.0
package import JSON

// Why a request has no answer.
extension Schema {
    static let problem = Schema.object(
        [
            "type": .problemType,
            "title": .string.says("The same for every problem of the type and language."),
            "status": .problemStatus,
            "detail": .string.says(
                """
                What is wrong here, with the value, the limit and the remedy. Long values are quoted by their first 100
                characters.
                """),
            "instance": .string.says(
                """
                The target of the request, without its query, or absent, where it is longer than 1,000 bytes; absent \
                where there
                was none yet.
                """),
            "errors": .list(.any(of: [.parameterFault, .bodyFault]), from: 1, to: 32).says(
                "The places that are wrong, in the order in which they were found; `more_errors` counts the others."),
            "more_errors": .integer(from: 1).says(
                "How many more places are wrong than `errors` tells; absent where it tells all of them."),
            "code": .string(matching: "^[a-z]+(-[a-z]+)*$").says(
                "What was refused on the wire, such as `host-missing`."),
            "section": .string(matching: "^RFC [0-9]+ [0-9.]+$").says("The section that asks for the refusal."),
        ], optional: ["instance", "errors", "more_errors", "code", "section"]
    ).named("Problem").described(
        """
        Why a request has no answer (RFC 9457). `title` and `detail` are in the language of `lang`, else of \
        `Accept-Language`,
        else in English, as is what is refused before there is a request; names and values stay as they are.
        """)

    static let parameterFault = Schema.object(
        [
            "parameter": .string.says("A parameter of the query or the path; `path` is the path itself."),
            "detail": .string,
            "allowed": .allowedValues,
            "did_you_mean": .string.says("The nearest right value."),
        ], optional: ["allowed", "did_you_mean"]
    ).named("ParameterFault")

    static let bodyFault = Schema.object(
        [
            "pointer": .pointer,
            "detail": .string,
            "allowed": .allowedValues,
            "did_you_mean": .string.says("The nearest right value."),
        ], optional: ["allowed", "did_you_mean"]
    ).named("BodyFault")

    static let allowedValues = Schema.list(.string, from: 1).named("AllowedValues").described(
        "The values that are allowed; told with the first of the errors that have the same ones.")

    static let problemType = Schema.choice([
        "/problems/malformed-request", "/problems/malformed-json", "/problems/invalid-body",
        "/problems/unknown-parameter", "/problems/invalid-parameter", "/problems/impossible-input",
        "/problems/not-found", "/problems/method-not-allowed", "/problems/not-acceptable",
        "/problems/request-timeout", "/problems/precondition-failed", "/problems/content-too-large",
        "/problems/target-too-long", "/problems/unsupported-media-type", "/problems/expectation-failed",
        "/problems/head-too-large", "/problems/not-implemented", "/problems/overloaded",
        "/problems/version-not-supported",
    ]).named("ProblemType").described("A page under `/problems/`.")

    static let problemStatus = Schema.integer.with(
        "enum", [400, 404, 405, 406, 408, 412, 413, 414, 415, 417, 422, 431, 501, 503, 505]
    ).named("ProblemStatus")

    static let problemPage = Schema.object([
        "type": .problemType,
        "title": .string,
        "status": .problemStatus,
        "remedy": .string.says("What to do about it."),
    ]).named("ProblemPage")

    package static let problemList = Schema.object([
        "data": .list(.problemPage)
    ]).named("ProblemList")

    package static let problemAnswer = Schema.object([
        "data": .problemPage
    ]).named("ProblemAnswer")
}
