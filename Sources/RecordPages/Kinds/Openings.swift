// SPDX-License-Identifier: Apache-2.0
import Record
import RecordOperations
import Text
import Web
import Website

/// What the pages of some kinds begin with; those of others begin with the members of the record.
enum Openings {
    static func opening(_ kind: String, _ id: String, _ pen: Pen) -> RecordPage.Opening {
        let registry = pen.registry
        switch kind {
        case "election": return registry.elections[id].map { ElectionPage(pen, $0).opening } ?? .init()
        case "party": return registry.parties[id].map { PartyPage(pen, $0).opening } ?? .init()
        case "threshold": return registry.series[id].map { LawPage(pen, $0).opening } ?? .init()
        case "source": return registry.sources[id].map { source($0, pen) } ?? .init()
        default: return .init()
        }
    }

    /// The ids of the records among which a record has neighbours; nil where those are all of its kind.
    static func row(_ kind: String, _ id: String, _ registry: Record) -> [String]? {
        if kind == "election", let election = registry.elections[id] {
            let bodies = election.body.map { succession(of: $0, registry) } ?? []
            return registry.elections.items.filter { other in
                guard let body = other.body, election.body != nil else {
                    return other.kind == election.kind && other.body == election.body
                }
                return bodies.contains(body)
            }.map(\.id)
        }
        if kind == "threshold", let series = registry.series[id] {
            return registry.series.items.filter { $0.topic == series.topic }.map(\.id)
        }
        return nil
    }

    /// A body with those that it took the place of, and those that took its own.
    private static func succession(of body: String, _ registry: Record) -> Set<String> {
        var found: Set<String> = [body]
        var next = [body]
        while let id = next.popLast() {
            let around =
                [registry.bodies[id]?.successor].compactMap(\.self)
                + registry.bodies.items.filter { $0.successor == id }.map(\.id)
            next += around.filter { found.insert($0).inserted }
        }
        return found
    }

    /// Where the publication is, and which records rest on it.
    private static func source(_ source: Source, _ pen: Pen) -> RecordPage.Opening {
        let address = source.url ?? source.locator
        let link =
            source.url.map { HTML.link($0, $0) }
            ?? .text(address ?? pen.texts["things.source.no_address"])
        var seen: Set<String> = []
        let records = pen.context.supports[source.id].map(\.url).map { url in
            url.split(separator: "/").prefix(3).map(String.init).joined(separator: "/")
        }.filter { seen.insert($0).inserted }
        var content: [HTML] = [.tag("p", [], link)]
        if !records.isEmpty {
            content += [
                .tag("h2", [], .text(pen.texts["things.source.supports"])),
                .tag(
                    "ul", [], all: records.map { .tag("li", [], pen.link(toData: "/" + $0)) }),
            ]
        }
        return RecordPage.Opening(
            content: content,
            shown: ["family", "locator", "supported_records", "supported_values", "supports", "url"])
    }
}
