// SPDX-License-Identifier: Apache-2.0
package import Electoral
import JSON
package import Text

/// The rules of an era by which a body is elected.
package struct ElectoralSystem: Recorded {
    /// Seats that are filled in one way.
    package enum Part: Sendable {
        /// By votes for lists, in one national district.
        case list(Rules, listSizeCapPercent: Int?)
        /// In single-member districts.
        case singleMember(seats: Int, family: Family, articles: [Article], note: LocalizedText?)
        /// By a body that appoints.
        case appointed(seats: Int, by: LocalizedText, articles: [Article])
        /// In a way that the law sets and nothing here counts.
        case described(Description)
    }

    /// What seats are filled by.
    package enum PartKind: String, Sendable, CaseIterable {
        case list
        case singleMember = "single-member"
        case appointed
        /// By electors.
        case indirect
        /// From a list that the President proposes.
        case presidentialList = "presidential-list"
    }

    /// A part in words.
    package struct Description: Sendable {
        package let kind: PartKind
        /// Nil where their number is not known, or is not set by the rules.
        package let seats: Int?
        package let by: LocalizedText?
        package let note: LocalizedText
        package let articles: [Article]
    }

    /// How a single-member district is won.
    package enum Family: String, Sendable, CaseIterable {
        case plurality
        case twoRoundMajority = "two-round-majority"
    }

    /// What an article of the law says here.
    package struct Article: Sendable {
        package let topic: String
        package let article: String
    }

    /// Something to know beside the rules.
    package struct Note: Sendable {
        package let text: LocalizedText
        package let evidence: Evidence
    }

    package let id: String
    package let body: String
    package let name: LocalizedText
    package let aliases: [String]
    package let period: Period
    package let evidence: Evidence
    /// Whether ballots have a line against all; nil where it is not known.
    package let againstAll: Bool?
    package let blocs: Bool?
    package let independents: Bool?
    package let parts: [Part]
    package let acts: [Act]
    /// What the law leaves open and a count has to assume.
    package let assumptions: [LocalizedText]
    package let notes: [Note]

    /// The rules of the list part; nil where there is none.
    package var listRules: Rules? {
        for case .list(let rules, _) in parts { return rules }
        return nil
    }

    /// Seats of all parts; nil where a part does not say how many it has.
    package var seats: Int? {
        let seats = parts.map(\.seats)
        return seats.contains(nil) ? nil : seats.compactMap(\.self).reduce(0, +)
    }
}

extension ElectoralSystem {
    package static let recordKind = RecordKind<ElectoralSystem>(
        "electoral-system", noun: "electoral system", title: "The rules by which a body is elected",
        in: .ofRecords("systems"), { $0.systems },
        order: .byDate { $0.period.from }, read: ElectoralSystem.read,
        search: .init(rank: 6, title: { $0.name }, names: { $0.add($1.name, others: $1.aliases, $1.period) }),
        check: { $0.system($1) }, checkAll: { $0.systemsDoNotOverlap() })
}

extension ElectoralSystem.Part {
    package var seats: Int? {
        switch self {
        case .list(let rules, _): rules.seats
        case .singleMember(let seats, _, _, _), .appointed(let seats, _, _): seats
        case .described(let description): description.seats
        }
    }

    package var kind: ElectoralSystem.PartKind {
        switch self {
        case .list: .list
        case .singleMember: .singleMember
        case .appointed: .appointed
        case .described(let description): description.kind
        }
    }
}

extension ElectoralSystem {
    static func read(_ cursor: JSONCursor) -> ElectoralSystem? {
        cursor.object { object in
            let id = object.required("id") { $0.identifier() }
            let body = object.required("body") { $0.identifier() }
            let name = object.required("name") { $0.text() }
            let aliases = object.list("aliases") { $0.identifier() }
            let period = object.period(hasBeginning: true)
            let evidence = object.evidence()
            let againstAll = object.optional("against_all") { $0.bool() }
            let blocs = object.optional("blocs") { $0.bool() }
            let independents = object.optional("independents") { $0.bool() }
            let parts = object.required("parts") { $0.array(Part.read) }
            let acts = object.list("acts", Act.read)
            let assumptions = object.list("assumptions") { $0.text() }
            let notes = object.list("notes", Note.read)
            guard let id, let body, let name, let evidence, let parts else { return nil }
            return ElectoralSystem(
                id: id, body: body, name: name, aliases: aliases, period: period, evidence: evidence,
                againstAll: againstAll, blocs: blocs, independents: independents, parts: parts, acts: acts,
                assumptions: assumptions, notes: notes)
        }
    }
}

extension ElectoralSystem.Part {
    static func read(_ cursor: JSONCursor) -> ElectoralSystem.Part? {
        cursor.object { object in
            let kind = object.required("kind") { $0.choice(ElectoralSystem.PartKind.self) }
            return object.oneWay(kind.map { Way(of: $0, object.names) }) { way in
                switch way {
                case .list: listPart(object)
                case .singleMember: singleMemberPart(object)
                case .appointed: appointedPart(object)
                case .described: description(object, kind)
                }
            }
        }
    }

    /// The ways in which a part is written.
    private enum Way: CaseIterable {
        case list, singleMember, appointed, described

        /// How a part with these members is written.
        init(of kind: ElectoralSystem.PartKind, _ members: [String]) {
            self =
                switch kind {
                case .list where members.contains("rules"): .list
                case .singleMember where members.contains("rules"): .singleMember
                case .appointed where members.contains("seats") && !members.contains("note"): .appointed
                default: .described
                }
        }
    }

    private static func singleMemberPart(_ object: JSONObjectCursor) -> ElectoralSystem.Part? {
        let seats = object.required("seats") { $0.seats() }
        let family = object.required("rules") { cursor in
            cursor.object { $0.required("family") { $0.choice(ElectoralSystem.Family.self) } }
        }
        let articles = object.articles()
        let note = object.optional("note") { $0.text() }
        guard let seats, let family else { return nil }
        return .singleMember(seats: seats, family: family, articles: articles, note: note)
    }

    private static func appointedPart(_ object: JSONObjectCursor) -> ElectoralSystem.Part? {
        let seats = object.required("seats") { $0.seats() }
        let by = object.required("by") { $0.text() }
        let articles = object.articles()
        guard let seats, let by else { return nil }
        return .appointed(seats: seats, by: by, articles: articles)
    }

    /// A part without rules that can be run says in words how it is filled.
    private static func description(
        _ object: JSONObjectCursor, _ kind: ElectoralSystem.PartKind?
    ) -> ElectoralSystem.Part? {
        let seats = object.optional("seats") { $0.seats() }
        let by = object.optional("by") { $0.text() }
        let note = object.required("note") { $0.text() }
        let articles = object.articles()
        guard let kind, let note else { return nil }
        return .described(.init(kind: kind, seats: seats, by: by, note: note, articles: articles))
    }

    /// The rules are resolved only where they were read without a fault, so that one fault is not told twice.
    private static func listPart(_ object: JSONObjectCursor) -> ElectoralSystem.Part? {
        let seats = object.required("seats") { $0.seats() }
        let faultsBefore = object.faults.found.count
        var draft = object.required("rules") {
            $0.described { $0.without("seats").without("list_size_cap_percent") }.rulesDraft()
        }
        if draft?.seats != nil { object.report("rules", "gives \"seats\"; the part gives them already") }
        if case .set? = draft?.listSizeCapPercent {
            object.report("rules", "gives \"list_size_cap_percent\"; it stands beside the rules")
        }
        let isSound = object.faults.found.count == faultsBefore
        let articles = object.stepArticles()
        let cap = object.optional("list_size_cap_percent") { $0.integer(in: 100...1000) }
        draft?.seats = seats
        guard isSound, seats != nil, let draft, let rules = object.resolve(draft, articles: articles) else {
            return nil
        }
        return .list(rules, listSizeCapPercent: cap)
    }
}

extension JSONCursor {
    fileprivate func seats() -> Int? { integer(in: 1...Rules.maximumSeats) }
}

extension JSONObjectCursor {
    fileprivate func report(_ member: String, _ problem: Message) {
        faults.found.append(JSONFault(pointer.appending(member), problem))
    }

    /// The articles of a part that is not counted here, by topic.
    fileprivate func articles() -> [ElectoralSystem.Article] {
        optional("articles") { cursor in
            cursor.object { object in
                var articles: [ElectoralSystem.Article] = []
                object.each { topic, cursor in
                    if let article = cursor.string() { articles.append(.init(topic: topic, article: article)) }
                }
                return articles.sorted { $0.topic < $1.topic }
            }
        } ?? []
    }

    /// The articles of a list part, by kind of step.
    fileprivate func stepArticles() -> [Step.Kind: String] {
        required("articles") { cursor in
            cursor.object { object in
                var articles: [Step.Kind: String] = [:]
                for kind in Step.Kind.allCases {
                    if let article = object.optional(kind.rawValue, { $0.string() }) { articles[kind] = article }
                }
                return articles
            }
        } ?? [:]
    }

    fileprivate func resolve(_ draft: RulesDraft, articles: [Step.Kind: String]) -> Rules? {
        do throws(RulesDraft.Missing) {
            let rules = try draft.resolved(over: nil)
            return try? Rules(
                seats: rules.seats, formula: rules.formula, threshold: rules.threshold,
                secondPartyGuarantee: rules.secondPartyGuarantee, majorityBonus: rules.majorityBonus,
                tieBreak: rules.tieBreak, articles: articles)
        } catch {
            let (path, problem) = error.explanation
            let place = path.reduce(pointer.appending("rules")) { $0.appending($1) }
            faults.found.append(JSONFault(path == ["seats"] ? pointer.appending("seats") : place, problem))
            return nil
        }
    }
}

extension ElectoralSystem.Note {
    static func read(_ cursor: JSONCursor) -> ElectoralSystem.Note? {
        cursor.object { object in
            let text = object.required("text") { $0.text() }
            let evidence = object.evidence()
            guard let text, let evidence else { return nil }
            return ElectoralSystem.Note(text: text, evidence: evidence)
        }
    }
}

extension ElectoralSystem {
    /// Seats of the parts of one kind; nil where there is no such part, or it does not say how many.
    package func seats(of kind: PartKind) -> Int? {
        let seats = parts.filter { $0.kind == kind }.map(\.seats)
        return seats.isEmpty || seats.contains(nil) ? nil : seats.compactMap(\.self).reduce(0, +)
    }
}
