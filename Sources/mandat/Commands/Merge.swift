// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Record
import SimulationOperations
import Text

/// `mandat merge`: the files of shards added up, or told.
struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Add the files of mandat simulate; all shards give the file of one run.",
        discussion: """
            Files of other simulations, seeds or datasets, and draws given twice, are refused. Draws that are missing
            between the files are named on standard error, and the rest is merged.

            EXAMPLES
              mandat merge shard-*.json --output all.json
              mandat merge all.json --as csv --lang kk
            """)

    enum Shape: String, ExpressibleByArgument, CaseIterable { case tally, json, csv, histogram }

    @Argument(help: "The files.")
    var files: [String]

    @Option(name: .customLong("as"), help: "The file of all draws, the answer of the API, or one of its tables.")
    var shape = Shape.tally

    @Option(name: .shortAndLong, help: "Where to write (default: standard output).")
    var output: String?

    @Option(help: "The language of the answer.")
    var lang = Language.english

    @Option(help: "The directory that holds kz/ (default: as for serve); needed for an answer only.")
    var resources: String?

    func run() throws {
        var sum: SimulationFile?
        for file in files {
            let bytes = try InputFile(name: file).contents()
            sum = try orDataFault(file) { () throws(SimulationFileFaults) in
                let next = try SimulationFile(bytes)
                guard var before = sum else { return next }
                try before.add(next)
                return before
            }
        }
        guard let sum else { return }
        tellGaps(sum)
        guard let summary = SimulationFile.Summary(rawValue: shape.rawValue) else {
            return try OutputFile(name: output).write(sum.bytes)
        }
        let registry = try Resources(resources).registry()
        let bytes = try orDataFault(files[0]) { () throws(SimulationFileFaults) in
            try sum.summary(as: summary, registry, lang)
        }
        try OutputFile(name: output).write(bytes)
    }

    private func tellGaps(_ file: SimulationFile) {
        var end: UInt64 = 0
        for range in file.ranges {
            if range.lowerBound > end { printError("missing: draws \(end) to \(range.lowerBound - 1)") }
            end = range.upperBound
        }
    }
}
