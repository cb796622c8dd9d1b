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
            refuse: RegistrationRules.refuse, reckon: RegistrationRules.reckon)
    }
}

/// The rules of registration: each is a row of a table, an input against a number of the law.
private enum RegistrationRules {
    private static let minima: [(rule: Rule, input: String, key: String, unit: String)] = [
        (.organisingCommittee, "organising_committee", "registration.organising_committee", "persons"),
        (.initiativeGroup, "initiative_group", "registration.initiative_group", "persons"),
        (.congressDelegates, "congress_delegates", "registration.congress_delegates", "persons"),
        (.members, "members", "registration.members", "members"),
    ]

    /// A day that has to come so many months after another at most, or at the earliest.
    private static let deadlines: [(rule: Rule, start: String, day: String, key: String, relation: Line.Relation)] = [
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

    static let notChecked = [
        LocalizedText(
            "The name, the charter and the programme of the party, and the grounds on which parties are forbidden.",
            "Название, устав и программа партии, а также основания запрета партий.",
            "Партияның атауы, жарғысы мен бағдарламасы және партияларға тыйым салу негіздері."),
        LocalizedText(
            "The lists of members themselves, and whether the founders attended in person.",
            "Сами списки членов и личное присутствие учредителей.",
            "Мүшелер тізімдерінің өзі және құрылтайшылардың жеке қатысуы."),
        LocalizedText(
            "The decision of the registrar, which is the Ministry of Justice.",
            "Решение регистратора — Министерства юстиции.", "Тіркеуші Әділет министрлігінің шешімі."),
    ]

    private static let regionsNotCounted = LocalizedText(
        "Whether the regions given are all regions of the country on that day.",
        "Перечислены ли все регионы страны на этот день.", "Сол күнгі елдің барлық өңірі берілді ме.")

    static func refuse(_ given: Given) -> (input: String, problem: Message)? {
        if given.has("regions"), given.has("regional_minimum") {
            return ("regional_minimum", "stands beside regions, which say the same; leave one of them out")
        }
        if let regions = given.tally("regions"), let members = given.count("members") {
            let sum = regions.reduce(0) { $0 + $1.number }
            if sum > members { return ("regions", "have \(sum) members together, more than the \(members) in all") }
        }
        if let some = given.count("founder_regions"), let all = given.count("regions_total"), some > all {
            return ("founder_regions", "is \(some), more than the \(all) regions in all")
        }
        let order = ["received", "congress", "papers", "registered", "branches"].compactMap { name in
            given.date(name).map { (name: name, date: $0) }
        }
        for (before, after) in zip(order, order.dropFirst()) where after.date.firstDay < before.date.firstDay {
            return (after.name, "is \(after.date), before \(before.name), which is \(before.date); correct one of them")
        }
        return nil
    }

    static func reckon(_ reckoning: inout Reckoning) {
        for (rule, input, key, unit) in minima {
            let given = reckoning.given.count(input)
            guard given != nil || reckoning.hasLaw(key) else { continue }
            var line = Line(rule, unit: unit, keys: [key])
            line.given = given.map { .whole($0) }
            line.value = reckoning.law(key).map { .number($0) }
            line.compare(.atLeast)
            reckoning.add(line)
        }
        regionalMembers(&reckoning)
        founderRegions(&reckoning)
        for deadline in deadlines { months(deadline, &reckoning) }
        if let months = reckoning.law(lapse) {
            var line = Line(.committeeLapse, unit: "months", keys: [lapse])
            line.value = .number(months)
            line.verdict = .notChecked
            reckoning.add(line)
        }
    }

    private static func regionalMembers(_ reckoning: inout Reckoning) {
        let least = reckoning.given.count("regional_minimum")
        let regions = reckoning.given.tally("regions") ?? []
        guard least != nil || !regions.isEmpty || reckoning.hasLaw(regional) else { return }
        var line = Line(.regionalMembers, unit: "members", keys: [regional])
        line.value = reckoning.law(regional).map { .number($0) }
        guard !regions.isEmpty else {
            line.given = least.map { .whole($0) }
            line.compare(.atLeast)
            reckoning.add(line)
            return
        }
        for region in regions {
            line.about = region.name
            line.given = .whole(region.number)
            line.compare(.atLeast)
            reckoning.add(line)
        }
        reckoning.leaveOpen(regionsNotCounted)
    }

    private static func founderRegions(_ reckoning: inout Reckoning) {
        let given = reckoning.given.count("founder_regions")
        guard given != nil || reckoning.hasLaw(share) else { return }
        var line = Line(.founderRegions, unit: "regions", keys: [share, regions])
        line.given = given.map { .whole($0) }
        let total = reckoning.given.count("regions_total").map { Ratio($0) } ?? reckoning.law(regions)
        if let ratio = reckoning.law(share), let total {
            let product = ratio * total
            let least = Ratio(product.whole + (product.isWhole ? 0 : 1), over: 1)
            line.value = .number(least)
            line.formula = "\(total.shown) × \(ratio.shown) = \(product.shown)"
            line.note = share(ratio, of: total)
        }
        line.compare(.atLeast)
        reckoning.add(line)
    }

    /// What share of the regions it is, in words where the law has it in words.
    private static func share(_ ratio: Ratio, of total: Ratio) -> LocalizedText {
        let all = total.shown
        if ratio == Ratio(2, over: 3) {
            return LocalizedText(
                "Two thirds of the \(all) regions of the country.", "Две трети регионов страны (всего \(all)).",
                "Елдегі \(all) өңірдің үштен екісі.")
        }
        return LocalizedText(
            "\(ratio.shown) of the \(all) regions of the country.",
            "Доля \(ratio.shown) от регионов страны (всего \(all)).",
            "Елдегі \(all) өңірдің \(ratio.shown) бөлігі.")
    }

    private static func months(
        _ deadline: (rule: Rule, start: String, day: String, key: String, relation: Line.Relation),
        _ reckoning: inout Reckoning
    ) {
        let start = reckoning.given.date(deadline.start)
        let day = start == nil ? nil : reckoning.given.date(deadline.day)
        // A first application follows no refusal.
        if deadline.rule == .reapply, start == nil { return }
        guard day != nil || reckoning.hasLaw(deadline.key) else { return }
        let months = reckoning.law(deadline.key)
        var line = Line(deadline.rule, unit: "months", keys: [deadline.key])
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
        reckoning.add(line)
    }
}
