// SPDX-License-Identifier: Apache-2.0
import Testing
import Text

@Suite struct `Words` {
    @Test(arguments: [
        ("abc", "abc", 0), ("abc", "acb", 1), ("majilis", "majlis", 1), ("abcd", "badc", 2), ("kitten", "sitting", 3),
    ])
    func `are as far apart as there are slips`(first: String, second: String, slips: Int) {
        #expect(EditDistance.between(Array(first.utf8), Array(second.utf8), limit: 3) == slips)
        #expect(EditDistance.between(Array(first.utf8), Array(second.utf8), limit: slips - 1) == nil)
    }
}
