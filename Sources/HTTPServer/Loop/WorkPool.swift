// SPDX-License-Identifier: Apache-2.0
import CEpoll
import Dispatch
import Glibc
import Synchronization

/// The threads that do the work that would hold up an event loop, a piece at a time.
///
/// A piece is a job of Swift's concurrency: what a task does until it next has to wait. Three rules keep small work from
/// waiting for large work, and all of them go by processor time that was measured:
///
/// * Each connection is a `Flow`, and flows take turns: the next piece is that of the flow which has had the least time
///   (start-time fair queueing: Goyal, Vin, Cheng, "Start-time Fair Queuing", SIGCOMM 1996). A flow that was idle gets no
///   credit for it, but comes before those that have had their share. Of equals the newest goes first, so that a burst
///   of work does not delay everything that comes after it. A piece that has waited for `patience` goes first, but only
///   one in each `patienceInterval`: else, where many wait that long, the order would be that of arrival.
/// * Work that can be divided, such as drawing elections, comes in pieces of some milliseconds.
/// * A piece that goes on for longer than `longPiece` while others wait keeps its thread, but at a low priority, and
///   another thread takes its place. A thread may lower its priority and not raise it again (setpriority(2)), so it ends
///   with that piece.
///
/// All threads have a lower priority than the event loops, which only ever do short things.
final class WorkPool: Sendable {
    /// Processor time after which a piece is a long one, in nanoseconds.
    static let longPiece: Int64 = 12_000_000
    /// Time between two looks at what runs while something waits.
    private static let lookInterval = DispatchTimeInterval.milliseconds(5)
    private static let priority: CInt = 5
    private static let lowPriority: CInt = 15
    /// Milliseconds after which the oldest goes before the newest.
    private static let patience: Int64 = 1000
    /// Milliseconds between two pieces that go first because they have waited for `patience`.
    private static let patienceInterval: Int64 = 100
    /// Long pieces at a time; where there are more, others wait until one ends. No more than malloc(3) has arenas for: a
    /// thread that shares an arena with one of low priority would wait for it.
    private static let maximumLongPieces = 12

    /// The work of one connection, which takes turns with that of others.
    final class Flow: TaskExecutor {
        private let pool: WorkPool

        init(_ pool: WorkPool) { self.pool = pool }

        deinit { pool.forget(ObjectIdentifier(self)) }

        func enqueue(_ job: consuming ExecutorJob) { pool.add(UnownedJob(job), of: self) }
    }

    /// A job and whose it is.
    private struct Piece {
        let job: UnownedJob
        let flow: Flow
        /// The time that its flow had had when it came.
        let start: Int64
        /// When it came, in `Time.milliseconds`.
        let arrival: Int64
    }

    /// A thread of the pool.
    private struct Worker {
        let id: CInt
        /// The clock of its processor time.
        let clock: clockid_t

        /// The calling thread.
        init() {
            var clock = clockid_t()
            pthread_getcpuclockid(pthread_self(), &clock)
            self.clock = clock
            id = cepoll_thread_id()
        }
    }

    /// A piece that is being done.
    private struct Running {
        let worker: Worker
        /// The processor time of the worker when it began.
        let start: Int64
        var isLong = false
    }

    private struct State {
        var waiting: [Piece] = []
        /// By the worker's id.
        var running: [CInt: Running] = [:]
        /// The time that each flow has had.
        var had: [ObjectIdentifier: Int64] = [:]
        /// The start of the piece that was begun last in the order of starts.
        var turn: Int64 = 0
        /// When the next piece may go first because of how long it has waited.
        var nextOldest: Int64 = 0
        var isLooking = false
        var isStopped = false
    }

    private let state = Mutex(State())
    private let available = DispatchSemaphore(value: 0)
    private let queue = DispatchQueue(label: "mandat.work", qos: .userInitiated)
    private let width: Int

    /// A pool whose threads wait for work until `stop`.
    /// - Parameter width: how many threads do pieces that are not long.
    init(width: Int) {
        self.width = width
        for _ in 0..<width { startThread() }
    }

    /// Ends the threads once nothing waits for them any more.
    func stop() {
        state.withLock { $0.isStopped = true }
        for _ in 0..<width { available.signal() }
    }

    /// Pieces that are being done, and those that wait.
    var figures: (running: Int, waiting: Int) { state.withLock { ($0.running.count, $0.waiting.count) } }

    private func forget(_ flow: ObjectIdentifier) {
        state.withLock { _ = $0.had.removeValue(forKey: flow) }
    }

    private func add(_ job: UnownedJob, of flow: Flow) {
        let needsLook = state.withLock { state in
            let start = max(state.had[ObjectIdentifier(flow)] ?? 0, state.turn)
            state.waiting.append(Piece(job: job, flow: flow, start: start, arrival: Time.milliseconds))
            guard !state.isLooking, state.running.count >= width else { return false }
            state.isLooking = true
            return true
        }
        available.signal()
        if needsLook { lookSoon() }
    }

    // MARK: Threads

    /// Begins a thread. It has the priority of the thread that begins it, so that is never one of the pool.
    private func startThread() {
        let start = Unmanaged.passRetained(self).toOpaque()
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { start in
                if let start { Unmanaged<WorkPool>.fromOpaque(start).takeRetainedValue().work() }
                return nil
            }, start)
        if code == 0 { pthread_detach(thread) } else { Unmanaged<WorkPool>.fromOpaque(start).release() }
    }

    /// Does piece after piece, and returns after a long one.
    private func work() {
        setpriority(CInt(PRIO_PROCESS.rawValue), 0, Self.priority)
        let worker = Worker()
        while true {
            available.wait()
            guard let piece = begin(worker) else { return }
            piece.job.runSynchronously(on: piece.flow.asUnownedTaskExecutor())
            if end(piece, worker) { return }
        }
    }

    /// The next piece; nil where there is none, which is so only after `stop`.
    private func begin(_ worker: Worker) -> Piece? {
        state.withLock { state in
            guard let oldest = state.waiting.first else { return nil }
            let now = Time.milliseconds
            let piece: Piece
            if now - oldest.arrival >= Self.patience, now >= state.nextOldest {
                piece = state.waiting.removeFirst()
                // Its start may be far ahead of all that wait, so it is not where the turns have come to.
                state.nextOldest = now + Self.patienceInterval
            } else {
                // There are some hundreds at most, in the order in which they came.
                let next = state.waiting.indices.reversed().min { state.waiting[$0].start < state.waiting[$1].start }
                piece = state.waiting.remove(at: next ?? 0)
                state.turn = max(state.turn, piece.start)
            }
            state.running[worker.id] = Running(worker: worker, start: Time.nanoseconds(worker.clock))
            return piece
        }
    }

    /// Whether the piece was a long one, so that the thread has to end.
    private func end(_ piece: Piece, _ worker: Worker) -> Bool {
        state.withLock { state in
            guard let running = state.running.removeValue(forKey: worker.id) else { return false }
            let flow = ObjectIdentifier(piece.flow)
            state.had[flow] = max(state.had[flow] ?? 0, piece.start) + Time.nanoseconds(worker.clock) - running.start
            return running.isLong
        }
    }

    // MARK: Long pieces

    private func lookSoon() {
        queue.asyncAfter(deadline: .now() + Self.lookInterval) { self.look() }
    }

    /// Gives the places of long pieces to new threads, and looks again as long as something waits.
    private func look() {
        let (places, goesOn) = state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isLooking = false
                return (0, false)
            }
            let room = Self.maximumLongPieces - state.running.values.count { $0.isLong }
            let long = state.running.values.filter {
                !$0.isLong && Time.nanoseconds($0.worker.clock) - $0.start > Self.longPiece
            }
            for running in long.prefix(room) {
                state.running[running.worker.id]?.isLong = true
                setpriority(CInt(PRIO_PROCESS.rawValue), id_t(running.worker.id), Self.lowPriority)
            }
            return (min(long.count, room), true)
        }
        for _ in 0..<places { startThread() }
        if goesOn { lookSoon() }
    }
}
