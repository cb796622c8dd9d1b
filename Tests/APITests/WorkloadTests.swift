// SPDX-License-Identifier: Apache-2.0
import HTTP
import Record
import Synchronization
import Testing

@testable import API
@testable import Web

/// What is left to other threads, and who is turned away.
@Suite struct WorkloadTests {
    /// A clock that goes on by so much with each look.
    private static func site(step: Int64) -> Site {
        let time = Mutex<Int64>(0)
        return Site(
            version: "1",
            machine: Machine(tasks: 2) {
                time.withLock { time in
                    time += step
                    return time
                }
            })
    }

    private static func isLater(_ api: API, _ target: String) -> Bool {
        if case .later = api.reply(to: Request(method: .get, target: target)) { true } else { false }
    }

    @Test(arguments: [(Int64(1000), false), (199_000, false), (201_000, true), (50_000_000, true)])
    func `What has taken long is left to other threads, and what has not is answered at once`(
        step: Int64, isLater: Bool
    ) async throws {
        let api = API(registry: try Mandat.registry(), site: Self.site(step: step))
        // Nothing is known of an operation that nobody has asked for.
        guard case .later(let work) = api.reply(to: Request(method: .get, target: "/v1/parties?limit=1")) else {
            Issue.record("the first request of an operation was answered on the event loop")
            return
        }
        #expect(await work().status == .ok)
        #expect(Self.isLater(api, "/v1/parties?limit=2") == isLater)
        // The costs of one operation are not those of another.
        #expect(Self.isLater(api, "/v1/events?limit=2"))
    }

    @Test func `One dear request among cheap ones is remembered for some hundreds of them`() {
        let costs = OperationCosts(operations: 1)
        #expect(costs[0] == .max)
        costs.note(0, nanoseconds: 10_000)
        #expect(costs[0] == 10_000)
        costs.note(0, nanoseconds: 10_000_000)
        #expect(costs[0] == 10_000_000)
        for _ in 0..<200 { costs.note(0, nanoseconds: 10_000) }
        #expect(costs[0] > OperationCosts.prompt)
        for _ in 0..<2000 { costs.note(0, nanoseconds: 10_000) }
        #expect(costs[0] <= OperationCosts.prompt)
    }

    @Test func `Work for more than thirty seconds is turned away with the seconds to wait, and small work never is`()
        throws
    {
        let workload = Workload(processors: 2)
        let large = Operation.LongWork.Estimate(nanoseconds: 10_000_000_000)
        for _ in 0..<6 { try workload.begin(large) }
        let problem = #expect(throws: Problem.self) { try workload.begin(large) }
        #expect(problem?.status == .serviceUnavailable && problem?.retryAfter == 30)
        try workload.begin(Operation.LongWork.Estimate(nanoseconds: 49_000_000))
        workload.end(large)
        try workload.begin(large)
    }

    @Test func `Work that would hold too much memory beside other work is turned away, alone it is not`() throws {
        let workload = Workload(processors: 2)
        let large = Operation.LongWork.Estimate(nanoseconds: 1, bytes: 65 << 20)
        try workload.begin(large)
        #expect(throws: Problem.self) {
            try workload.begin(Operation.LongWork.Estimate(nanoseconds: 1, bytes: 2 << 20))
        }
        workload.end(large)
        try workload.begin(large)
    }

    @Test func `Draws that would take longer than ten seconds are refused with a number that fits`() async throws {
        // Each look at the clock is half a second later, so a block of sixteen draws takes that long.
        let api = API(registry: try Mandat.registry(), site: Self.site(step: 500_000_000))
        let target = "/v1/simulations/monte-carlo?seats=98&sample_size=800&shares=a:60,b:40&draws="
        let refused = api.response(to: Request(method: .get, target: target + "10000"))
        #expect(refused.status == .unprocessableContent)
        #expect(String(decoding: refused.body, as: UTF8.self).contains("at most 240 are drawn here"))
        #expect(api.response(to: Request(method: .get, target: target + "240")).status == .ok)
    }

    @Test func `Draws that turn out to take longer than their budget are ended, and the answer says what fits`()
        async throws
    {
        // The draws are fast where they are timed first, and slow once they are made.
        let looks = Mutex<Int64>(0)
        let site = Site(
            version: "1",
            machine: Machine(tasks: 1) {
                looks.withLock { looks in
                    looks += 1
                    return looks < 34 ? looks * 20_000 : looks * 60_000_000_000
                }
            })
        let api = API(registry: try Mandat.registry(), site: site)
        let target = "/v1/simulations/monte-carlo?seats=98&sample_size=800&shares=a:60,b:40&draws=100000"
        guard case .later(let work) = api.reply(to: Request(method: .get, target: target)) else {
            Issue.record("a simulation was made on the event loop")
            return
        }
        let ended = await work()
        #expect(ended.status == .unprocessableContent)
        #expect(String(decoding: ended.body, as: UTF8.self).contains("are drawn here"))
    }
}
