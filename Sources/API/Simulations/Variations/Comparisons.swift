// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Record
import Text

/// `/v1/simulations/compare` by GET and POST: one tally under several systems and formulas, side by side.
enum Comparisons {
    static var operations: [Operation] {
        Operation.simulation(
            path, id: "compareSeats", query: ComparisonRequest.table.inQuery, layouts: [wide, flourish], texts: texts,
            simulate)
    }

    /// A row for each list and a column for each way to count, by id and by name.
    private static let wide = Layout.pivot(
        .wide, "party", .init("party"), across: .init("variant"), of: .init("seats"))
    private static let flourish = Layout.pivot(
        .flourish, "party", .init("party", labelled: "name"), across: .init("variant"), of: .init("seats"))

    private static let path = "/v1/simulations/compare"

    /// What the contract says of both.
    private static let texts = SimulationTexts(
        .simulations, path, "Seats by several rules",
        """
        One tally under several systems and formulas, side by side, with the differences to the first. First \
        stand the rules asked for by `system` or `rules`, then each of `systems` (with `rules` in place of \
        single members), then each of `formulas` in place of the first rules' own. What the first rules refuse \
        is a 422; what another one refuses is told in its `error`. At most 40 are compared.
        """,
        answers: .comparison,
        query:
            "systems=mazhilis-2023,mazhilis-2021&formulas=dhondt&votes=amanat:3431510,auyl:693938,osdp:331058,baytaq:146431&against_all=248291",
        body: .comparisonRequest,
        example: [
            "systems": ["mazhilis-2023", "mazhilis-2021"], "formulas": ["dhondt"],
            "tally": ["lists": [["party": "amanat", "votes": 3_431_510], ["party": "auyl", "votes": 693_938]]],
        ])
    private static let maximumVariants = 40
    /// Variants times lists and seats.
    private static let maximumWork = 2_000_000

    private static let columns: [Table.Column] = [
        .init("variant"), .init("party"), .init("name"), .init("votes"), .init("percent"), .init("admitted"),
        .init("seats"), .init("seat_percent"), .init("advantage_ratio"), .init("difference"), .init("error"),
        .init("seat_percent_difference"),
    ]

    /// One way to count.
    private struct Variant {
        let id: String
        let kind: String
        let name: String?
        let rules: Rules
        /// The rules of the system that they change.
        let base: Rules?
    }

    private static func simulate(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let input = try SimulationInput(context, ComparisonRequest.table)
        guard let asked = ComparisonRequest(input.cursor, context.registry) else { throw input.problem() }
        let variants = try variants(asked, input, context)
        return { () throws(Problem) in try answer(variants, asked, input, context) }
    }

    private static func answer(
        _ variants: [Variant], _ asked: ComparisonRequest, _ input: SimulationInput, _ context: RequestContext
    ) throws(Problem) -> Operation.Answer {
        let request = asked.seats
        let first: SeatAllocation
        do throws(AllocationError) {
            first = try allocate(request.tally, under: variants[0].rules)
        } catch {
            throw input.problem(error.fault(variants[0].rules))
        }
        let counts =
            [Result.success(first)]
            + variants.dropFirst().map { variant in
                Result { () throws(AllocationError) in try allocate(request.tally, under: variant.rules) }
            }
        var document = input.document(.item(item(variants, counts, first, context)), query: asked.query)
        document.warnings = zip(variants, counts).flatMap { warnings($0, $1, request, context) }
        if context.isOfTable {
            document.table = Table(
                columns: columns,
                rows: zip(variants, counts).flatMap { cells($0, $1, first, context) })
        }
        return .document(document)
    }

    /// What one count takes for granted, or why its quota gives no seats, after the name of the variant.
    private static func warnings(
        _ variant: Variant, _ result: Result<SeatAllocation, AllocationError>, _ request: SeatRequest,
        _ context: RequestContext
    ) -> [Document.Warning] {
        let texts: [LocalizedText] =
            switch result {
            case .success(let count):
                CountAssumption.all(count, isBaseOpen: request.draft.leavesBaseOpen(over: variant.base)).map(\.text)
            case .failure(let error): [error.ofQuota(variant.rules)].compactMap { $0 }
            }
        return texts.map { .init(pointer: nil, detail: "\(variant.id): \($0[context.language])") }
    }

    /// The rules asked for first, then each system, then each formula in place of the first rules' own.
    private static func variants(
        _ asked: ComparisonRequest, _ input: SimulationInput, _ context: RequestContext
    ) throws(Problem) -> [Variant] {
        let request = asked.seats
        var variants: [Variant] = []
        func resolve(_ draft: RulesDraft, _ base: Rules?, at place: [String]) throws(Problem) -> Rules {
            do throws(RulesDraft.Missing) {
                return try draft.resolved(over: base)
            } catch {
                throw input.impossible(place, "cannot be counted by: \(error.explanation.problem)")
            }
        }
        if asked.hasBase {
            let name = request.system?.name[context.language]
            variants.append(
                Variant(
                    id: request.system?.id ?? "rules", kind: "rules", name: name, rules: request.rules,
                    base: request.system?.listRules))
        }
        for (index, system) in asked.systems.enumerated() {
            let place = ["systems", String(index)]
            guard system.listRules != nil || request.draft.seats != nil else {
                throw input.impossible(
                    place, "is \(system.id), which has no list part to count; leave it out, or give seats")
            }
            let rules = try resolve(request.draft, system.listRules, at: place)
            variants.append(
                Variant(
                    id: system.id, kind: "system", name: system.name[context.language], rules: rules,
                    base: system.listRules))
        }
        for (index, formula) in asked.formulas.enumerated() {
            var draft = request.draft
            draft.formula = formula.draft
            if formula.draft.quota != nil { draft.formula.overAward = request.draft.formula.overAward }
            let rules = try resolve(draft, request.system?.listRules, at: ["formulas", String(index)])
            variants.append(
                Variant(id: formula.name, kind: "formula", name: nil, rules: rules, base: request.system?.listRules))
        }
        for (index, variant) in variants.enumerated() where variants[..<index].contains(where: { $0.id == variant.id })
        {
            throw input.impossible(
                [variant.kind == "formula" ? "formulas" : "systems"], "names \(variant.id) twice; keep one")
        }
        let work = variants.reduce(0) { $0 + $1.rules.seats + request.tally.lists.count }
        guard variants.count <= maximumVariants, work <= maximumWork else {
            throw input.impossible(
                [asked.formulas.isEmpty ? "systems" : "formulas"],
                "makes \(variants.count) counts; at most \(maximumVariants), of \(maximumWork) lists and seats in all, "
                    + "are compared")
        }
        return variants
    }

    private static func item(
        _ variants: [Variant], _ counts: [Result<SeatAllocation, AllocationError>], _ first: SeatAllocation,
        _ context: RequestContext
    ) -> Item {
        let tally = first.tally
        var item = Item()
        item.set(
            "lists",
            tally.lists.indices.map { index in
                let list = tally.lists[index]
                var item = ListLabel(list.id, context).item
                let seats = counts.map { try? $0.get().lists[index].seats }
                item.set("votes", tally.number(list.votes))
                item.set("percent", .percent(list.votes, of: first.base))
                let ratios = counts.map { try? $0.get().indices.advantageRatios[index] }
                item.set("advantage_ratios", .array(ratios.map { $0.map { .rounded($0) } ?? .null }))
                item.set("seats", .array(seats.map { .integer($0) }))
                let counted = counts.map { try? $0.get() }
                item.set("seat_percents", .array(counted.map { $0?.percent(ofSeatsOf: index) ?? .null }))
                item.set(
                    "seat_percent_differences",
                    .array(counted.map { $0?.points(ofSeatsOf: index, above: first) ?? .null }))
                item.set(
                    "differences", .array(seats.map { seats in .integer(seats.map { $0 - first.lists[index].seats }) }))
                return item
            })
        item.set("reference", .string(variants[0].id))
        item.set("variants", zip(variants, counts).map { variant($0, $1, first) })
        return item
    }

    private static func variant(
        _ variant: Variant, _ result: Result<SeatAllocation, AllocationError>, _ first: SeatAllocation
    ) -> Item {
        var item = Item()
        item.set("id", .string(variant.id))
        item.set("kind", .string(variant.kind))
        item.set("name", .string(variant.name))
        item.set("rules", variant.rules.document)
        switch result {
        case .success(let counted):
            let moved = zip(counted.lists, first.lists).reduce(0) { $0 + max(0, $1.0.seats - $1.1.seats) }
            item.set("error", .null)
            item.object("indices") { counted.indices.write(into: &$0) }
            item.set("majority", counted.holder(of: counted.rules.seats / 2 + 1))
            item.set("seats_gained", .integer(moved))
            item.set("undecided_seats", .integer(counted.undecidedSeats))
            item.set("vacant_seats", .integer(counted.vacantSeats))
        case .failure(let error):
            item.set("error", .string(error.name))
            for name in ["indices", "majority", "seats_gained", "undecided_seats", "vacant_seats"] {
                item.set(name, .null)
            }
        }
        return item
    }

    private static func cells(
        _ variant: Variant, _ result: Result<SeatAllocation, AllocationError>, _ first: SeatAllocation,
        _ context: RequestContext
    ) -> [Item] {
        first.tally.lists.indices.map { index in
            let list = first.tally.lists[index]
            var item = ListLabel(list.id, context).item
            item.set("variant", .string(variant.id))
            item.set("votes", first.tally.number(list.votes))
            switch result {
            case .success(let counted):
                let seats = counted.lists[index].seats
                item.set("percent", .percent(list.votes, of: counted.base))
                item.set("admitted", .bool(counted.lists[index].admitted))
                item.set("seats", .integer(seats))
                item.set("seat_percent", counted.percent(ofSeatsOf: index))
                item.set("seat_percent_difference", counted.points(ofSeatsOf: index, above: first))
                item.set("advantage_ratio", counted.indices.advantageRatios[index].map { .rounded($0) } ?? .null)
                item.set("difference", .integer(seats - first.lists[index].seats))
                item.set("error", .null)
            case .failure(let error):
                for name in [
                    "percent", "admitted", "seats", "seat_percent", "advantage_ratio", "difference",
                    "seat_percent_difference",
                ] { item.set(name, .null) }
                item.set("error", .string(error.name))
            }
            return item
        }
    }
}

extension SeatAllocation {
    /// The seats of a list in per cent of all.
    fileprivate func percent(ofSeatsOf list: Int) -> JSON {
        .percent(UInt128(lists[list].seats), of: UInt128(rules.seats))
    }

    /// By how many points its share of the seats is more than in another count.
    fileprivate func points(ofSeatsOf list: Int, above other: SeatAllocation) -> JSON {
        .points(lists[list].seats, of: rules.seats, above: other.lists[list].seats, of: other.rules.seats)
    }
}
