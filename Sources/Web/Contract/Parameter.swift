// SPDX-License-Identifier: Apache-2.0
package import JSON

/// A parameter of a request as the contract prints it; how it is read is said where it is read.
package struct Parameter: Sendable {
    /// Where it stands.
    package enum Location: String, Sendable {
        case query, path
    }

    package let name: String
    /// What it is called among the components of the contract, where several operations have it.
    let component: String
    let location: Location
    let schema: Schema
    /// Whether it is several values between commas.
    let isList: Bool
    let description: String
    /// A value that makes sense; nil where the schema says enough.
    let example: JSON?
    /// Whether a request without it is refused.
    package let isRequired: Bool
    /// Whether its name alone is a value.
    let mayBeEmpty: Bool

    private init(
        _ name: String, _ component: String?, _ location: Location, _ schema: Schema, isList: Bool,
        _ description: String, _ example: JSON?, isRequired: Bool, mayBeEmpty: Bool
    ) {
        self.name = name
        self.component =
            component ?? name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        self.location = location
        self.schema = schema
        self.isList = isList
        self.description = description
        self.example = example
        self.isRequired = isRequired || location == .path
        self.mayBeEmpty = mayBeEmpty
    }

    /// A parameter with one value.
    /// - Parameters:
    ///   - component: its name among the components; by default its own name, each word with a capital.
    ///   - isRequired: whether a request without it is refused; one of the path always is.
    package init(
        _ name: String, as component: String? = nil, in location: Location = .query, _ schema: Schema,
        _ description: String, example: JSON? = nil, isRequired: Bool = false, mayBeEmpty: Bool = false
    ) {
        self.init(
            name, component, location, schema, isList: false, description, example, isRequired: isRequired,
            mayBeEmpty: mayBeEmpty)
    }

    /// A parameter of the query with several values between commas.
    package init(
        _ name: String, as component: String? = nil, severalOf items: Schema, to most: Int? = nil,
        _ description: String, example: JSON? = nil, isRequired: Bool = false
    ) {
        self.init(
            name, component, .query, .list(items, from: 1, to: most), isList: true, description, example,
            isRequired: isRequired, mayBeEmpty: false)
    }

    /// A parameter of the query with ids between commas.
    package init(_ name: String, as component: String? = nil, ids description: String, example: JSON? = nil) {
        self.init(
            name, component, .query, .ids, isList: true, description, example, isRequired: false, mayBeEmpty: false)
    }
}

extension [Parameter] {
    package var names: [String] { map(\.name) }

    /// The same parameters, those of the same names replaced.
    package func replacing(_ others: Parameter...) -> [Parameter] {
        map { own in others.first { $0.name == own.name } ?? own }
    }
}
