// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Testing

/// Polls by their ids in `/v1/polls`, in place of polls written out.
@Suite struct `Polls of the record in a simulation` {
    private static let path = "/v1/simulations/monte-carlo"

    private func get(_ query: String) throws -> Answer { try Mandat.get(Self.path + query.asTarget) }

    /// The answer to polls, around whatever else a body may have.
    private func post(_ polls: String, _ more: String = "", query: String = "") throws -> Answer {
        let body = #"{"system": "mazhilis-2023", "draws": 64, \#(more) "polls": [\#(polls)]}"#
        return try Mandat.answer(
            to: Request(
                method: .post, target: Self.path + query, fields: Fields([Mandat.json]), body: Array(body.utf8)))
    }

    private func number(_ answer: Answer, _ pointer: String) -> Double { Double(answer[pointer].shown) ?? .nan }

    /// The two exit polls and their samples as `/v1/polls` has them.
    @Test func `count as the same polls do when they are written out`() throws {
        func shares(_ percents: [String]) -> String {
            zip(["amanat", "ak-zhol", "qhp", "auyl", "adal"], percents)
                .map { #"{"party": "\#($0)", "percent": \#($1)}"# }.joined(separator: ",")
        }
        let first = shares(["71.97", "10.18", "9.03", "5.75", "3.07"])
        let second = shares(["72.1", "10.27", "9.54", "4.93", "3.25"])
        let inline = #"{"date": "2021-01-10", "sample_size": 20000, "shares": [\#(second)]}"#
        let written = try post(
            #"{"date": "2021-01-10", "sample_size": 24000, "shares": [\#(first)]}, \#(inline)"#)
        for named in [
            #""exit-2021-public-opinion", "exit-2021-institute-of-democracy""#,
            #""exit-2021-public-opinion", \#(inline)"#,
            #"{"id": "exit-2021-public-opinion"}, {"id": "exit-2021-institute-of-democracy", "sample_size": 20000}"#,
        ] {
            let answer = try post(named)
            #expect(answer.status == 200, "\(answer.text)")
            #expect(answer["/data"] == written["/data"])
        }
        #expect(written["/data/poll/sample_size"].shown == "44000")
    }

    /// 74.6 per cent named a list, 2.6 were against all and 22.8 undecided, of 1200.
    @Test func `those against all are drawn, and answers for no list are left out and said`() throws {
        let answer = try post(#""opinion-2023-public-opinion""#)
        #expect(answer.column("party", of: "/data/lists").count == 7)
        #expect(answer["/data/poll/against_all"].shown == "3.3679")
        #expect((number(answer, "/data/lists/0/percent") - 4860 / 77.2).magnitude < 1e-4)
        #expect(answer["/data/poll/sample_size"].shown == "1200")
        let ids = answer.column("id", of: "/data/assumptions")
        let place = try #require(ids.firstIndex(of: "answers-left-out"))
        #expect(ids.contains("rest-in-proportion"))
        #expect(answer["/data/assumptions/\(place)/text"].shown.hasSuffix(": Undecided."))
        let russian = try post(#""opinion-2023-public-opinion""#, query: "?lang=ru")
        #expect(russian["/data/assumptions/\(place)/text"].shown.hasSuffix(": Не определились."))
        let several = try post(
            #""opinion-2023-public-opinion", {"id": "opinion-2023-demoscope-paperlab", "sample_size": 900}"#)
        #expect(several["/data/assumptions/\(place)/text"].shown.hasSuffix(": Undecided, Other answers."))
    }

    /// Asked in February 2023, so a half-life of 10 days before the tenth of March: 8000 / 2 + 1000.
    @Test func `a poll dated by its month counts from the last day of it, and that is said`() throws {
        let other =
            #"{"date": "2023-03-10", "sample_size": 1000, "shares": [{"party": "amanat", "percent": 100}]}"#
        let answer = try post(#""opinion-2023-institute-of-democracy", \#(other)"#, #""half_life_days": 10,"#)
        #expect(answer["/data/poll/sample_size"].shown == "5000")
        #expect(answer.column("id", of: "/data/assumptions").contains("last-day-possible"))
        let dated = try post(
            #"{"id": "opinion-2023-institute-of-democracy", "date": "2023-03-10"}, \#(other)"#,
            #""half_life_days": 10,"#)
        #expect(dated["/data/poll/sample_size"].shown == "9000")
        #expect(!dated.column("id", of: "/data/assumptions").contains("last-day-possible"))
    }

    @Test func `GET and POST give the same bytes, and the link of POST is that GET`() throws {
        let polls = #""opinion-2023-public-opinion", {"id": "exit-2023-socis-a", "sample_size": 5000}"#
        let posted = try post(polls, #""half_life_days": 14.5, "as_of": "2023-03-20","#)
        let link = try #require(posted["/links/self"]?.text)
        #expect(
            link.hasPrefix(
                "/v1/simulations/monte-carlo?system=mazhilis-2023&polls=opinion-2023-public-opinion,exit-2023-socis-a:5000"
                    + "&half_life_days=14.5&as_of=2023-03-20&model=dirichlet"), "\(link)")
        let got = try Mandat.get(link)
        #expect(got.status == 200 && got.body == posted.body)
        // A date of the request's own is nothing that the query can say, and a poll written out neither.
        for polls in [
            #"{"id": "exit-2021-socis-a", "date": "2021-01-11"}"#,
            #""exit-2021-socis-a", {"date": "2021-01-10", "sample_size": 9, "shares": [{"party": "a", "percent": 9}]}"#,
        ] {
            #expect(try post(polls)["/links/self"].shown == Self.path)
        }
    }

    @Test(arguments: [
        (
            #""exit-2023-socis-a""#, 422,
            [
                "/polls/0: is exit-2023-socis-a, whose sample size is not on record; give it: {\"id\": \"exit-2023-socis-a\", \"sample_size\": 1000}, or polls=exit-2023-socis-a:1000 in a query"
            ]
        ),
        (
            #"{"id": "opinion-2012-isps", "sample_size": 9}"#, 422,
            ["/polls/0: is opinion-2012-isps, whose fieldwork has no end on record; give the date in a body"]
        ),
        (
            #""exit-2005-baltic-surveys-gallup""#, 422,
            ["/polls/0: is exit-2005-baltic-surveys-gallup, which asked for no list; name a poll with parties in it"]
        ),
        (
            #""exit-2021-socis-a", {"id": "exit-2021-socis-a"}"#, 422,
            ["/polls/1: is exit-2021-socis-a a second time; remove it"]
        ),
        (
            #""exit-2021-socis-b""#, 400,
            ["/polls/0: is \"exit-2021-socis-b\", which is no poll of the record → exit-2021-socis-a"]
        ),
        (
            #"{"id": "exit-2021-socis-a", "sample_size": 0}"#, 422,
            ["/polls/0/sample_size: is 0; the number of answers is above 0 and at most 1000000"]
        ),
        (
            #"{"id": "exit-2021-socis-a", "shares": []}"#, 400,
            ["/polls/0/shares: is not a member that is known here; remove it"]
        ),
        (#"7"#, 400, ["/polls/0: is a number; an object is expected"]),
    ])
    func `what cannot be drawn around is refused with its place and the remedy`(
        polls: String, status: Int, errors: [String]
    ) throws {
        let answer = try post(polls)
        #expect(answer.status == status)
        #expect(answer.errors == errors)
    }

    @Test(arguments: [
        (
            "polls=exit-2021-socis-a&shares=a:1&sample_size=9&against_all=1",
            ["shares", "sample_size", "against_all"].map {
                "\($0): has nothing to apply to, as polls are named; leave one of them out"
            }
        ),
        (
            "shares=a:1&sample_size=9&half_life_days=9&as_of=2021-01-10",
            ["half_life_days", "as_of"].map { "\($0): has nothing to apply to without polls; leave it out" }
        ),
        (
            "polls=exit-2021-socis-a,exit-2023-socis-a:many",
            ["polls: of poll 2 is \"many\"; digits with at most one decimal point are expected"]
        ),
    ])
    func `a query that says two things, or half of one, is refused`(query: String, errors: [String]) throws {
        let answer = try get("?system=mazhilis-2023&" + query)
        #expect(answer.status == 400)
        #expect(answer.errors == errors)
    }
}
