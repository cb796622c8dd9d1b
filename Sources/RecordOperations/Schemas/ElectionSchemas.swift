// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import SimulationOperations
import Web

// Elections, their results and turnout.
extension Schema {
    static let election = Schema.object([
        "id": .id,
        "body": .string.orNull.says("The id of the body elected, such as `mazhilis`; null for a referendum."),
        "kind": .electionKind,
        "name": .string,
        "names": .text,
        "convocation": .integer(from: 1).orNull.says("The number of the convocation elected."),
        "early": .flag.says("Whether it was held before the term was over."),
        "date": .calendarDate,
        "dates": .list(.electionDay, from: 1).says("Every day of voting, first round first."),
        "status": .electionStatus,
        "system": .string.orNull.says("The id of the electoral system; null where none is on record."),
        "system_note": .string.orNull,
        "seats": .seatsByPart,
        "threshold_percent": .percentOrNull,
        "registered_voters": .countOrNull,
        "ballots": .countOrNull,
        "turnout_percent": .percentOrNull,
        "valid_votes": .countOrNull,
        "against_all": .countOrNull,
        "invalid_votes": .countOrNull,
        "share_base": .shareBase,
        "share_base_votes": .countOrNull,
        "lists_on_ballot": .countOrNull,
        "other_ballots": .countOrNull.says(
            "Ballots that are neither votes nor invalid, such as those with both answers marked."),
        "electors": .countOrNull,
        "electors_voted": .countOrNull,
        "bodies_elected": .countOrNull,
        "parties_represented": .countOrNull,
        "posts": .countOrNull,
        "question": .string.orNull.says("Of a referendum."),
        "questions": .textOrNull,
        "answers": .list(
            .object([
                "answer": .choice(Election.Answer.Word.self),
                "votes": .countOrNull,
                "percent": .percentOrNull,
            ])
        ).says("Of a referendum; `percent` as published, of what the provenance says."),
        "adopted": .flag.orNull,
        "candidates": .list(.candidates),
        "barred": .list(.remark).says("Who was kept from the ballot, and why."),
        "boycotts": .list(.remark),
        "assessments": .list(.remark).says("Judgements of observers, in our own words, always with the speaker."),
        "notes": .list(.remark),
        "identifiers": .list(.externalIdentifier),
    ]).named("Election", partial: "PartialElection")

    static let electionDay = Schema.object([
        "date": .calendarDate,
        "kind": .choice(Election.Day.Kind.self).says(
            "On a day of kind `assembly` the Assembly of the People of Kazakhstan elected its deputies."),
        "round": .integer(from: 1).orNull,
    ]).named("ElectionDay")

    static let candidates = Schema.object([
        "count": .integer(from: 0),
        "part": .string.orNull.says("Of which part of the election."),
        "stage": .string.orNull.says("When they were counted."),
    ]).named("Candidates")

    static let seatsByPart = Schema.object([
        "total": .integer(from: 1),
        "list": .countOrNull,
        "single_member": .countOrNull,
        "appointed": .countOrNull,
    ]).orNull.named("SeatsByPart").described("Seats to fill, by part; null where there is no such part.")

    static let electionKind = Schema.choice(Election.Kind.self).named("ElectionKind")

    static let electionStatus = Schema.choice(Election.Status.self).named("ElectionStatus")
        .described("How final the results are.")

    static let shareBase = Schema.choice(Election.ShareBase.self).named("ShareBase").described(
        """
        What published shares are of: `valid` votes for all lists; `participating`, those and the votes against all; \
        `ballots`, those and the invalid ballots.
        """)

    static let remark = Schema.object([
        "party": .string.orNull.says("The id of the party."),
        "speaker": .string.orNull,
        "text": .string,
        "texts": .text,
    ]).named("Remark").described("Something said of an election, perhaps of a party, perhaps by somebody.")

    static let result = Schema.object([
        "election": .id,
        "date": .calendarDate,
        "id": .string.says("The id of the party, group or candidate; of an answer `yes` or `no`."),
        "party": .string.orNull.says("The id of the party; of a candidate, the one that nominated."),
        "group": .string.orNull.says("The id of a group that is no party, such as `independent`."),
        "name": .string.orNull.says("The short name. `names=current` gives the name of today."),
        "names": .textOrNull,
        "color": .colorOrNull,
        "list_votes": .countOrNull,
        "list_percent": .percentOrNull.says(
            """
            `list_votes` in per cent of `share_base_votes`, to two decimals; the published figure where votes are \
            not known.
            """),
        "published_percent": .percentOrNull,
        "share_base": .shareBase,
        "share_base_votes": .countOrNull,
        "person": .string.orNull.says("The id of a candidate in `/v1/people`."),
        "nominated_by": .string.orNull.says("Who nominated a candidate, in words."),
        "votes": .integer(from: 0).orNull.says("For a candidate."),
        "percent": .percentOrNull.says(
            "`votes` in per cent of `share_base_votes`; the published figure where votes are not known."),
        "seats": .integer(from: 0).orNull.says("In all local councils, or posts of akims."),
        "elected": .flag.orNull,
        "list_seats": .countOrNull,
        "single_member_seats": .countOrNull,
        "appointed_seats": .countOrNull,
        "total_seats": .countOrNull,
        "seat_percent": .percentOrNull.says("`total_seats` in per cent of all seats of the body, to two decimals."),
        "note": .string.orNull,
    ]).named("Result", partial: "PartialResult").described(
        "What one party, one group of deputies without a party, one candidate or one answer got.")

    static let turnout = Schema.object([
        "election": .id,
        "date": .calendarDate,
        "id": .string.says("Unique among the rows."),
        "key": .turnoutKey,
        "definition": .string,
        "definitions": .text,
        "voters": .countOrNull,
        "percent": .percentOrNull,
        "registered_voters": .countOrNull,
        "note": .string.orNull,
    ]).named("Turnout", partial: "PartialTurnout").described("Turnout by one definition.")

    static let turnoutKey = Schema.choice(Election.Turnout.Key.self).named("TurnoutKey").described("Which definition.")

    static let verification = Schema.object([
        "election": .id,
        "system": .idOrNull,
        "system_note": .string.orNull,
        "reproduced": .flag.orNull.says(
            "Whether every list has its official seats; null where votes or seats are not known."),
        "reason": .string.orNull.says("Why `reproduced` is null."),
        "lists": .list(
            .object([
                "party": .string.says("The id of the party."),
                "name": .string,
                "votes": .number(from: 0),
                "percent": .number(from: 0).says("Per cent of the base, to two decimals."),
                "admitted": .flag,
                "official_seats": .countOrNull,
                "computed_seats": .integer(from: 0),
                "difference": .integer.orNull.says("Computed less official."),
            ])),
        "count": .seatCountOrNull,
    ]).named("Verification").described("The law's own rule run on the official votes, beside the official seats.")
}
