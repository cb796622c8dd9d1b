// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Glibc

/// A file that a command reads, - for standard input.
struct InputFile {
    let name: String

    /// All bytes.
    func contents() throws -> [UInt8] {
        if name == "-" { return try readAll(STDIN_FILENO) }
        let descriptor = open(name, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable }
        defer { close(descriptor) }
        return try readAll(descriptor)
    }

    private var unreadable: ValidationError {
        ValidationError("\(name) cannot be read: \(String(cString: strerror(errno))).")
    }

    private func readAll(_ descriptor: CInt) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count >= 0 else { throw unreadable }
            if count == 0 { return bytes }
            bytes.append(contentsOf: buffer[..<count])
        }
    }
}

/// Where a command writes: standard output, or a file that is there whole or not at all.
struct OutputFile {
    /// Nil is standard output.
    let name: String?

    func write(_ bytes: [UInt8]) throws {
        guard let name else { return mandat.write(bytes, to: STDOUT_FILENO) }
        let draft = name + ".part"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw unwritable }
        mandat.write(bytes, to: descriptor)
        let size = lseek(descriptor, 0, SEEK_CUR)
        guard close(descriptor) == 0, size == bytes.count, rename(draft, name) == 0 else {
            let fault = unwritable
            unlink(draft)
            throw fault
        }
    }

    private var unwritable: ValidationError {
        ValidationError("\(name ?? "-") cannot be written: \(String(cString: strerror(errno))).")
    }
}
