// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import FoundationEssentials

/// The variables `MANDAT_…`; an argument goes over its variable.
enum Environment {
    /// A variable's text; nil where it is not set or empty.
    static func text(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The argument, else the variable, else the default.
    /// - Throws: a usage error where the variable is no value of the type.
    static func value<Value: ExpressibleByArgument>(
        _ argument: Value?, _ name: String, default fallback: Value
    ) throws -> Value {
        if let argument {
            Settings.current?.note(name, argument, from: .option)
            return argument
        }
        guard let text = text(name) else {
            Settings.current?.note(name, fallback, from: .byDefault)
            return fallback
        }
        guard let value = Value(argument: text) else {
            throw ValidationError("The variable \(name) is '\(text)', which is no \(Value.self); correct or unset it.")
        }
        Settings.current?.note(name, value, from: .variable)
        return value
    }

    /// The argument, else the variable, else nil.
    static func optional(_ argument: String?, _ name: String) -> String? {
        let value = argument ?? text(name)
        let source: Settings.Source = argument != nil ? .option : value != nil ? .variable : .byDefault
        Settings.current?.note(name, value, from: source)
        return value
    }

    /// Whether a flag is given, or its variable set to whatever is not empty.
    static func flag(_ argument: Bool, _ name: String) -> Bool {
        let value = argument || text(name) != nil
        Settings.current?.note(name, value, from: argument ? .option : value ? .variable : .byDefault)
        return value
    }

    /// The argument, else the variable, else the default; `--head-timeout` has the variable MANDAT_HEAD_TIMEOUT.
    /// - Throws: a usage error where it is no number of the range.
    static func integer(
        _ argument: Int?, _ option: String, in range: ClosedRange<Int>, default fallback: Int
    ) throws -> Int {
        let name = "MANDAT_" + option.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
        let value = try value(argument, name, default: fallback)
        guard range.contains(value) else {
            throw ValidationError("--\(option) is \(value); the range is \(range.lowerBound) to \(range.upperBound).")
        }
        return value
    }
}
