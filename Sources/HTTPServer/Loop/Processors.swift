// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The processors that this process may use, which in a container are fewer than the machine has.
///
/// A thread more than there are processors makes nothing faster, and the others wait for it by whole time slices.
package enum Processors {
    /// How many to run threads on: those the calling thread may run on (cpusets, taskset), or less
    /// where a control group has a smaller quota of time (`cpu.max` of cgroup v2); at least 1.
    package static var available: Int { max(1, min(allowed, quota ?? Int.max)) }

    /// Nanoseconds of processor time that the calling thread has had.
    package static var time: Int64 { Time.nanoseconds(CLOCK_THREAD_CPUTIME_ID) }

    private static var allowed: Int {
        text(of: "/proc/thread-self/status").flatMap(allowed(by:)) ?? sysconf(CInt(_SC_NPROCESSORS_ONLN))
    }

    /// The processors of the line `Cpus_allowed:` (proc_pid_status(5)): one a bit, in hexadecimal words parted by commas.
    static func allowed(by status: String) -> Int? {
        let name = "Cpus_allowed:"
        let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
        let bits = line?.dropFirst(name.count).compactMap { $0.hexDigitValue }.reduce(0) { $0 + $1.nonzeroBitCount }
        return bits == 0 ? nil : bits
    }

    private static var quota: Int? { text(of: "/proc/self/cgroup").flatMap { quota(of: $0, reading: text(of:)) } }

    /// The smallest quota of the control group that `/proc/self/cgroup` names and of those above it, each of which binds.
    static func quota(of groups: String, reading text: (String) -> String?) -> Int? {
        guard let group = groups.split(separator: "\n").first(where: { $0.hasPrefix("0::/") }) else { return nil }
        var names = group.dropFirst(4).split(separator: "/")
        var quotas: [Int?] = []
        while true {
            let folder = (["/sys/fs/cgroup"] + names).joined(separator: "/")
            quotas.append(text(folder + "/cpu.max").flatMap(quota(of:)))
            if names.popLast() == nil { return quotas.compactMap { $0 }.min() }
        }
    }

    /// The processors that a quota such as `150000 100000` (microseconds in a period) is worth, a begun one counted as a
    /// whole; nil where there is none (`max`).
    static func quota(of text: String) -> Int? {
        let numbers = text.split { $0 == " " || $0 == "\n" }.map { Int($0) }
        guard numbers.count == 2, let quota = numbers[0], let period = numbers[1], quota > 0, period > 0 else {
            return nil
        }
        return (quota - 1) / period + 1
    }

    /// The text of a small file of the kernel's.
    private static func text(of path: String) -> String? {
        let raw = open(path, O_RDONLY | O_CLOEXEC)
        guard raw >= 0 else { return nil }
        let file = Descriptor(owning: raw)
        let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) {
            $1 = max(0, read(file.raw, $0.baseAddress, $0.count))
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
