// SPDX-License-Identifier: Apache-2.0
package import Electoral
package import JSON
package import Record
import Text

/// One way to count the tally of a comparison.
package struct ComparisonVariant {
    /// What gives the rules.
    package enum Kind: String {
        /// The request itself, perhaps over those of a system.
        case rules
        /// A system.
        case system
        /// A formula, in place of the one of the request's own rules.
        case formula
    }

    package let id: String
    package let kind: Kind
    /// The system whose name it bears; nil where it bears none.
    package let system: ElectoralSystem?
    package let rules: Rules
    /// The rules of the system that they change.
    package let base: Rules?
}

extension ComparisonRequest {
    private static let maximumVariants = 40
    /// Variants times lists and seats.
    private static let maximumWork = 2_000_000

    /// The rules asked for first, then each system, then each formula in place of the first rules' own.
    /// - Throws: what cannot be counted by, or is too much.
    package func variants() throws(JSONFault) -> [ComparisonVariant] {
        let request = seats
        var variants: [ComparisonVariant] = []
        if hasBase {
            variants.append(
                ComparisonVariant(
                    id: request.system?.id ?? "rules", kind: .rules, system: request.system, rules: request.rules,
                    base: request.system?.listRules))
        }
        for (index, system) in systems.enumerated() {
            let place = ["systems", String(index)]
            guard system.listRules != nil || request.draft.seats != nil else {
                throw .impossible(
                    place, "is \(system.id), which has no list part to count; leave it out, or give seats")
            }
            let rules = try Self.resolve(request.draft, system.listRules, at: place)
            variants.append(
                ComparisonVariant(
                    id: system.id, kind: .system, system: system, rules: rules, base: system.listRules))
        }
        for (index, formula) in formulas.enumerated() {
            var draft = request.draft
            draft.formula = formula.draft
            if formula.draft.quota != nil { draft.formula.overAward = request.draft.formula.overAward }
            let rules = try Self.resolve(draft, request.system?.listRules, at: ["formulas", String(index)])
            variants.append(
                ComparisonVariant(
                    id: formula.name, kind: .formula, system: nil, rules: rules, base: request.system?.listRules))
        }
        for (index, variant) in variants.enumerated() where variants[..<index].contains(where: { $0.id == variant.id })
        {
            throw .impossible(
                [variant.kind == .formula ? "formulas" : "systems"], "names \(variant.id) twice; keep one")
        }
        let work = variants.reduce(0) { $0 + $1.rules.seats + request.tally.lists.count }
        guard variants.count <= Self.maximumVariants, work <= Self.maximumWork else {
            throw .impossible(
                [formulas.isEmpty ? "systems" : "formulas"],
                "makes \(variants.count) counts; at most \(Self.maximumVariants), of \(Self.maximumWork) lists and seats in all, "
                    + "are compared")
        }
        return variants
    }

    private static func resolve(_ draft: RulesDraft, _ base: Rules?, at place: [String]) throws(JSONFault) -> Rules {
        do throws(RulesDraft.Missing) {
            return try draft.resolved(over: base)
        } catch {
            throw .impossible(place, "cannot be counted by: \(error.explanation.problem)")
        }
    }
}

/// One tally under several rules, side by side.
package struct ComparisonResult {
    /// One way to count, and what it comes to.
    package struct Variant {
        package let variant: ComparisonVariant
        /// The seats, or why the rules give none.
        package let outcome: Result<SeatAllocation, AllocationError>

        package var id: String { variant.id }
        /// The seats; nil where the rules give none.
        package var allocation: SeatAllocation? { try? outcome.get() }
    }

    package let request: ComparisonRequest
    /// The first one is what the others are compared with.
    package let variants: [Variant]
    /// The seats by the first one.
    package let reference: SeatAllocation

    /// - Parameter variants: those of the request.
    /// - Throws: why the first one gives no seats.
    package init(_ request: ComparisonRequest, _ variants: [ComparisonVariant]) throws(JSONFault) {
        let tally = request.seats.tally
        do throws(AllocationError) {
            reference = try allocate(tally, under: variants[0].rules)
        } catch {
            throw error.fault(variants[0].rules)
        }
        self.request = request
        self.variants =
            [Variant(variant: variants[0], outcome: .success(reference))]
            + variants.dropFirst().map { variant in
                Variant(
                    variant: variant,
                    outcome: Result { () throws(AllocationError) in try allocate(tally, under: variant.rules) })
            }
    }

    /// Seats that are held by other lists than in the reference.
    package func seatsMoved(in allocation: SeatAllocation) -> Int {
        zip(allocation.lists, reference.lists).reduce(0) { $0 + max(0, $1.0.seats - $1.1.seats) }
    }
}
