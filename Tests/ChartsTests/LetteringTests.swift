// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Charts

/// Text of any kind leaves a picture in order.
struct LetteringTests {
    private static let hostile = [
        "</text><script>alert(1)</script>", "\" onload=\"alert(1)", "&amp;<![CDATA[x]]>", "מפלגה", "حزب <b>",
        "\u{202E}drawkcab\u{2066}\u{2069}\u{2069}", "Ә Ғ Қ Ң Ө Ұ Ү Һ І", String(repeating: "ш", count: 10_000),
        String(repeating: "a\u{301}\u{302}", count: 5000), "e" + String(repeating: "\u{301}", count: 10_000), "👩‍👩‍👧‍👦🇰🇿",
        "\u{0}\u{1F}\u{7F}", "   ", "",
    ]

    @Test(arguments: hostile)
    func `a name of any kind leaves the picture well-formed and its text inside`(name: String) throws {
        let party = ChartParty(id: name, name: Lettering.safe(name))
        let charts: [any Chart] = [
            Samples.house([.init(party, seats: 5)]), BarChart([.init(party, Hundredths(5))], unit: .percent),
            PairChart([.init(party, votes: Hundredths(5), seats: Hundredths(7))]),
            SlopeChart([.init(party, from: Hundredths(5), to: Hundredths(7))], from: "a", to: "b"),
            SweepChart(.seats, places: [1, 2], lines: [.init(party, seats: [1, 2])]),
            QuantileChart([.init(party, quantiles: (1, 2, 3, 4, 5))], majority: 4),
        ]
        for chart in charts {
            for width in [240, 960] {
                let svg = chart.svg(title: name, note: "n", style: Style(strings: .english, width: width))
                #expect(svg.count < 12_000)
                let picture = try Markup.read(svg)
                let names = Set(["svg", "title", "desc", "rect", "text", "g", "line", "circle", "path"])
                var elements = [picture]
                while let element = elements.popLast() {
                    #expect(names.contains(element.name) && !element.attributes.keys.contains("onload"))
                    elements += element.children
                }
                for line in picture.all("text") {
                    let size = line.attributes["font-size"].flatMap(Double.init) ?? 0
                    #expect(Lettering.width(line.text, size: size) <= Double(width))
                }
            }
        }
    }

    @Test func `what turns the direction of writing is taken out, and right-to-left text is isolated`() {
        #expect(Lettering.safe("a\u{202E}b\u{2066}c\u{200F}") == "abc")
        #expect(Lettering.safe("חזב 12") == "\u{2068}חזב 12\u{2069}")
        #expect(Lettering.safe("  a \n\t b  ") == "a b")
        // A text that is cut closes what it opened.
        let cut = Lettering.fitted(Lettering.safe("מפלגה מפלגה מפלגה"), width: 60, size: 14)
        #expect(
            cut.unicodeScalars.filter { $0 == "\u{2068}" }.count == cut.unicodeScalars.filter { $0 == "\u{2069}" }.count
        )
        #expect(cut.contains("…"))
    }

    @Test func `what fits is left alone, what does not ends in an ellipsis`() {
        #expect(Lettering.fitted("Аманат", width: 100, size: 14) == "Аманат")
        let cut = Lettering.fitted("Халық партиясы", width: 60, size: 14)
        #expect(cut.hasPrefix("Хал") && cut.hasSuffix("…") && Lettering.width(cut, size: 14) <= 60)
        #expect(Lettering.safe(String(repeating: "a", count: 10_000)).count == 301)
    }

    @Test func `lines are broken at spaces, and the last one says that more follows`() {
        let lines = Lettering.lines("one two three four five six seven", width: 80, size: 14, count: 2)
        #expect(lines.count == 2 && lines[1].hasSuffix("…"))
        #expect(Lettering.lines("one two", width: 800, size: 14, count: 2) == ["one two"])
        #expect(Lettering.lines("", width: 800, size: 14, count: 2) == [])
    }

    @Test(arguments: [
        (5_00, "5", "5", "5"), (53_90, "53.9", "53,9", "53,9"), (8_59, "8.59", "8,59", "8,59"),
        (5_05, "5.05", "5,05", "5,05"),
        (5000_00, "5,000", "5\u{A0}000", "5\u{A0}000"),
        (12_035_578_00, "12,035,578", "12\u{A0}035\u{A0}578", "12\u{A0}035\u{A0}578"),
        (-1_50, "−1.5", "−1,5", "−1,5"), (0, "0", "0", "0"),
    ])
    func `numbers are written as the language writes them`(count: Int, en: String, ru: String, kk: String) {
        let number = Hundredths(count: count)
        #expect([ChartStrings.english, .russian, .kazakh].map { $0.number(number) } == [en, ru, kk])
    }

    @Test func `seats are counted as the language counts them`() {
        let counts = [1, 2, 5, 11, 12, 21, 22, 98, 101, 111, 145]
        #expect(
            counts.map { ChartStrings.russian.seatForm($0) }
                == ["место", "места", "мест", "мест", "мест", "место", "места", "мест", "место", "мест", "мест"])
        #expect(counts.prefix(2).map { ChartStrings.english.seatForm($0) } == ["seat", "seats"])
        #expect(Set(counts.map { ChartStrings.kazakh.seatForm($0) }) == ["орын"])
    }
}
