// SPDX-License-Identifier: Apache-2.0
package import Electoral
package import JSON
package import Record
import Text

/// A number of the rules that is moved through a range, and the count whose rules they are.
package struct SweepRequest {
    package let parameter: Sweep.Parameter
    package let from: ExactDecimal
    package let to: ExactDecimal
    package let step: ExactDecimal
    package let seats: SeatRequest

    /// Reads a body; everything wrong is left in the cursor's faults.
    package init?(_ cursor: JSONCursor, _ registry: Record) {
        var parameter: Sweep.Parameter?
        var range: (from: ExactDecimal?, to: ExactDecimal?, step: ExactDecimal?)
        let seats = SeatRequest(cursor, registry: registry) { object in
            parameter = object.required("param") { $0.choice(Sweep.Parameter.self) }
            range.from = object.required("from") { $0.exactDecimal(parameter.expected) }
            range.to = object.required("to") { $0.exactDecimal(parameter.expected) }
            range.step = object.required("step") { $0.exactDecimal("a step is above 0") }
            return nil
        }
        guard let seats, let parameter, let from = range.from, let to = range.to, let step = range.step else {
            return nil
        }
        (self.parameter, self.from, self.to, self.step, self.seats) = (parameter, from, to, step, seats)
    }
}

extension Sweep.Parameter? {
    /// What the number that is moved can be.
    fileprivate var expected: Message {
        switch self {
        case .threshold: "a threshold is 0 to 100 per cent"
        case .seats: "seats are 1 to \(Rules.maximumSeats)"
        case .coefficient: "a coefficient is 0 to 1"
        case nil: "a number of 0 or more is expected"
        }
    }
}
