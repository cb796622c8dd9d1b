// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
import LegalCalculators
import Record
import Web

extension Calculator {
    /// The parameters of its inputs.
    var table: RequestTable<CalculatorInputs> {
        RequestTable(
            parameters: (inputs + Input.common).map { input in
                BodyParameter(parameter(input), at: input.name, as: input.kind.form) { $0[input.name]?.queryText }
            }, root: "date")
    }
}

extension Calculator.Input.Kind {
    /// What a text in a query means.
    fileprivate var form: TextForm {
        switch self {
        case .count, .percent: .number
        case .flag: TextForm { text, _, _ in text == "true" ? true : text == "false" ? false : .string(text) }
        case .date, .word, .election: .string
        case .tally(let name, let number, let orOne):
            TextForm { text, _, _ in
                orOne && !text.contains(":") ? .number(text) : TextForm.objects(PairList.read(text), name, number)
            }
        }
    }
}

extension CalculatorInputs.Value {
    /// What it is in a query.
    var queryText: String {
        switch self {
        case .count(let count): String(count)
        case .percent(let number): number.description
        case .flag(let flag): String(flag)
        case .date(let date): date.description
        case .word(let word): word
        case .election(let election): election.id
        case .tally(let tally) where tally.count == 1 && tally[0].name.isEmpty: String(tally[0].number)
        case .tally(let tally): tally.map { "\(PairList.escaped($0.name)):\($0.number)" }.joined(separator: ",")
        }
    }
}
