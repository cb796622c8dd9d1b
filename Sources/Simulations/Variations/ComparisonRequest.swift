// SPDX-License-Identifier: Apache-2.0
import Electoral
package import JSON
package import Record
import Text

/// One tally, and the systems and formulas to count it by.
package struct ComparisonRequest {
    package let systems: [ElectoralSystem]
    package let formulas: [(name: String, draft: FormulaDraft)]
    /// Whether rules of the request's own are counted by, before systems and formulas.
    package let hasBase: Bool
    package let seats: SeatRequest

    /// Reads a body; everything wrong is left in the cursor's faults.
    package init?(_ cursor: JSONCursor, _ registry: Record) {
        var systems: [ElectoralSystem] = []
        var formulas: [(name: String, draft: FormulaDraft)] = []
        var hasBase = false
        let seats = SeatRequest(cursor, registry: registry) { object in
            systems = object.list("systems") { $0.system(in: registry) }
            formulas = object.list("formulas") { $0.formula() }
            hasBase = object.member("system") != nil || systems.isEmpty
            return systems.first
        }
        guard let seats else { return nil }
        (self.systems, self.formulas, self.hasBase, self.seats) = (systems, formulas, hasBase, seats)
    }
}

extension JSONCursor {
    /// The name of a quota, of a sequence of divisors, or of winner takes all. `imperiali` is a quota; the divisors of that
    /// name are `divisors:imperiali`.
    fileprivate func formula() -> (name: String, draft: FormulaDraft)? {
        guard let text = string() else { return nil }
        var draft = FormulaDraft()
        if text == FormulaDraft.Family.winnerTakesAll.rawValue {
            draft.family = .winnerTakesAll
            return (text, draft)
        }
        let prefix = "divisors:"
        if !text.hasPrefix(prefix), let quota = Quota.named(text) {
            draft.quota = quota
            return (quota.name, draft)
        }
        if let divisors = Divisors.named(text.hasPrefix(prefix) ? String(text.dropFirst(prefix.utf8.count)) : text) {
            draft.divisors = divisors.name
            return (Quota.named(divisors.name) == nil ? divisors.name : prefix + divisors.name, draft)
        }
        let allowed =
            Quota.all.map(\.name) + Divisors.all.map { Quota.named($0.name) == nil ? $0.name : prefix + $0.name }
            + [FormulaDraft.Family.winnerTakesAll.rawValue]
        return refuse(
            "is \"\(text)\", which is not the name of a formula", allowed: allowed,
            suggestion: Spelling.nearest(to: text, among: allowed))
    }
}
