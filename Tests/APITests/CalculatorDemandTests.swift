// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import Testing
import Text

/// What calculators ask for, on every day on which the law changed.
struct CalculatorDemandTests {
    /// What the pages ask first, and next to nothing.
    private static let questions = [
        "registration?members=5000&regional_minimum=200&initiative_group=700", "registration?members=1",
        "registration?founder_regions=14&organising_committee=10&congress_delegates=700",
        "financing?election=mazhilis-2021", "financing?election=mazhilis-1999", "campaign-fund?own=100&donations=100",
        "deposit?persons=90&last_percent=3&result_percent=3", "deposit?persons=1",
        "quota?list_size=90&women=20&youth=12&disabilities=1", "quota?list_size=10",
    ]

    /// The first and the last day of each year from the first law on parties on.
    private static let days = (1996...2027).flatMap { ["\($0)-01-01", "\($0)-12-31"] }

    @Test(arguments: questions)
    func `no demand is without its number`(question: String) throws {
        for day in Self.days {
            let answer = try Mandat.get("/v1/calculators/\(question)&date=\(day)")
            #expect(answer.status == 200, "\(answer.text)")
            for line in answer.list("/data/lines") {
                if line["value"] == .null {
                    #expect(line["relation"] == .null, "\(question) \(day) \(line["rule"].shown)")
                    #expect(line["note"] != .null, "\(question) \(day) \(line["rule"].shown)")
                }
            }
        }
    }

    /// Law 344-II on parties, Art. 6(1): founders from two thirds of the regions; 16 until 19 June 2018, 17 until 8 June
    /// 2022, 20 since.
    @Test(arguments: [
        ("2008-06-01", "11", "16"), ("2017-01-01", "11", "16"), ("2020-01-01", "12", "17"), ("2022-06-07", "12", "17"),
        ("2022-06-08", "14", "20"), ("2026-01-01", "14", "20"),
    ])
    func `two thirds of the regions are so many regions`(day: String, least: String, all: String) throws {
        for (language, words) in [("en", "Two thirds of the \(all)"), ("ru", "Две трети"), ("kk", "үштен екісі")] {
            let answer = try Mandat.get("/v1/calculators/registration?members=5000&date=\(day)&lang=\(language)")
            let line = try #require(answer.list("/data/lines").first { $0["rule"] == "founder_regions" })
            #expect(line["value"].shown == least && line["relation"] == "at_least" && line["unit"] == "regions")
            #expect(line["note"].shown.contains(words) && line["note"].shown.contains(all))
            #expect(line["formula"].shown.hasPrefix("\(all) × 2/3 = "))
        }
        for (some, verdict) in [(Int(least) ?? 0, "pass"), ((Int(least) ?? 0) - 1, "fail")] {
            let answer = try Mandat.get("/v1/calculators/registration?founder_regions=\(some)&date=\(day)")
            let line = answer.list("/data/lines").first { $0["rule"] == "founder_regions" }
            #expect(line?["verdict"].shown == verdict)
        }
    }

    @Test func `the number of regions may be given, for another division of the country`() throws {
        let answer = try Mandat.get("/v1/calculators/registration?founder_regions=10&regions_total=15&date=2026-01-01")
        let line = try #require(answer.list("/data/lines").first { $0["rule"] == "founder_regions" })
        #expect(line["value"].shown == "10" && line["note"].shown.contains("15"))
    }

    @Test func `a party whose state is not known says why, in the list and on its own`() throws {
        for language in Language.allCases {
            let list = try Mandat.get("/v1/parties?lang=\(language.rawValue)&limit=200").list()
            for party in list {
                let known = try Mandat.registry().parties[party["id"].shown]?.statuses.last?.evidence.note
                #expect(party["status_note"]?.text == known?[language], "\(party["id"].shown)")
            }
            let amanat = try Mandat.get("/v1/parties/amanat?lang=\(language.rawValue)")
            #expect(amanat["/data/status_note"].shown.contains("2026"))
        }
    }
}
