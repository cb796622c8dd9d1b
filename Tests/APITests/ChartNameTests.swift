// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import Testing
import Text

/// What charts call parties and elections.
struct ChartNameTests {
    @Test(arguments: ["hemicycle", "bars", "votes-seats", "slope"])
    func `a chart of an election has the names of its day, or those of today where they are asked for`(chart: String)
        throws
    {
        let registry = try Mandat.registry()
        for election in registry.elections.items {
            let target = "/v1/charts/\(chart).json?election=\(election.id)&lang=ru"
            let (then, now) = (try Mandat.get(target), try Mandat.get(target + "&names=current"))
            guard then.status == 200 else { continue }
            #expect(now.status == 200, "\(now.text)")
            for (row, other) in zip(then.list("/data/rows"), now.list("/data/rows")) where row["kind"].shown == "party"
            {
                let party = try #require(registry.parties[row["id"].shown])
                #expect(row["name"].shown == party.name(on: election.date.firstDay).short.russian)
                #expect(other["name"].shown == party.currentName.short.russian)
            }
        }
    }

    @Test func `the votes of an election counted by other rules keep the names of its day`() throws {
        for chart in ["hemicycle", "bars", "votes-seats", "slope"] {
            let target = "/v1/charts/\(chart).svg?election=mazhilis-2021&system=mazhilis-2023"
            #expect(try Mandat.get(target).text.contains(">Nur Otan"), "\(chart)")
            let now = try Mandat.get(target + "&names=current").text
            #expect(now.contains(">Amanat") && !now.contains("Nur Otan"), "\(chart)")
        }
    }

    @Test func `between two elections a party has at each the name that it had there`() throws {
        let target = "/v1/charts/slope.json?election=mazhilis-2021,mazhilis-2023"
        let row = try Mandat.get(target).list("/data/rows").first
        #expect(row?["name"].shown == "Amanat" && row?["from_name"].shown == "Nur Otan")
        #expect(row?["to_name"].shown == "Amanat")
        let now = try Mandat.get(target + "&names=current").list("/data/rows").first
        #expect(now?["from_name"].shown == "Amanat")
        let picture = try Mandat.get(target.replacing(".json", with: ".svg") + "&lang=kk").text
        #expect(picture.contains("Нұр Отан 71,09") && picture.contains("53,9\u{A0}% Аманат"))
        let narrow = try Mandat.get(target.replacing(".json", with: ".svg") + "&width=320").text
        #expect(narrow.contains(">Nur Otan → Amanat<"))
    }

    @Test func `names of a day need an election`() throws {
        for query in ["seats=amanat:2", "system=mazhilis-2023&votes=amanat:1"] {
            #expect(try Mandat.get("/v1/charts/bars.svg?\(query)&names=current").status == 200)
            let answer = try Mandat.get("/v1/charts/bars.svg?\(query)&names=contemporary")
            #expect(answer.status == 400 && answer.errors.first?.hasPrefix("names: ") == true, "\(answer.text)")
        }
        #expect(try Mandat.get("/v1/charts/bars.svg?election=mazhilis-2021&names=old").status == 400)
    }

    @Test func `pages for frames take the same names`() throws {
        let page = try Mandat.get("/embed/bars?election=mazhilis-2021&names=current")
        #expect(page.status == 200 && page.text.contains("Amanat") && !page.text.contains("Nur Otan"))
    }

    @Test func `parties over time stand under all names that they had, or that of today only`() throws {
        let all = try Mandat.get("/v1/charts/lineage.svg?party=amanat").text
        #expect(all.contains("Nur Otan"))
        let now = try Mandat.get("/v1/charts/lineage.svg?party=amanat&names=current").text
        #expect(now.contains("Amanat") && !now.contains("Nur Otan"))
    }

    /// At 640 pixels, on the narrowest page and on a card.
    @Test(arguments: Language.allCases, [240, 320, 640, 1200])
    func `a bar of turnout begins with the year of its election, and no two read the same`(
        language: Language, width: Int
    ) throws {
        let registry = try Mandat.registry()
        let text = try Mandat.get("/v1/charts/turnout.svg?lang=\(language.rawValue)&width=\(width)").text
        let groups = text.split(separator: "<g class=\"party\"").dropFirst()
        #expect(groups.count == registry.elections.items.count)
        var seen: Set<Substring> = []
        for (group, election) in zip(groups, registry.elections.items) {
            let label = group.split(separator: "<text").dropFirst().first?.split(separator: ">").dropFirst().first
            let read = try #require(label?.prefix { $0 != "<" })
            #expect(read.hasPrefix(String(election.date.year)), "\(read)")
            #expect(seen.insert(read).inserted, "\(read) at \(width)")
        }
    }
}
