// SPDX-License-Identifier: Apache-2.0
import Glibc

/// What the process takes of the machine at the moment.
struct ProcessFigures {
    /// Bytes of memory that are in use; nil where the kernel does not tell.
    let residentBytes: Int?
    /// Files and sockets that are open; nil where the kernel does not tell.
    let openDescriptors: Int?
    /// Files and sockets that may be open.
    let maximumDescriptors: Int
    /// Processor time of all threads, of the program and of the kernel for it.
    let processorMicroseconds: Int

    /// The figures of now.
    init() {
        residentBytes = Self.residentPages.map { $0 * sysconf(CInt(_SC_PAGESIZE)) }
        openDescriptors = Self.countDescriptors()
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        maximumDescriptors = Int(clamping: limit.rlim_cur)
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        processorMicroseconds = [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + $1.tv_sec * 1_000_000 + $1.tv_usec }
    }

    /// The second number of proc_pid_statm(5).
    private static var residentPages: Int? {
        let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 128)
        let count = read(file, &buffer, buffer.count)
        guard count > 0 else { return nil }
        let numbers = String(decoding: buffer[..<count], as: UTF8.self).split(separator: " ")
        return numbers.count > 1 ? Int(numbers[1]) : nil
    }

    /// Linux 6.2 has their number as the size of the folder; before it the entries are counted.
    private static func countDescriptors() -> Int? {
        var folder = stat()
        guard stat("/proc/self/fd", &folder) == 0 else { return nil }
        if folder.st_size > 0 { return folder.st_size }
        guard let entries = opendir("/proc/self/fd") else { return nil }
        defer { closedir(entries) }
        var count = 0
        while readdir(entries) != nil { count += 1 }
        // Not the folder itself, the one above, nor what is open for counting.
        return max(0, count - 3)
    }
}
