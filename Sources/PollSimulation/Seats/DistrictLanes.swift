// SPDX-License-Identifier: Apache-2.0

/// The winners of districts in sixteen draws at once: the same as `DistrictSwing.seats` says.
///
/// Scores are computed in `Float`. Where the first two of a district are nearer than the errors can reach, the draw's
/// districts are counted exactly.
struct DistrictLanes: Sendable, Equatable {
    /// The lists' shares in each district.
    private let shares: [[Float]]
    /// The largest share of a candidate of no list in each district; nil where there is none.
    private let independents: [Float?]
    /// The lists' shares in the country; zero is that of a new list.
    private let country: [Float]
    /// The share of all lists together in the country.
    private let ofLists: Float

    init(results: [[UInt64]], independents: [[UInt64]], country: [UInt64]) {
        func share(_ votes: UInt64, _ all: UInt64) -> Float { Float(Double(votes) / Double(all)) }
        let districts = zip(results, independents).map { $0.reduce(0, +) + $1.reduce(0, +) }
        let all = districts.reduce(0, +)
        shares = zip(results, districts).map { votes, all in votes.map { share($0, all) } }
        self.independents = zip(independents, districts).map { votes, all in votes.max().map { share($0, all) } }
        self.country = country.map { share($0, all) }
        ofLists = share(country.reduce(0, +), all)
    }

    /// A uniform score is a sum of three shares, a proportional one a product of four; each operation rounds by 2^-24.
    /// The errors of both stay below a third of this, relative to the larger of the score and one.
    private static let margin: Float = 4e-6

    /// Seats of the lists in districts; lanes in `doubtful` have to be counted exactly.
    func seats(_ ballots: [IntLanes], _ method: DistrictSwing.Method) -> (seats: [IntLanes], doubtful: LaneMask) {
        var all = IntLanes()
        for list in country.indices { all &+= ballots[list] }
        var doubtful = all .== 0
        let total = FloatLanes(nearest: all.replacing(with: 1, where: doubtful))
        let isUniform = method == .uniform
        let changes = country.indices.map { list -> FloatLanes in
            let share = FloatLanes(nearest: ballots[list]) / total * ofLists
            return isUniform || country[list] == 0 ? share - country[list] : share / country[list]
        }
        var seats = [IntLanes](repeating: IntLanes(), count: country.count)
        for (place, district) in shares.enumerated() {
            var (best, next) = (FloatLanes(repeating: -4), FloatLanes(repeating: -4))
            var winner = IntLanes()
            @inline(__always) func score(_ score: FloatLanes, of number: Int) {
                let leads = score .> best
                let overtaken = best.replacing(with: score, where: .!leads)
                next.replace(with: overtaken, where: overtaken .> next)
                best.replace(with: score, where: leads)
                winner.replace(with: IntLanes(repeating: Int32(number)), where: leads)
            }
            for list in country.indices {
                if country[list] == 0 {
                    score(changes[list], of: list)
                } else if district[list] > 0 {
                    score(isUniform ? changes[list] + district[list] : changes[list] * district[list], of: list)
                }
            }
            if let alone = independents[place] { score(FloatLanes(repeating: alone), of: country.count) }
            let scale = best.replacing(with: 1, where: best .< 1)
            doubtful = doubtful .| .!(best - next .> scale * Self.margin)
            for list in country.indices where district[list] > 0 || country[list] == 0 {
                seats[list] &+= IntLanes(counting: winner .== Int32(list))
            }
        }
        return (seats, doubtful)
    }
}

extension DistrictSwing {
    /// Adds the districts' seats of every draw to those of the lists.
    @inline(never)
    func addWinners(to block: inout DrawBlock) {
        let everyLane = LaneMask(repeating: true)
        let nobody = [IntLanes](repeating: IntLanes(), count: lists)
        var (won, doubtful) = method == .cubeLaw ? (nobody, everyLane) : lanes.seats(block.ballots, method)
        if any(doubtful) {
            for lane in 0..<laneCount where doubtful[lane] {
                let votes = (0..<lists).map { UInt64(max(block.ballots[$0][lane], 0)) }
                for (list, seats) in seats(country: votes).enumerated() { won[list][lane] = Int32(seats) }
            }
        }
        for list in 0..<lists { block.seats[list] &+= won[list] }
    }
}
