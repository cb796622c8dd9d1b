// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Record
import Text

@testable import Charts

/// One chart of each kind, of the Mazhilis of 2023 and of the law on parties.
enum Samples {
    static let parties = [
        ChartParty(id: "amanat", name: "Аманат", colour: Colour(hex: "#00ABC2")),
        ChartParty(id: "auyl", name: "Ауыл", colour: Colour(hex: "#085C4B")),
        ChartParty(id: "respublica", name: "Respublica", colour: Colour(hex: "#4A78EC")),
        ChartParty(id: "ak-zhol", name: "Ақ жол", colour: Colour(hex: "#0098DB")),
        ChartParty(id: "qhp", name: "Халық партиясы", colour: Colour(hex: "#DC0F2D")),
        ChartParty(id: "osdp", name: "ЖСДП", colour: Colour(hex: "#0040B0")),
        ChartParty(id: "independent", name: "Тәуелсіздер", isGroup: true),
    ]
    static let seats = [62, 8, 6, 6, 5, 4, 7]
    static let percents = [5390, 1090, 859, 841, 680, 520].map { Hundredths(count: $0) as Hundredths? } + [nil]

    static var all: [(name: String, chart: any Chart)] {
        let now = 2026.9
        let votes = zip(parties, percents)
        func moment(_ text: String, _ year: Double, _ width: Double = 0) -> StepChart.Moment {
            StepChart.Moment(text, earliest: year, latest: year + width)
        }
        let steps = [(3000, 1996.5, 2002.5), (50000, 2002.5, 2009), (40000, 2009, 2020.4), (20000, 2020.4, 2022.8)]
        return [
            ("hemicycle", house(zip(parties, seats).map { HemicycleChart.Block($0, seats: $1) })),
            ("bars", BarChart(votes.map { .init($0, $1) }, unit: .percent, threshold: Hundredths(5))),
            (
                "votes-seats",
                PairChart(
                    zip(votes, seats).map { .init($0.0, votes: $0.1, seats: Hundredths(rounding: Double($1) / 0.98)) })
            ),
            (
                "slope",
                SlopeChart(
                    zip(votes, seats).map { .init($0.0, from: $0.1, to: Hundredths(rounding: Double($1) / 0.98)) },
                    from: "2021", to: "2023")
            ),
            (
                "thresholds",
                StepChart(
                    steps.map { .init(Hundredths($0), from: moment("\(Int($1))", $1), to: moment("\(Int($2))", $2)) }
                        + [.init(Hundredths(5000), from: moment("2022-11", 2022.8, 0.1), to: nil)],
                    unit: "members", now: now)
            ),
            (
                "sweep",
                SweepChart(
                    .threshold, places: [0, 5, 5, 10],
                    lines: zip(parties, seats).map { .init($0, seats: [$1, $1, $1 - 1, nil]) })
            ),
            (
                "quantiles",
                QuantileChart(
                    zip(parties, seats).map { .init($0, quantiles: ($1 - 4, $1 - 1, $1, $1 + 2, $1 + 5)) }, majority: 50
                )
            ),
            (
                "lineage",
                LineageChart(
                    [
                        .init(
                            parties[0],
                            names: [
                                .init("Отан", since: moment("1999", 1999)),
                                .init("Аманат", since: moment("2022", 2022)),
                            ],
                            record: 1999...2022, start: moment("1999", 1999), fate: .lasting),
                        .init(
                            parties[1], names: [.init("Асар", since: nil)], record: 2003...2006, start: nil,
                            fate: .over(moment("2006", 2006))),
                    ], links: [.init(from: "auyl", to: "amanat", .merged, at: moment("2006", 2006))], now: now)
            ),
            (
                "turnout",
                BarChart([.init(parties[0], Hundredths(54)), .init(parties[1], nil)], unit: .percent, isUniform: true)
            ),
        ]
    }

    /// A house that can be drawn.
    static func house(_ blocks: [HemicycleChart.Block], empty: [HemicycleChart.Empty] = []) -> any Chart {
        guard let chart = HemicycleChart(blocks, empty: empty) else { return BarChart([], unit: .seats) }
        return chart
    }

    /// Every language in every width, and every theme with every palette.
    static let styles: [Style] =
        [240, 320, 640, 2000].flatMap { width in
            [ChartStrings.english, .russian, .kazakh].map { Style(strings: $0, width: width) }
        }
        + Theme.allCases.flatMap { theme in
            Palette.allCases.map { Style(strings: .kazakh, theme: theme, palette: $0) }
        }
}

extension ChartStrings {
    /// The sentences of the repository, two folders above this file's.
    private static let texts: Texts = {
        let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
        let files = Language.allCases.map(Texts.file).reduce(into: [String: [UInt8]]()) { files, path in
            files[path] = FileManager.default.contents(atPath: "\(root)/Resources/\(path)").map { Array($0) }
        }
        return (try? Texts(files: files)) ?? .none
    }()

    static let english = ChartStrings(texts[.english])
    static let russian = ChartStrings(texts[.russian])
    static let kazakh = ChartStrings(texts[.kazakh])
}
