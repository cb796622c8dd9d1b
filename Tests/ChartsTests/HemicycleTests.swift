// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Charts

/// Houses of every size.
struct HemicycleTests {
    @Test(arguments: [1, 2, 3, 9, 10, 11, 12, 77, 98, 107, 145, 500, 1999, 5000, 20_000])
    func `every seat is drawn, none on another, all in the half ring`(count: Int) {
        let places = SeatPlaces(seats: count)
        #expect(places.seats.count == count && places.radius > 0)
        for seat in places.seats {
            let distance = (seat.x * seat.x + seat.y * seat.y).squareRoot()
            #expect(distance + places.radius <= 1.0001 && distance > 0.39 && seat.y > -0.0001)
        }
        // Seats of one cell of a grid, or of two next to each other, are the only ones that could touch.
        let cell = places.radius * 2
        var cells: [Int: [Int]] = [:]
        func key(_ x: Int, _ y: Int) -> Int { x * 100_000 + y }
        for (index, seat) in places.seats.enumerated() {
            let (column, row) = (Int((seat.x + 2) / cell), Int((seat.y + 2) / cell))
            for x in column - 1...column + 1 {
                for y in row - 1...row + 1 {
                    for other in cells[key(x, y)] ?? [] {
                        let (dx, dy) = (places.seats[other].x - seat.x, places.seats[other].y - seat.y)
                        #expect(dx * dx + dy * dy >= cell * cell, "\(other) and \(index)")
                    }
                }
            }
            cells[key(column, row), default: []].append(index)
        }
    }

    @Test func `parties sit from left to right in the order given`() {
        let places = SeatPlaces(seats: 98)
        var angle = -Double.infinity
        for seat in places.seats {
            let next = seat.x / (seat.x * seat.x + seat.y * seat.y).squareRoot()
            #expect(next >= angle - 1e-9)
            angle = next
        }
    }

    @Test func `seats of parties and seats of nobody are all there`() throws {
        let blocks = zip(Samples.parties, Samples.seats).map { HemicycleChart.Block($0, seats: $1) }
        let chart = try #require(
            HemicycleChart(
                blocks, empty: [.init(.undecided, seats: 1), .init(.vacant, seats: 2), .init(.unknown, seats: 0)]))
        let picture = try Markup.read(chart.svg(title: "a", style: Style(strings: .russian)))
        let groups = picture.all("g")
        #expect(groups.map { $0.all("circle").count } == Samples.seats + [1, 2])
        #expect(groups.map { $0.attributes["data-seats"] } == (Samples.seats + [1, 2]).map { String($0) })
        #expect(groups.suffix(2).map { $0.child("title") } == ["Не решено: 1\u{A0}место", "Вакантно: 2\u{A0}места"])
        #expect(picture.child("desc")?.contains("101\u{A0}место: Аманат 62") == true)
        #expect(picture.child("desc")?.hasSuffix("Большинство: 51.") == true)
    }

    @Test func `a house without a seat, or with too many, is no chart`() {
        let party = Samples.parties[0]
        #expect(HemicycleChart([.init(party, seats: 0)]) == nil)
        #expect(HemicycleChart([]) == nil)
        #expect(HemicycleChart([.init(party, seats: HemicycleChart.maximumSeats)]) != nil)
        #expect(HemicycleChart([.init(party, seats: HemicycleChart.maximumSeats + 1)]) == nil)
        #expect(HemicycleChart([.init(party, seats: Int.max), .init(party, seats: Int.max)]) == nil)
    }

    @Test func `a thousand lists leave a legend that can be read`() throws {
        let parties = (0..<1000).map { ChartParty(id: "p\($0)", name: "List \($0)") }
        let chart = try #require(HemicycleChart(parties.map { .init($0, seats: 3) }))
        let picture = try Markup.read(chart.svg(title: "a", style: Style(strings: .english, width: 320)))
        #expect(picture.all("circle").count == 3000)
        #expect(picture.all("text").count < 100)
        #expect(picture.all("text").contains { $0.text == "more 960" })
    }
}
