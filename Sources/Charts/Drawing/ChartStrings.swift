// SPDX-License-Identifier: Apache-2.0

/// The words of charts in one language, and how it writes numbers.
package struct ChartStrings: Sendable {
    /// The language tag.
    package let code: String
    /// Between groups of three digits.
    let group: String
    /// Before the decimals.
    let point: String
    /// One seat, two seats, five seats: the form that a number asks for.
    let seatForm: @Sendable (Int) -> String

    let majority: String
    let vacant: String
    let undecided: String
    package let votes: String
    package let seats: String
    let threshold: String
    /// For what is left out: "24 more".
    let more: String
    let unknown: String
    let noResult: String
    let median: String
    /// For a range of the middle 90 or 50 of 100 runs.
    let ofRuns: @Sendable (Int) -> String
    let now: String
    let uncertainDay: String
    let sweptThreshold: String
    let sweptSeats: String
    let sweptCoefficient: String
    /// Units of legal numbers, as they stand after a number.
    let units: [String: String]
    let yes: String
    let no: String
    /// What charts are about, for titles and descriptions.
    package let topics: Topics
    /// What happens to parties over time.
    let kinships: Kinships

    /// The subjects of charts.
    package struct Topics: Sendable {
        package let seats: String
        package let votes: String
        package let votesAndSeats: String
        package let change: String
        package let turnout: String
        package let lineage: String
        package let sweep: String
        package let quantiles: String
        package let simulation: String
        package let notAResult: String
        package let preliminary: String
        /// Answers to the question of a referendum.
        package let yes: String
        package let no: String
    }

    struct Kinships: Sendable {
        let merged: String
        let split: String
        let succeeded: String
        let ended: String
    }

    /// A number with its groups and at most two decimals.
    func number(_ value: Hundredths) -> String {
        let magnitude = value.count.magnitude
        var digits = String(magnitude / 100)
        var grouped = ""
        while digits.utf8.count > 3 {
            grouped = group + digits.suffix(3) + grouped
            digits = String(digits.dropLast(3))
        }
        let rest = magnitude % 100
        let decimals = rest == 0 ? "" : point + (rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)")
        return (value.count < 0 ? "−" : "") + digits + grouped + decimals
    }

    /// A whole number with its groups.
    package func number(_ whole: Int) -> String { number(Hundredths(whole)) }

    /// 53.9 %.
    package func percent(_ value: Hundredths) -> String { number(value) + "\u{A0}%" }

    /// A number of the law with its unit.
    package func text(_ value: Hundredths, unit: String) -> String {
        if unit == "seats", value.count % 100 == 0 { return seats(of: value.count / 100) }
        let short = shortText(value, unit: unit)
        return units[unit].map { "\(short)\u{A0}\($0)" } ?? short
    }

    /// A number of the law without a unit that is a word.
    func shortText(_ value: Hundredths, unit: String) -> String {
        switch unit {
        case "percent": percent(value)
        case "flag": value.count == 0 ? no : yes
        default: number(value)
        }
    }

    /// 1 seat.
    func seats(of count: Int) -> String { number(count) + "\u{A0}" + seatForm(count) }
}

extension ChartStrings {
    /// English.
    package static let english = ChartStrings(
        code: "en", group: ",", point: ".", seatForm: { $0 == 1 ? "seat" : "seats" }, majority: "Majority",
        vacant: "Vacant", undecided: "Undecided", votes: "Votes, %", seats: "Seats, %",
        threshold: "Threshold", more: "more", unknown: "not known", noResult: "no result", median: "Median",
        ofRuns: { "in \($0) of 100 runs" }, now: "now", uncertainDay: "exact day not known",
        sweptThreshold: "Threshold, %", sweptSeats: "Seats to fill", sweptCoefficient: "Coefficient",
        units: [
            "members": "members", "persons": "persons", "days": "days", "months": "months", "years": "years",
            "minimum_wages": "minimum wages", "mci": "MCI", "tenge": "tenge", "times": "times",
            "regions": "regions",
        ], yes: "yes", no: "no",
        topics: Topics(
            seats: "seats", votes: "votes", votesAndSeats: "votes and seats", change: "change", turnout: "Turnout",
            lineage: "Parties over time", sweep: "Seats by rule", quantiles: "Range of seats",
            simulation: "Simulation", notAResult: "A simulation, not a result.",
            preliminary: "Preliminary results.",
            yes: "Yes", no: "No"),
        kinships: Kinships(
            merged: "merged into", split: "split from", succeeded: "succeeded by", ended: "ended"))

    /// Russian.
    package static let russian = ChartStrings(
        code: "ru", group: "\u{A0}", point: ",",
        seatForm: { count in
            let (last, tens) = (count % 10, count % 100 / 10)
            return tens == 1 ? "мест" : last == 1 ? "место" : (2...4).contains(last) ? "места" : "мест"
        }, majority: "Большинство", vacant: "Вакантно", undecided: "Не решено", votes: "Голоса, %",
        seats: "Места, %", threshold: "Порог", more: "ещё", unknown: "нет данных", noResult: "нет результата",
        median: "Медиана", ofRuns: { "в \($0) из 100 прогонов" }, now: "сейчас", uncertainDay: "точный день неизвестен",
        sweptThreshold: "Порог, %", sweptSeats: "Число мест", sweptCoefficient: "Коэффициент",
        units: [
            "members": "членов", "persons": "чел.", "days": "дн.", "months": "мес.", "years": "лет",
            "minimum_wages": "МЗП", "mci": "МРП", "tenge": "тенге", "times": "раз",
            "regions": "регионов",
        ], yes: "да", no: "нет",
        topics: Topics(
            seats: "места", votes: "голоса", votesAndSeats: "голоса и места", change: "изменение", turnout: "Явка",
            lineage: "Партии во времени", sweep: "Места при разных правилах", quantiles: "Разброс мест",
            simulation: "Симуляция", notAResult: "Симуляция, а не результат.",
            preliminary: "Предварительные результаты.",
            yes: "Да", no: "Нет"),
        kinships: Kinships(
            merged: "вошла в", split: "отделилась от", succeeded: "преемник", ended: "прекращена"))

    /// Kazakh.
    package static let kazakh = ChartStrings(
        code: "kk", group: "\u{A0}", point: ",", seatForm: { _ in "орын" }, majority: "Көпшілік", vacant: "Бос орын",
        undecided: "Шешілмеген", votes: "Дауыстар, %", seats: "Орындар, %", threshold: "Шек", more: "тағы",
        unknown: "дерек жоқ", noResult: "нәтиже жоқ", median: "Медиана", ofRuns: { "100 есептеудің \($0)-інде" },
        now: "қазір", uncertainDay: "нақты күні белгісіз", sweptThreshold: "Шек, %", sweptSeats: "Орын саны",
        sweptCoefficient: "Коэффициент",
        units: [
            "members": "мүше", "persons": "адам", "days": "күн", "months": "ай", "years": "жыл",
            "minimum_wages": "ЕТЖ", "mci": "АЕК", "tenge": "теңге", "times": "рет",
            "regions": "өңір",
        ], yes: "иә", no: "жоқ",
        topics: Topics(
            seats: "орындар", votes: "дауыстар", votesAndSeats: "дауыстар мен орындар", change: "өзгеріс",
            turnout: "Сайлауға қатысу", lineage: "Партиялар уақыт ішінде", sweep: "Ережеге қарай орындар",
            quantiles: "Орын санының аралығы", simulation: "Модельдеу", notAResult: "Бұл модельдеу, нәтиже емес.",
            preliminary: "Алдын ала нәтижелер.",
            yes: "Иә", no: "Жоқ"),
        kinships: Kinships(
            merged: "қосылған партия", split: "бөлінген партия", succeeded: "құқық мирасқоры",
            ended: "тоқтатылды"))
}
