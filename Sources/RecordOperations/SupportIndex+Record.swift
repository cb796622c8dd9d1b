// SPDX-License-Identifier: Apache-2.0
package import Record
import Text
package import Web

extension SupportIndex {
    /// Reads every record once.
    package init(_ registry: Record) {
        var supports: [String: [Support]] = [:]
        for kind in Resources.all.flatMap(\.records) {
            for number in 0..<kind.count(registry) {
                let (url, tokens) = kind.place(registry, number)
                for (source, pointers) in Self.pointers(in: kind.item(registry, number, .english), below: tokens) {
                    supports[source, default: []].append(Support(kind: kind.name, url: url, pointers: pointers))
                }
            }
        }
        for (source, support) in Resources.all.flatMap({ $0.cited(registry) }) {
            supports[source, default: []].append(support)
        }
        self.init(supports)
    }

    /// The places in an item that rest on each source, its alternatives included.
    private static func pointers(in item: Item, below tokens: [String]) -> [(source: String, pointers: [String])] {
        var found: [String: [String]] = [:]
        for support in item.supports {
            let pointer = pointer(tokens + support.tokens)
            let evidence = [support.evidence] + support.alternatives.map(\.evidence)
            for source in Set(evidence.flatMap(\.sources)) { found[source, default: []].append(pointer) }
        }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
