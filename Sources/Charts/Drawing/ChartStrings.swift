// SPDX-License-Identifier: Apache-2.0
package import Text

/// The words of charts in one language, and how it writes numbers: the section `charts` of the catalogue.
package struct ChartStrings: Sendable {
    private let texts: TextCatalogue
    private let style: NumberStyle

    package init(_ texts: TextCatalogue) {
        self.texts = texts
        style = NumberStyle(texts.language)
    }

    /// The language tag.
    package var code: String { texts.language.rawValue }

    private subscript(key: String) -> String { texts["charts." + key] }

    var majority: String { self["majority"] }
    var vacant: String { self["vacant"] }
    var undecided: String { self["undecided"] }
    package var votes: String { self["votes"] }
    package var seats: String { self["seats"] }
    var threshold: String { self["threshold"] }
    /// For what is left out: "24 more".
    var more: String { self["more"] }
    var unknown: String { self["unknown"] }
    var noResult: String { self["no_result"] }
    var median: String { self["median"] }
    var now: String { self["now"] }
    var uncertainDay: String { self["uncertain_day"] }
    var sweptThreshold: String { self["swept.threshold"] }
    var sweptSeats: String { self["swept.seats"] }
    var sweptCoefficient: String { self["swept.coefficient"] }
    var yes: String { self["yes"] }
    var no: String { self["no"] }
    /// What charts are about, for titles and descriptions.
    package var topics: Topics { Topics(texts: texts) }
    /// What happens to parties over time.
    var kinships: Kinships { Kinships(texts: texts) }

    /// The subjects of charts.
    package struct Topics: Sendable {
        fileprivate let texts: TextCatalogue

        private subscript(key: String) -> String { texts["charts.topic." + key] }

        package var seats: String { self["seats"] }
        package var votes: String { self["votes"] }
        package var votesAndSeats: String { self["votes_and_seats"] }
        package var change: String { self["change"] }
        package var turnout: String { self["turnout"] }
        package var lineage: String { self["lineage"] }
        package var sweep: String { self["sweep"] }
        package var quantiles: String { self["quantiles"] }
        package var simulation: String { self["simulation"] }
        package var notAResult: String { self["not_a_result"] }
        package var preliminary: String { self["preliminary"] }
    }

    struct Kinships: Sendable {
        fileprivate let texts: TextCatalogue

        private subscript(key: String) -> String { texts["charts.kinship." + key] }

        var merged: String { self["merged"] }
        var split: String { self["split"] }
        var succeeded: String { self["succeeded"] }
        var ended: String { self["ended"] }
    }

    /// For a range of the middle 90 or 50 of 100 runs.
    func ofRuns(_ count: Int) -> String { texts.text("charts.of_runs", ["runs": .number(count)]) }

    /// One seat, two seats, five seats: the form that a number asks for.
    func seatForm(_ count: Int) -> String { texts.text("charts.seat_form", ["seats": .number(count)]) }

    /// A number with its groups and at most two decimals.
    func number(_ value: Hundredths) -> String {
        let (whole, rest) = value.count.magnitude.quotientAndRemainder(dividingBy: 100)
        let decimals = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
        return (value.count < 0 ? "−" : "") + style.text(decimal: "\(whole)\(decimals)")
    }

    /// A whole number with its groups.
    package func number(_ whole: Int) -> String { number(Hundredths(whole)) }

    /// 53.9 %.
    package func percent(_ value: Hundredths) -> String { number(value) + "\u{A0}%" }

    /// A number of the law with its unit.
    package func text(_ value: Hundredths, unit: String) -> String {
        if unit == "seats", value.count % 100 == 0 { return seats(of: value.count / 100) }
        let (short, key) = (shortText(value, unit: unit), "charts.unit." + unit)
        return texts.has(key) ? texts.text(key, ["n": .text(short)]) : short
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
