// SPDX-License-Identifier: Apache-2.0
package import Electoral
package import JSON
import Record
import Text

/// One number of the rules moved through a range, and the seats by each of its values.
package struct SweepResult {
    package let request: SweepRequest
    package let sweep: Sweep

    /// - Throws: why there is no sweep, or why no step of it has seats.
    package init(_ request: SweepRequest) throws(JSONFault) {
        let seats = request.seats
        do throws(Sweep.Fault) {
            sweep = try Sweep(
                request.parameter, from: request.from, to: request.to, step: request.step, of: seats.tally,
                under: seats.rules)
        } catch {
            let (path, problem) = error.explanation
            throw .impossible(path, problem)
        }
        if let error = sweep.refusalOfAll { throw error.fault(seats.rules) }
        self.request = request
    }

    /// Why steps have no seats, in the order of those.
    package var refusals: [AllocationError] {
        sweep.rows.compactMap { row in if case .refused(let error) = row.outcome { error } else { nil } }
    }
}

extension SweepRequest {
    /// Rows of the table: steps times lists.
    private static let maximumCells = 100_000
    /// Steps times lists and seats.
    private static let maximumWork = 2_000_000

    /// Refuses what takes too long before it is begun.
    package func checkWork() throws(JSONFault) {
        guard step.significand > 0, from.ratio <= to.ratio else { return }
        let steps = (to.ratio.approximation - from.ratio.approximation) / step.ratio.approximation + 1
        let lists = Double(seats.tally.lists.count)
        let isSeats = parameter == .seats
        let counts = isSeats ? to.ratio.approximation - from.ratio.approximation + 1 : steps
        let most = isSeats ? to.ratio.approximation : Double(seats.rules.seats)
        guard steps * lists <= Double(Self.maximumCells), counts * (lists + most) <= Double(Self.maximumWork) else {
            throw .impossible(
                ["step"],
                "makes too many counts; steps times lists are at most \(Self.maximumCells), and steps times the sum of lists "
                    + "and seats at most \(Self.maximumWork): take a larger step or a shorter range")
        }
    }
}

extension Sweep {
    /// Why no row has an answer, where all have the same reason; that nobody reaches the threshold is an answer of a sweep.
    fileprivate var refusalOfAll: AllocationError? {
        guard case .refused(let error)? = rows.first?.outcome, error != .noListAdmitted,
            rows.allSatisfy({ $0.outcome == .refused(error) })
        else { return nil }
        return error
    }
}

extension Sweep.Fault {
    /// The member that is wrong, and what is wrong with it.
    fileprivate var explanation: (path: [String], detail: Message) {
        switch self {
        case .emptyRange: (["to"], "is below \"from\"; give the larger number")
        case .noStep: (["step"], "is 0; give a number above 0")
        case .outOfRange:
            (
                ["to"],
                "leaves what the parameter can be; a threshold is 0 to 100, seats 1 to 100000, a coefficient 0 to 1"
            )
        case .notWhole: (["step"], "makes seats that are not whole; give whole numbers")
        case .tooManyRows: (["step"], "makes more than \(Sweep.maximumRows) rows; take a larger step")
        case .tooManyBreakpoints:
            (["to"], "makes a range of more than \(Sweep.maximumRows) changes; take a shorter one")
        case .noGuarantee:
            (["param"], "is coefficient, but the rules have no second-party guarantee; give second_party_guarantee")
        case .rules(let fault):
            (["from"], RulesDraft.Missing.rules(fault).explanation.problem)
        }
    }
}
