// SPDX-License-Identifier: Apache-2.0
package import Electoral

/// By how many points of per cent one part of a whole is more than another part of another whole, or less.
package struct Points {
    package let isNegative: Bool
    package let magnitude: Ratio

    package init(_ part: Int, of whole: Int, above other: Int, of otherWhole: Int) {
        let difference = part * otherWhole - other * whole
        isNegative = difference < 0
        magnitude = Ratio(UInt128(difference.magnitude) * 100, over: UInt128(whole) * UInt128(otherWhole))
    }
}
