// SPDX-License-Identifier: Apache-2.0
import Electoral

extension Tally {
    /// Units as votes; the scale is a power of ten, so nine places hold them exactly.
    func votes(_ units: UInt128) -> Ratio { Ratio(units, over: scale) }
}
