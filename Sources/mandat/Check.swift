// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Registry

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
        _ = try resources.orEnd(resources.assets)
        print(
            "\(registry.version): \(registry.parties.items.count) parties, \(registry.elections.items.count) elections, "
                + "\(registry.systems.items.count) electoral systems, \(registry.series.items.count) legal numbers, "
                + "\(registry.sources.items.count) sources; no faults")
    }
}
