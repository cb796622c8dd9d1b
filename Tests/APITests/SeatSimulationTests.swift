// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing

/// Votes of the lists, from law.md 1.4.
enum Votes {
    static let of2007 = "amanat:5247720,osdp:269310,ak-zhol:183346,auyl:89855,qhp:76799,patriots:46436,rukhaniyat:22159"
    static let of2021 = "amanat:5148074,ak-zhol:792828,qhp:659019,auyl:383023,adal:258618"
    static let of2023 =
        "amanat:3431510,auyl:693938,respublica:547154,ak-zhol:535139,qhp:432920,osdp:331058,baytaq:146431"
}

/// One simulation as a query, with the seats that come out.
struct Simulation: Sendable, CustomTestStringConvertible {
    let query: String
    let seats: [Int]
    let testDescription: String

    init(_ description: String, _ query: String, _ seats: [Int]) {
        testDescription = description
        self.query = query
        self.seats = seats
    }
}

@Suite struct `A seat simulation` {
    private static let path = "/v1/simulations/seats?"

    /// law.md 1.4, and the issue of the foundation ("Must show").
    static let vectors = [
        Simulation(
            "2023 votes in the Kurultai", "system=kurultai-2026&votes=\(Votes.of2023)&against_all=248291",
            [83, 17, 13, 13, 11, 8, 0]),
        Simulation(
            "2023 as it was", "system=mazhilis-2023&votes=\(Votes.of2023)&against_all=248291",
            [40, 8, 6, 6, 5, 4, 0]),
        Simulation(
            "2021 votes with five per cent", "system=mazhilis-2009&threshold=5&votes=\(Votes.of2021)",
            [72, 11, 9, 6, 0]
        ),
        Simulation(
            "2007 votes under the rule of 2009", "system=mazhilis-2009&votes=\(Votes.of2007)", [95, 3, 0, 0, 0, 0, 0]),
        Simulation("one hundred to one", "system=mazhilis-2009&votes=a:99,b:1", [96, 2]),
        Simulation(
            "votes of 2^62 and almost",
            "seats=3&votes=a:4611686018427387904,b:4611686018427387903,c:4611686018427387905", [1, 1, 1]),
        Simulation(
            "one vote in 2^62 decides", "seats=1&votes=a:4611686018427387903,b:4611686018427387904", [0, 1]),
        Simulation("thirds to six places", "seats=100&votes=a:33.333333,b:33.333333,c:33.333334", [33, 33, 34]),
        Simulation("a tie by order of listing", "seats=3&votes=a:50,b:50", [2, 1]),
        Simulation("a tie by votes", "seats=10&tie_break=larger-vote&votes=a:25,b:75", [2, 8]),
    ]

    @Test(arguments: vectors) func `counts as the law does, by GET and by POST`(vector: Simulation) throws {
        let answer = try Mandat.get(Self.path + vector.query)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer.seats == vector.seats.map(String.init))
        let posted = try Mandat.post(try Queries.body(of: vector.query))
        #expect(posted["/data"] == answer["/data"])
        #expect(answer["/data"] != nil)
        #expect(posted["/links"] == answer["/links"])
    }

    @Test func `flags the seat too many of the second-party rule as an assumption`() throws {
        let answer = try Mandat.get(Self.path + "system=mazhilis-2009&votes=a:99,b:1")
        #expect(answer.column("id", of: "/data/assumptions") == ["second-party-overflow"])
        #expect(answer.column("detail", of: "/meta/warnings") == answer.column("text", of: "/data/assumptions"))
        let plain = try Mandat.get(Self.path + "system=mazhilis-2009&votes=\(Votes.of2007)")
        #expect(plain["/data/assumptions"] == [])
    }

    /// law.md 1.4: Q = 5,971,719 / 69 = 86,546.652; q = 39.649, 8.018, 6.322, 6.183, 5.002, 3.825.
    @Test func `shows quota, entitlements and shares of 2023 as the law text computes them`() throws {
        let answer = try Mandat.get(
            Self.path + "system=mazhilis-2023&votes=\(Votes.of2023)&against_all=248291&invalid=155419")
        #expect(answer["/data/quota/exact"] == "1990573/23")
        #expect(answer["/data/quota/decimal"] == .number("86546.652174"))
        #expect(answer["/data/base"] == 6_366_441)
        #expect(
            answer.column("entitlement", of: "/data/lists") == [
                "39.649252", "8.01808", "6.32207", "6.183243", "5.002158", "3.825197", "null",
            ])
        #expect(
            answer.column("percent", of: "/data/lists") == ["53.9", "10.9", "8.59", "8.41", "6.8", "5.2", "2.3"])
        #expect(answer.column("remainder_seats", of: "/data/lists") == ["1", "0", "0", "0", "0", "1", "0"])
        #expect(answer["/data/majority"] == ["party": "amanat", "seats": 35])
        #expect(answer["/data/two_thirds"] == ["party": .null, "seats": 46])
    }

    @Test func `leaves a tie undecided where nothing breaks it`() throws {
        let answer = try Mandat.get(Self.path + "seats=3&tie_break=none&votes=a:50,b:50")
        #expect(answer.seats == ["1", "1"])
        #expect(answer["/data/undecided_seats"] == 1)
        #expect(
            answer["/data/ties"] == [
                ["chosen": [], "contenders": ["a", "b"], "resolved_by": .null, "seats_at_stake": 1]
            ])
    }

    @Test func `says what broke a tie`() throws {
        let answer = try Mandat.get(Self.path + "seats=3&votes=a:50,b:50")
        #expect(answer["/data/ties/0/resolved_by"] == "listed-order")
        #expect(answer["/data/ties/0/chosen"] == ["a"])
        #expect(answer["/data/undecided_seats"] == 0)
    }

    /// law.md 1.3: no edition knows a second distribution; a list that runs out leaves its seats vacant.
    @Test func `leaves the seats vacant that a list is too short for`() throws {
        let answer = try Mandat.get(
            Self.path + "system=mazhilis-2009&votes=\(Votes.of2007)&candidates=amanat:90,osdp:3")
        #expect(answer.seats == ["90", "3", "0", "0", "0", "0", "0"])
        #expect(answer["/data/vacant_seats"] == 5)
        #expect(answer["/data/lists/0/vacant_seats"] == 5)
        #expect(answer.column("id", of: "/data/assumptions") == ["vacant-seats"])
        let step = try #require(answer.list("/data/steps").last)
        #expect(step["kind"] == "vacancy")
        #expect(step["article"] == "Art. 97-1(6)")
    }

    @Test func `shows a known party by name and colour, and any other by what it is called`() throws {
        let answer = try Mandat.get(Self.path + "seats=10&lang=ru&votes=auyl:6,Наша%20партия:4")
        #expect(answer["/data/lists/0/name"] == "Ауыл")
        #expect(answer["/data/lists/0/color"]?.text?.hasPrefix("#") == true)
        #expect(answer["/data/lists/1/name"] == "Наша партия")
        #expect(answer["/data/lists/1/color"] == .null)
    }

    /// Gallagher 1991, Laakso and Taagepera 1979, on 60 : 40 votes and 7 : 3 seats: sqrt((10^2 + 10^2) / 2) = 10.
    @Test func `computes the indices in percentage points`() throws {
        let answer = try Mandat.get(
            Self.path + "system=mazhilis-2009&seats=10&threshold=50&second_party=0.7:3&votes=a:60,b:40")
        #expect(answer.seats == ["7", "3"])
        #expect(answer["/data/indices/gallagher"] == 10)
        #expect(answer["/data/indices/loosemore_hanby"] == 10)
        #expect(answer["/data/indices/effective_parties_votes"] == .number("1.92"))
        #expect(answer["/data/indices/effective_parties_seats"] == .number("1.72"))
        #expect(answer["/data/indices/wasted_percent"] == 0)
        // The mean of |7/10 - 6/10| and |3/10 - 4/10|; 0.01 / 0.6 + 0.01 / 0.4; 0.7 / 0.6 and 0.3 / 0.4.
        #expect(answer["/data/indices/rae"] == 10)
        #expect(answer["/data/indices/sainte_lague"] == .number("4.17"))
        #expect(answer["/data/indices/dhondt"] == .number("1.17"))
        #expect(answer.column("advantage_ratio", of: "/data/lists") == ["1.17", "0.75"])
    }

    @Test func `leaves out the steps where nobody wants them, and says so in its link`() throws {
        let query = "system=mazhilis-2023&votes=\(Votes.of2023)"
        let (with, without) = (try Mandat.get(Self.path + query), try Mandat.get(Self.path + query + "&steps=off"))
        guard case .object(let members)? = with["/data"] else {
            Issue.record("\(with.text)")
            return
        }
        #expect(without["/data"] == .object(members.filter { $0.name != "steps" }))
        #expect(without["/links/self"]?.text == Self.path + query + "&steps=off")
        let posted = try Mandat.post(try Queries.body(of: query), query: "?steps=off")
        #expect(posted["/data"] == without["/data"])
        #expect(posted["/links"] == without["/links"])
        #expect(try Mandat.get(Self.path + query + "&steps=on")["/data"] == with["/data"])
    }

    @Test func `is a table and lines of JSON too`() throws {
        let query = "system=kurultai-2026&votes=\(Votes.of2023)&against_all=248291"
        let csv = try Mandat.get("/v1/simulations/seats.csv?" + query)
        #expect(
            csv.line(0) == "party,name,votes,percent,admitted,entitlement,automatic_seats,remainder_seats,"
                + "bonus_seats,vacant_seats,seats,seat_percent,advantage_ratio")
        #expect(csv.line(6).hasPrefix("osdp,"))
        #expect(csv.lines.count == 8)
        let ndjson = try Mandat.post(try Queries.body(of: query), query: "?format=ndjson")
        #expect(ndjson.lines.count == 7)
        #expect(try JSONParser.parse(ndjson.line(0))["seats"] == 83)
    }
}
