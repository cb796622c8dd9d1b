// SPDX-License-Identifier: Apache-2.0
import Electoral
package import JSON
import Record
import SimulationOperations
import Web

// Electoral systems and numbers of the law.
extension Schema {
    static let electoralSystem = Schema.object([
        "id": .id,
        "body": .id,
        "name": .string,
        "names": .text,
        "aliases": .list(.id),
        "from": .dateOrNull,
        "to": .dateOrNull,
        "seats": .integer(from: 1).orNull.says("Seats of all parts; null where a part does not say."),
        "list_seats": .countOrNull,
        "single_member_seats": .countOrNull,
        "appointed_seats": .countOrNull,
        "threshold_percent": .shareOrNull.says(
            "Per cent of the base of the list part; null where there is no threshold."),
        "against_all": .flag.orNull.says("Whether the ballot has a line against all."),
        "blocs": .flag.orNull.says("Whether parties may form electoral blocs."),
        "independents": .flag.orNull.says("Whether candidates without a party may stand."),
        "parts": .list(.any(of: [.listPart, .singleMemberPart, .appointedPart, .describedPart]), from: 1),
        "acts": .list(.act).says("The legal acts that made the rules."),
        "assumptions": .list(.string).says("What the law leaves open and a count has to assume."),
        "notes": .list(.note),
    ]).named("ElectoralSystem", partial: "PartialElectoralSystem").described(
        "The rules of an era by which a body is elected.")

    static let note = Schema.object([
        "text": .string,
        "texts": .text,
    ]).named("Note")

    static let listPart = Schema.object([
        "kind": .constant("list"),
        "seats": .integer(from: 1),
        "rules": .rules,
        "articles": .articles,
        "list_size_cap_percent": .integer(from: 0).orNull.says(
            "The most candidates on a list, in per cent of the seats."),
    ]).named("ListPart").described("Seats by votes for lists in one national district.")

    static let singleMemberPart = Schema.object([
        "kind": .constant("single-member"),
        "seats": .integer(from: 1),
        "rules": .object([
            "family": .choice(District.Rule.self)
        ]),
        "note": .string.orNull,
        "articles": .articles,
    ]).named("SingleMemberPart").described("Seats in districts of one member each.")

    static let appointedPart = Schema.object([
        "kind": .constant("appointed"),
        "seats": .integer(from: 1),
        "by": .string.says("Who fills them."),
        "articles": .articles,
    ]).named("AppointedPart").described("Seats that another body fills.")

    static let describedPart = Schema.object([
        "kind": .choice(ElectoralSystem.PartKind.self),
        "seats": .integer(from: 1).orNull,
        "by": .string.orNull,
        "note": .string.says("How they are filled."),
        "rules": .string.orNull.with("const", .null).says("Always null."),
        "articles": .articles,
    ]).named("DescribedPart").described("Seats that are filled in a way that the law sets and nothing here counts.")

    static let articles = Schema.dictionary(of: .string).named("Articles").described(
        "The article of the law behind each rule; of a list part, behind each kind of step of a count.")

    static let threshold = Schema.object([
        "key": .thresholdKey,
        "topic": .thresholdTopic,
        "name": .string,
        "names": .text,
        "description": .string,
        "unit": .string.says("What `value` counts, such as `members`, `percent` or `tenge`."),
        "value": .number(from: 0).orNull,
        "inclusive": .flag.orNull.says("Whether exactly the value suffices."),
        "base": .shareBaseOrNull,
        "scope": .string.orNull.says("To whom or what it applies, where not to all."),
        "applies_to": scope,
        "from": .dateOrNull,
        "to": .dateOrNull,
        "act": .actOrNull,
        "article": .string.orNull,
        "series": .list(.thresholdEntry).says("Oldest first."),
    ]).named("Threshold", partial: "PartialThreshold").described(
        """
        A number that the law sets, as a series over time. `value`, `inclusive`, `base`, `scope`, `from`, `to`, \
        `act` and `article` are of the entry in force on the day of `as_of` (without it, of the dataset), and null \
        where none was.
        """)

    private static let scope = Schema.choice(LegalParameter.Scope.self).orNull.says(
        "For which elections it holds, where the key does not say.")

    package static let thresholdEntry = Schema.object([
        "value": .number(from: 0),
        "inclusive": .flag.orNull,
        "base": .shareBaseOrNull,
        "scope": .string.orNull,
        "applies_to": scope,
        "from": .calendarDate,
        "to": .dateOrNull,
        "act": .act,
        "article": .string.orNull,
    ]).named("ThresholdEntry")

    static let thresholdTopic = Schema.choice(LegalParameter.Topic.self).named("ThresholdTopic")
}
