// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
import Record
import Simulations
import Text
import Web

/// Writes a house counted in parts: each district, each part, and what the parties have in all.
struct MixedSystemEncoder {
    let result: MixedSystemResult
    let record: Record
    let language: Language
    let hasSteps: Bool

    private var texts: TextCatalogue { record.texts[language] }
    private var request: MixedSystemRequest { result.request }
    private var sum: MixedSystemAllocation { result.house }
    private var seats: Int { result.seats }

    /// The columns of the totals.
    static let columns: [Table.Column] = [
        .init("party"), .init("name"), .init("list_votes"), .init("list_seats"), .init("candidate_votes"),
        .init("district_seats"), .init("seats"), .init("seat_percent"),
    ]

    /// The totals, one object a party.
    var rows: [Item] {
        sum.totals.indices.map { index in
            var item = Item()
            write(total: index, into: &item)
            return item
        }
    }

    /// What a reader has to know beside the figures.
    var warnings: [Document.Warning] {
        var seen: Set<String> = []
        var details = sum.listAllocations.flatMap { CountAssumption.all($0, isBaseOpen: request.isBaseOpen) }
            .map { texts[$0.text] }.filter { seen.insert($0).inserted }
        if let house = request.system?.seats, house != seats {
            details.append(texts[.partOfHouse(counted: seats, of: house)])
        }
        for case .candidates(let district, let names, _) in request.districts {
            let doubles = Candidate.doubles(names, district)
            if !doubles.isEmpty { details.append(texts[.namesakes(doubles, in: district.name)]) }
        }
        return details.map { .init(pointer: nil, detail: $0) }
    }

    /// Writes the members of the whole answer.
    func write(into sink: inout some MemberSink) {
        sink.objects("districts", count: result.districts.count) { sink, index in write(district: index, into: &sink) }
        if let list = result.list {
            sink.object("list") { write(list, into: &$0) }
        } else {
            sink.set("list", .null)
        }
        let parts = [("list", sum.listPart), ("single-member", sum.districtPart)].filter { $0.1 != nil }
        sink.objects("parts", count: parts.count) { sink, index in
            guard let part = parts[index].1 else { return }
            sink.set("filled_seats", integer: part.filled)
            sink.set("kind", string: parts[index].0)
            sink.set("seats", integer: part.seats)
            sink.set("undecided_seats", integer: part.undecided)
            sink.set("vacant_seats", integer: part.vacant)
        }
        sink.set("system", string: request.system?.id)
        sink.object("totals") { write(totalsInto: &$0) }
    }

    private func write(_ count: SeatAllocation, into sink: inout some MemberSink) {
        SeatResult(count, request.system?.id, record, language, isBaseOpen: request.isBaseOpen)
            .write(into: &sink, hasSteps: hasSteps)
    }

    // MARK: - Districts

    private func write(district index: Int, into sink: inout some MemberSink) {
        switch request.districts[index] {
        case .candidates(let district, let names, let rule): write(district, names, rule, into: &sink)
        case .lists(let name, _, _):
            if let count = result.districts[index] {
                sink.object("count") { write(count, into: &$0) }
            }
            sink.set("kind", string: "list")
            sink.set("name", string: name)
        }
    }

    private func write(
        _ district: District, _ given: [String?], _ rule: District.Rule, into sink: inout some MemberSink
    ) {
        let tally = district.tally
        let base = tally.votes(in: .participating)
        let outcome = district.outcome(by: rule)
        let names = given.indices.map { index in
            given[index] ?? record.labels[district.parties[index] ?? ""]?.name[language]
                ?? tally.lists[index].id
        }
        sink.set("base", tally.number(base))
        sink.objects("candidates", count: names.count) { sink, index in
            sink.set("color", string: district.parties[index].flatMap { record.labels[$0]?.colour })
            sink.set("elected", flag: outcome == .elected(index))
            sink.set("id", string: tally.lists[index].id)
            sink.set("name", string: names[index])
            sink.set("party", string: district.parties[index])
            sink.set("percent", percentOf: tally.lists[index].votes, in: base)
            sink.set("votes", tally.number(tally.lists[index].votes))
        }
        sink.set("kind", string: "single-member")
        sink.set("name", string: district.name)
        sink.set("outcome", string: outcome.name)
        sink.set("rule", string: rule.rawValue)
        let (second, tied): ([Int], [Int]) =
            switch outcome {
            case .runOff(let candidates): (candidates, [])
            case .tied(let candidates, let through): (through, candidates)
            case .elected, .nobody: ([], [])
            }
        sink.set("second_round", .strings(second.map { tally.lists[$0].id }))
        // Namesakes are told apart by their ids.
        let shown = names.indices.map { index in
            names.filter { $0 == names[index] }.count > 1 ? tally.lists[index].id : names[index]
        }
        if hasSteps { write(stepsOf: district, rule, shown, into: &sink) }
        sink.objects("ties", count: tied.isEmpty ? 0 : 1) { sink, _ in
            sink.set("chosen", .strings([]))
            sink.set("contenders", .strings(tied.map { tally.lists[$0].id }))
            sink.set("places", rule == .plurality ? .null : .integer(District.finalists - second.count))
            sink.set("resolved_by", .null)
            sink.set("seats_at_stake", 1)
        }
    }

    /// The steps in words, each with its article where the rule is the system's own.
    private func write(
        stepsOf district: District, _ rule: District.Rule, _ names: [String], into sink: inout some MemberSink
    ) {
        let text = DistrictText(district: district, names: names, texts: texts)
        let steps = district.steps(by: rule)
        let part = request.system?.singleMember
        let articles = part?.rule == rule ? part?.articles ?? [] : []
        sink.objects("steps", count: steps.count) { sink, index in
            let kind = steps[index].kind
            // The article by which a candidate wins asks for the majority and the second round, too.
            let topics = ["base", "majority", "run_off"].contains(kind) ? [kind, "winner"] : [kind]
            let article = topics.compactMap { topic in articles.first { $0.topic == topic } }.first
            sink.set("article", string: texts.citation(article?.article))
            sink.set("kind", string: kind)
            sink.set("text", in: language) { text.say(steps[index], in: &$0) }
        }
    }

    // MARK: - Totals

    private func write(totalsInto sink: inout some MemberSink) {
        sink.set("majority", holder(of: seats / 2 + 1))
        sink.objects("parties", count: sum.totals.count) { sink, index in write(total: index, into: &sink) }
        sink.set("seats", integer: seats)
        sink.set("two_thirds", holder(of: (2 * seats + 2) / 3))
        let parts = [sum.listPart, sum.districtPart].compactMap { $0 }
        sink.set("undecided_seats", integer: parts.reduce(0) { $0 + $1.undecided })
        sink.set("vacant_seats", integer: parts.reduce(0) { $0 + $1.vacant })
    }

    private func write(total index: Int, into sink: inout some MemberSink) {
        let total = sum.totals[index]
        let label = total.party.flatMap { record.labels[$0] }
        let name = total.party.map { label?.name[language] ?? $0 } ?? texts[.independents]
        sink.set("candidate_votes", number(total.candidateVotes))
        sink.set("color", string: label?.colour)
        sink.set("district_seats", integer: total.districtSeats)
        sink.set("list_seats", integer: total.listSeats)
        sink.set("list_votes", number(total.listVotes))
        sink.set("name", string: name)
        sink.set("party", string: total.party)
        sink.set("seat_percent", percentOf: UInt128(total.seats), in: UInt128(seats))
        sink.set("seats", integer: total.seats)
    }

    private func number(_ units: UInt128) -> JSON {
        .votes(Ratio(units, over: sum.scale))
    }

    /// Seats needed, and the party that has them alone.
    private func holder(of seats: Int) -> JSON {
        ["party": .string(result.party(with: seats)), "seats": .integer(seats)]
    }
}

extension District.Outcome {
    /// The word of answers.
    fileprivate var name: String {
        switch self {
        case .elected: "elected"
        case .runOff: "second-round"
        case .tied: "tied"
        case .nobody: "nobody"
        }
    }
}
