// SPDX-License-Identifier: Apache-2.0

/// Seats by highest averages: each seat goes to the largest votes / divisor.
///
/// The count starts from the seats that a price of a seat buys, found by bisection in floating point; it adds seats to the
/// largest next averages or takes them from the smallest last ones, and then exchanges seats until no next average is
/// larger than a last one. That is the condition which defines the result, and it is checked exactly. Floating-point
/// estimates decide only comparisons that their error cannot turn.
struct Averages {
    private let divisors: Divisors
    private let estimate: DivisorEstimate
    private let votes: [UInt128]
    /// Votes as the estimates take them.
    private let amounts: [Double]
    /// Seats of each list.
    private(set) var seats: [Int]
    /// Estimates of the next averages.
    private var next: [Double]
    /// Lists in a heap, the one with the largest next average on top.
    private var heap: [Int]

    /// Distributes `total` seats over lists that all have votes.
    init(_ votes: [UInt128], total: Int, divisors: Divisors) {
        self.divisors = divisors
        self.votes = votes
        let estimate = DivisorEstimate(divisors)
        self.estimate = estimate
        let amounts = votes.map(estimate.amount)
        self.amounts = amounts
        let start = estimate.start(amounts, total: total)
        seats = start
        next = votes.indices.map { estimate.average(amounts[$0], start[$0]) }
        heap = Array(votes.indices)
        var left = total - seats.reduce(0, +)
        while left < 0, let last = smallestLast() {
            add(-1, to: last)
            left += 1
        }
        makeHeap()
        while left > 0, let first = heap.first {
            add(1, to: first)
            sift(0)
            left -= 1
        }
        while let last = smallestLast(), compare(heap[0], seats[heap[0]], last, seats[last] - 1) > 0 {
            add(1, to: heap[0])
            add(-1, to: last)
            makeHeap()
        }
    }

    /// The lists whose last average is the smallest, and those whose next average equals it: where there are any of the
    /// latter, the method leaves all of them equal.
    func edge() -> (holders: [Int], others: [Int]) {
        guard let last = smallestLast() else { return ([], []) }
        let others = votes.indices.filter { compare($0, seats[$0], last, seats[last] - 1) == 0 }
        // Who else has so small a last average matters only where there is a tie.
        if others.isEmpty { return ([last], []) }
        return (
            votes.indices.filter { seats[$0] > 0 && compare($0, seats[$0] - 1, last, seats[last] - 1) == 0 }, others
        )
    }

    private mutating func add(_ number: Int, to index: Int) {
        seats[index] += number
        next[index] = estimate.average(amounts[index], seats[index])
    }

    /// Compares the average of one list, had it so many seats, with that of another.
    private func compare(_ first: Int, _ firstSeats: Int, _ second: Int, _ secondSeats: Int) -> Int {
        let left = estimate.average(amounts[first], firstSeats)
        let right = estimate.average(amounts[second], secondSeats)
        if estimate.isCertain(left, right) { return left < right ? -1 : 1 }
        return divisors.compare(votes[first], firstSeats, with: votes[second], secondSeats)
    }

    /// The list whose last seat has the smallest average; nil where no list has a seat.
    func smallestLast() -> Int? {
        var smallest: (list: Int, average: Double)?
        for index in votes.indices where seats[index] > 0 {
            let average = estimate.average(amounts[index], seats[index] - 1)
            guard let known = smallest else {
                smallest = (index, average)
                continue
            }
            let isSmaller =
                estimate.isCertain(average, known.average)
                ? average < known.average
                : divisors.compare(votes[index], seats[index] - 1, with: votes[known.list], seats[known.list] - 1) < 0
            if isSmaller { smallest = (index, average) }
        }
        return smallest?.list
    }

    private func isBefore(_ first: Int, _ second: Int) -> Bool {
        if estimate.isCertain(next[first], next[second]) { return next[first] > next[second] }
        return divisors.compare(votes[first], seats[first], with: votes[second], seats[second]) > 0
    }

    private mutating func makeHeap() {
        for place in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sift(place) }
    }

    /// Moves the list at a place of the heap down to where it belongs.
    private mutating func sift(_ start: Int) {
        var place = start
        while true {
            var largest = place
            for child in [2 * place + 1, 2 * place + 2] where child < heap.count {
                if isBefore(heap[child], heap[largest]) { largest = child }
            }
            if largest == place { return }
            heap.swapAt(place, largest)
            place = largest
        }
    }
}

extension SeatAllocation {
    /// Divisor methods: Jefferson and D'Hondt, Webster and Sainte-Laguë, and their kin.
    mutating func distribute(byHighestAverages admitted: [Int], divisors: Divisors) {
        let voted = admitted.filter { tally.lists[$0].votes > 0 }
        let averages = Averages(voted.map { tally.lists[$0].votes }, total: distributedSeats, divisors: divisors)
        var seats = averages.seats
        let edge = averages.edge()
        if !edge.others.isEmpty {
            for place in edge.holders { seats[place] -= 1 }
            let selection = Selection(
                places: edge.holders.count, of: (edge.holders + edge.others).sorted(), by: { _ in 0 },
                tieBreak: rules.tieBreak, votes: { self.tally.lists[voted[$0]].votes })
            for place in selection.chosen { seats[place] += 1 }
            ties += selection.ties.map { $0.renamed { voted[$0] } }
            undecidedSeats += selection.undecided
        }
        let sum = voted.reduce(0) { $0 + tally.lists[$1].votes }
        for (place, index) in voted.enumerated() {
            lists[index].automaticSeats = seats[place]
            lists[index].entitlement = Ratio(tally.lists[index].votes * UInt128(distributedSeats), over: sum)
        }
    }
}
