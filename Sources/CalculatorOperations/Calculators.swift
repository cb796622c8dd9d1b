// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
package import LegalCalculators
import SimulationOperations
import Text
package import Web

/// `/v1/calculators/…` by GET and POST: evaluates legal requirements as of a date.
package enum Calculators {
    package static var operations: [Operation] {
        Calculator.all.flatMap { calculator in
            let (table, texts) = (calculator.table, texts(of: calculator))
            return [
                Operation(
                    .get, calculator.path, id: calculator.id + "ByQuery",
                    parameters: Operation.table + table.inQuery, formats: Format.tables
                ) { context throws(Problem) in try read(calculator, table, context) }
                .documented(texts.byQuery),
                Operation(
                    .post, calculator.path, id: calculator.id, parameters: Operation.table,
                    formats: Format.tables
                ) { context throws(Problem) in try read(calculator, table, context) }
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

    private static func read(
        _ calculator: Calculator, _ table: RequestTable<CalculatorInputs>, _ context: RequestContext
    ) throws(Problem) -> Operation.Work {
        let (inputs, input) = try inputs(of: calculator, table, context)
        return {
            let encoder = CalculatorEncoder(
                result: CalculatorResult(calculator, inputs, context.registry), texts: context.texts)
            var document = input.document(.item(encoder.item), query: table.query(of: inputs))
            if context.isOfTable { document.table = Table(columns: CalculatorEncoder.columns, rows: encoder.rows) }
            document.warnings = encoder.warnings
            return .document(document)
        }
    }

    private static func inputs(
        of calculator: Calculator, _ table: RequestTable<CalculatorInputs>, _ context: RequestContext
    ) throws(Problem) -> (CalculatorInputs, SimulationInput) {
        let input = try SimulationInput(context, table)
        guard let inputs = CalculatorInputs(input.cursor, calculator, context.registry) else { throw input.problem() }
        if inputs.has("date"), inputs.has("as_of") {
            throw input.impossible(["as_of"], "stands beside date, which says the same; leave one of them out")
        }
        if let (name, problem) = calculator.refuse(inputs) { throw input.impossible([name], problem) }
        return (inputs, input)
    }

    /// What a calculator finds for a request.
    package static func result(of calculator: Calculator, in context: RequestContext) throws(Problem)
        -> CalculatorResult
    {
        let (inputs, _) = try inputs(of: calculator, calculator.table, context)
        try context.parameters.check()
        return CalculatorResult(calculator, inputs, context.registry)
    }
}
