// SPDX-License-Identifier: Apache-2.0
package import Electoral

extension Tally {
    /// Units as votes; the scale is a power of ten, so nine places hold them exactly.
    package func votes(_ units: UInt128) -> Ratio { Ratio(units, over: scale) }
}
