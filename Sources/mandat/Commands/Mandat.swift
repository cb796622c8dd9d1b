// SPDX-License-Identifier: Apache-2.0
import API
import ArgumentParser

/// The program: arguments, configuration, wiring.
@main
struct Mandat: AsyncParsableCommand {
    static let version = OpenAPI.version

    static let configuration = CommandConfiguration(
        commandName: "mandat",
        abstract: "Kazakhstan's parties, elections and electoral law as a JSON API.",
        discussion: """
            EXAMPLES
              mandat serve --port 8080 --resources Resources
              mandat check Resources
              mandat count tally.json --explain
              mandat simulate simulation.json --draws 1e9 --shard 3/16 --output shard-3.json
              mandat merge shard-*.json --as csv
              mandat openapi
              mandat schemas Resources/schemas

            EXIT CODES
              0   done
              64  the arguments or a MANDAT_ variable are wrong
              65  the dataset, the tally or the simulation has faults
              69  the address cannot be listened to, or the server does not answer
            """,
        version: version,
        subcommands: [
            Serve.self, Check.self, CountCommand.self, Simulate.self, Merge.self, PrintContract.self,
            WriteSchemas.self, Healthcheck.self,
        ])
}

extension ExitCode {
    /// The dataset, the tally or the simulation has faults (EX_DATAERR of sysexits.h).
    static let dataFault = ExitCode(65)
    /// The server cannot be started or reached (EX_UNAVAILABLE of sysexits.h).
    static let unavailable = ExitCode(69)
}
