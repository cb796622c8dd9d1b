// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Charts

/// Axes, distances and angles.
struct ScaleTests {
    @Test func `the marks of an axis are round numbers inside it`() {
        let scale = Scale(low: Hundredths(0), high: Hundredths(145), start: 0, end: 500)
        #expect(scale.ticks(gap: 60).map(\.count) == [0, 2000, 4000, 6000, 8000, 10000, 12000, 14000])
        let years = Scale(low: Hundredths(1996), high: Hundredths(2027), start: 0, end: 300)
        #expect(years.ticks(gap: 40).map { $0.count / 100 } == [2000, 2005, 2010, 2015, 2020, 2025])
        let turned = Scale(low: Hundredths(0), high: Hundredths(1), start: 300, end: 0)
        #expect(turned.ticks(gap: 50).map(\.count) == [0, 20, 40, 60, 80, 100])
        #expect(Scale(low: Hundredths(3), high: Hundredths(3), start: 0, end: 9).ticks(gap: 1).count == 1)
        #expect(Scale.roundedUp(Hundredths(83)) == Hundredths(100) && Scale.roundedUp(Hundredths(0)).count > 0)
    }

    @Test func `labels keep their distance and move no more than they have to`() {
        #expect(Spread.apart([0, 100, 200], by: 10, from: 0, to: 200) == [0, 100, 200])
        #expect(Spread.apart([50, 50, 50], by: 10, from: 0, to: 200) == [40, 50, 60])
        #expect(Spread.apart([199, 200], by: 10, from: 0, to: 200) == [190, 200])
        #expect(Spread.apart([1, 1, 1], by: 10, from: 0, to: 15) == [0, 10, 20])
        #expect(Spread.apart([], by: 10, from: 0, to: 15) == [])
    }

    @Test func `sine and cosine are those of the circle`() {
        for step in 0...1000 {
            let (x, y) = Angle.point(Double(step) / 1000)
            #expect(abs(x * x + y * y - 1) < 1e-12)
        }
        let known: [(Double, Double, Double)] = [
            (0, 1, 0), (1.0 / 6, 0.8660254037844386, 0.5), (0.25, 0.7071067811865476, 0.7071067811865476), (0.5, 0, 1),
            (2.0 / 3, -0.5, 0.8660254037844386), (1, -1, 0),
        ]
        for (part, x, y) in known {
            let point = Angle.point(part)
            #expect(abs(point.x - x) < 1e-12 && abs(point.y - y) < 1e-12)
        }
    }
}
