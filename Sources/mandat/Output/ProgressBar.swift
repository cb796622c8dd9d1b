// SPDX-License-Identifier: Apache-2.0
import Glibc

/// How far a run is, on one line of a terminal: `[######----]  61 %  19.3 M/s  0:21 left`. Into a pipe nothing is printed.
struct ProgressBar {
    private static let width = 30
    private static let pause = Duration.milliseconds(100)

    private let total: UInt64
    private let start = ContinuousClock.now
    private var last: ContinuousClock.Instant?
    private let isShown: Bool

    /// A bar on standard error for so many draws.
    init(total: UInt64) {
        self.total = total
        isShown = isatty(STDERR_FILENO) == 1
    }

    /// Shows how many are done, at most ten times a second.
    mutating func show(_ done: UInt64) {
        let now = ContinuousClock.now
        guard isShown, last.map({ now - $0 >= Self.pause }) ?? true else { return }
        last = now
        write("\r" + Self.line(done: done, of: total, after: now - start) + "\u{1B}[K", to: STDERR_FILENO)
    }

    /// Takes the bar away.
    func clear() { if isShown { write("\r\u{1B}[K", to: STDERR_FILENO) } }

    /// The text after some time.
    static func line(done: UInt64, of total: UInt64, after elapsed: Duration) -> String {
        let part = total == 0 ? 1 : Double(done) / Double(total)
        let filled = Int(part * Double(width))
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: width - filled)
        let percent = String(Int(part * 100))
        let seconds = elapsed / .seconds(1)
        let rate = seconds > 0 ? Double(done) / seconds : 0
        let left = rate > 0 ? " " + time(Double(total - done) / rate) + " left" : ""
        return "[\(bar)] " + String(repeating: " ", count: 3 - percent.utf8.count) + percent + " %  "
            + figure(rate) + "/s " + left
    }

    /// `950`, `19.3 k`, `4.0 M`.
    private static func figure(_ rate: Double) -> String {
        let (value, unit) = rate >= 1e6 ? (rate / 1e6, " M") : rate >= 1e3 ? (rate / 1e3, " k") : (rate, "")
        return "\((value * 10).rounded() / 10)\(unit)"
    }

    /// `0:21`, `1:02:03`.
    private static func time(_ seconds: Double) -> String {
        let whole = Int(min(seconds.rounded(.up), 3.6e9))
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let (hours, minutes) = (whole / 3600, whole / 60 % 60)
        return hours > 0
            ? "\(hours):\(padded(minutes)):\(padded(whole % 60))" : "\(minutes):\(padded(whole % 60))"
    }
}
