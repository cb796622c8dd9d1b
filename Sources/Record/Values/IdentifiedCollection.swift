// SPDX-License-Identifier: Apache-2.0

/// Something with an id of its own and perhaps former ones.
package protocol Identified {
    var id: String { get }
    /// Former ids that still find it.
    var aliases: [String] { get }
}

extension Identified {
    package var aliases: [String] { [] }
}

/// Items in their order, found by id or alias.
package struct IdentifiedCollection<Item: Identified & Sendable>: Sendable {
    package let items: [Item]
    private let places: [String: Int]

    /// Items in the order given; of two with one id the first is found (`Record` refuses such data).
    package init(_ items: [Item]) {
        self.items = items
        var places: [String: Int] = [:]
        for (place, item) in items.enumerated() where places[item.id] == nil { places[item.id] = place }
        for (place, item) in items.enumerated() {
            for alias in item.aliases where places[alias] == nil { places[alias] = place }
        }
        self.places = places
    }

    /// The item of an id or alias.
    package subscript(id: String) -> Item? { places[id].map { items[$0] } }

    /// All ids, without aliases.
    package var ids: [String] { items.map(\.id) }

    /// All ids and aliases.
    package var idsAndAliases: [String] { places.keys.sorted() }
}
