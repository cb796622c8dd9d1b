// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text

/// `/v1/calculators/…` by GET and POST: what the law of a day makes of what somebody has.
enum Calculators {
    static var operations: [Operation] {
        Calculator.all.flatMap { calculator in
            let texts = texts(of: calculator)
            return [
                Operation(
                    .get, calculator.path, id: calculator.id + "ByQuery",
                    parameters: Operation.table + calculator.table.inQuery, formats: Format.tables
                ) { context throws(Problem) in try read(calculator, context) }
                .documented(texts.byQuery),
                Operation(
                    .post, calculator.path, id: calculator.id, parameters: Operation.table,
                    formats: Format.tables
                ) { context throws(Problem) in try read(calculator, context) }
                .documented(texts.byBody),
            ]
        }
    }

    private static func texts(of calculator: Calculator) -> SimulationTexts {
        let text = calculator.text
        return SimulationTexts(
            .calculators, calculator.path, text?.summary ?? "", text?.description ?? "", answers: .calculation,
            query: text?.query ?? "", body: calculator.bodySchema, example: text?.body ?? .null)
    }

    private static func read(_ calculator: Calculator, _ context: RequestContext) throws(Problem) -> Operation.Work {
        let input = try SimulationInput(context, calculator.table)
        guard let given = Given(input.cursor, calculator, context.registry) else { throw input.problem() }
        if given.has("date"), given.has("as_of") {
            throw input.impossible(["as_of"], "stands beside date, which says the same; leave one of them out")
        }
        if let (name, problem) = calculator.refuse(given) { throw input.impossible([name], problem) }
        return {
            let answer = CalculatorAnswer(calculator, given, context.registry, context.language)
            var document = input.document(.item(answer.item), query: calculator.table.query(of: given))
            document.table = Table(columns: CalculatorAnswer.columns, rows: answer.rows)
            document.warnings = answer.warnings
            return .document(document)
        }
    }
}
