// SPDX-License-Identifier: Apache-2.0

/// Which of its names a party is called by.
package enum Naming: String, CaseIterable, Sendable {
    /// The name on the day of the vote.
    case contemporary
    /// The name of today, or the last one.
    case current

    /// The day that chooses the names at an election (the number YYYYMMDD); nil for those of today.
    package func day(of election: Election) -> Int? { self == .current ? nil : election.date.firstDay }
}
