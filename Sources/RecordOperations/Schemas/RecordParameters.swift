// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
package import Web

// Parameters of lists of the record: filters.
extension Parameter {
    static let partyKind = Parameter("kind", severalOf: .partyKind, "Organisations of one of these kinds.")

    static let partyStatus = Parameter(
        "status", severalOf: .partyStatus, "Parties in one of these states, now or on the day of `as_of`.",
        example: ["registered"])

    static let contested = Parameter(
        "contested", ids: "Parties that took part in one of these elections, by id.",
        example: ["mazhilis-2023"])

    static let representedIn = Parameter(
        "represented_in",
        ids: "Parties that won a seat in one of these elections, or in any election of these bodies, by id.",
        example: ["mazhilis-2023"])

    package static let body = Parameter("body", ids: "Ids of the bodies elected.", example: ["mazhilis"])

    package static let electionKind = Parameter("kind", severalOf: .electionKind, "Elections of one of these kinds.")

    static let electionStatus = Parameter(
        "status", severalOf: .electionStatus, "Elections whose results are this final.")

    static let electionSystem = Parameter(
        "system", ids: "Elections under one of these electoral systems, by id.")

    static let electionParty = Parameter(
        "party", ids: "Elections in which one of these parties took part, by id.")

    static let resultElection = Parameter("election", ids: "Results of these elections, by id.")

    static let resultParty = Parameter(
        "party", ids: "Results of these parties, and of candidates whom they nominated, by id.",
        example: ["ak-zhol"])

    static let thresholdKeys = Parameter("key", severalOf: .thresholdKey, "These series.")

    static let thresholdTopic = Parameter("topic", severalOf: .thresholdTopic, "Series on one of these topics.")

    static let sourceFamily = Parameter(
        "family", ids: "Sources of one of these families, which count as one source each.")

    static let sourceKind = Parameter("kind", severalOf: .sourceKind, "Sources of one of these kinds.")

    static let lineageType = Parameter(
        "type", severalOf: .lineageType, "Events of one of these types.", example: ["merged_into"])

    static let lineageParty = Parameter(
        "party", ids: "Events of one of these parties, on either side.", example: ["amanat"])

    static let office = Parameter(
        "office", severalOf: .office, "People who held one of these offices.", example: ["president"])

    static let roleParty = Parameter(
        "party", ids: "People with a role in one of these parties.", example: ["amanat"])

    static let roleBody = Parameter(
        "body", ids: "People with a role in one of these bodies.", example: ["mazhilis"])

    static let bodyLevel = Parameter(
        "level", severalOf: .choice(Body.Level.self), "Bodies of one of these levels.", example: ["national"])

    static let pollKind = Parameter(
        "kind", severalOf: .choice(Poll.Kind.self), "Polls of one of these kinds.", example: ["exit"])

    static let pollElection = Parameter(
        "election", ids: "Polls on one of these elections.", example: ["mazhilis-2012"])

    static let pollParty = Parameter(
        "party", ids: "Polls with a share of one of these parties.", example: ["amanat"])

    static let eventTopic = Parameter(
        "topic", severalOf: .eventTopic, "Events on one of these topics.", example: ["law"])

    static let statementKind = Parameter(
        "kind", severalOf: .statementKind, "Statements of one of these kinds.", example: ["forecast"])

    static let conflictKind = Parameter(
        "kind", severalOf: .conflictKind, "Conflicts of one of these kinds.", example: ["arithmetic"])

    static let aboutParty = Parameter(
        "party", as: "AboutParty", ids: "What is about one of these parties, by id.", example: ["amanat"])

    static let aboutPerson = Parameter(
        "person", ids: "What is about, or by, one of these people.", example: ["kassym-jomart-tokayev"])

    static let aboutElection = Parameter(
        "election", as: "AboutElection", ids: "What is about one of these elections.",
        example: ["mazhilis-2007"])

    static let aboutBody = Parameter(
        "body", as: "AboutBody", ids: "What is about one of these bodies.", example: ["mazhilis"])

    static let restsOn = Parameter("source", ids: "What rests on one of these sources.", example: ["s1"])

    static let speaker = Parameter(
        "speaker", .string(from: 1, to: 200),
        """
        A piece of the name of the speaker, in any of the languages, whatever the case; at most 200 characters.
        """, example: "OSCE")

    static let words = Parameter(
        "q", as: "Words", .string(from: 1, to: 200),
        "A piece of the text, in any of the languages, whatever the case; at most 200 characters.", example: "party")

    static let termKind = Parameter("kind", severalOf: .termKind, "Terms of one of these kinds.", example: ["place"])

    static let changeKind = Parameter(
        "kind", severalOf: .changeKind, "Changes of one of these kinds.", example: ["added"])

    static let searchQuery = Parameter(
        "q", .string(from: 1, to: 200), "A name, or words of it, in any script; at most 200 characters.",
        example: "Majilis", isRequired: true)

    static let searchType = Parameter(
        "type", severalOf: .searchType, "Things of one of these types.", example: ["party", "person"])
}
