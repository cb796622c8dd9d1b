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
        if let argument { return argument }
        guard let text = text(name) else { return fallback }
        guard let value = Value(argument: text) else {
            throw ValidationError("The variable \(name) is '\(text)', which is no \(Value.self); correct or unset it.")
        }
        return value
    }
}
