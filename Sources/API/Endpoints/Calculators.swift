// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text

/// `/v1/calculators/…` by GET and POST: what the law of a day makes of what somebody has.
enum Calculators {
    static var endpoints: [Endpoint] {
        Calculator.all.flatMap { calculator in
            let names = (calculator.inputs + Input.common).map(\.name)
            return [
                Endpoint(
                    .get, calculator.path, operation: calculator.operation + "ByQuery",
                    parameters: Endpoint.table + names, formats: Format.tables
                ) { call throws(Problem) in try answer(calculator, call) },
                Endpoint(
                    .post, calculator.path, operation: calculator.operation, parameters: Endpoint.table,
                    formats: Format.tables
                ) { call throws(Problem) in try answer(calculator, call) },
            ]
        }
    }

    private static func answer(_ calculator: Calculator, _ call: Call) throws(Problem) -> Endpoint.Answer {
        let input = try SimulationInput(call, body: calculator.body) { $0.tokens.first ?? "date" }
        guard let given = Given(input.cursor, calculator, call.registry) else { throw input.problem() }
        if given.has("date"), given.has("as_of") {
            throw input.impossible(["as_of"], "stands beside date, which says the same; leave one of them out")
        }
        if let (name, problem) = calculator.refuse(given) { throw input.impossible([name], problem) }
        let answer = CalculatorAnswer(calculator, given, call.registry, call.language)
        var document = input.document(.item(answer.item), query: given.query)
        document.table = Table(columns: CalculatorAnswer.columns, rows: answer.rows)
        document.warnings = answer.warnings
        return .document(document)
    }
}
