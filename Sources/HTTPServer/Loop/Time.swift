// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The clocks of the machine as integers.
enum Time {
    /// Milliseconds of a clock that never goes back; for deadlines, so the kernel's coarse clock is enough.
    static var milliseconds: Int64 { nanoseconds(CLOCK_MONOTONIC_COARSE) / 1_000_000 }

    /// Microseconds of the same clock; for the duration of requests.
    static var microseconds: Int64 { nanoseconds(CLOCK_MONOTONIC) / 1000 }

    /// Seconds since 1970; for `Date`.
    static var epochSeconds: Int64 { nanoseconds(CLOCK_REALTIME_COARSE) / 1_000_000_000 }

    /// Nanoseconds of any clock of the kernel's.
    static func nanoseconds(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

extension Duration {
    /// Whole microseconds.
    var microseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    }

    /// Whole milliseconds, rounded up, so that no deadline comes early.
    var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    }

    /// Whole seconds, rounded up, for sentences.
    var roundedSeconds: Int { Int((milliseconds + 999) / 1000) }
}
