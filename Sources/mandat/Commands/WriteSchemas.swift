// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import FoundationEssentials
import JSON
import Record

/// `mandat schemas`.
struct WriteSchemas: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schemas", abstract: "Write the JSON Schema of each kind of fixture into a directory.",
        discussion: """
            They say what this program reads, the same each time; editors complete and check fixtures by them.

            EXAMPLES
              mandat schemas Resources/schemas
            """)

    @Argument(help: "The directory; what it has under the same names is written anew.")
    var directory: String

    func run() throws {
        for (file, schema) in FixtureSchemas.all {
            let path = directory + "/" + file
            guard FileManager.default.createFile(atPath: path, contents: Data(JSONWriter.bytes(schema, pretty: true)))
            else { throw ValidationError("\(path) cannot be written; name a directory that is there and yours") }
        }
    }
}
