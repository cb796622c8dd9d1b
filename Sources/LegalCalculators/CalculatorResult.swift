// SPDX-License-Identifier: Apache-2.0
package import Record

/// What a calculator finds: the calculation of the day asked for, and the same one in every era of the law that it reads.
package struct CalculatorResult {
    /// A stretch of time in which the law did not change, with the calculation on a day of it.
    package struct Era {
        package let period: Period
        package let calculation: Calculation

        /// A value of these parts.
        package init(period: Period, calculation: Calculation) {
            self.period = period
            self.calculation = calculation
        }
    }

    /// Neighbouring eras with the same outcome as one.
    package struct Interval {
        package var period: Period
        package let outcome: Calculation.Result
    }

    package let calculator: Calculator
    package let inputs: CalculatorInputs
    /// The calculation of the day asked for, that of the dataset where none is.
    package let asked: Calculation
    /// From the earliest to the latest.
    package let eras: [Era]
    /// Whether the day is later than the dataset.
    package let isLaterThanDataset: Bool

    /// - Parameter inputs: such as the calculator does not refuse.
    package init(_ calculator: Calculator, _ inputs: CalculatorInputs, _ record: Record) {
        self.calculator = calculator
        self.inputs = inputs
        let today = record.country.datasetVersion
        asked = Calculation(calculator, inputs, on: inputs.day ?? today, record)
        isLaterThanDataset = asked.day.firstDay > today.lastDay
        let keys = calculator.keys(inputs)
        // Wages and indices alone are no law of what is asked.
        let law = keys.filter { record.series[$0].map { $0.topic != .indicator } ?? false }
        eras = record.eras(of: keys).compactMap { period in
            guard let day = Self.day(of: period),
                law.contains(where: { record.series[$0]?.entry(on: day.firstDay) != nil })
            else { return nil }
            return Era(period: period, calculation: Calculation(calculator, inputs, on: day, record))
        }
    }

    /// A day on which the era is known to have begun, and not yet to have ended.
    private static func day(of era: Period) -> PartialDate? {
        guard let from = era.from, !from.isDay else { return era.from }
        guard let end = era.to, end.isDay, end.firstDay < from.dayAfter.firstDay else { return from.dayAfter }
        return end
    }

    /// The era of the day asked for; without bounds where no law of it is on record.
    package var period: Period {
        eras.last { $0.period.from.map { $0.firstDay <= asked.day.firstDay } ?? false }
            .map(\.period).flatMap { $0.covers(asked.day.firstDay) ? $0 : nil } ?? Period(from: nil, to: nil)
    }

    /// The outcomes over time.
    package var intervals: [Interval] {
        var found: [Interval] = []
        for era in eras {
            let outcome = era.calculation.result
            if let last = found.last, last.outcome.verdict == outcome.verdict, last.outcome.value == outcome.value,
                last.period.to == nil
                    || last.period.to.map({ $0 == era.period.from || $0.dayAfter == era.period.from }) == true
            {
                found[found.count - 1].period = Period(from: last.period.from, to: era.period.to)
            } else {
                found.append(Interval(period: era.period, outcome: outcome))
            }
        }
        return found
    }
}
