// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing

@Suite struct `The legal numbers of a day` {
    /// law.md 1 and 3.
    static let law: [(String, [String: String])] = [
        (
            "2008-01-01",
            [
                "entry.list_percent": "7", "list.size_cap_percent": "130", "registration.members": "50000",
                "registration.regional_members": "700", "registration.congress_delegates": "1000",
                "registration.papers_deadline_months": "2", "registration.branches_deadline_months": "6",
                "registration.reapply_months": "3",
            ]
        ),
        (
            "2015-01-01",
            [
                "entry.list_percent": "7", "entry.second_party_coefficient": "0.7",
                "entry.second_party_minimum_seats": "2", "list.size_cap_percent": "130",
                "registration.members": "40000", "registration.regional_members": "600",
                "registration.initiative_group": "1000", "registration.organising_committee": "10",
                "registration.congress_delegates": "1000", "registration.congress_deadline_months": "2",
                "registration.committee_lapse_months": "6",
                "registration.papers_deadline_months": "4", "registration.branches_deadline_months": "6",
                "registration.reapply_months": "3",
            ]
        ),
        (
            "2021-01-10",
            [
                "entry.list_percent": "7", "entry.second_party_coefficient": "0.7",
                "entry.second_party_minimum_seats": "2", "list.size_cap_percent": "130",
                "registration.members": "20000", "registration.regional_members": "600",
                "registration.initiative_group": "1000", "registration.organising_committee": "10",
                "registration.congress_delegates": "1000", "registration.congress_deadline_months": "2",
                "registration.committee_lapse_months": "6",
                "registration.papers_deadline_months": "4", "registration.branches_deadline_months": "6",
                "registration.reapply_months": "3",
            ]
        ),
        ("2023-03-19", today), ("2026-08-01", today),
    ]

    private static let today = [
        "entry.list_percent": "5", "entry.second_party_coefficient": "0.7", "entry.second_party_minimum_seats": "2",
        "list.size_cap_percent": "130", "registration.members": "5000", "registration.regional_members": "200",
        "registration.initiative_group": "700", "registration.congress_delegates": "700",
        "registration.congress_deadline_months": "3",
        "registration.committee_lapse_months": "7", "registration.papers_deadline_months": "4",
        "registration.branches_deadline_months": "12", "registration.reapply_months": "3",
    ]

    /// Every number that the table has for some day: on the other days it is not there.
    private static let keys = Set(law.flatMap(\.1.keys)).sorted().joined(separator: ",")

    @Test(arguments: law) func `are those of the law`(day: String, numbers: [String: String]) throws {
        let answer = try Mandat.get("/v1/thresholds?as_of=\(day)&limit=500&key=\(Self.keys)")
        let rows = answer.list().map { ($0["key"].shown, $0["value"].shown) }
        #expect(Dictionary(uniqueKeysWithValues: rows) == numbers)
    }

    /// law.md 1: 5 per cent since about June 2021; 5,000 members since about November 2022.
    @Test(arguments: [
        ("2021-06-10", ["entry.list_percent"]), ("2021-07-01", []), ("2009-05-01", nineteen),
        ("2020-06-15", ["registration.members"]),
    ])
    func `come with a warning where the day of a change is not known`(day: String, keys: [String]) throws {
        let details = try Mandat.get("/v1/thresholds?as_of=\(day)&key=\(Self.keys)").column(
            "detail", of: "/meta/warnings")
        let named = details.filter { $0.contains("exact day is not known") }.map { $0.prefix { $0 != ":" } }
        #expect(named.map(String.init) == keys)
    }

    private static let nineteen = [
        "registration.committee_lapse_months", "registration.congress_deadline_months",
        "registration.congress_delegates", "registration.initiative_group", "registration.members",
        "registration.organising_committee", "registration.papers_deadline_months", "registration.regional_members",
    ]

    @Test func `are today's where no day is asked for, with the whole series beside them`() throws {
        let answer = try Mandat.get("/v1/thresholds/registration.members")
        #expect(answer["/data/value"] == 5000)
        #expect(answer.column("value", of: "/data/series") == ["3000", "50000", "40000", "20000", "5000"])
        #expect(answer["/data/article"] == "Art. 10(6)")
        #expect(answer["/data/act/number"] == "157-VII")
        let csv = try Mandat.get("/v1/thresholds/registration.members.csv")
        #expect(csv.lines.count == 6)
        #expect(csv.line(5).hasPrefix("5000,"))
    }

    @Test func `are null on a day on which there was none`() throws {
        let answer = try Mandat.get("/v1/thresholds/registration.initiative_group?as_of=2005-01-01")
        #expect(answer["/data/value"] == .null)
        #expect(answer.list("/data/series").count == 2)
        let keys = try Mandat.get("/v1/thresholds?as_of=2005-01-01&limit=500").column("key")
        #expect(!keys.contains("registration.initiative_group"))
    }
}
