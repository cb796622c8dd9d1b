// SPDX-License-Identifier: Apache-2.0
package import Electoral
package import JSON
import Text

/// How many votes each list of a tally is from another seat.
package struct SensitivityResult {
    package let request: SeatRequest
    package let allocation: SeatAllocation
    package let sensitivity: Sensitivity

    /// - Throws: why the tally cannot be counted.
    package init(_ request: SeatRequest) throws(JSONFault) {
        self.request = request
        do throws(AllocationError) {
            allocation = try allocate(request.tally, under: request.rules)
            sensitivity = try Electoral.sensitivity(of: request.tally, under: request.rules)
        } catch {
            throw error.fault(request.rules)
        }
    }

    private static let maximumLists = 200
    /// Lists times seats.
    private static let maximumWork = 20_000

    /// Refuses what takes too long before it is begun.
    package static func checkWork(of request: SeatRequest) throws(JSONFault) {
        let lists = request.tally.lists.count
        guard lists <= maximumLists, lists * request.rules.seats <= maximumWork else {
            throw .impossible(
                ["tally", "lists"],
                "has \(lists) lists for \(request.rules.seats) seats; at most \(maximumLists) lists, and \(maximumWork) "
                    + "lists times seats, are searched")
        }
    }
}
