// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import Testing
import Text

/// What charts of an election are shares of, over all elections of the record.
struct ChartBaseTests {
    private static let charts = ["hemicycle", "bars", "votes-seats", "slope"]

    /// Seats that a party or group is known to hold.
    private func known(_ election: Election) -> Int {
        election.results.reduce(0) { $0 + ($1.totalSeats ?? $1.counts[.seats]).map(\.value).or0 }
    }

    /// The addresses of this API that a sentence names.
    private func addresses(in text: String) -> [String] {
        text.split(whereSeparator: { " ,;".contains($0) }).filter { $0.hasPrefix("/v1/") }.map { word in
            String(word.last == "." ? word.dropLast() : word)
        }
    }

    @Test func `a house is drawn where the seats are of one house and at least half of them are known`() throws {
        for election in try Mandat.registry().elections.items {
            let total = election.seats?.total.value
            let isHouse =
                [.parliamentary, .senate].contains(election.kind)
                && total.map { known(election) > 0 && known(election) * 2 >= $0 } ?? false
            for format in ["svg", "json", "csv"] {
                let answer = try Mandat.get("/v1/charts/hemicycle.\(format)?election=\(election.id)")
                #expect(answer.status == (isHouse ? 200 : 422), "\(election.id).\(format)")
            }
            let embed = try Mandat.get("/embed/hemicycle?election=\(election.id)")
            #expect(embed.status == (isHouse ? 200 : 422), "\(election.id)")
        }
    }

    @Test func `what cannot be drawn of an election says why, and names what can be asked for instead`() throws {
        for election in try Mandat.registry().elections.items {
            for chart in Self.charts {
                let answer = try Mandat.get("/v1/charts/\(chart).svg?election=\(election.id)")
                guard answer.status != 200 else { continue }
                #expect(answer.status == 422, "\(chart) \(election.id)")
                let found = addresses(in: answer["/detail"].shown)
                #expect(!found.isEmpty, "\(chart) \(election.id): \(answer["/detail"].shown)")
                for address in found { #expect(try Mandat.get(address).status == 200, "\(address)") }
                #expect(answer.list("/errors").first?["parameter"].shown == "election")
            }
        }
    }

    @Test(arguments: [
        ("referendum-2024", "a question"), ("president-2022", "one person"), ("maslikhats-2023", "223 councils"),
        ("maslikhats-2021", "councils"), ("akims-2021", "akims"), ("kurultai-2026", "not known"),
    ])
    func `the reason is that of the kind of election`(election: String, reason: String) throws {
        let detail = try Mandat.get("/v1/charts/hemicycle.svg?election=\(election)")["/detail"].shown
        #expect(detail.contains(reason), "\(detail)")
    }

    @Test func `only seats of a whole parliament have a majority`() throws {
        for election in try Mandat.registry().elections.items {
            let answer = try Mandat.get("/v1/charts/bars.json?measure=seats&election=\(election.id)")
            guard answer.status == 200 else { continue }
            #expect((answer["/data/majority"] != .null) == (election.kind == .parliamentary), "\(election.id)")
        }
        let senate = try Mandat.get("/v1/charts/hemicycle.svg?election=senate-1999&lang=ru").text
        #expect(!senate.contains("Большинство") && senate.contains("замещённые на этих выборах"))
    }

    /// Art. 97-1 of the Constitutional Law on elections gives list seats for list votes; the other seats are won elsewhere.
    @Test func `votes for lists stand beside seats of lists, and what is left out is said`() throws {
        for election in try Mandat.registry().elections.items where election.listVotes != nil {
            let lists = try #require(election.seats?.list?.value)
            let others = try #require(election.seats?.total.value) - lists
            for chart in ["votes-seats", "slope"] {
                let answer = try Mandat.get("/v1/charts/\(chart).json?election=\(election.id)")
                #expect(answer.column("seats", of: "/data/rows").compactMap { Int($0) }.reduce(0, +) == lists)
                #expect(answer["/data/seats"].shown == String(lists) && answer["/data/majority"] == .null)
                #expect(answer["/data/left_out_seats"].shown == String(others), "\(election.id)")
                for language in Language.allCases {
                    let target = "/v1/charts/\(chart).svg?election=\(election.id)&lang=\(language.rawValue)&width=1200"
                    let note = try Mandat.get(target).text
                    #expect(note.contains("(\(lists))"), "\(target)")
                    for part in [election.seats?.singleMember, election.seats?.appointed] {
                        if let part { #expect(note.contains("(\(part.value))"), "\(target)") }
                    }
                }
            }
        }
    }

    @Test func `Amanat had 40 of the 69 list seats of 2023`() throws {
        // 40 / 69 = 57.97 %; 62 of all 98 seats are 63.27 %.
        for chart in ["votes-seats", "slope"] {
            let row = try #require(
                try Mandat.get("/v1/charts/\(chart).json?election=mazhilis-2023").list("/data/rows").first)
            #expect(
                row["percent"].shown == "53.9" && row["seat_percent"].shown == "57.97" && row["seats"].shown == "40")
        }
        let house = try Mandat.get("/v1/charts/hemicycle.json?election=mazhilis-2023").list("/data/rows").first
        #expect(house?["seat_percent"].shown == "63.27")
    }

    @Test func `seats of which little is known say how little`() throws {
        for election in try Mandat.registry().elections.items {
            guard let total = election.seats?.total.value, known(election) > 0, known(election) < total else {
                continue
            }
            for language in Language.allCases {
                let target = "/v1/charts/bars.svg?measure=seats&election=\(election.id)&lang=\(language.rawValue)"
                let text = try Mandat.get(target + "&width=1200").text.replacing("\u{A0}", with: "")
                    .replacing(",", with: "")
                #expect(text.contains(String(known(election))) && text.contains(String(total)), "\(target)")
            }
        }
    }

    @Test func `small print names the figures that rest on weak sources`() throws {
        let registry = try Mandat.registry()
        for election in registry.elections.items {
            let claims: [Evidence?] =
                election.results.flatMap { result -> [Evidence?] in
                    result.counts.values.map(\.evidence) + [result.publishedPercent?.evidence]
                }
                + election.answers.flatMap { answer -> [Evidence?] in
                    [answer.votes?.evidence, answer.percent?.evidence]
                }
            let weak = claims.compactMap { $0 }.filter { $0.confidence == .uncertain }
            let answer = try Mandat.get("/v1/charts/bars.svg?election=\(election.id)&width=1600")
            guard answer.status == 200 else { continue }
            #expect(!answer.text.contains("Some figures"), "\(election.id)")
            if weak.isEmpty { #expect(!answer.text.contains("weak sources"), "\(election.id)") }
        }
        let turnout = try Mandat.get("/v1/charts/turnout.svg?width=1600").text
        for election in registry.elections.items where election.turnoutPercent?.evidence.confidence == .uncertain {
            #expect(turnout.contains("weak sources") && turnout.contains(String(election.date.year)))
        }
        let share = try Mandat.get("/v1/charts/bars.svg?election=kurultai-2026&width=1600").text
        #expect(share.contains("Figures from weak sources: Adilet (votes)."))
    }
}

extension Int? {
    fileprivate var or0: Int { self ?? 0 }
}
