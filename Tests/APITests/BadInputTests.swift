// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Testing

/// A request that has no answer, and what the problem has to say.
struct Bad: Sendable, CustomTestStringConvertible {
    let request: String
    let status: Int
    let type: String
    /// `place: detail → suggestion` of each error, by its beginning; a problem without errors has none.
    let errors: [String]

    init(_ request: String, _ status: Int, _ type: String, _ errors: String...) {
        (self.request, self.status, self.type, self.errors) = (request, status, type, errors)
    }

    var testDescription: String { request.count > 120 ? request.prefix(120) + "…" : request }
}

@Suite struct `Bad input` {
    private func check(_ answer: Answer, _ bad: Bad, instance: String) {
        #expect(answer.status == bad.status, "\(answer.text)")
        #expect(answer.field("content-type") == "application/problem+json")
        #expect(answer["/type"]?.text == "/problems/" + bad.type, "\(answer.text)")
        #expect(answer["/status"] == .integer(bad.status))
        #expect(answer["/instance"]?.text == instance)
        #expect(answer["/title"]?.text?.isEmpty == false)
        #expect(answer["/detail"]?.text?.isEmpty == false)
        #expect(answer.errors.count == bad.errors.count, "\(answer.errors)")
        for (error, expected) in zip(answer.errors, bad.errors) {
            // A suggestion, where one is expected, stands at the end; the detail is compared by its beginning.
            let parts = expected.split(separator: " → ").map(String.init)
            #expect(error.hasPrefix(parts[0]), "\(error)")
            if parts.count == 2 { #expect(error.hasSuffix(" → " + parts[1]), "\(error)") }
        }
    }

    private static let lists = #""tally": {"lists": [{"party": "a", "votes": 60}, {"party": "b", "votes": 40}]}"#
    private static func body(_ members: String) -> String { "{\(members), \(lists)}" }
    private static func rules(_ rules: String) -> String { body(#""system": "mazhilis-2023", "rules": {\#(rules)}"#) }
    private static func tally(_ tally: String) -> String { #"{"system": "mazhilis-2023", "tally": {\#(tally)}}"# }
    private static func lists(_ lists: String) -> String { tally(#""lists": [\#(lists)]"#) }

    static let bodies = [
        Bad("", 400, "malformed-json"), Bad("{", 400, "malformed-json"), Bad("[1,]", 400, "malformed-json"),
        Bad(#"{"system": "x", "system": "y"}"#, 400, "malformed-json"), Bad("{'a': 1}", 400, "malformed-json"),
        Bad("[]", 400, "invalid-body", ": is an array; an object is expected"),
        Bad(
            "{}", 400, "invalid-body", "/system: is missing; name a system, or give rules", "/tally: is missing; add it"
        ),
        Bad(#"{"system": "mazhilis-2023"}"#, 400, "invalid-body", "/tally: is missing; add it"),
        Bad(
            body(#""sytem": "mazhilis-2023""#), 400, "invalid-body", "/system: is missing",
            "/sytem: is not a member that is known here; remove it → system"),
        Bad(
            rules(#""threshhold": {"percent": 5}"#), 400, "invalid-body",
            "/rules/threshhold: is not a member → threshold"),
        Bad(
            body(#""system": "mazhilis-2022""#), 400, "invalid-body",
            "/system: is \"mazhilis-2022\", which is no electoral system → mazhilis-2012"),
        Bad(body(#""system": null"#), 400, "invalid-body", "/system: is null; a string is expected"),
        Bad(body(#""rules": {}"#), 400, "invalid-body", "/rules/seats: is missing; give the number of seats"),
        Bad(tally(""), 400, "invalid-body", "/tally/lists: is missing"),
        Bad(lists(""), 422, "impossible-input", "/tally/lists: is empty; give at least one list"),
        Bad(
            lists(#"{"party": "a", "votes": -5}"#), 422, "impossible-input",
            "/tally/lists/0/votes: is -5; votes are 0 or more"),
        Bad(
            lists(#"{"party": "a", "votes": "5"}"#), 400, "invalid-body",
            "/tally/lists/0/votes: is a string; a number is expected"),
        Bad(lists(#"{"party": "a"}"#), 400, "invalid-body", "/tally/lists/0/votes: is missing"),
        Bad(lists(#"{"votes": 5}"#), 400, "invalid-body", "/tally/lists/0/party: is missing"),
        Bad(lists(#"{"party": "", "votes": 5}"#), 400, "invalid-body", "/tally/lists/0/party: is an empty string"),
        Bad(
            lists(#"{"party": "a\u0000b", "votes": 5}"#), 422, "impossible-input",
            "/tally/lists/0/party: has a control character"),
        Bad(
            lists(#"{"party": "a", "votes": 1}, {"party": "b", "votes": 1}, {"party": "a", "votes": 1}"#), 422,
            "impossible-input", "/tally/lists/2/party: is \"a\" a second time; add its votes to the first"),
        Bad(lists(#"{"party": "a", "votes": 0}"#), 422, "impossible-input", "/tally/lists: has no votes at all"),
        Bad(
            lists(#"{"party": "a", "votes": 9223372036854775808}"#), 422, "impossible-input",
            "/tally/lists/0/votes: is 9223372036854775808; the largest number is 9223372036854775807"),
        Bad(
            lists(#"{"party": "a", "votes": 0.1234567891}"#), 422, "impossible-input",
            "/tally/lists/0/votes: is 0.1234567891; at most 9 decimal places"),
        Bad(
            lists(#"{"party": "a", "votes": 1, "candidates": 99999999999999999999}"#), 422, "impossible-input",
            "/tally/lists/0/candidates: is 99999999999999999999; the range is 0 to"),
        Bad(
            tally(#""lists": [{"party": "a", "votes": 4}], "against_all": 96"#), 422, "impossible-input",
            "/tally/lists: has no list that reaches the threshold of 5 %; "
                + "the law is silent on that, so lower the threshold"),
        Bad(rules(#""seats": 0"#), 422, "impossible-input", "/rules/seats: is 0; the range is 1 to 100000"),
        Bad(rules(#""seats": 100001"#), 422, "impossible-input", "/rules/seats: is 100001; the range is 1 to 100000"),
        Bad(rules(#""seats": 1.5"#), 400, "invalid-body", "/rules/seats: is 1.5; a whole number is expected"),
        Bad(
            rules(#""threshold": {"percent": 101}"#), 422, "impossible-input",
            "/rules/threshold/percent: is 101; a share is 0 to 100 per cent"),
        Bad(
            rules(#""threshold": {"percent": "five"}"#), 400, "invalid-body", "/rules/threshold/percent: is five;"),
        Bad(
            rules(#""threshold": {"percent": 2, "unit": "ratio"}"#), 422, "impossible-input",
            "/rules/threshold/percent: is 2; a share is a number from 0 to 1"),
        Bad(
            rules(#""threshold": {"base": "valid", "base_votes": 5}"#), 400, "invalid-body",
            "/rules/threshold: gives \"base\" and \"base_votes\"; give one of them"),
        Bad(
            rules(#""threshold": {"base_votes": 99}"#), 422, "impossible-input",
            "/rules/threshold/base_votes: is below the votes of the lists"),
        Bad(
            rules(#""second_party_guarantee": {"minimum_seats": 69}"#), 422, "impossible-input",
            "/rules/second_party_guarantee/minimum_seats: is 69 of 69 seats; it has to be below"),
        Bad(
            rules(#""seats": 2"#), 422, "impossible-input",
            "/rules/second_party_guarantee/minimum_seats: is 2 of 2 seats"),
        Bad(
            rules(#""formula": {"quota": "droup"}"#), 400, "invalid-body", "/rules/formula/quota: is \"droup\" → droop"),
        Bad(
            rules(#""formula": {"family": "largest-remainders"}"#), 400, "invalid-body",
            "/rules/formula/family: is \"largest-remainders\" → largest-remainder"),
        Bad(rules(#""tie_break": "lot""#), 400, "invalid-body", "/rules/tie_break: is \"lot\""),
        Bad(
            #"{"systm": 1, "rules": {"seats": "9", "quota": "hare"}, "tally": {"lists": [{"party": 5, "votes": -1}]}}"#,
            400, "invalid-body", "/rules/seats: is a string", "/rules/quota: is not a member",
            "/tally/lists/0/party: is a number", "/tally/lists/0/votes: is -1", "/systm: is not a member → system"),
    ]

    @Test(arguments: bodies) func `of a posted simulation is told by its pointer`(bad: Bad) throws {
        check(try Mandat.post(bad.request), bad, instance: "/v1/simulations/seats")
    }

    private static let counted = "/v1/simulations/seats?votes=a:60,b:40&"
    static let targets = [
        Bad("/v1/simulations/seats?system=mazhilis-2023", 400, "invalid-parameter", "votes: is missing; add it"),
        Bad("/v1/simulations/seats?votes=a:1", 400, "invalid-parameter", "system: is missing; name a system"),
        Bad(counted + "system=mazhilis-2022", 400, "invalid-parameter", "system: is \"mazhilis-2022\" → mazhilis-2012"),
        Bad(counted + "seats=many", 400, "invalid-parameter", "seats: is many; a whole number is expected"),
        Bad(counted + "seats=100001", 422, "impossible-input", "seats: is 100001; the range is 1 to 100000"),
        Bad(counted + "seats=9&threshold=101", 422, "impossible-input", "threshold: is 101;"),
        Bad(counted + "seats=9&threshold=five", 400, "invalid-parameter", "threshold: is five;"),
        Bad(counted + "seats=9&threshold=1/0", 422, "impossible-input", "threshold: is 1/0;"),
        Bad(
            counted + "seats=9&threshold=none&threshold_base=ballots", 400, "invalid-parameter",
            "threshold_base: has nothing to apply to"),
        Bad(
            counted + "seats=9&threshold=5&threshold_inclusive=maybe", 400, "invalid-parameter",
            "threshold_inclusive: is \"maybe\"; true or false is expected"),
        Bad(counted + "seats=9&threshold=5&threshold_base=50", 422, "impossible-input", "threshold_base: is below"),
        Bad(
            counted + "seats=9&second_party=0.7", 400, "invalid-parameter",
            "second_party: is \"0.7\"; coefficient and least seats are expected, such as 0.7:2, or none"),
        Bad(counted + "seats=9&quota=droup", 400, "invalid-parameter", "quota: is \"droup\" → droop"),
        Bad(
            counted + "seats=9&candidates=c:5", 400, "invalid-parameter",
            "candidates: names the list \"c\", which has no votes"),
        Bad(counted + "seats=9&candidates=a", 400, "invalid-parameter", "candidates: has no number for the list \"a\""),
        Bad(
            counted + "seats=9&candidates=a:1,a:2", 400, "invalid-parameter", "candidates: names the list \"a\" twice"),
        Bad(
            "/v1/simulations/seats?seats=9&votes=a:1,b:-5", 422, "impossible-input",
            "votes: of list 2 is -5; votes are 0 or more"),
        Bad("/v1/simulations/seats?seats=9&votes=a:1,b:x", 400, "invalid-parameter", "votes: of list 2 is \"x\""),
        Bad("/v1/simulations/seats?seats=9&votes=a", 400, "invalid-parameter", "votes: of list 1 is missing"),
        Bad("/v1/simulations/seats?seats=9&votes=a:1%5C", 400, "invalid-parameter", "votes: of list 1 is \"1\\\""),
        Bad("/v1/simulations/seats?seats=9&votes=a:1,a:2", 422, "impossible-input", "votes: of list 2 is \"a\""),
        Bad(
            "/v1/simulations/seats?system=mazhilis-2023&votes=a:4&against_all=96", 422, "impossible-input",
            "votes: has no list that reaches the threshold of 5 %"),
        Bad(counted + "seats=9&vote=a:1", 400, "unknown-parameter", "vote: is not a parameter → votes"),
        Bad("/v1/parties?stauts=registered", 400, "unknown-parameter", "stauts: is not a parameter → status"),
        Bad("/v1/parties?limit=5&limit=6", 400, "invalid-parameter", "limit: is given twice; give it once"),
        Bad("/v1/search?q=" + String(repeating: "a", count: 201), 400, "invalid-parameter", "q: has 201 characters"),
        Bad("/v1/parties?q=" + String(repeating: "a", count: 201), 400, "invalid-parameter", "q: has 201 characters"),
        Bad("/v1/people?q=" + String(repeating: "a", count: 201), 400, "invalid-parameter", "q: has 201 characters"),
        Bad("/v1/bodies?q=" + String(repeating: "a", count: 201), 400, "invalid-parameter", "q: has 201 characters"),
        Bad("/v1/events?q=" + String(repeating: "a", count: 201), 400, "invalid-parameter", "q: has 201 characters"),
        Bad("/v1/terms?q=" + String(repeating: "a", count: 201), 400, "invalid-parameter", "q: has 201 characters"),
        Bad("/v1/conflicts?q=" + String(repeating: "a", count: 201), 400, "invalid-parameter", "q: has 201 characters"),
        Bad(
            "/v1/statements?q=" + String(repeating: "a", count: 201), 400, "invalid-parameter", "q: has 201 characters"),
        Bad(
            "/v1/statements?speaker=" + String(repeating: "a", count: 201), 400, "invalid-parameter",
            "speaker: has 201 characters"),
        Bad("/v1/parties?q=", 400, "invalid-parameter", "q: is empty; give a value or leave it out"),
        Bad("/v1/parties?status=", 400, "invalid-parameter", "status: is empty"),
        Bad(
            "/v1/parties?status=registred", 400, "invalid-parameter", "status: has the value \"registred\" → registered"
        ),
        Bad("/v1/parties?status=registered,,banned", 400, "invalid-parameter", "status: has a comma with no value"),
        Bad("/v1/parties?contested=,", 400, "invalid-parameter", "contested: has a comma with no value"),
        Bad(
            "/v1/parties?contested=mazilis-2023", 400, "invalid-parameter",
            "contested: is \"mazilis-2023\", which does not exist → mazhilis-2023"),
        Bad("/v1/parties?limit=0", 400, "invalid-parameter", "limit: is \"0\"; a whole number from 1 to 500"),
        Bad("/v1/parties?limit=501", 400, "invalid-parameter", "limit: is \"501\""),
        Bad("/v1/parties?cursor=nowhere", 400, "invalid-parameter", "cursor: is no cursor of this list"),
        Bad("/v1/parties?sort=nmae", 400, "invalid-parameter", "sort: names the column \"nmae\" → name"),
        Bad("/v1/parties?sort=-", 400, "invalid-parameter", "sort: names the column \"\""),
        Bad("/v1/parties?fields=id,nam", 400, "invalid-parameter", "fields: has the value \"nam\" → name"),
        Bad("/v1/parties.csv?fields=aliases", 400, "invalid-parameter", "fields: has the value \"aliases\""),
        Bad("/v1/parties?as_of=2021-02-29", 400, "invalid-parameter", "as_of: is \"2021-02-29\"; a day is written"),
        Bad("/v1/parties?as_of=2021", 400, "invalid-parameter", "as_of: is \"2021\"; a day is written YYYY-MM-DD"),
        Bad("/v1/parties?lang=kz", 400, "invalid-parameter", "lang: is \"kz\" → kk"),
        Bad("/v1/parties?format=xml", 400, "invalid-parameter", "format: is \"xml\""),
        Bad("/v1/parties.csv?format=json", 400, "invalid-parameter", "format: is json, but the path ends with .csv"),
        Bad("/v1/parties?dialect=excel", 400, "invalid-parameter", "dialect: is excel, which is for CSV"),
        Bad("/v1/parties.csv?include=sources", 400, "invalid-parameter", "include: is for JSON"),
        Bad("/v1/parties.csv?shape=array", 400, "invalid-parameter", "shape: is for JSON"),
        Bad("/v1/parties?shape=array&include=sources", 400, "invalid-parameter", "include: has no place"),
        Bad("/v1/parties?include=source", 400, "invalid-parameter", "include: has the value \"source\" → sources"),
        Bad("/v1/parties?pretty=yes", 400, "invalid-parameter", "pretty: is \"yes\"; true or false is expected"),
        Bad("/v1/parties?q=%ZZ", 400, "malformed-request"), Bad("/v1/parties?q=%FF", 400, "malformed-request"),
        Bad("/v1/parties/../elections", 400, "malformed-request"),
        Bad(
            "/v1/parties?lang=de&limit=x&sort=y&z=1", 400, "unknown-parameter", "z: is not a parameter",
            "lang: is \"de\"", "sort: names the column", "limit: is \"x\""),
        Bad("/v1/parties/amanatt", 404, "not-found", "id: is not the id of any party → amanat"),
        Bad("/v1/parties/zzzzzz", 404, "not-found", "id: is not the id of any party"),
        Bad("/v1/elections/mazhilis-2022", 404, "not-found", "id: is not the id of any election → mazhilis-2012"),
        Bad("/v1/elections/mazhilis-2024/results", 404, "not-found", "id: is not the id"),
        Bad(
            "/v1/electoral-systems/mazhilis-203", 404, "not-found",
            "id: is not the id of any electoral system → mazhilis-2023"),
        Bad(
            "/v1/thresholds/registration.member", 404, "not-found",
            "key: is not the id of any threshold → registration.members"),
        Bad("/v1/sources/cec32", 404, "not-found", "id: is not the id of any source → cec23"),
        Bad("/v1/partys", 404, "not-found", "path: names no resource → /v1/parties"),
        Bad("/v1/parties/", 404, "not-found", "path: names no resource → /v1/parties"),
        Bad("/v2", 404, "not-found", "path: names no resource → /v1"),
        Bad("/v1/parties/amanat.csv", 406, "not-acceptable", "format: is csv"),
        Bad("/v1/elections/mazhilis-2023?format=ndjson", 406, "not-acceptable", "format: is ndjson"),
    ]

    @Test(arguments: targets) func `of an address is told by its parameter`(bad: Bad) throws {
        check(try Mandat.get(bad.request), bad, instance: bad.request)
    }

    @Test func `names line and column of what is no JSON`() throws {
        let answer = try Mandat.post("{\"system\": \"mazhilis-2023\",\n  \"tally\": {,}}")
        #expect(answer.status == 400)
        #expect(
            answer["/detail"]
                == "The body is not JSON: line 2, column 13: a member name in double quotes is expected.")
    }

    @Test func `has at most a thousand lists`() throws {
        let lists = (0...1000).map { #"{"party": "p\#($0)", "votes": 1}"# }
        let answer = try Mandat.post(Self.lists(lists.joined(separator: ",")))
        #expect(answer.status == 422)
        #expect(answer.errors == ["/tally/lists: has 1001 lists; at most 1000 are counted"])
        let allowed = lists.dropLast().joined(separator: ",")
        let counted = try Mandat.post(#"{"rules": {"seats": 1000}, "tally": {"lists": [\#(allowed)]}}"#)
        #expect(counted.status == 200)
        #expect(Set(counted.seats) == ["1"])
    }

    static let types: [(String?, String?, Int)] = [
        ("application/json", nil, 200), ("application/json; charset=utf-8", nil, 200), ("Application/JSON", nil, 200),
        ("application/vnd.mandat+json", nil, 200), ("application/json", "identity", 200), (nil, nil, 415),
        ("text/plain", nil, 415), ("application/x-www-form-urlencoded", nil, 415), ("application/jsonp", nil, 415),
        ("application/json", "gzip", 415), ("application/json, application/a+json", nil, 415),
    ]

    /// RFC 9110 section 8.3: a body has one type; a proxy might go by the other line.
    @Test(arguments: ["text/plain", "application/json"])
    func `of two types is refused`(other: String) throws {
        let fields = [Mandat.json, (name: "Content-Type", value: other)]
        let body = Self.body(#""system": "mazhilis-2023""#)
        for _ in 0..<2 {
            #expect(try Mandat.post(body).status == 200)
            #expect(try Mandat.post(body, fields).status == 415)
        }
    }

    /// RFC 9110 section 15.5.16: a type or a coding that is not read here.
    @Test(arguments: types)
    func `in another type or coding is refused`(type: String?, coding: String?, status: Int) throws {
        let fields = [("content-type", type), ("content-encoding", coding)].compactMap { name, value in
            value.map { (name: name, value: $0) }
        }
        let answer = try Mandat.post(Self.body(#""system": "mazhilis-2023""#), fields)
        #expect(answer.status == status)
        if status == 415 { #expect(answer["/detail"]?.text?.contains(coding == nil ? "Content-Type" : "gzip") == true) }
    }

    static let accepts: [(String, String, String?)] = [
        ("/v1/parties", "text/csv", "text/csv; charset=utf-8; header=present"),
        ("/v1/parties", "application/x-ndjson", "application/x-ndjson"),
        ("/v1/parties", "text/csv;q=0.5, application/json;q=0.4", "text/csv; charset=utf-8; header=present"),
        ("/v1/parties", "text/csv;q=0.4, application/json;q=0.5", "application/json"),
        ("/v1/parties", "text/*", "text/csv; charset=utf-8; header=present"),
        ("/v1/parties", "*/*", "application/json"), ("/v1/parties", "text/csv;header=absent", nil),
        ("/v1/parties", "text/csv; header=present", "text/csv; charset=utf-8; header=present"),
        ("/v1/parties", "application/json;q=0, */*", "text/csv; charset=utf-8; header=present"),
        ("/v1/parties", "image/png", nil), ("/v1/parties/amanat", "text/csv", nil),
        ("/v1/parties/amanat", "text/csv, */*;q=0.1", "application/json"),
    ]

    /// RFC 9110 section 12.5.1.
    @Test(arguments: accepts)
    func `is an Accept that nothing here satisfies`(target: String, accept: String, type: String?) throws {
        let answer = try Mandat.get(target, [("accept", accept)])
        #expect(answer.status == (type == nil ? 406 : 200))
        #expect(answer.field("content-type") == type ?? "application/problem+json")
        if type == nil { #expect(answer.list("/errors/0/allowed").contains("application/json")) }
    }

    @Test func `of every kind has a page that says what to do`() throws {
        let pages = try Mandat.get("/problems").list()
        #expect(pages.count > 10)
        for page in pages {
            let type = try #require(page["type"]?.text)
            let answer = try Mandat.get(type)
            #expect(answer["/data"] == page)
            #expect(answer["/data/remedy"]?.text?.isEmpty == false)
        }
        let types = pages.compactMap { $0["type"]?.text }
        for bad in Self.bodies + Self.targets { #expect(types.contains("/problems/" + bad.type)) }
    }
}
