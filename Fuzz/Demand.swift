// SPDX-License-Identifier: Apache-2.0

/// Ends the process where a property does not hold; libFuzzer then keeps the input.
func demand(_ holds: Bool, _ property: @autoclosure () -> String) {
    precondition(holds, property())
}
