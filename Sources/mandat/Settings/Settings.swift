// SPDX-License-Identifier: Apache-2.0
import JSON
import Synchronization

/// Every setting that was looked up, its value and where that came from; for `--print-config`.
final class Settings: Sendable {
    /// Where a value came from.
    enum Source: String, Sendable {
        case option, variable
        case byDefault = "default"
    }

    /// The settings to note look-ups in, while some are printed.
    @TaskLocal static var current: Settings?

    private let found = Mutex<[String: JSON]>([:])

    /// Notes the value of a variable; its option has the same name in small letters.
    func note(_ variable: String, _ value: Any?, from source: Source) {
        let option = variable.dropFirst("MANDAT_".count).lowercased().map { $0 == "_" ? "-" : String($0) }.joined()
        let shown: JSON =
            switch value {
            case let number as Int: .integer(number)
            case let flag as Bool: .bool(flag)
            case let word as LogLevel: .string(word.rawValue)
            case let word as AccessLogFormat: .string(word.rawValue)
            case let text as String: .string(text)
            default: .null
            }
        let setting: JSON = ["source": .string(source.rawValue), "value": shown, "variable": .string(variable)]
        found.withLock { $0[option] = setting }
    }

    /// All settings as JSON, by the names of their options.
    var document: [UInt8] {
        JSONWriter.bytes(.object(found.withLock { $0.map { JSON.Member($0.key, $0.value) } }), pretty: true)
    }
}
