// SPDX-License-Identifier: Apache-2.0

/// Seats of a house as circles in half rings, party by party from left to right.
package struct HemicycleChart: Chart {
    /// The most seats that can still be told apart on the narrowest page.
    package static let maximumSeats = 20_000

    /// Seats of one party.
    package struct Block: Sendable {
        let party: ChartParty
        let seats: Int

        /// Seats of one party; none where the number is below zero.
        package init(_ party: ChartParty, seats: Int) {
            self.party = party
            self.seats = max(seats, 0)
        }
    }

    /// Why a seat has no known holder.
    package enum Absence: String, Sendable {
        /// A tie leaves it open.
        case undecided
        /// It has no holder.
        case vacant
        /// The sources do not tell who holds it.
        case unknown

        func text(_ strings: ChartStrings) -> String {
            switch self {
            case .undecided: strings.undecided
            case .vacant: strings.vacant
            case .unknown: strings.unknown
            }
        }

        var dash: String? { self == .vacant ? nil : "2.5 2" }
    }

    /// Seats without a holder.
    package struct Empty: Sendable {
        let absence: Absence
        let seats: Int

        /// Seats without a holder; none where the number is below zero.
        package init(_ absence: Absence, seats: Int) {
            self.absence = absence
            self.seats = max(seats, 0)
        }
    }

    /// From left to right.
    let blocks: [Block]
    let empty: [Empty]
    /// Seats that are more than half; nil where the seats are of more than one house.
    let majority: Int?

    var house: Int { blocks.reduce(0) { $0 + $1.seats } + empty.reduce(0) { $0 + $1.seats } }

    /// A house; nil where it has no seat, or more than can be drawn.
    /// - Parameters:
    ///   - blocks: the parties from left to right.
    ///   - empty: seats without a holder, to the right of the parties.
    ///   - isOneHouse: whether more than half of the seats are a majority.
    package init?(_ blocks: [Block], empty: [Empty] = [], isOneHouse: Bool = true) {
        self.blocks = blocks
        self.empty = empty.filter { $0.seats > 0 }
        var house = 0
        for seats in blocks.map(\.seats) + empty.map(\.seats) {
            guard seats <= Self.maximumSeats - house else { return nil }
            house += seats
        }
        guard house > 0 else { return nil }
        majority = isOneHouse ? house / 2 + 1 : nil
    }

    package func description(_ strings: ChartStrings) -> String {
        var parts = blocks.filter { $0.seats > 0 }.map { "\($0.party.name) \(strings.number($0.seats))" }
        let hidden = parts.count - Legend.maximumEntries
        if hidden > 0 { parts = parts.prefix(Legend.maximumEntries) + ["\(strings.more) \(strings.number(hidden))"] }
        parts += empty.map { "\($0.absence.text(strings)) \(strings.number($0.seats))" }
        let majority = majority.map { " \(strings.majority): \(strings.number($0))." } ?? ""
        return "\(strings.seats(of: house)): \(parts.joined(separator: ", "))." + majority
    }

    package func draw(on page: inout Page) {
        // A few seats need no large picture.
        let radius = min(page.inner / 2, house <= 10 ? 200 : 420)
        let places = SeatPlaces(seats: house)
        let paints = page.paints(for: blocks.map(\.party), isFine: places.radius * radius < 3.5)
        let center = (x: (page.left + page.right) / 2, y: page.top + 24 + radius)
        drawMajority(on: &page, center, radius)
        drawSeats(on: &page, paints, places, center, radius)
        drawTotal(on: &page, center, radius)
        page.top = center.y + radius * places.radius + 16
        page.draw(legend(paints, page.strings))
    }

    /// The line beyond which a majority begins, behind the seats.
    private func drawMajority(on page: inout Page, _ center: (x: Double, y: Double), _ radius: Double) {
        guard let majority, majority > 1 else { return }
        let direction = Angle.point(1 - Double(majority - 1) / Double(house))
        func at(_ distance: Double) -> (x: Double, y: Double) {
            (center.x + direction.x * distance, center.y - direction.y * distance)
        }
        let (inside, outside) = (at(radius * 0.34), at(radius + 6))
        page.canvas.line(
            inside.x, inside.y, outside.x, outside.y, stroke: page.theme.ink.hex, width: 1.5, dash: "4 3")
        let text = "\(page.strings.majority): \(page.strings.number(majority))"
        let half = Lettering.width(text, size: Page.Size.text) / 2
        let x = min(max(outside.x, page.left + half), page.right - half)
        page.canvas.text(
            text, x: x, y: center.y - radius - 11, size: Page.Size.text, fill: page.theme.ink.hex, anchor: .middle)
    }

    private func drawSeats(
        on page: inout Page, _ paints: [Paint], _ places: SeatPlaces, _ center: (x: Double, y: Double), _ radius: Double
    ) {
        var next = 0
        func draw(_ count: Int) {
            let seats = places.seats[next..<next + count].lazy.map { place in
                (x: center.x + place.x * radius, y: center.y - place.y * radius)
            }
            page.canvas.circles(at: seats, radius: places.radius * radius)
            next += count
        }
        for (block, paint) in zip(blocks, paints) where block.seats > 0 {
            page.group(
                block.party, "\(block.party.name): \(page.strings.seats(of: block.seats))", seats: block.seats,
                paint: paint, outline: places.radius * radius * 0.2)
            draw(block.seats)
            page.closeGroup()
        }
        let thin = max(min(places.radius * radius * 0.25, 1.5), 0.3)
        for block in empty {
            page.canvas.begin("g")
            page.canvas.set("class", block.absence.rawValue)
            page.canvas.set("data-seats", String(block.seats))
            page.canvas.set("fill", page.theme.paper.hex)
            page.canvas.set("stroke", page.theme.line.hex)
            page.canvas.set("stroke-width", thin)
            if let dash = block.absence.dash { page.canvas.set("stroke-dasharray", dash) }
            page.canvas.content()
            page.canvas.element(
                "title", text: "\(block.absence.text(page.strings)): \(page.strings.seats(of: block.seats))")
            draw(block.seats)
            page.closeGroup()
        }
    }

    /// The number of seats in the middle.
    private func drawTotal(on page: inout Page, _ center: (x: Double, y: Double), _ radius: Double) {
        let size = min(max(radius * 0.2, 24), 56)
        page.canvas.text(
            page.strings.number(house), x: center.x, y: center.y - Page.Size.text - 4, size: size,
            fill: page.theme.ink.hex, anchor: .middle, isBold: true)
        page.canvas.text(
            page.strings.seatForm(house), x: center.x, y: center.y, size: Page.Size.text, fill: page.theme.muted.hex,
            anchor: .middle)
    }

    private func legend(_ paints: [Paint], _ strings: ChartStrings) -> Legend {
        let seated = zip(blocks, paints).filter { $0.0.seats > 0 }
        var entries = seated.prefix(Legend.maximumEntries).map { block, paint in
            Legend.Entry(mark: .area(paint), label: block.party.name, value: strings.number(block.seats))
        }
        let rest = seated.dropFirst(Legend.maximumEntries)
        if !rest.isEmpty {
            let seats = rest.reduce(0) { $0 + $1.0.seats }
            entries.append(
                .init(
                    mark: .none, label: "\(strings.more) \(strings.number(rest.count))", value: strings.number(seats)))
        }
        entries += empty.map { block in
            Legend.Entry(
                mark: .empty(dash: block.absence.dash), label: block.absence.text(strings),
                value: strings.number(block.seats))
        }
        return Legend(entries: entries)
    }
}
