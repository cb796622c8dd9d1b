// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import Search
import Text
import Web

// Search, terms and changes.
extension Schema {
    static let searchHit = Schema.object([
        "rank": .integer(from: 1),
        "type": .searchType,
        "id": .thresholdKey,
        "name": .string.says("What it is called today."),
        "names": .text,
        "matched": .object([
            "text": .string,
            "part": .choice(IndexedName.Part.self).says("What sort of name it is; `act` is the number of a legal act."),
            "lang": .choice(Language.self).orNull.says("Null where it is of no one language."),
            "from": .all(of: [.dateOrNull]).says("Since when it has been in use, as far as is known."),
            "to": .dateOrNull,
        ]).says("The name that was found."),
        "match": .choice(NameMatcher.Match.self).says(
            """
            Letter by letter but for case, in another script or spelling, by some of its words, or past a typing \
            error or by the beginning of a word.
            """),
        "score": .integer(from: 1, to: 1000),
        "link": .string(matching: "^/v1/"),
    ]).named("SearchHit", partial: "PartialSearchHit").described("A thing that was found, by the best of its names.")

    static let searchType = Schema.choice(Record.searchedKinds).named("SearchType")

    static let term = Schema.object([
        "id": .id,
        "kind": .termKind,
        "name": .string,
        "names": .text,
        "other_names": .list(.string),
        "description": .string,
        "descriptions": .text,
        "about": .about,
    ]).named("Term", partial: "PartialTerm").described(
        "Something that sources speak of and that is no resource of its own kind.")

    static let termKind = Schema.choice(Term.Kind.self).named("TermKind")

    static let change = Schema.object([
        "id": .id,
        "version": .string(matching: "^[0-9]+\\.[0-9]+\\.[0-9]+$"),
        "date": .string(format: "date"),
        "kind": .changeKind,
        "title": .string,
        "titles": .text,
        "text": .string,
        "texts": .text,
        "about": .about,
    ]).named("Change", partial: "PartialChange").described(
        "What a version of the dataset has that the one before did not.")

    static let changeKind = Schema.choice(Change.Kind.self).named("ChangeKind")
}
