// SPDX-License-Identifier: Apache-2.0
package import Electoral

extension Election {
    /// The votes of the lists as published, in the order of the results; nil where none are known.
    package var listTally: Tally? {
        let lists = results.compactMap { result -> (id: String, votes: ExactDecimal, candidates: Int?)? in
            result.listVotes.map { (result.id, ExactDecimal(UInt64($0.value)), nil) }
        }
        return try? Tally(
            lists: lists, againstAll: ExactDecimal(UInt64(againstAll?.value ?? 0)),
            invalid: ExactDecimal(UInt64(invalidVotes?.value ?? 0)))
    }
}
