// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Registry

/// `/v1/elections/{id}/results`: one row a party or group.
enum Results {
    static var endpoints: [Endpoint] {
        [
            Endpoint(
                .get, "/v1/elections/{id}/results", operation: "getElectionResults",
                parameters: Endpoint.list + ["names"], formats: Format.allCases, list)
        ]
    }

    /// Which name of a party a row shows.
    enum Naming: String, CaseIterable {
        /// The name on the day of the vote.
        case contemporary
        /// The name of today, or the last one.
        case current
    }

    private static let columns: [Table.Column] = [
        .init("election"), .init("date"), .init("id"), .init("party"), .init("group"), .init("name"),
        .init("name_en", "names/en"), .init("name_ru", "names/ru"), .init("name_kk", "names/kk"), .init("list_votes"),
        .init("list_percent"), .init("share_base"), .init("share_base_votes"), .init("list_seats"),
        .init("single_member_seats"), .init("appointed_seats"), .init("total_seats"), .init("seat_percent"),
        .init("color"),
    ]

    private static func list(_ call: Call) throws(Problem) -> Endpoint.Answer {
        let election = try call.find("election", in: call.registry.elections)
        let naming = call.parameters.choice("names", Naming.self) ?? .contemporary
        let items = election.results.map { row($0, of: election, naming, call.registry, call.language) }
        let members = items.first?.members.map(\.name) ?? []
        return .document(try Paging.document(of: items, id: "id", columns: columns, members: members, call))
    }

    /// What a party or group got at an election.
    static func row(
        _ result: Election.Result, of election: Election, _ naming: Naming, _ registry: Registry, _ language: Language
    ) -> Item {
        var item = Item()
        item.set("election", .string(election.id))
        item.set("date", election.date)
        item.set("id", .string(result.id))
        switch result.holder {
        case .party(let id):
            let party = registry.parties[id]
            let name = naming == .current ? party?.currentName : party?.name(on: election.date.firstDay)
            item.set("party", .string(id))
            item.set("group", .null)
            item.set("name", name?.short, in: language)
            item.set("color", .string(party?.colour?.hex))
        case .group(let id):
            item.set("party", .null)
            item.set("group", .string(id))
            item.set("name", registry.country.groups[id]?.name, in: language)
            item.set("color", .null)
        }
        item.set("list_votes", result.listVotes)
        item.set("list_percent", percent(result, of: election))
        item.set("published_percent", result.listPercent)
        item.set("share_base", .string(election.publishedShareBase.rawValue))
        item.set("share_base_votes", .integer(election.shareBaseVotes))
        item.set("list_seats", result.listSeats)
        item.set("single_member_seats", result.singleMemberSeats)
        item.set("appointed_seats", result.appointedSeats)
        item.set("total_seats", result.totalSeats)
        item.set("seat_percent", seatPercent(result, of: election))
        item.set("note", .string(result.note?[language]))
        return item
    }

    /// Votes in per cent of the election's share base to two decimals; the published figure where votes are not known.
    private static func percent(_ result: Election.Result, of election: Election) -> JSON {
        guard let votes = result.listVotes?.value, let base = election.shareBaseVotes, base > 0 else {
            return result.listPercent.map { .figure($0.value) } ?? .null
        }
        return .percent(UInt128(votes), of: UInt128(base))
    }

    private static func seatPercent(_ result: Election.Result, of election: Election) -> JSON {
        guard let seats = result.totalSeats?.value else { return .null }
        return .percent(UInt128(seats), of: UInt128(election.seats.total.value))
    }
}
