// SPDX-License-Identifier: Apache-2.0
import Electoral
import Record
import Text

/// A proposed party against the law on parties of a day (Law 344-II of 2002, Art. 6, 10, 11, and that of 1996).
extension Calculator {
    static var registration: Calculator {
        Calculator(
            name: "registration", id: "calculateRegistration",
            inputs: [
                .count("members"), .count("regional_minimum"),
                Input(name: "regions", kind: .tally(name: "region", number: "members", orOne: false)),
                .count("organising_committee"), .count("initiative_group"), .count("founder_regions", 0...1000),
                .count("regions_total", 1...1000), .count("congress_delegates"), Input(name: "received", kind: .date),
                Input(name: "congress", kind: .date), Input(name: "papers", kind: .date),
                Input(name: "registered", kind: .date), Input(name: "branches", kind: .date),
                Input(name: "refused", kind: .date),
            ],
            formula: "members >= registration.members and each region >= registration.regional_members and …",
            keys: { _ in RegistrationRules.keys }, notChecked: RegistrationRules.notChecked,
            refuse: RegistrationRules.refuse, evaluate: RegistrationRules.evaluate)
    }
}

/// The rules of registration: each is a row of a table, an input against a number of the law.
private enum RegistrationRules {
    private static let minima: [(check: CheckKind, input: String, key: String, unit: String)] = [
        (.organisingCommittee, "organising_committee", "registration.organising_committee", "persons"),
        (.initiativeGroup, "initiative_group", "registration.initiative_group", "persons"),
        (.congressDelegates, "congress_delegates", "registration.congress_delegates", "persons"),
        (.members, "members", "registration.members", "members"),
    ]

    /// A day that has to come so many months after another at most, or at the earliest.
    private static let deadlines:
        [(check: CheckKind, start: String, day: String, key: String, relation: Calculation.Line.Relation)] = [
            (.congressDeadline, "received", "congress", "registration.congress_deadline_months", .atMost),
            (.papersDeadline, "congress", "papers", "registration.papers_deadline_months", .atMost),
            (.branchesDeadline, "registered", "branches", "registration.branches_deadline_months", .atMost),
            (.reapply, "refused", "papers", "registration.reapply_months", .atLeast),
        ]

    private static let regional = "registration.regional_members"
    private static let share = "registration.region_share"
    private static let regions = "indicator.regions"
    private static let lapse = "registration.committee_lapse_months"

    static let keys = minima.map(\.key) + deadlines.map(\.key) + [regional, share, regions, lapse]

    static let notChecked: [Phrase] = [
        "calculators.registration.papers",
        "calculators.registration.members",
        "calculators.registration.registrar",
    ]

    private static let regionsNotCounted: Phrase = "calculators.registration.regions"

    static func refuse(_ inputs: CalculatorInputs) -> (input: String, problem: Message)? {
        if inputs.has("regions"), inputs.has("regional_minimum") {
            return ("regional_minimum", "stands beside regions, which say the same; leave one of them out")
        }
        if let regions = inputs.tally("regions"), let members = inputs.count("members") {
            let sum = regions.reduce(0) { $0 + $1.number }
            if sum > members { return ("regions", "have \(sum) members together, more than the \(members) in all") }
        }
        if let some = inputs.count("founder_regions"), let all = inputs.count("regions_total"), some > all {
            return ("founder_regions", "is \(some), more than the \(all) regions in all")
        }
        let order = ["received", "congress", "papers", "registered", "branches"].compactMap { name in
            inputs.date(name).map { (name: name, date: $0) }
        }
        for (before, after) in zip(order, order.dropFirst()) where after.date.firstDay < before.date.firstDay {
            return (after.name, "is \(after.date), before \(before.name), which is \(before.date); correct one of them")
        }
        return nil
    }

    static func evaluate(_ calculation: inout Calculation) {
        for (check, input, key, unit) in minima {
            let given = calculation.inputs.count(input)
            guard given != nil || calculation.hasLaw(key) else { continue }
            var line = Calculation.Line(check, unit: unit, keys: [key])
            line.given = given.map { .whole($0) }
            line.value = calculation.law(key).map { .number($0) }
            line.compare(.atLeast)
            calculation.add(line)
        }
        regionalMembers(&calculation)
        founderRegions(&calculation)
        for deadline in deadlines { months(deadline, &calculation) }
        if let months = calculation.law(lapse) {
            var line = Calculation.Line(.committeeLapse, unit: "months", keys: [lapse])
            line.value = .number(months)
            line.verdict = .notChecked
            calculation.add(line)
        }
    }

    private static func regionalMembers(_ calculation: inout Calculation) {
        let least = calculation.inputs.count("regional_minimum")
        let regions = calculation.inputs.tally("regions") ?? []
        guard least != nil || !regions.isEmpty || calculation.hasLaw(regional) else { return }
        var line = Calculation.Line(.regionalMembers, unit: "members", keys: [regional])
        line.value = calculation.law(regional).map { .number($0) }
        guard !regions.isEmpty else {
            line.given = least.map { .whole($0) }
            line.compare(.atLeast)
            calculation.add(line)
            return
        }
        for region in regions {
            line.about = region.name
            line.given = .whole(region.number)
            line.compare(.atLeast)
            calculation.add(line)
        }
        calculation.leaveOpen(regionsNotCounted)
    }

    private static func founderRegions(_ calculation: inout Calculation) {
        let given = calculation.inputs.count("founder_regions")
        guard given != nil || calculation.hasLaw(share) else { return }
        var line = Calculation.Line(.founderRegions, unit: "regions", keys: [share, regions])
        line.given = given.map { .whole($0) }
        let total = calculation.inputs.count("regions_total").map { Ratio($0) } ?? calculation.law(regions)
        if let ratio = calculation.law(share), let total {
            let product = ratio * total
            let least = Ratio(product.whole + (product.isWhole ? 0 : 1), over: 1)
            line.value = .number(least)
            line.formula = "\(total.shown) × \(ratio.shown) = \(product.shown)"
            line.note = share(ratio, of: total)
        }
        line.compare(.atLeast)
        calculation.add(line)
    }

    /// What share of the regions it is, in words where the law has it in words.
    private static func share(_ ratio: Ratio, of total: Ratio) -> Phrase {
        let all = total.shown
        if ratio == Ratio(2, over: 3) {
            return Phrase("calculators.registration.two_thirds", ["regions": .text(all)])
        }
        return Phrase("calculators.registration.share", ["share": .text(ratio.shown), "regions": .text(all)])
    }

    private static func months(
        _ deadline: (check: CheckKind, start: String, day: String, key: String, relation: Calculation.Line.Relation),
        _ calculation: inout Calculation
    ) {
        let start = calculation.inputs.date(deadline.start)
        let day = start == nil ? nil : calculation.inputs.date(deadline.day)
        // A first application follows no refusal.
        if deadline.check == .reapply, start == nil { return }
        guard day != nil || calculation.hasLaw(deadline.key) else { return }
        let months = calculation.law(deadline.key)
        var line = Calculation.Line(deadline.check, unit: "months", keys: [deadline.key])
        line.value = months.map { .number($0) }
        line.given = day.map { .date($0) }
        if let start, let months {
            let last = start.adding(months: Int(months.whole))
            line.value = .date(last)
            line.unit = "date"
            line.formula = "\(start) + \(months.shown) months = \(last)"
        }
        if day == nil { line.verdict = .notChecked }
        line.compare(deadline.relation)
        calculation.add(line)
    }
}
