// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Charts

/// What every chart has, whatever it shows and however it looks.
struct ChartTests {
    @Test func `every chart is well-formed, self-contained and names itself, in every style`() throws {
        for (name, chart) in Samples.all {
            for style in Samples.styles {
                let svg = chart.svg(title: "Мәжіліс 2023", note: "Mandat", style: style)
                let picture = try Markup.read(svg)
                #expect(picture.name == "svg" && picture.attributes["role"] == "img", "\(name)")
                #expect(picture.attributes["lang"] == style.strings.code)
                #expect(picture.attributes["width"] == String(style.width))
                #expect(picture.child("title") == "Мәжіліс 2023")
                #expect(picture.child("desc")?.isEmpty == false)
                let text = String(decoding: svg, as: UTF8.self)
                for word in ["<script", "<style", "href", "@import", "<image", "foreignObject", "onload", "nan", "inf"]
                {
                    #expect(!text.contains(word), "\(name) has \(word)")
                }
                let addresses = text.split(separator: "url(#").dropFirst().compactMap { $0.split(separator: ")").first }
                let defined = Set(picture.all("pattern").compactMap { $0.attributes["id"] })
                #expect(addresses.allSatisfy { defined.contains(String($0)) }, "\(name)")
            }
        }
    }

    @Test func `the same values give the same bytes`() {
        for (name, chart) in Samples.all {
            for style in Samples.styles {
                #expect(chart.svg(title: "a", style: style) == chart.svg(title: "a", style: style), "\(name)")
            }
        }
    }

    @Test func `all text lies inside the picture by the measure that places it`() throws {
        for (name, chart) in Samples.all {
            for style in Samples.styles {
                let title = "Құрылтай сайлауының өте ұзақ атауы, әрі ғылыми һәм өзге де түсініктермен"
                let picture = try Markup.read(chart.svg(title: title, note: title, style: style))
                let height = try #require(picture.attributes["height"].flatMap(Double.init))
                for line in picture.all("text") {
                    func number(_ name: String) -> Double { line.attributes[name].flatMap(Double.init) ?? 0 }
                    let width = Lettering.width(
                        line.text, size: number("font-size"), isBold: line.attributes["font-weight"] != nil)
                    let start =
                        switch line.attributes["text-anchor"] {
                        case "end": number("x") - width
                        case "middle": number("x") - width / 2
                        default: number("x")
                        }
                    let place = Comment(rawValue: "\(name) \(style.width) \(style.strings.code): \(line.text)")
                    #expect(start >= 0 && start + width <= Double(style.width), place)
                    #expect(number("y") > 8 && number("y") <= height - 2, place)
                }
            }
        }
    }

    @Test func `each party has a group that tells its name and its figures`() throws {
        for (name, chart) in Samples.all where !["thresholds", "lineage", "turnout"].contains(name) {
            let picture = try Markup.read(chart.svg(title: "a", style: Style(strings: .kazakh)))
            let groups = picture.all("g").filter { $0.attributes["class"] == "party" }
            #expect(groups.map { $0.attributes["data-party"] } == Samples.parties.map(\.id), "\(name)")
            for (group, party) in zip(groups, Samples.parties) {
                #expect(group.child("title")?.hasPrefix(party.name) == true, "\(name)")
            }
        }
    }

    @Test func `text stands out from the paper by 4.5 to 1, and lines by 3 to 1`() {
        for theme in Theme.allCases {
            for text in [theme.ink, theme.muted] { #expect(text.contrast(with: theme.paper) >= 7) }
            #expect(theme.line.contrast(with: theme.paper) >= 3)
            let faint = [Colour(0xCC, 0xEB, 0xC5), Colour(0x29, 0x00, 0x81), Colour(0xFF, 0xFF, 0xFF), Colour(0, 0, 0)]
            for palette in Palette.allCases {
                let parties = faint.map { ChartParty(id: "a", name: "a", colour: $0) } + Samples.parties
                for paint in palette.paints(for: parties, theme: theme) {
                    let stroke = Colour(hex: paint.stroke)
                    #expect((stroke?.contrast(with: theme.paper) ?? 0) >= 3, "\(paint)")
                    guard let fill = Colour(hex: paint.fill), paint.outline == nil else { continue }
                    #expect(fill.contrast(with: theme.paper) >= 3, "\(paint)")
                }
            }
        }
    }

    @Test func `parties that are not told apart by colour are told apart by pattern or dash`() {
        for palette in [Palette.colourBlind, .mono] {
            let paints = palette.paints(for: Samples.parties, theme: .light)
            #expect(Set(paints.map(\.fill)).count == paints.count)
            #expect(Set(paints.map { $0.stroke + ($0.dash ?? "") }).count == paints.count)
        }
    }

    @Test func `the luminance of a colour is that of the sRGB curve`() {
        // WCAG 2.2: 0.2126 R + 0.7152 G + 0.0722 B, where #767676 on white is the grey of 4.54 to 1.
        #expect(abs(Colour(0x76, 0x76, 0x76).contrast(with: Colour(255, 255, 255)) - 4.54) < 0.05)
        #expect(abs(Colour(0, 0, 0).contrast(with: Colour(255, 255, 255)) - 21) < 0.01)
        #expect(
            Colour(hex: "#+1234A") == nil && Colour(hex: "00ABC2") == nil && Colour(hex: "#00ABC2")?.hex == "#00ABC2")
    }
}
