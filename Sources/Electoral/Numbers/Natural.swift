// SPDX-License-Identifier: Apache-2.0

/// A whole number of any size: products and comparisons for methods whose averages no 256 bits hold.
struct Natural: Comparable {
    /// 32-bit digits, the lowest first, without zeros at the end.
    private var digits: [UInt32]

    init(_ value: UInt128) {
        digits = []
        var rest = value
        while rest > 0 {
            digits.append(UInt32(truncatingIfNeeded: rest))
            rest >>= 32
        }
    }

    private init(digits: [UInt32]) { self.digits = digits }

    /// The number itself; nil where 128 bits do not hold it.
    var value: UInt128? {
        digits.count <= 4 ? digits.reversed().reduce(0) { $0 << 32 | UInt128($1) } : nil
    }

    static func + (first: Natural, second: Natural) -> Natural {
        var sum: [UInt32] = []
        var carry: UInt64 = 0
        for place in 0..<max(first.digits.count, second.digits.count) {
            let left = place < first.digits.count ? UInt64(first.digits[place]) : 0
            let right = place < second.digits.count ? UInt64(second.digits[place]) : 0
            carry += left + right
            sum.append(UInt32(truncatingIfNeeded: carry))
            carry >>= 32
        }
        if carry > 0 { sum.append(UInt32(carry)) }
        return Natural(digits: sum)
    }

    static func * (first: Natural, second: Natural) -> Natural {
        guard !first.digits.isEmpty, !second.digits.isEmpty else { return Natural(0) }
        var product = [UInt32](repeating: 0, count: first.digits.count + second.digits.count)
        for (row, digit) in first.digits.enumerated() {
            var carry: UInt64 = 0
            for (column, other) in second.digits.enumerated() {
                let sum = UInt64(digit) * UInt64(other) + UInt64(product[row + column]) + carry
                product[row + column] = UInt32(truncatingIfNeeded: sum)
                carry = sum >> 32
            }
            product[row + second.digits.count] = UInt32(carry)
        }
        while product.last == 0 { product.removeLast() }
        return Natural(digits: product)
    }

    /// This number to a whole power, by squaring.
    func power(_ exponent: Int) -> Natural {
        var result = Natural(1)
        var base = self
        var rest = exponent
        while rest > 0 {
            if rest & 1 == 1 { result = result * base }
            rest >>= 1
            if rest > 0 { base = base * base }
        }
        return result
    }

    static func < (first: Natural, second: Natural) -> Bool {
        guard first.digits.count == second.digits.count else { return first.digits.count < second.digits.count }
        for place in first.digits.indices.reversed() where first.digits[place] != second.digits[place] {
            return first.digits[place] < second.digits[place]
        }
        return false
    }
}
