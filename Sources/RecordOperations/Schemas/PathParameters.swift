// SPDX-License-Identifier: Apache-2.0
import JSON
import Web

// What the paths of the record name.
extension Parameter {
    static let partyId = Parameter(
        "id", as: "PartyId", in: .path, .id,
        "The id of a party, or a former one, which is answered with `Content-Location`.", example: "alga")

    static let electionId = Parameter(
        "id", as: "ElectionId", in: .path, .id, "The id of an election, a body and a year.", example: "mazhilis-2007")

    static let electoralSystemId = Parameter(
        "id", in: .path, .id, "The id of an electoral system, a body and the first year.", example: "mazhilis-2007")

    static let thresholdKey = Parameter(
        "key", in: .path, .thresholdKey, "The key of a series.", example: "entry.list_percent")

    static let sourceId = Parameter("id", in: .path, .id, "The id of a source, as in `provenance`.", example: "at21")

    static let lineageEventId = Parameter(
        "id", in: .path, .id, "The id of an event.", example: "communist-party-ussr-founded-1936")

    static let personId = Parameter("id", in: .path, .id, "The id of a person.", example: "kassym-jomart-tokayev")

    static let bodyId = Parameter("id", as: "BodyId", in: .path, .id, "The id of a body.", example: "senate")

    static let pollId = Parameter("id", in: .path, .id, "The id of a poll.", example: "exit-2004-open-society")

    static let eventId = Parameter(
        "id", in: .path, .id, "The id of an event.", example: "1991-law-on-public-associations")

    static let statementId = Parameter("id", in: .path, .id, "The id of a statement.", example: "s3-candidates-1994")

    static let conflictId = Parameter("id", in: .path, .id, "The id of a conflict.", example: "aist-name")

    static let termId = Parameter("id", in: .path, .id, "The id of a term.", example: "osce")

    static let changeId = Parameter("id", in: .path, .id, "The id of a change.", example: "first-version-law")
}
