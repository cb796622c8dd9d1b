// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Testing

@Suite struct `The record` {
    /// elections.json `party_events`: who joined Otan and when, and what it was called.
    @Test func `shows what Amanat came out of, and both renames`() throws {
        let answer = try Mandat.get("/v1/parties/amanat/lineage?include=sources")
        func mergers(_ year: String) -> [String] {
            answer.list("/data/edges").filter { $0["date"].shown.hasPrefix(year) && $0["other"] == "amanat" }.map {
                $0["party"].shown
            }
        }
        #expect(mergers("1999").count == 4, "four founders")
        #expect(mergers("2006").sorted() == ["agrarian", "asar", "civic"] || mergers("2006").contains("asar"))
        #expect(!mergers("2002").isEmpty)
        let renames = answer.list("/data/events").filter { $0["type"] == "renamed" }
        #expect(renames.map { $0["date"].shown.prefix(4) } == ["2006", "2022"])
        let nodes = Set(answer.list("/data/nodes").map { $0["id"].shown })
        for edge in answer.list("/data/edges") {
            #expect(nodes.isSuperset(of: [edge["party"].shown, edge["other"].shown]), "no edge leads out of the graph")
        }
        let count = answer.list("/data/edges").count + answer.list("/data/events").count
        let provenance = answer.document["provenance"]?.names ?? []
        #expect(provenance.count { $0.hasPrefix("/data/e") } == count, "each event has its sources")
    }

    @Test func `finds a party's lineage by a former name`() throws {
        let answer = try Mandat.get("/v1/parties/nur-otan/lineage")
        #expect(answer.field("content-location") == "/v1/parties/amanat/lineage")
        #expect(answer["/data/party"] == "amanat")
    }

    /// law.md 1.3: 98 seats by lists and nine of the Assembly.
    @Test func `says who sat in the Mazhilis on a day, seats adding up`() throws {
        let answer = try Mandat.get("/v1/bodies/mazhilis/composition?as_of=2018-01-01")
        #expect(answer["/data/election"] == "mazhilis-2016")
        #expect(answer["/data/total"] == 107)
        let seats = answer.list("/data/seats").compactMap { Int($0["seats"].shown) }
        #expect(seats.reduce(0, +) == 107)
        #expect(answer.list("/data/seats").contains { $0["group"] == "assembly" && $0["seats"] == 9 })
        let before = try Mandat.get("/v1/bodies/mazhilis/composition?as_of=1980-01-01")
        #expect(before.list("/data/seats").isEmpty)
        #expect(before.list("/meta/warnings").count == 1)
    }

    @Test func `shows polls beside the official result of the same party`() throws {
        let polls = try Mandat.get("/v1/polls?election=mazhilis-2012&limit=500").list()
        let shares = polls.flatMap { $0["shares"]?.elements ?? [] }.filter { $0["party"] == "amanat" }
        #expect(!shares.isEmpty)
        for share in shares {
            #expect(share["official_percent"] == .number("80.99"))
            let percent = Double(share["percent"].shown) ?? 0
            #expect(abs(percent - 80.99 - (Double(share["difference"].shown) ?? 0)) < 0.006)
        }
    }

    /// A conflict that says where the API serves what was chosen says so of something that is there.
    @Test func `leads from conflicts to what was chosen`() throws {
        let conflicts = try Mandat.get("/v1/conflicts?limit=500").list()
        #expect(conflicts.count > 50)
        for conflict in conflicts {
            for place in conflict["at"]?.elements ?? [] {
                let url = place["url"].shown
                let answer = try Mandat.get(url)
                #expect(answer.status == 200, "\(conflict["id"].shown): \(url)")
                #expect(
                    answer[place["pointer"].shown] != nil, "\(conflict["id"].shown): \(url) \(place["pointer"].shown)")
            }
        }
    }

    @Test func `says of a source what rests on it, and nothing else`() throws {
        let source = try Mandat.get("/v1/sources/cec23")
        let supports = source.list("/data/supports")
        #expect(source["/data/supported_values"].shown != "0")
        for support in supports {
            let url = support["url"].shown
            let answer = try Mandat.get(url + "?include=sources" + (url.hasSuffix("results") ? "&limit=500" : ""))
            for pointer in support["pointers"]?.elements.compactMap(\.text) ?? [] {
                // A reading names its sources itself.
                let entry = support["kind"] == "conflict" ? answer[pointer] : answer.document["provenance"]?[pointer]
                let all = [entry] + (entry?["alternatives"]?.elements ?? [])
                #expect(all.contains { $0?["sources"]?.elements.contains("cec23") == true }, "\(url) \(pointer)")
            }
        }
    }

    @Test func `is a feed and a calendar of events`() throws {
        let atom = try Mandat.get("/v1/events.atom?lang=ru")
        let total = try Mandat.get("/v1/events?limit=1")["/meta/total"].shown
        #expect(atom.text.matches(of: /<entry>/).count == Int(total), "a feed has all events, not a page of them")
        #expect(atom.text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns="))
        let calendar = try Mandat.get("/v1/events.ics")
        #expect(calendar.field("content-type") == "text/calendar; charset=utf-8")
        let lines = calendar.text.split(separator: "\r\n")
        #expect(lines.first == "BEGIN:VCALENDAR" && lines.last == "END:VCALENDAR")
        #expect(lines.allSatisfy { $0.utf8.count <= 75 }, "RFC 5545 section 3.1")
        let events = lines.count { $0 == "BEGIN:VEVENT" }
        #expect(events > 30 && events <= Int(total) ?? 0)
        #expect(lines.count { $0.wholeMatch(of: /DTSTART;VALUE=DATE:\d{8}/) != nil } == events)
        #expect(try Mandat.get("/v1/events.atom?fields=id").status == 400)
        #expect(try Mandat.get("/v1/parties?format=atom").status == 406)
    }

    @Test func `counts an election of every kind by its own rows`() throws {
        let president = try Mandat.get("/v1/elections/president-2022/results")
        #expect(president["/data/0/person"] == "kassym-jomart-tokayev")
        #expect(president["/data/0/elected"] == true)
        #expect(president["/data/0/votes"] != .null)
        let referendum = try Mandat.get("/v1/elections/referendum-2024")
        #expect(referendum["/data/adopted"] == true)
        #expect(referendum.column("answer", of: "/data/answers") == ["yes", "no"])
        let turnout = try Mandat.get("/v1/elections/mazhilis-2023/turnout")
        #expect(turnout.column("id").contains("ballots-issued"))
        #expect(Set(turnout.column("id")).count == turnout.column("id").count)
    }
}
