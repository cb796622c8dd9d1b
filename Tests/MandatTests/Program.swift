// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Glibc
import Testing

/// The built program, run with arguments.
enum Program {
    /// What a run left behind.
    struct Run {
        let status: Int32
        let output: [UInt8]
        let errors: String

        var text: String { String(decoding: output, as: UTF8.self) }
    }

    /// `Resources/` of the repository, two folders above this file's.
    static let resources =
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
        + "/Resources"

    /// The program is built beside the tests.
    private static var path: String {
        get throws {
            let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            return own.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
                + "/mandat"
        }
    }

    /// A new directory, deleted afterwards.
    static func withDirectory<Result>(_ body: (String) throws -> Result) throws -> Result {
        var template = Array("/tmp/mandat-test-XXXXXX".utf8CString)
        try #require(mkdtemp(&template) != nil, "no directory can be made below /tmp")
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try body(path)
    }

    /// Runs the program to its end; `input` is its standard input.
    static func run(_ arguments: [String], input: String = "", environment: [String] = []) throws -> Run {
        try withDirectory { directory in
            let files = ["in", "out", "err"].map { directory + "/" + $0 }
            try Data(input.utf8).write(to: files[0])
            var actions = posix_spawn_file_actions_t()
            posix_spawn_file_actions_init(&actions)
            defer { posix_spawn_file_actions_destroy(&actions) }
            posix_spawn_file_actions_addopen(&actions, 0, files[0], O_RDONLY, 0)
            for descriptor in [1, 2] {
                posix_spawn_file_actions_addopen(
                    &actions, CInt(descriptor), files[descriptor], O_WRONLY | O_CREAT, 0o600)
            }
            let path = try path
            var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
            var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
            defer { for text in words + variables { free(text) } }
            var process = pid_t()
            let failure = posix_spawn(&process, path, &actions, nil, &words, &variables)
            try #require(failure == 0, "\(path) cannot be run: \(String(cString: strerror(failure)))")
            let status = try wait(for: process)
            let written = files.dropFirst().map { FileManager.default.contents(atPath: $0).map(Array.init) ?? [] }
            return Run(
                status: (status >> 8) & 0xFF, output: written[0], errors: String(decoding: written[1], as: UTF8.self))
        }
    }

    /// Waits for the end of a process; one that has not ended after half a minute is killed.
    private static func wait(for process: pid_t) throws -> CInt {
        var status: CInt = 0
        for _ in 0..<3000 {
            if waitpid(process, &status, WNOHANG) == process {
                try #require(status & 0x7F == 0, "ended by signal \(status & 0x7F)")
                return status
            }
            usleep(10_000)
        }
        kill(process, SIGKILL)
        waitpid(process, &status, 0)
        throw StillRunning()
    }

    private struct StillRunning: Error {}

    /// A copy of the dataset with some fixtures replaced.
    static func withDataset<Result>(
        replacing files: [String: String], _ body: (String) throws -> Result
    ) throws -> Result {
        try withDirectory { directory in
            let copy = directory + "/Resources"
            try FileManager.default.copyItem(atPath: resources, toPath: copy)
            for (path, text) in files { try Data(text.utf8).write(to: "\(copy)/kz/\(path)") }
            return try body(copy)
        }
    }
}

extension Data {
    fileprivate func write(to path: String) throws {
        try #require(FileManager.default.createFile(atPath: path, contents: self), "\(path) cannot be written")
    }
}
