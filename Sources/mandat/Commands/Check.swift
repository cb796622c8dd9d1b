// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Record

/// `mandat check`.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check every fixture and print all faults, each with its file and JSON pointer.",
        discussion: """
            EXAMPLES
              mandat check Resources
            """)

    @Argument(help: "The directory that holds kz/ (default: as for serve).")
    var resources: String?

    func run() throws {
        let resources = Resources(resources)
        let registry = try resources.registry()
        _ = try resources.orEnd { () throws(ResourcesFault) in try resources.assets(registry.texts) }
        let counts: [(name: String, count: Int)] = [
            ("parties", registry.parties.items.count), ("elections", registry.elections.items.count),
            ("electoral systems", registry.systems.items.count), ("legal numbers", registry.series.items.count),
            ("bodies", registry.bodies.items.count), ("people", registry.people.items.count),
            ("lineage events", registry.lineage.items.count), ("polls", registry.polls.items.count),
            ("events", registry.events.items.count), ("statements", registry.statements.items.count),
            ("conflicts", registry.conflicts.items.count), ("sources", registry.sources.items.count),
        ]
        let told = counts.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
        print("\(registry.version): \(told); no faults")
    }
}
