// SPDX-License-Identifier: Apache-2.0
import JSON
import LegalCalculators
import Record
import Web

// Calculations that the law prescribes.
extension Schema {
    static let calculation = Schema.object(
        [
            "calculator": .choice(["registration", "financing", "campaign-fund", "deposit", "quota"]),
            "date": .string(format: "date").says("The day whose law was applied."),
            "formula": .string.says("The result in terms of what is given and of the keys of `/v1/thresholds`."),
            "from": .all(of: [.dateOrNull]).says(
                "Since when the law, and the wages and indices that it counts in, have been as on that day."),
            "to": .dateOrNull,
            "given": .types(["object"]).says("What was given."),
            "result": .calculationResult,
            "lines": .calculationLines,
            "parameters": .calculationParameters,
            "not_checked": .list(.string).says("What the answer does not decide."),
            "intervals": .list(
                .object([
                    "from": .calendarDate,
                    "to": .dateOrNull,
                    "value": .number(from: 0).orNull,
                    "verdict": .verdictOrNull,
                ])
            ).says(
                """
                Neighbouring eras with the same outcome as one, oldest first. Where the day of a change is not known, \
                two neighbours share the month or the year.
                """),
            "eras": .list(
                .object([
                    "from": .calendarDate,
                    "to": .dateOrNull,
                    "result": .calculationResult,
                    "lines": .calculationLines,
                    "parameters": .calculationParameters,
                ])
            ).says("With `eras=all`, the whole answer of every era, oldest first."),
        ], optional: ["eras"]
    ).named("Calculation").described("What the law of a day makes of what was given, line by line.")

    static let calculationResult = Schema.object([
        "verdict": .all(of: [.verdictOrNull]).says(
            """
            `fail` where any line fails, else `open` where the law leaves one open, else `pass` where any could be \
            checked.
            """),
        "value": .number(from: 0).orNull.says("The sum asked for; null where there is none."),
        "unit": .string.orNull,
        "checked": .integer(from: 0).says("Lines with a verdict."),
        "failed": .integer(from: 0),
        "not_checked": .integer(from: 0).says("Lines for which a number or an input is missing."),
    ]).named("CalculationResult")

    static let verdictOrNull = Schema.choice(Calculation.Line.Verdict.self).orNull.named("VerdictOrNull")

    static let calculationLines = Schema.list(
        .object([
            "rule": .string(matching: "^[a-z_]+$"),
            "name": .string,
            "about": .string.orNull.says("The party or region that the line is about."),
            "given": .types(["number", "string"]).orNull.says("What was given; a date where the rule is about a day."),
            "given_unit": .string.orNull,
            "relation": .choice(Calculation.Line.Relation.self).orNull.says(
                "How `given` has to stand to `value`; null where there is none."),
            "value": .types(["number", "string"]).orNull.says(
                """
                What the law asks for or gives; money in whole tenge, its fraction stands in `formula`. Null where no \
                number of the law is on record for the day.
                """),
            "unit": .string,
            "verdict": .verdictOrNull,
            "formula": .string.orNull.says("The reckoning in numbers."),
            "parameters": .list(.thresholdKey),
            "note": .string.orNull,
        ])
    ).named("CalculationLines")

    static let calculationParameters = Schema.list(
        .object([
            "key": .thresholdKey,
            "name": .string,
            "names": .text,
            "value": .number(from: 0).orNull,
            "unit": .string,
            "from": .dateOrNull,
            "to": .dateOrNull,
            "act": .actOrNull,
            "article": .string.orNull,
            "sources": .list(.id),
            "confidence": .choice(Confidence.self).orNull,
            "note": .string.orNull,
        ])
    ).named("CalculationParameters").described("Every number of the law that was read.")
}
