// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Testing

@testable import LegalCalculators

/// Sentences of the law as requests: what a day's numbers make of members, votes, sums and lists.
private enum Asked {
    static func get(_ query: String) throws -> Answer { try Mandat.get("/v1/calculators/" + query) }

    static func post(_ name: String, _ body: String) throws -> Answer {
        try Mandat.answer(
            to: Request(
                method: .post, target: "/v1/calculators/" + name, fields: Fields([Mandat.json]),
                body: Array(body.utf8)))
    }
}

extension Answer {
    /// A member of the first line of a rule.
    fileprivate func line(_ rule: String, _ member: String) -> String {
        list("/data/lines").first { $0["rule"]?.text == rule }?[member].shown ?? "no line"
    }

    /// The intervals as `from..to verdict`.
    fileprivate var intervals: [String] {
        list("/data/intervals").map { "\($0["from"].shown)..\($0["to"].shown) \($0["verdict"].shown)" }
    }
}

@Suite struct `The registration calculator` {
    /// Law of 1996: 3,000; 344-II: 50,000; 122-IV: 40,000; 336-VI: 20,000; 157-VII: 5,000.
    @Test func `has 6,000 members fail from 2002 to November 2022 and pass before and after`() throws {
        let answer = try Asked.get("registration?members=6000")
        #expect(
            answer.intervals == ["1996-07-02..2002-07 pass", "2002-07..2022-11 fail", "2022-11..null pass"])
        #expect(answer["/data/result/verdict"] == "pass")
        #expect(try Asked.get("registration?members=6000&date=2022-10-31")["/data/result/verdict"] == "fail")
        #expect(try Asked.get("registration?members=6000&date=2022-12-01")["/data/result/verdict"] == "pass")
    }

    @Test(arguments: [
        ("1997-01-01", "3000"), ("2003-01-01", "50000"), ("2010-01-01", "40000"), ("2021-01-10", "20000"),
        ("2026-08-01", "5000"),
    ])
    func `asks for the members of the day`(day: String, members: String) throws {
        let answer = try Asked.get("registration?members=3000&date=\(day)")
        #expect(answer.line("members", "value") == members)
        #expect(answer.line("members", "verdict") == (day < "2002" ? "pass" : "fail"))
    }

    @Test(arguments: [("2005-01-01", "700"), ("2015-01-01", "600"), ("2023-01-01", "200")])
    func `asks for members in each region, and says which region falls short`(day: String, least: String) throws {
        let answer = try Asked.get("registration?regions=Astana:\(least),Almaty:199&date=\(day)")
        let lines = answer.list("/data/lines").filter { $0["rule"] == "regional_members" }
        #expect(lines.map { $0["value"].shown } == [least, least])
        #expect(lines.map { $0["about"].shown } == ["Astana", "Almaty"])
        #expect(lines.map { $0["verdict"].shown } == ["pass", "fail"])
        #expect(answer.list("/data/not_checked").contains { $0.text?.contains("all regions") == true })
    }

    @Test func `takes two thirds of the regions exactly`() throws {
        #expect(
            try Asked.get("registration?founder_regions=10&regions_total=15").line("founder_regions", "verdict")
                == "pass")
        #expect(
            try Asked.get("registration?founder_regions=13&regions_total=20").line("founder_regions", "verdict")
                == "fail")
        #expect(
            try Asked.get("registration?founder_regions=14&regions_total=20").line("founder_regions", "verdict")
                == "pass")
    }

    /// Art. 6(2), 10(2): three months to the congress, four to the papers; before November 2022 two to the congress.
    @Test func `counts deadlines in months of the calendar`() throws {
        let days = "received=2026-01-31&congress=2026-04-30&papers=2026-08-30&registered=2026-10-01&branches=2027-10-02"
        let answer = try Asked.get("registration?\(days)")
        #expect(answer.line("congress_deadline", "value") == "2026-04-30")
        #expect(answer.line("congress_deadline", "verdict") == "pass")
        #expect(answer.line("papers_deadline", "verdict") == "pass")
        #expect(answer.line("branches_deadline", "value") == "2027-10-01")
        #expect(answer.line("branches_deadline", "verdict") == "fail")
        #expect(
            try Asked.get("registration?\(days)&date=2015-01-01").line("congress_deadline", "value") == "2026-03-31")
        let again = try Asked.get("registration?refused=2026-01-15&congress=2026-02-01&papers=2026-04-14")
        #expect(again.line("reapply", "verdict") == "fail")
    }

    @Test func `checks nothing that it was not given, and says so`() throws {
        let answer = try Asked.get("registration?initiative_group=700&date=2023-01-01")
        #expect(answer.line("initiative_group", "verdict") == "pass")
        #expect(answer.line("members", "verdict") == "not_checked")
        #expect(answer["/data/result/checked"] == 1)
        #expect(answer.list("/data/not_checked").count == 3)
    }

    @Test func `has the number of each line with its key, act, article, sources and confidence`() throws {
        let answer = try Asked.get("registration?members=1&date=2015-01-01")
        let parameter = answer.list("/data/parameters").first { $0["key"] == "registration.members" }
        #expect(parameter?["value"] == 40000)
        #expect(parameter?["act"]?["number"] == "122-IV")
        #expect(parameter?["article"] == "Art. 10(6)")
        #expect(parameter?["confidence"] == "confirmed")
        #expect(parameter?["sources"] == ["law-p14", "law-blog09", "s0", "s3"])
    }

    @Test func `warns where the day of a change is not known`() throws {
        let details = try Asked.get("registration?members=1&date=2009-05-01").column("detail", of: "/meta/warnings")
        #expect(details.contains { $0.contains("exact day is not known") })
        let calm = try Asked.get("registration?members=1&date=2010-01-01").column("detail", of: "/meta/warnings")
        #expect(!calm.contains { $0.contains("exact day is not known") })
    }
}

@Suite struct `The financing calculator` {
    /// The election commission paid 15.2 billion tenge for the six parties of 2023.
    @Test func `gives 15,262,519,420 tenge for 5,971,719 votes in 2025`() throws {
        let answer = try Asked.get("financing?date=2025-06-01&votes=5971719")
        #expect(answer["/data/result/value"] == .number("15262519420"))
        #expect(answer.line("total", "formula") == "5971719 × 2555.8 = 15262519420.2")
        let seated = try Asked.get("financing?date=2025-06-01&election=mazhilis-2023")
        #expect(seated["/data/result/value"] == .number("15262519420"))
        let parties = seated.list("/data/lines").filter { $0["rule"] == "party" }.map { $0["about"].shown }
        #expect(parties == ["amanat", "auyl", "respublica", "ak-zhol", "qhp", "osdp"])
    }

    /// 3 per cent of the minimum wage until 12 January 2025: 5,971,719 × 2,550.
    @Test func `counts by the minimum wage before 13 January 2025`() throws {
        #expect(
            try Asked.get("financing?date=2025-01-12&votes=5971719")["/data/result/value"] == .number("15227883450"))
        let before = try Asked.get("financing?date=2025-01-12&votes=1")
        #expect(before.column("key", of: "/data/parameters").contains("financing.rate_minimum_wages"))
        let after = try Asked.get("financing?date=2025-01-13&votes=1")
        #expect(after.column("key", of: "/data/parameters").contains("financing.rate_mci"))
    }

    /// Const. Art. 5(2) forbade it until 21 May 2007; the law of 2009 brought it.
    @Test func `pays nothing where the law forbids it, and says nothing where no rate is on record`() throws {
        let forbidden = try Asked.get("financing?date=2005-01-01&votes=100")
        #expect(forbidden["/data/result/value"] == 0)
        #expect(forbidden["/data/result/verdict"] == "fail")
        let silent = try Asked.get("financing?date=2009-05-01&votes=100")
        #expect(silent["/data/result/value"] == .null)
    }

    @Test func `shows the answer of every other era on request`() throws {
        let answer = try Asked.get("financing?votes=1000&eras=all")
        let values = answer.list("/data/eras").map { ($0["from"].shown, $0["result"]?["value"].shown) }
        #expect(values.first { $0.0 == "2025-01-13" }?.1 == "2555800")
        #expect(values.first { $0.0 == "2025-01-01" }?.1 == "2550000")
        #expect(values.first { $0.0 == "2014-01-01" }?.1 == "598980")
        #expect(try Asked.get("financing?votes=1000")["/data/eras"] == nil)
    }
}

@Suite struct `The campaign fund calculator` {
    /// law.md 8: 5,000 × 9,752 and so on; from July 2026 15,000 and 30,000 wages.
    @Test(arguments: [
        ("2007-08-18", "48760000", "97520000", "146280000"), ("2012-01-15", "87195000", "174390000", "261585000"),
        ("2021-01-10", "212500000", "425000000", "637500000"), ("2023-03-19", "350000000", "700000000", "1050000000"),
        ("2026-08-23", "1275000000", "2550000000", "3825000000"),
    ])
    func `gives the limits of an election`(day: String, own: String, donations: String, total: String) throws {
        let answer = try Asked.get("campaign-fund?date=\(day)")
        #expect(answer.line("own", "value") == own)
        #expect(answer.line("donations", "value") == donations)
        #expect(answer.line("total", "value") == total)
        #expect(answer["/data/result/value"] == .number(total))
    }

    @Test func `checks the sums that are given`() throws {
        let answer = try Asked.get("campaign-fund?date=2007-08-18&own=48760000&donations=97520001")
        #expect(answer.line("own", "verdict") == "pass")
        #expect(answer.line("donations", "verdict") == "fail")
        #expect(answer.line("total", "given") == "146280001")
        #expect(answer.line("total", "verdict") == "fail")
        #expect(answer.line("own", "formula") == "5000 × 9752 = 48760000")
    }

    @Test func `knows limits of one donation from 2023 only`() throws {
        let given = "donations=100000000&person=7000001&entity=35000000"
        let answer = try Asked.get("campaign-fund?date=2023-03-19&\(given)")
        #expect(answer.line("person", "value") == "7000000")
        #expect(answer.line("person", "verdict") == "fail")
        #expect(answer.line("entity", "verdict") == "pass")
        #expect(try Asked.get("campaign-fund?date=2021-01-10&\(given)").line("person", "verdict") == "not_checked")
        #expect(try Asked.get("campaign-fund?date=2026-08-01").line("entity", "value") == "127500000")
    }

    @Test func `says that the wage of 2007 is derived`() throws {
        let answer = try Asked.get("campaign-fund?date=2007-08-18")
        #expect(answer.column("detail", of: "/meta/warnings").contains { $0.contains("Derived") })
    }

    @Test func `has the funds of single-member and maslikhat candidates`() throws {
        let single = try Asked.get("campaign-fund?fund=single-member&date=2023-03-19")
        #expect(single.line("own", "value") == "14000000")
        #expect(single.line("person", "value") == "1750000")
        let older = try Asked.get("campaign-fund?fund=single-member&date=2007-01-01")
        #expect(older.line("from_party", "formula") == "500 × 9752 = 4876000")
        #expect(
            try Asked.get("campaign-fund?fund=maslikhat-district&date=2023-03-19").line("own", "value") == "3500000")
    }
}

@Suite struct `The deposit calculator` {
    @Test(arguments: [("2023-03-19", "1050000"), ("2026-08-23", "1275000"), ("2007-08-18", "146280")])
    func `takes 15 minimum wages for each person`(day: String, tenge: String) throws {
        #expect(try Asked.get("deposit?date=\(day)").line("per_person", "value") == tenge)
    }

    /// Art. 88(2)-(3): until 2021 the rungs stand at 7, 5 and 3 per cent, then at 5, 3 and 1.
    @Test(arguments: [
        ("2012-01-15", "7", "0"), ("2012-01-15", "6.99", "50"), ("2012-01-15", "5", "50"), ("2012-01-15", "4.99", "70"),
        ("2012-01-15", "3", "70"), ("2012-01-15", "2.99", "100"), ("2023-03-19", "5", "0"),
        ("2023-03-19", "4.999999999", "50"), ("2023-03-19", "1", "70"), ("2023-03-19", "0.99", "100"),
        ("2004-09-19", "60", "100"),
    ])
    func `lowers it by the last result`(day: String, last: String, share: String) throws {
        let answer = try Asked.get("deposit?date=\(day)&persons=10&last_percent=\(last)")
        #expect(answer.line("share_due", "value") == share)
    }

    @Test func `gives what is due in tenge`() throws {
        let answer = try Asked.get("deposit?date=2023-03-19&persons=90&last_percent=3.5")
        #expect(answer.line("full_deposit", "value") == "94500000")
        #expect(answer["/data/result/value"] == .number("47250000"))
    }

    @Test(arguments: [("2016-03-20", "6.99", "fail"), ("2016-03-20", "7", "pass"), ("2023-03-19", "5", "pass")])
    func `comes back at the threshold of the day`(day: String, result: String, verdict: String) throws {
        #expect(try Asked.get("deposit?date=\(day)&result_percent=\(result)").line("refund", "verdict") == verdict)
    }

    @Test func `comes back to whoever is elected in a district`() throws {
        let query = "deposit?date=2023-03-19&candidacy=single-member&result_percent=4"
        #expect(try Asked.get(query).line("refund", "verdict") == "fail")
        #expect(try Asked.get(query + "&elected=true").line("refund", "verdict") == "pass")
        #expect(try Asked.get("deposit?date=2023-03-19&candidacy=akim-rural").line("per_person", "value") == "70000")
    }

    @Test func `tells that no earlier Kurultai election can lower it`() throws {
        let notes = try Asked.get("deposit?date=2026-08-01&last_percent=6").column("note", of: "/data/parameters")
        #expect(notes.contains { $0.contains("Kurultai") })
    }
}

@Suite struct `The quota calculator` {
    @Test(arguments: [
        ("list_size=90&together=27", "pass"), ("list_size=90&together=26", "fail"),
        ("list_size=91&together=27", "open"), ("list_size=91&together=28", "pass"),
    ])
    func `asks for 30 per cent, and leaves the rounding open`(query: String, verdict: String) throws {
        #expect(try Asked.get("quota?\(query)&date=2023-03-19").line("list", "verdict") == verdict)
    }

    /// law.md 4: 30 per cent of 4 seats is 1.2.
    @Test func `holds for seats from 2022 on`() throws {
        let answer = try Asked.get("quota?seats=4&seats_together=1&date=2023-03-19")
        #expect(answer.line("seats", "value") == "1.2")
        #expect(answer.line("seats", "verdict") == "open")
        #expect(answer.column("detail", of: "/meta/warnings").contains { $0.contains("105-VII") })
        #expect(
            try Asked.get("quota?seats=4&seats_together=1&date=2021-01-10").line("seats", "verdict") == "not_checked")
    }

    @Test func `counts a person of two groups once, as far as it is told`() throws {
        let query = "quota?list_size=90&women=20&youth=10&disabilities=0&date=2023-03-19"
        #expect(try Asked.get(query).line("list", "verdict") == "not_checked")
        #expect(try Asked.get(query + "&together=26").line("list", "verdict") == "fail")
        #expect(try Asked.get("quota?list_size=90&women=27&date=2023-03-19").line("list", "verdict") == "pass")
    }

    @Test func `counts persons with disabilities from February 2022 on, on national lists`() throws {
        let query = "quota?list_size=90&women=20&youth=0&disabilities=30"
        #expect(try Asked.get(query + "&date=2021-01-10").line("list", "verdict") == "fail")
        #expect(try Asked.get(query + "&date=2023-03-19").line("list", "verdict") == "pass")
        #expect(try Asked.get(query + "&date=2023-03-19&candidacy=maslikhat-list").line("list", "verdict") == "fail")
        #expect(try Asked.get(query + "&date=2019-01-01").line("list", "verdict") == "not_checked")
    }
}

@Suite struct `Every calculator` {
    @Test func `answers POST as GET, whose link it gives`() throws {
        let answer = try Asked.post("financing", #"{"date": "2025-06-01", "votes": [{"party": "a,b", "votes": 10}]}"#)
        let link = try #require(answer["/links/self"]?.text)
        #expect(link == #"/v1/calculators/financing?votes=a%5C,b:10&date=2025-06-01"#)
        #expect(try Mandat.get(link)["/data"] == answer["/data"])
    }

    @Test(arguments: [
        ("financing", "votes: is missing"),
        ("financing?votes=1&election=mazhilis-2023", "votes: stands beside election"),
        ("financing?election=mazhilis-20233", "election: is \"mazhilis-20233\", which is no election"),
        ("registration?members=10&regions=a:6,b:5", "regions: have 11 members together"),
        ("registration?regions=a:6,a:5", "regions: names \"a\" twice"),
        ("registration?congress=2026-05-01&papers=2026-04-01", "papers: is 2026-04-01, before congress"),
        ("deposit?last_percent=101", "last_percent: is 101; a percentage"),
        ("deposit?date=2023-01-01&as_of=2023-01-01", "as_of: stands beside date"),
        ("quota?list_size=10&women=3&together=2", "together: is 2, but one group alone has 3"),
        ("campaign-fund?from_party=5", "from_party: is for fund=single-member"),
        ("campaign-fund?donations=5&entity=6", "entity: is 6, more than all donations"),
    ])
    func `refuses what cannot be, with the place and the remedy`(query: String, error: String) throws {
        let answer = try Asked.get(query)
        #expect([400, 422].contains(answer.status), "\(answer.text)")
        #expect(answer.errors.first?.hasPrefix(error) == true, "\(answer.errors)")
    }

    @Test(arguments: [
        ("deposit?persons=ten", 400), ("deposit?persons=0", 422), ("deposit?date=2023", 400),
        ("deposit?eras=none", 400),
        ("deposit?person=1", 400), ("registration?members=-1", 422), ("quota?women=3", 422),
    ])
    func `tells the wrong from the impossible`(query: String, status: Int) throws {
        #expect(try Asked.get(query).status == status)
    }

    @Test func `reads only series that are on record`() throws {
        let registry = try Mandat.registry()
        for calculator in Calculator.all {
            for word in calculator.inputs.compactMap({ if case .word(let words) = $0.kind { words } else { nil } })
                .joined()
            {
                let body: JSON = [
                    calculator.inputs.contains { $0.name == "fund" } ? "fund" : "candidacy": .string(word)
                ]
                let inputs = try #require(
                    CalculatorInputs(JSONCursor(body, faults: JSONFaults()), calculator, registry))
                let missing = calculator.keys(inputs).filter { registry.series[$0] == nil }
                #expect(missing.allSatisfy { $0.hasSuffix("party_max") || $0.contains("maslikhat") }, "\(missing)")
            }
        }
    }

    @Test func `is a table too, with the lines of all eras on request`() throws {
        let csv = try Asked.get("deposit.csv?date=2023-03-19")
        #expect(csv.line(1).hasPrefix("2023-01-01,2023-12-31,per_person,"))
        #expect(try Asked.get("deposit.csv?eras=all").lines.count > 40)
    }

    @Test func `answers in the language asked for`() throws {
        #expect(try Asked.get("deposit?lang=ru").line("due", "name") == "Взнос к уплате")
        #expect(try Asked.get("deposit?lang=kk").line("due", "name") == "Төленетін жарна")
    }

    @Test func `says where the day is later than the dataset`() throws {
        let details = try Asked.get("deposit?date=2030-01-01").column("detail", of: "/meta/warnings")
        #expect(details.contains { $0.contains("later than the dataset") })
    }
}
