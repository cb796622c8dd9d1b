// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import PollSimulation
import Simulations

/// The draws themselves, one JSON object a line, made while they are sent.
struct MonteCarloDraws: Sendable {
    private let simulation: Simulation
    private let draws: UInt64
    /// The lists in the order of their names' bytes, each with the beginning of its member.
    private let lists: [(index: Int, name: [UInt8])]
    /// Draws of one piece, whole blocks of sixteen.
    private let step: UInt64

    /// What is in memory at a time for each reader, more or less.
    private static let pieceBytes = 32_768

    init(_ request: MonteCarloRequest) {
        simulation = request.simulation
        draws = request.draws
        lists = request.parties.enumerated().map { index, party in
            var name: [UInt8] = []
            name += JSONWriter.text(.string(party))
            return (index, name, party)
        }
        .sorted { $0.2.utf8.lexicographicallyPrecedes($1.2.utf8) }
        .map { ($0.0, $0.1) }
        step = UInt64(max(Self.pieceBytes / (lists.count * 48 + 64), 16) & ~15)
    }

    /// All lines, piece by piece; whoever stops asking ends the simulation.
    var stream: ContentStream {
        ContentStream(from: UInt64(0)) { start in
            guard start < draws else { return nil }
            let end = min(start + step, draws)
            var lines: [UInt8] = []
            lines.reserveCapacity(Self.pieceBytes * 2)
            for draw in simulation.draws(start..<end) { append(draw, to: &lines) }
            return (lines, end)
        }
    }

    /// `{"admitted", "against_all", "counted", "draw", "percent", "seats"}`.
    private func append(_ draw: SimulationDraws.Draw, to line: inout [UInt8]) {
        let all = draw.ballots.reduce(0, +)
        line.append(contentsOf: "{\"admitted\":[".utf8)
        var isFirst = true
        for list in lists where draw.passes[list.index] {
            if !isFirst { line.append(UInt8(ascii: ",")) }
            line.append(contentsOf: list.name)
            isFirst = false
        }
        line.append(contentsOf: "],\"against_all\":".utf8)
        if draw.ballots.count > lists.count {
            Self.append(percent: draw.ballots[lists.count], of: all, to: &line)
        } else {
            line.append(contentsOf: "null".utf8)
        }
        line.append(contentsOf: ",\"counted\":\(draw.isCounted),\"draw\":\(draw.index),\"percent\":{".utf8)
        append(to: &line) { list, line in Self.append(percent: draw.ballots[list], of: all, to: &line) }
        line.append(contentsOf: "},\"seats\":{".utf8)
        append(to: &line) { list, line in line.append(contentsOf: String(draw.seats[list]).utf8) }
        line.append(contentsOf: "}}\n".utf8)
    }

    private func append(to line: inout [UInt8], _ value: (Int, inout [UInt8]) -> Void) {
        for (place, list) in lists.enumerated() {
            if place > 0 { line.append(UInt8(ascii: ",")) }
            line.append(contentsOf: list.name)
            line.append(UInt8(ascii: ":"))
            value(list.index, &line)
        }
    }

    /// A share in per cent with four decimals, rounded to the nearest.
    private static func append(percent part: Int, of all: Int, to line: inout [UInt8]) {
        let units = all == 0 ? 0 : (part * 2_000_000 + all) / (2 * all)
        line.append(contentsOf: String(units / 10_000).utf8)
        line.append(UInt8(ascii: "."))
        var (rest, unit) = (units % 10_000, 1000)
        while unit > 0 {
            line.append(UInt8(ascii: "0") + UInt8(rest / unit))
            (rest, unit) = (rest % unit, unit / 10)
        }
    }
}
