// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing

@testable import Record

/// One thing broken in one real fixture, and the faults that it has to make: these and no others.
struct Broken: Sendable, CustomTestStringConvertible {
    let file: String
    let change: Change
    /// Where the faults are, in the order reported, and words that each says.
    let faults: [(pointer: String, words: String)]
    let suggestion: String?

    init(
        _ file: String, _ change: Change, at pointer: String, _ words: String, suggestion: String? = nil,
        then more: [(pointer: String, words: String)] = []
    ) {
        self.file = file
        self.change = change
        faults = [(pointer, words)] + more
        self.suggestion = suggestion
    }

    var testDescription: String { "\(file)\(faults[0].pointer): \(faults[0].words)" }

    /// Breaks it, and expects these faults and no others.
    func check() throws {
        let found = Fixtures.faults(of: try Fixtures.files([(file, change)]))
        let path = "kz/\(file).json"
        #expect(found.map(\.pointer.description) == faults.map(\.pointer), "\(found)")
        for (fault, expected) in zip(found, faults) {
            #expect(fault.file == path)
            #expect(fault.description.contains(expected.words), "\(fault)")
            #expect(fault.description.hasPrefix("\(path) \(fault.pointer): "), "\(fault)")
        }
        if let suggestion {
            #expect(found.contains { $0.suggestion == suggestion }, "\(found)")
        }
    }
}

@Suite struct `A broken fixture` {
    private static let country = "country"
    private static let sources = "sources/main"
    private static let party = "parties/amanat"
    private static let election = "elections/mazhilis-2023"
    private static let system = "systems/mazhilis-2023"
    private static let series = "thresholds/entry.list_percent"

    static let countries = [
        Broken(
            country, .rename("/dataset/license", "licence"), at: "/dataset/license", "is missing; add it",
            suggestion: "license", then: [("/dataset/licence", "is not a member that is known here; remove it")]),
        Broken(country, .remove("/name/kk"), at: "/name/kk", "is missing; add it"),
        Broken(country, .set("/name", "Kazakhstan"), at: "/name", "is a string; an object is expected"),
        Broken(country, .set("/dataset/version", "2026-02-30"), at: "/dataset/version", "a date is written YYYY-MM-DD"),
        Broken(country, .set("/dataset/version", 2026), at: "/dataset/version", "is a number; a string is expected"),
        Broken(
            country, .set("/groups/7", ["id": "assembly", "name": ["en": "A", "ru": "А", "kk": "А"]]),
            at: "/groups/7/id", "which another group has too"),
    ]

    static let sourceLists = [
        Broken(sources, .set("/sources/0/kind", "pres"), at: "/sources/0/kind", "allowed: law", suggestion: "press"),
        Broken(sources, .set("/sources/0/date", "2021-1"), at: "/sources/0/date", "a date is written"),
        Broken(sources, .remove("/sources/0/url"), at: "/sources/0", "say where it can be found"),
        Broken(
            sources, .set("/sources/0/url", "https://astanatimes.com/2021/…"), at: "/sources/0/url",
            "or use \"locator\""),
        Broken(sources, .set("/sources/0/url", "astanatimes.com"), at: "/sources/0/url", "a complete http or https"),
        Broken(sources, .set("/sources/0/title", ""), at: "/sources/0/title", "is an empty string"),
    ]

    static let parties = [
        Broken(
            party, .set("/colour", ["hex": "#00ABC2"]), at: "/colour", "is not a member that is known here",
            suggestion: "color"),
        Broken(party, .remove("/names/0/name/kk"), at: "/names/0/name/kk", "is missing; add it"),
        Broken(party, .set("/names", [:]), at: "/names", "is an object; an array is expected"),
        Broken(party, .set("/names", []), at: "/names", "a party has at least one name"),
        Broken(party, .set("/names/0/from", "1999-13"), at: "/names/0/from", "a date is written YYYY-MM-DD"),
        Broken(party, .set("/names/0/to", "1998"), at: "/names/0/to", "is 1998, before \"from\""),
        Broken(party, .set("/names/1/from", "2006-12-21"), at: "/names/1/from", "runs to 2006-12-22"),
        Broken(party, .remove("/names/1/to"), at: "/names/1", "add the last day"),
        Broken(party, .remove("/names/2/from"), at: "/names/2", "only the first of a series may leave it out"),
        Broken(party, .set("/aliases/1", "ak-zhol"), at: "/aliases/1", "which ak-zhol uses too; remove it from one"),
        Broken(party, .set("/aliases/1", "otan"), at: "/aliases/1", "is given twice"),
        Broken(
            party, .set("/names/0/sources/0", "s44"), at: "/names/0/sources/0",
            "the source \"s44\", which does not exist",
            suggestion: "s4"),
        Broken(party, .set("/names/0/sources", []), at: "/names/0/sources", "every figure has a source"),
        Broken(
            party, .set("/names/0/confidence", "sure"), at: "/names/0/confidence",
            "allowed: confirmed, single, uncertain"),
        Broken(
            party, .set("/status/0/into", "adilett"), at: "/status/0/into", "the party \"adilett\"",
            suggestion: "adilet"),
        Broken(
            party, .set("/composed_of", ["otan"]), at: "/composed_of/0", "the party \"otan\"", suggestion: "amanat"),
        Broken(party, .set("/members/0/count", "700000"), at: "/members/0/count", "is a string; a number is expected"),
        Broken(party, .set("/members/0/count", -1), at: "/members/0/count", "the range is 0 to"),
        Broken(party, .set("/color/hex", "#00ABC"), at: "/color/hex", "a colour is written #RRGGBB"),
        Broken(party, .set("/color/hex", "#ＡＢ"), at: "/color/hex", "a colour is written #RRGGBB"),
        Broken(party, .set("/color/basis", "sourced"), at: "/color", "name it, or say \"suggested\""),
        Broken(party, .set("/names/0/slug", "Otan"), at: "/names/0/slug", "an id has lowercase letters"),
        Broken(party, .set("/kind", "partty"), at: "/kind", "allowed: party", suggestion: "party"),
    ]

    static let elections = [
        Broken(
            election, .rename("/against_all", "against_al"), at: "/against_al", "is not a member that is known here",
            suggestion: "against_all"),
        Broken(election, .remove("/name/ru"), at: "/name/ru", "is missing; add it"),
        Broken(election, .set("/status", "final"), at: "/status", "allowed: certified, preliminary, unknown"),
        Broken(election, .set("/dates", []), at: "/dates", "an election has at least one day"),
        Broken(election, .remove("/seats/total"), at: "/seats/total", "is missing; add it"),
        Broken(
            election, .set("/results/0/party", "amanta"), at: "/results/0/party", "the party \"amanta\"",
            suggestion: "amanat"),
        Broken(
            election, .set("/results/7/group", "independents"), at: "/results/7/group", "the group \"independents\"",
            suggestion: "independent"),
        Broken(
            election, .set("/results/0/group", "independent"), at: "/results/0",
            "names one of \"party\", \"group\", \"candidate\", and just one"),
        Broken(election, .set("/results/1/party", "amanat"), at: "/results/1", "is a second row for \"amanat\""),
        Broken(
            election, .set("/system", "mazhilis-2024"), at: "/system", "the electoral system \"mazhilis-2024\"",
            suggestion: "mazhilis-2021"),
        Broken(
            election, .set("/dates/0/date", "2022-12-31"), at: "/system", "which was not in force on 2022-12-31"),
        Broken(
            election, .set("/body", "kurultai"), at: "/system", "is mazhilis-2023, which is for the body mazhilis"),
        Broken(
            election, .set("/body", "mazilis"), at: "/body", "the body \"mazilis\"", suggestion: "mazhilis",
            then: [("/system", "which is for the body mazhilis")]),
        Broken(
            election, .set("/results/0/list_votes/sources/1", "cec32"), at: "/results/0/list_votes/sources/1",
            "the source \"cec32\"", suggestion: "cec23"),
        Broken(
            election, .set("/turnout_percent/alternatives/0/sources/0", "wpresq"),
            at: "/turnout_percent/alternatives/0/sources/0", "the source \"wpresq\"", suggestion: "wpresp"),
        Broken(
            election, .set("/seats/single_member/value", 28), at: "/seats", "add up to 97, not to the total of 98",
            then: [("/results", "single_member_seats that add up to 29, not to 28")]),
        Broken(
            election, .set("/results/0/single_member_seats/value", 23), at: "/results",
            "single_member_seats that add up to 30, not to 29",
            then: [("/results/0/total_seats", "is 62, but its parts add up to 63")]),
        Broken(
            election, .set("/valid_votes/value", 6_366_442), at: "/valid_votes", "add up to 6366441"),
        Broken(
            election, .set("/invalid_votes/value", 155_420), at: "/ballots", "add up to 6521861"),
        Broken(
            election, .set("/results/6/list_percent/value", .number("2.4")), at: "/results/6/list_percent",
            "is 2.4, but 146431 of 6366441 is 2.3"),
        Broken(
            election, .set("/results/0/list_votes/value", -1), at: "/results/0/list_votes/value", "the range is 0 to"),
        Broken(
            election, .set("/turnout_percent/value", .number("154.19")), at: "/turnout_percent/value",
            "a percentage is 0 to 100"),
        Broken(
            election, .set("/turnout_percent/value", .number("1e999")), at: "/turnout_percent/value",
            "a number of at most 17 digits"),
        Broken(
            election, .set("/registered_voters/value", .integer(Int.max)), at: "/registered_voters/value",
            "the range is 0 to"),
    ]

    static let systems = [
        Broken(
            system, .rename("/parts/0/articles/quota", "quotas"), at: "/parts/0/articles/quotas",
            "is not a member that is known here", suggestion: "quota"),
        Broken(system, .remove("/name/en"), at: "/name/en", "is missing; add it"),
        Broken(
            system, .set("/parts/0/rules/formula/quota", "haree"), at: "/parts/0/rules/formula/quota", "allowed: hare",
            suggestion: "hare"),
        Broken(
            system, .remove("/parts/0/rules/threshold/percent"), at: "/parts/0/rules/threshold/percent",
            "give the share that a list needs"),
        Broken(
            system, .set("/parts/0/rules/threshold/percent", 101), at: "/parts/0/rules/threshold/percent",
            "0 to 100 per cent"),
        Broken(
            system, .set("/parts/0/rules/threshold/base_votes", 100), at: "/parts/0/rules/threshold",
            "gives \"base\" and \"base_votes\""),
        Broken(
            system, .remove("/parts/0/rules/second_party_guarantee/coefficient"),
            at: "/parts/0/rules/second_party_guarantee/coefficient", "the law's is 0.7"),
        Broken(
            system, .set("/parts/0/rules/second_party_guarantee/minimum_seats", 69),
            at: "/parts/0/rules/second_party_guarantee/minimum_seats", "is 69 of 69 seats"),
        Broken(system, .set("/parts/0/rules/seats", 69), at: "/parts/0/rules", "the part gives them already"),
        Broken(
            system, .set("/parts/0/rules/list_size_cap_percent", 130), at: "/parts/0/rules",
            "gives \"list_size_cap_percent\"; it stands beside the rules"),
        Broken(system, .set("/parts/0/seats", 0), at: "/parts/0/seats", "the range is 1 to 100000"),
        Broken(system, .set("/parts/1/rules/family", "pluralty"), at: "/parts/1/rules/family", "allowed: plurality"),
        Broken(
            system, .set("/acts/0/source", "law-e27"), at: "/acts/0/source", "the source \"law-e27\"",
            suggestion: "law-e07"),
        Broken(system, .set("/notes/0/sources/0", "law-x"), at: "/notes/0/sources/0", "the source \"law-x\""),
    ]

    static let numbers = [
        Broken(
            series, .rename("/series/0/inclusive", "inclusiv"), at: "/series/0/inclusiv", "is not a member",
            suggestion: "inclusive"),
        Broken(series, .remove("/description/kk"), at: "/description/kk", "is missing; add it"),
        Broken(series, .set("/unit", "per cent"), at: "/unit", "an id has lowercase letters"),
        Broken(series, .set("/series/0/exact", "2/0"), at: "/series/0/exact", "a fraction is written 2/3"),
        Broken(series, .set("/series/0/value", "7"), at: "/series/0/value", "is a string; a number is expected"),
        Broken(series, .remove("/series/0/from"), at: "/series/0/from", "is missing; add it"),
        Broken(series, .set("/series", []), at: "/series", "a legal number has at least one entry"),
        Broken(series, .set("/series/0/to", "2021-07"), at: "/series/1/from", "the entry above runs to 2021-07"),
        Broken(series, .remove("/series/0/to"), at: "/series/0", "add the last day"),
        Broken(
            series, .set("/series/1/from", "1998"), at: "/series/1/from", "order them by time",
            then: [("/series/1/from", "the entry above runs to 2021-06")]),
        Broken(
            series, .set("/series/0/sources/0", "law-e60"), at: "/series/0/sources/0", "the source \"law-e60\""),
        Broken(series, .remove("/series/0/act/title"), at: "/series/0/act/title", "is missing; add it"),
    ]

    @Test(arguments: countries) func `of the country is refused at its place`(broken: Broken) throws {
        try broken.check()
    }

    @Test(arguments: sourceLists) func `of the sources is refused at its place`(broken: Broken) throws {
        try broken.check()
    }

    @Test(arguments: parties) func `of a party is refused at its place`(broken: Broken) throws { try broken.check() }

    @Test(arguments: elections) func `of an election is refused at its place`(broken: Broken) throws {
        try broken.check()
    }

    @Test(arguments: systems) func `of an electoral system is refused at its place`(broken: Broken) throws {
        try broken.check()
    }

    @Test(arguments: numbers) func `of a legal number is refused at its place`(broken: Broken) throws {
        try broken.check()
    }
}
