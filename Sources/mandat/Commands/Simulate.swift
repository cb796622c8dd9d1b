// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import HTTPServer
import SimulationOperations
import Simulations

/// `mandat simulate`: as many draws as wanted, in one run or in shards, as a file of whole numbers that add up.
struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draw elections around a poll and write the histograms of their seats.",
        discussion: """
            The input is the body of POST /v1/simulations/monte-carlo; the output says which draws it has, and mandat
            merge adds the outputs of shards. The same input gives the same bytes on any number of cores and machines:
            all shards merged are the file of one run.

            EXAMPLES
              mandat simulate Examples/simulation.json --draws 1e7 --output all.json
              mandat simulate Examples/simulation.json --draws 1e9 --shard 3/16 --output shard-3.json
              mandat merge shard-*.json --as csv
            """)

    @Argument(help: "The simulation; - is standard input.")
    var file: String

    @Option(help: "Draws of all shards together, such as 250000 or 1e9 (default: those of the input, else 100000).")
    var draws: DrawCount?

    @Option(help: "Which part to simulate, such as 3/16 for the third of sixteen (default: 1/1).")
    var shard = Shard(number: 1, of: 1)

    @Option(name: .shortAndLong, help: "Where to write (default: standard output).")
    var output: String?

    @Option(help: "The directory that holds kz/ (default: as for serve).")
    var resources: String?

    @Option(help: "Tasks at a time (default: one for each processor that the process may use).")
    var cores: Int?

    func validate() throws {
        if let cores, !(1...1024).contains(cores) { throw ValidationError("--cores is \(cores); give 1 to 1024.") }
    }

    func run() async throws {
        let body = try InputFile(name: file).contents()
        let registry = try Resources(resources).registry()
        let job = try orDataFault(file) { () throws(SimulationFileFaults) in
            try SimulationJob(body, registry: registry, draws: draws?.count)
        }
        let range = job.shard(shard.number, of: shard.count)
        var bar = ProgressBar(total: UInt64(range.count))
        let run = SimulationRun(job.simulation, draws: range) { Processors.time }
        let tally = await run.tally(tasks: max(cores ?? Processors.available, 1)) { bar.show($0) }
        bar.clear()
        guard case .success(let tally) = tally else { throw ExitCode.failure }
        try OutputFile(name: output).write(SimulationFile(job, draws: range, tally: tally).bytes)
    }
}

/// Prints what is wrong with a file, place by place, and ends the program.
func orDataFault<Value>(
    _ file: String, _ read: () throws(SimulationFileFaults) -> Value
) throws -> Value {
    do throws(SimulationFileFaults) {
        return try read()
    } catch {
        for line in error.description.split(separator: "\n") { printError("\(file): \(line)") }
        throw ExitCode.dataFault
    }
}

/// A number of draws: digits, or digits with an exponent.
struct DrawCount: ExpressibleByArgument {
    let count: Int

    init?(argument: String) {
        let parts = argument.lowercased().split(separator: "e", omittingEmptySubsequences: false)
        guard let first = parts.first, var count = Int(first), count > 0, parts.count <= 2 else { return nil }
        let exponent = parts.count == 2 ? Int(parts[1]) : 0
        guard let exponent, (0...15).contains(exponent) else { return nil }
        for _ in 0..<exponent {
            let (next, overflow) = count.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            count = next
        }
        guard count <= 1 << 53 else { return nil }
        self.count = count
    }
}

/// One of several shards, counted from 1: `3/16`.
struct Shard: ExpressibleByArgument, CustomStringConvertible {
    let number: Int
    let count: Int

    init(number: Int, of count: Int) { (self.number, self.count) = (number, count) }

    init?(argument: String) {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let number = parts[0], let count = parts[1], (1...1_000_000).contains(count),
            (1...count).contains(number)
        else { return nil }
        self.init(number: number, of: count)
    }

    var description: String { "\(number)/\(count)" }
}
