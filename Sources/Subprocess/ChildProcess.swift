// SPDX-License-Identifier: Apache-2.0
import CSpawn
import Glibc
import Synchronization

/// One run of a program, from its start to its end, on the thread of the caller.
struct ChildProcess: Sendable {
    private let path: String
    private let arguments: [String]
    private let limits: HelperProgram.Limits

    /// Milliseconds after which a run looks whether it is still wanted.
    private static let tick: CInt = 50
    private static let maximumFiles: UInt = 64

    init(_ path: String, _ arguments: [String], _ limits: HelperProgram.Limits) {
        (self.path, self.arguments, self.limits) = (path, arguments, limits)
    }

    /// Runs the program; it is gone, with all that it has started in its group, when this returns.
    func run(_ input: [UInt8], until end: Ending) -> Result<[UInt8], HelperProgram.Fault> {
        guard !end.isAsked.load(ordering: .relaxed) else { return .failure(.cancelled) }
        var (toChild, fromChild): ([CInt], [CInt]) = ([-1, -1], [-1, -1])
        guard cspawn_socket_pair(&toChild) == 0 else { return .failure(.notStarted(errno: errno)) }
        guard cspawn_pipe(&fromChild) == 0 else {
            let failure = errno
            for descriptor in toChild { close(descriptor) }
            return .failure(.notStarted(errno: failure))
        }
        let started = start(input: toChild[1], output: fromChild[1])
        close(toChild[1])
        close(fromChild[1])
        let result: Result<[UInt8], HelperProgram.Fault>
        switch started {
        case .failure(let fault):
            close(toChild[0])
            result = .failure(fault)
        case .success(let process):
            // It waits for its input, so the bounds are there before its work begins.
            cspawn_bound(process, UInt(limits.memoryBytes), UInt(limits.seconds) + 1, Self.maximumFiles)
            result = attend(process, input, to: toChild[0], from: fromChild[0], end)
        }
        close(fromChild[0])
        return result
    }

    private func start(input: CInt, output: CInt) -> Result<pid_t, HelperProgram.Fault> {
        var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process = pid_t()
        let failure = cspawn_start(&process, path, &words, input, output)
        return failure == 0 ? .success(process) : .failure(.notStarted(errno: failure))
    }

    /// Feeds and reads a process until it has ended; closes `feed`.
    private func attend(
        _ process: pid_t, _ input: [UInt8], to feed: CInt, from tap: CInt, _ end: Ending
    ) -> Result<[UInt8], HelperProgram.Fault> {
        var exchange = Exchange(input: input[...], feed: feed, tap: tap, limit: limits.outputBytes)
        let deadline = Self.milliseconds + Int64(limits.seconds) * 1000
        var fault: HelperProgram.Fault?
        while fault == nil, !exchange.isOver {
            if end.isAsked.load(ordering: .relaxed) { fault = .cancelled }
            if Self.milliseconds >= deadline { fault = .tookTooLong(seconds: limits.seconds) }
            if fault == nil { fault = exchange.advance(timeout: Self.tick) }
        }
        exchange.stopFeeding()
        // It has closed its output; what does not end then either has no more time than before.
        var status: CInt = 0
        while fault == nil {
            let ended = waitpid(process, &status, WNOHANG)
            if ended == process {
                kill(-process, SIGKILL)
                return Self.outcome(status, exchange.output)
            }
            if ended < 0, errno != EINTR { fault = .notStarted(errno: errno) }
            if end.isAsked.load(ordering: .relaxed) { fault = .cancelled }
            if Self.milliseconds >= deadline { fault = .tookTooLong(seconds: limits.seconds) }
            if fault == nil { usleep(2000) }
        }
        kill(-process, SIGKILL)
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return .failure(fault ?? .cancelled)
    }

    /// POSIX.1 `sys/wait.h`: the low seven bits are the signal, the next byte the status.
    private static func outcome(_ status: CInt, _ output: [UInt8]) -> Result<[UInt8], HelperProgram.Fault> {
        if status & 0x7F != 0 { return .failure(.ended(signal: status & 0x7F)) }
        let code = (status >> 8) & 0xFF
        return code == 0 ? .success(output) : .failure(.exited(status: code))
    }

    private static var milliseconds: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}

/// Bytes on their way into a process and out of it.
private struct Exchange {
    private var input: ArraySlice<UInt8>
    private var feed: CInt
    private let tap: CInt
    private let limit: Int
    private(set) var output: [UInt8] = []
    /// Whether the process has closed its output.
    private(set) var isOver = false

    init(input: ArraySlice<UInt8>, feed: CInt, tap: CInt, limit: Int) {
        (self.input, self.feed, self.tap, self.limit) = (input, feed, tap, limit)
        _ = cspawn_do_not_block(feed)
        _ = cspawn_do_not_block(tap)
    }

    /// Waits at most so many milliseconds, and moves what can be moved.
    mutating func advance(timeout: CInt) -> HelperProgram.Fault? {
        // A negative descriptor is one that poll leaves out.
        var waits = [
            pollfd(fd: tap, events: Int16(POLLIN), revents: 0), pollfd(fd: feed, events: Int16(POLLOUT), revents: 0),
        ]
        guard poll(&waits, nfds_t(waits.count), timeout) > 0 else { return nil }
        if waits[1].revents != 0 { write() }
        return waits[0].revents != 0 ? read() : nil
    }

    /// Ends the input of the process.
    mutating func stopFeeding() {
        guard feed >= 0 else { return }
        close(feed)
        feed = -1
    }

    private mutating func write() {
        let sent = input.withUnsafeBytes { send(feed, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
        if sent > 0 { input = input.dropFirst(sent) }
        // A program that reads no further may have seen enough.
        let isGone = sent < 0 && errno != EAGAIN && errno != EINTR
        if input.isEmpty || isGone { stopFeeding() }
    }

    private mutating func read() -> HelperProgram.Fault? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = buffer.withUnsafeMutableBytes { Glibc.read(tap, $0.baseAddress, $0.count) }
        if count > 0 { output += buffer[..<count] }
        if count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR) { isOver = true }
        return output.count > limit ? .wroteTooMuch(limit: limit) : nil
    }
}
