// SPDX-License-Identifier: Apache-2.0
package import JSON

/// What the contract says of an operation beside its address, its parameters and its formats.
package struct OperationText: Sendable {
    /// What a whole answer is.
    package enum Answer: Sendable {
        /// The envelope with a page of things.
        case page(of: Schema)
        /// The envelope with one thing, of one of these kinds.
        case thing([Schema])
        /// JSON without the envelope.
        case json(Schema)
        /// Bytes of these media types.
        case content([(type: String, schema: Schema)])

        /// The envelope with one thing.
        package static func thing(_ schema: Schema) -> Answer { .thing([schema]) }
    }

    let tag: ContractTag
    package let summary: String
    var description: String
    let answer: Answer
    /// The parameters of the path.
    var path: [Parameter] = []
    /// What is posted, and one that makes sense.
    var body: (schema: Schema, example: JSON)?
    /// The parameters of the query that are told one by one; nil where all are.
    var named: [Parameter]?
    /// A request of it that makes sense: its path and query; nil for a path that says all.
    package var example: String?

    package init(
        _ tag: ContractTag, _ summary: String, _ description: String, _ answer: Answer, path: [Parameter] = [],
        body: (schema: Schema, example: JSON)? = nil, named: [Parameter]? = nil, example: String? = nil
    ) {
        self.tag = tag
        self.summary = summary
        self.description = description
        self.answer = answer
        self.path = path
        self.body = body
        self.named = named
        self.example = example
    }
}

/// What the contract says of a simulation, which can be asked for by query and by body.
package struct SimulationTexts: Sendable {
    package let byQuery: OperationText
    package let byBody: OperationText

    /// - Parameters:
    ///   - summary: of both; that of the GET goes on with “by query”.
    ///   - more: what only the POST can do.
    ///   - query: a query that makes sense.
    ///   - other: what only the POST answers with.
    package init(
        _ tag: ContractTag, _ path: String, _ summary: String, _ description: String, more: String = "",
        answers answer: Schema, other: Schema? = nil, query: String, body: Schema, example: JSON
    ) {
        byQuery = OperationText(
            tag, summary + ", by query", description, .thing(answer), example: path + "?" + query)
        byBody = OperationText(
            tag, summary, "The same, of a body." + (more.isEmpty ? "" : "\n\n" + more),
            .thing([answer] + (other.map { [$0] } ?? [])), body: (body, example))
    }
}

extension Operation {
    /// The same operation with what the contract says of it.
    package func documented(_ text: OperationText) -> Operation {
        var operation = self
        operation.text = text
        return operation
    }
}

/// The chapters of the contract, in their order.
package enum ContractTag: String, CaseIterable, Sendable {
    case parties, people, bodies, elections, polls
    case systems = "electoral-systems"
    case thresholds, record, sources, simulations, charts, embeds, calculators, search, service

    /// What it is about.
    var description: String {
        switch self {
        case .parties: "Parties, blocs and movements. One organisation is one party with dated names."
        case .people: "People in public office or in a public political role."
        case .bodies: "Bodies that are elected or appointed, and who sat in them."
        case .elections: "Elections, their results, and the law's count of their votes."
        case .polls: "Polls and exit polls beside the official result."
        case .systems: "The rules of each era, as data that simulations run."
        case .thresholds: "The numbers that the law sets, each as a series over time."
        case .record: "What happened, what was said, and where sources disagree."
        case .sources: "What the ids in `provenance` stand for."
        case .simulations: "Votes and rules in, seats and every step out. Stateless, exact and the same for everybody."
        case .charts:
            "Self-contained SVG of elections, simulations, the law and the parties, each with the table behind it."
        case .embeds: "Charts on pages of other origins."
        case .calculators:
            "What the law of a day makes of members, votes, sums and lists, with each number's act and sources."
        case .search: "One query over every name, in any script."
        case .service: "Health, version, this contract, and the pages behind the types of problem."
        }
    }
}
