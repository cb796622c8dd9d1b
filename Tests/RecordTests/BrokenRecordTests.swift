// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing

@testable import Record

/// One thing broken in a record of each kind of collection folder, and in elections that are not parliamentary.
@Suite struct `A broken record` {
    private static let lineage = "lineage/parties-1990s"
    private static let events = "events/law"
    private static let statements = "statements/s0"
    private static let conflicts = "conflicts/articles"
    private static let people = "people/people"
    private static let polls = "polls/polls"
    private static let body = "bodies/mazhilis"
    private static let president = "elections/president-2022"
    private static let referendum = "elections/referendum-2024"
    private static let description: JSON = ["en": "A", "ru": "А", "kk": "А"]

    static let lineages = [
        Broken(
            lineage, .set("/lineage/0/type", "fonded"), at: "/lineage/0/type", "allowed: founded",
            suggestion: "founded"),
        Broken(lineage, .set("/lineage/0/other", "amanat"), at: "/lineage/0/other", "does not go with founded"),
        Broken(lineage, .remove("/lineage/27/other"), at: "/lineage/27/other", "happens between two organisations"),
        Broken(
            lineage, .set("/lineage/27/other", "otan"), at: "/lineage/27/other", "the party \"otan\"",
            suggestion: "amanat"),
        Broken(lineage, .set("/lineage/27/other", "peoples-unity"), at: "/lineage/27/other", "is the party itself"),
        Broken(lineage, .set("/lineage/0/name_to", description), at: "/lineage/0", "go with renamed only"),
        Broken(lineage, .set("/lineage/0/to", "1900"), at: "/lineage/0/to", "before \"date\""),
        Broken(
            lineage,
            .set(
                "/lineage/16",
                [
                    "id": "a-circle", "type": "succeeded_by", "party": "amanat", "other": "peoples-unity",
                    "text": description, "sources": ["s4"], "confidence": "single",
                ]), at: "/lineage/27", "closes the circle amanat > peoples-unity > amanat"),
    ]

    static let eventsAndStatements = [
        Broken(
            events, .set("/events/0/topic", "laws"), at: "/events/0/topic", "allowed: law, reform", suggestion: "law"),
        Broken(events, .set("/events/0/date", "1991-1"), at: "/events/0/date", "a date is written"),
        Broken(events, .set("/events/0/to", "1990"), at: "/events/0/to", "before \"date\", which is 1991"),
        Broken(events, .remove("/events/0/title/kk"), at: "/events/0/title/kk", "is missing; add it"),
        Broken(events, .set("/events/0/sources", []), at: "/events/0/sources", "every figure has a source"),
        Broken(
            events, .set("/events/0/about", ["parties": ["amanta"]]), at: "/events/0/about/parties/0",
            "the party \"amanta\", which does not exist", suggestion: "amanat"),
        Broken(
            events, .set("/events/0/about", ["laws": ["a"]]), at: "/events/0/about/laws",
            "is not a member that is known"),
        Broken(
            events,
            .set(
                "/events/0/figures",
                [
                    ["key": "a", "label": description, "value": 1], ["key": "a", "label": description, "value": "b"],
                ]), at: "/events/0/figures/1/key", "name it more exactly"),
        Broken(
            events, .set("/events/0/figures", [["key": "a", "label": description, "value": true]]),
            at: "/events/0/figures/0/value", "a number or a string is expected"),
        Broken(
            events, .rename("/events", "event"), at: "/events", "is missing; add it", then: [("/event", "remove it")]),
        Broken(statements, .remove("/statements/0/speaker"), at: "/statements/0/speaker", "is missing; add it"),
        Broken(
            statements, .set("/statements/0/kind", "judgment"), at: "/statements/0/kind", "allowed: judgement",
            suggestion: "judgement"),
        Broken(
            statements, .set("/statements/0/person", "nursultan-nazarbaev"), at: "/statements/0/person",
            "the person \"nursultan-nazarbaev\"", suggestion: "nursultan-nazarbayev"),
    ]

    static let conflictsAndPolls = [
        Broken(conflicts, .set("/conflicts/0/readings", []), at: "/conflicts/0/readings", "a conflict has two"),
        Broken(
            conflicts, .set("/conflicts/0/readings/0/sources", ["s44"]), at: "/conflicts/0/readings/0/sources/0",
            "the source \"s44\"", suggestion: "s4"),
        Broken(
            conflicts, .set("/conflicts/0/at", [["url": "amanat", "pointer": "/data"]]), at: "/conflicts/0/at/0/url",
            "a path of the API"),
        Broken(
            conflicts, .set("/conflicts/0/at", [["url": "/v1/parties/amanat", "pointer": "data"]]),
            at: "/conflicts/0/at/0/pointer", "a JSON pointer is expected"),
        Broken(polls, .set("/polls/0/shares/0/percent", 99), at: "/polls/0/shares", "at most 100 is expected"),
        Broken(polls, .set("/polls/0/shares/1/party", "amanat"), at: "/polls/0/shares/1", "keep one"),
        Broken(polls, .set("/polls/0/shares/0/range", [1, 2]), at: "/polls/0/shares/0/percent", "outside its range"),
        Broken(
            polls, .set("/polls/0/election", "mazhilis-2005"), at: "/polls/0/election", "the election \"mazhilis-2005\""
        ),
        Broken(polls, .set("/polls/0/to", "2004-09-18"), at: "/polls/0/to", "before \"from\""),
    ]

    static let peopleAndBodies = [
        Broken(people, .set("/people/0/roles", []), at: "/people/0/roles", "only people in a public role"),
        Broken(
            people, .set("/people/0/roles/0/office", "presidentt"), at: "/people/0/roles/0/office",
            "allowed: president", suggestion: "president"),
        Broken(people, .set("/people/0/roles/0/body", "parliament"), at: "/people/0/roles/0/body", "the body"),
        Broken(
            body, .set("/compositions/7/total/value", 99), at: "/compositions/7/seats", "not to the total of 99"),
        Broken(
            body, .set("/compositions/7/from", "2020"), at: "/compositions/7/from", "order them by time"),
        Broken(
            body, .set("/compositions/7/election", "mazhilis-2022"), at: "/compositions/7/election", "the election"),
        Broken(
            body, .set("/compositions/7/seats/0/party", "amanta"), at: "/compositions/7/seats/0/party", "the party",
            suggestion: "amanat"),
        Broken(body, .set("/succeeded_by", "kurultay"), at: "/succeeded_by", "the body", suggestion: "kurultai"),
    ]

    static let elections = [
        Broken(
            president, .set("/results/0/candidate/person", "tokayev"), at: "/results/0/candidate/person",
            "the person \"tokayev\""),
        Broken(president, .remove("/body"), at: "/body", "name the body elected"),
        Broken(president, .set("/question", description), at: "/kind", "go with a referendum only"),
        Broken(
            president, .set("/invalid_votes/value", 1), at: "/ballots", "votes, invalid and other ballots add up"),
        Broken(
            president, .set("/turnout/0/voters", 8_200_046), at: "/turnout/0/percent", "is 69.44, but 8200046 of"),
        Broken(referendum, .remove("/question"), at: "/question", "a referendum has a question"),
        Broken(referendum, .set("/body", "mazhilis"), at: "/body", "does not go with a referendum"),
        Broken(
            referendum, .set("/answers/0/answer", "yess"), at: "/answers/0/answer", "allowed: yes, no",
            suggestion: "yes"),
    ]

    static let changes = [
        Broken(
            "changes/2026", .set("/changes/0/date", "2026-12-01"), at: "/changes/0/date",
            "later than the dataset's version 2026-11-21"),
        Broken(
            "changes/2026", .set("/changes/0/date", "2026-11"), at: "/changes/0/date", "has the day of its version"),
        Broken("changes/2026", .set("/changes/0/version", "0.1"), at: "/changes/0/version", "such as 0.1.0"),
        Broken("changes/2026", .set("/changes/0/version", "01.0.0"), at: "/changes/0/version", "such as 0.1.0"),
        Broken(
            "changes/2026", .set("/changes/0/kind", "add"), at: "/changes/0/kind", "allowed: added", suggestion: "added"
        ),
        Broken(
            "changes/2026", .set("/changes/0/about", ["parties": ["amanta"]]), at: "/changes/0/about/parties/0",
            "the party \"amanta\"", suggestion: "amanat"),
    ]

    @Test(arguments: changes) func `of changes is refused at its place`(broken: Broken) throws { try broken.check() }

    @Test func `of a version that no change tells of is refused`() throws {
        let faults = Fixtures.faults(of: try Fixtures.files([("country", .set("/dataset/version", "2026-12-01"))]))
        #expect(faults.count == 1)
        #expect(faults.first?.description.contains("say in a change of 2026-12-01 what") == true)
    }

    @Test(arguments: lineages) func `of lineage is refused at its place`(broken: Broken) throws { try broken.check() }

    @Test(arguments: eventsAndStatements) func `of events and statements is refused at its place`(
        broken: Broken
    ) throws { try broken.check() }

    @Test(arguments: conflictsAndPolls) func `of conflicts and polls is refused at its place`(broken: Broken) throws {
        try broken.check()
    }

    @Test(arguments: peopleAndBodies) func `of people and bodies is refused at its place`(broken: Broken) throws {
        try broken.check()
    }

    @Test(arguments: elections) func `of other elections is refused at its place`(broken: Broken) throws {
        try broken.check()
    }

    @Test func `of one id with another one is refused, in whatever file it is`() throws {
        let event = try Fixtures.value("events/law", "/events/0")
        let faults = Fixtures.faults(of: try Fixtures.files([("events/s0", .set("/events/0", event))]))
        let fault = try #require(faults.first { $0.pointer.description == "/events/0/id" })
        #expect(fault.description.contains("which another event has too, in kz/events/law.json"))
    }

    @Test func `of a party that nothing names is refused`() throws {
        var files = try Fixtures.files()
        let party = try JSONParser.parse(try #require(files["kz/parties/adilet.json"]))
        let another = try Change.set("/id", "a-new-party").applied(to: party)
        let plain = try Change.set("/aliases", []).applied(to: another)
        files["kz/parties/a-new-party.json"] = JSONWriter.bytes(plain)
        #expect(
            Fixtures.faults(of: files).map(\.description) == [
                "kz/parties/a-new-party.json: is named by no other fixture; "
                    + "add at least how it was founded or registered to lineage/"
            ])
    }
}
