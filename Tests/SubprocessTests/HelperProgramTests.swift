// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import Subprocess

@Suite struct `A helper program` {
    /// A shell as the program; every test says what it does.
    private func shell(
        _ script: String, _ change: (inout HelperProgram.Limits) -> Void = { _ in }
    ) -> HelperProgram {
        var limits = HelperProgram.Limits()
        change(&limits)
        return HelperProgram("/bin/sh", arguments: ["-c", script], limits: limits)
    }

    private func text(_ result: Result<[UInt8], HelperProgram.Fault>) throws -> String {
        String(decoding: try result.get(), as: UTF8.self)
    }

    private func isAlive(_ process: String) -> Bool {
        pid_t(process).map { kill($0, 0) == 0 } ?? false
    }

    /// What a script has written to a file, once it has.
    private func contents(of path: String) async throws -> String {
        for _ in 0..<200 {
            if let file = fopen(path, "r") {
                defer { fclose(file) }
                var line = [CChar](repeating: 0, count: 64)
                if fgets(&line, 64, file) != nil {
                    return String(decoding: line.prefix { $0 > 32 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
                }
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw HelperProgram.Fault.cancelled
    }

    private func file(_ name: String) -> String { "/tmp/mandat-helper-\(getpid())-\(name)" }

    @Test func `is a function from bytes to bytes`() async throws {
        let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
        #expect(try await HelperProgram("/bin/cat").run(bytes).get() == bytes)
        #expect(try await HelperProgram("/bin/cat").run([]).get() == [])
    }

    @Test func `is given no environment, no descriptor and no blocked signal of ours`() async throws {
        let open = open("/dev/null", O_RDONLY)
        defer { close(open) }
        #expect(try text(await HelperProgram("/usr/bin/env").run([])) == "")
        // The shell opens one more for the listing itself.
        #expect(try text(await shell("ls /proc/self/fd | tr '\\n' ' '").run([])) == "0 1 2 3 ")
        // 32 and 33 are glibc's own, which it lets every program that it spawns ignore.
        let masks = try text(
            await shell("grep -E 'Sig(Blk|Ign)' /proc/self/status | grep -vE '0000000(00|18)0000000'; :").run([]))
        #expect(masks == "")
    }

    @Test func `need not read what it is given`() async throws {
        #expect(try text(await shell("echo done").run([UInt8](repeating: 65, count: 5_000_000))) == "done\n")
    }

    @Test func `is killed, with what it has started, when its time is over`() async throws {
        let path = file("late")
        defer { unlink(path) }
        let result = await shell("sleep 60 & echo $! > \(path); exec sleep 60") { $0.seconds = 1 }.run([])
        #expect(result == .failure(.tookTooLong(seconds: 1)))
        let other = try await contents(of: path)
        for _ in 0..<100 where isAlive(other) { try await Task.sleep(for: .milliseconds(20)) }
        #expect(!isAlive(other))
    }

    @Test func `has no more time once it has closed its output`() async throws {
        let result = await shell("exec >&-; exec sleep 60") { $0.seconds = 1 }.run([])
        #expect(result == .failure(.tookTooLong(seconds: 1)))
    }

    @Test func `is killed when nobody waits for it any more`() async throws {
        let path = file("gone")
        defer { unlink(path) }
        let program = shell("echo $$ > \(path); exec sleep 60")
        let task = Task { await program.run([]) }
        let process = try await contents(of: path)
        #expect(isAlive(process))
        task.cancel()
        #expect(await task.value == .failure(.cancelled))
        #expect(!isAlive(process))
    }

    @Test func `says how it ended`() async throws {
        #expect(await shell("echo half; exit 3").run([]) == .failure(.exited(status: 3)))
        #expect(await shell("kill -SEGV $$").run([]) == .failure(.ended(signal: SIGSEGV)))
        #expect(await HelperProgram("/nowhere").run([]) == .failure(.notStarted(errno: ENOENT)))
        #expect(await HelperProgram("/etc/passwd").run([]) == .failure(.notStarted(errno: EACCES)))
    }

    @Test func `is stopped where it writes without end`() async throws {
        let result = await shell("exec cat /dev/zero") { $0.outputBytes = 100_000 }.run([])
        #expect(result == .failure(.wroteTooMuch(limit: 100_000)))
    }

    @Test func `has bounded memory`() async throws {
        let bounded = shell("cat > /dev/null; ulimit -v; ulimit -n; ulimit -c") { $0.memoryBytes = 256 << 20 }
        let asked = try text(await bounded.run([65]))
        #expect(asked == "262144\n64\n0\n")
    }

    @Test func `runs no more at a time than it may, and tells those for whom the line is too long`() async throws {
        let path = file("line")
        defer { unlink(path) }
        // Each run adds a line at its begin and at its end.
        let program = shell("echo b >> \(path); sleep 0.2; echo e >> \(path)") {
            ($0.runs, $0.waiting) = (2, 3)
        }
        let results = await withTaskGroup(of: Result<[UInt8], HelperProgram.Fault>.self) { group in
            for _ in 0..<8 { group.addTask { await program.run([]) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.filter { $0 == .success([]) }.count == 5)
        #expect(results.filter { $0 == .failure(.busy) }.count == 3)
        var (inside, most) = (0, 0)
        for step in try text(await HelperProgram("/bin/cat", arguments: [path]).run([])) where step != "\n" {
            inside += step == "b" ? 1 : -1
            most = max(most, inside)
        }
        // Two where the machine has the time for them.
        #expect((1...2).contains(most))
        // The places are free again.
        #expect(await program.run([]) == .success([]))
    }
}
