// SPDX-License-Identifier: Apache-2.0
import Electoral
import Glibc

/// Prints figures beside what theory says of them, and remembers how improbable the worst is.
struct Report {
    /// A comparison or test is out of bounds where chance alone would do as much in one of so many whole reports.
    private static let oneIn = 1000.0

    private var scores: [Double] = []
    private var group: [Double] = []

    /// Whether everything was within bounds.
    private(set) var isGood = true

    mutating func begin(_ title: String) {
        print("\n\(title)")
        group = []
    }

    /// A figure, what it should be, and the standard error of the difference.
    mutating func compare(_ name: String, _ seen: Double, with expected: Double, error: Double, places: Int = 6) {
        let z = error > 0 ? (seen - expected) / error : seen == expected ? 0 : .infinity
        group.append(2 * upperTail(normal: z.magnitude))
        print(
            "  " + padded(name, 34) + right(fixed(seen, places), 14) + right(fixed(expected, places), 14)
                + right(scientific(error), 12) + right(signed(z), 8))
    }

    /// A test of the generator and its p-value.
    mutating func test(_ name: String, _ statistic: String, p: Double) {
        group.append(min(p, 1 - p) * 2)
        print("  " + padded(name, 46) + right(statistic, 22) + right("p = " + fixed(p, 4), 14))
    }

    /// The verdict on the comparisons since `begin`: the worst against the bound for so many (Bonferroni).
    mutating func end() {
        let worst = group.min() ?? 1
        let bound = 1 / Self.oneIn / Double(group.count)
        let isWithin = worst >= bound
        isGood = isGood && isWithin
        print(
            "  \(group.count) comparisons, smallest p \(scientific(worst)), bound \(scientific(bound)): "
                + (isWithin ? "within" : "OUT OF BOUNDS"))
    }

    /// The head of the columns of `compare`.
    func head(_ name: String) {
        print(
            "  " + padded(name, 34) + right("seen", 14) + right("expected", 14) + right("error", 12) + right("z", 8))
    }
}

func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 0))
}

func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(width - text.count, 0)) + text
}

func fixed(_ value: Double, _ places: Int) -> String {
    let unit = pow(10, Double(places))
    let whole = Int((value.magnitude * unit).rounded())
    let digits = String(whole % Int(unit))
    let fraction = places == 0 ? "" : "." + String(repeating: "0", count: places - digits.count) + digits
    return (value < 0 && whole > 0 ? "-" : "") + String(whole / Int(unit)) + fraction
}

func signed(_ z: Double) -> String { (z < 0 ? "-" : "+") + fixed(min(z.magnitude, 999), 2) }

func scientific(_ value: Double) -> String {
    guard value > 0 else { return "0" }
    let exponent = Int(floor(log10(value)))
    return fixed(value / pow(10, Double(exponent)), 1) + "e\(exponent)"
}
