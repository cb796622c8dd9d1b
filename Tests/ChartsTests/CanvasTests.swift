// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Charts

/// What is written is well-formed and the same everywhere.
struct CanvasTests {
    @Test(arguments: [
        (0, "0"), (1, "1"), (-1, "-1"), (0.5, "0.5"), (1.005, "1"), (1.25, "1.25"), (12.345, "12.35"), (-0.004, "0"),
        (-0.006, "-0.01"), (100, "100"), (1e9, "10000000"), (.nan, "0"), (.infinity, "0"), (10.1, "10.1"),
    ])
    func `a number has at most two decimals and no more digits than it needs`(value: Double, text: String) {
        var canvas = Canvas()
        canvas.number(value)
        #expect(String(decoding: canvas.bytes, as: UTF8.self) == text)
    }

    @Test func `no character of a text is markup, and none is forbidden by XML`() {
        var canvas = Canvas()
        canvas.escape("<script>\"&'\u{0}\u{1B}\u{85}\u{FFFE}\t\n]]>Ә")
        #expect(
            String(decoding: canvas.bytes, as: UTF8.self)
                == "&lt;script&gt;&quot;&amp;'\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}  ]]&gt;Ә")
    }
}
