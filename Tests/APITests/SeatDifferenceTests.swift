// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import Testing

/// Seats of houses of different size stand against each other as shares: differences in points of per cent.
struct SeatDifferenceTests {
    /// By how many points a of b is more than c of d, in hundredths rounded half away from zero.
    private func points(_ part: Int, _ whole: Int, _ other: Int, _ otherWhole: Int) -> String {
        let numerator = (part * otherWhole - other * whole) * 10_000
        let denominator = whole * otherWhole
        let hundredths = (abs(numerator) * 2 + denominator) / (2 * denominator)
        guard hundredths > 0 else { return "0" }
        var text = "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return (numerator < 0 ? "-" : "") + text
    }

    @Test func `the votes of 2023 give Amanat 43 seats more in the Kurultai and less of them`() throws {
        let target = "/v1/simulations/counterfactual?election=mazhilis-2023&system=kurultai-2026"
        let row = try #require(try Mandat.get(target).list("/data/lists").first)
        // 83 of 145 are 57.24 %, 40 of 69 are 57.97 %.
        #expect(row["difference"].shown == "43" && row["seat_percent"].shown == "57.24")
        #expect(row["official_list_seat_percent"].shown == "57.97")
        #expect(row["seat_percent_difference"].shown == "-0.73")
        #expect(try Mandat.get(target)["/data/official_list_seats"].shown == "69")
    }

    @Test func `every election under every law has its differences in points of the share of list seats`() throws {
        let registry = try Mandat.registry()
        for election in registry.elections.items where election.listVotes != nil {
            let official = try #require(election.seats?.list?.value)
            for system in registry.systems.items where system.listRules != nil {
                let target = "/v1/simulations/counterfactual?election=\(election.id)&system=\(system.id)"
                let answer = try Mandat.get(target)
                let house = Int(answer["/data/count/seats"].shown) ?? 0
                for row in answer.list("/data/lists") {
                    let found = row["seat_percent_difference"].shown
                    guard let seats = Int(row["seats"].shown), let then = Int(row["official_list_seats"].shown) else {
                        #expect(found == "null")
                        continue
                    }
                    #expect(found == points(seats, house, then, official), "\(target) \(row["id"].shown)")
                }
            }
        }
    }

    @Test func `a comparison gives shares of seats and their differences, in its table too`() throws {
        let query = "systems=mazhilis-2023,kurultai-2026,mazhilis-2007&votes=amanat:3431510,auyl:693938,osdp:331058"
        let answer = try Mandat.get("/v1/simulations/compare?\(query)")
        let houses = answer.list("/data/variants").map { Int($0["rules"]?["seats"].shown ?? "") ?? 0 }
        #expect(houses == [69, 145, 98])
        for list in answer.list("/data/lists") {
            let seats = list["seats"]?.elements.map { Int(Optional($0).shown) ?? 0 } ?? []
            let differences = list["seat_percent_differences"]?.elements.map { Optional($0).shown } ?? []
            #expect(differences == zip(seats, houses).map { points($0, $1, seats[0], houses[0]) })
            #expect(list["seat_percents"]?.elements.count == 3)
        }
        let table = try Mandat.get("/v1/simulations/compare.csv?\(query)")
        #expect(table.line(0).hasSuffix(",seat_percent_difference"))
        #expect(table.lines.count == 10 && table.line(1).hasSuffix(",0"))
    }

    @Test func `the lists of an election have the names of its day`() throws {
        for target in [
            "/v1/simulations/counterfactual?election=mazhilis-2021&system=mazhilis-2023",
            "/v1/elections/mazhilis-2021/verification",
        ] {
            let names = target.contains("?") ? "&names=current" : "?names=current"
            let (then, now) = (try Mandat.get(target), try Mandat.get(target + names))
            for pointer in ["/data/lists", "/data/count/lists"] {
                #expect(then.column("name", of: pointer).first == "Nur Otan", "\(target) \(pointer)")
                #expect(now.column("name", of: pointer).first == "Amanat", "\(target) \(pointer)")
            }
            #expect(then.text.contains("Nur Otan") && !then["/data/count/steps"].shown.contains("Amanat"))
        }
        let now = try Mandat.get("/v1/simulations/counterfactual?election=mazhilis-2021&seats=10&names=current")
        #expect(now["/links/self"].shown.contains("names=current"))
    }

    @Test func `an election without lists has nothing to verify, and says so`() throws {
        for election in try Mandat.registry().elections.items where election.kind != .parliamentary {
            let answer = try Mandat.get("/v1/elections/\(election.id)/verification")
            #expect(answer["/data/reproduced"] == .null)
            #expect(answer["/data/reason"].shown.hasPrefix("No seats were filled by lists"), "\(election.id)")
        }
        let unknown = try Mandat.get("/v1/elections/kurultai-2026/verification")
        #expect(unknown["/data/reason"].shown.hasPrefix("The votes of the lists are not known"))
    }
}
