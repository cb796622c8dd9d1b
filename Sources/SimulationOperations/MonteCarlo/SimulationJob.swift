// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
package import PollSimulation
package import Record
import Simulations
package import Text
import Web

/// A Monte Carlo simulation as the command line runs it: the body of POST /v1/simulations/monte-carlo from a file.
package struct SimulationJob: Sendable {
    let request: MonteCarloRequest
    let input: JSON
    let datasetVersion: String
    let identity: String

    /// All draws.
    package var draws: UInt64 { request.draws }
    /// What is drawn.
    package var simulation: Simulation { request.simulation }

    /// Reads a body.
    /// - Parameters:
    ///   - draws: a number that goes before that of the body.
    /// - Throws: everything that is wrong with it.
    package init(_ bytes: [UInt8], registry: Record, draws: Int? = nil) throws(SimulationFileFaults) {
        let json: JSON
        do throws(JSONSyntaxError) {
            json = try JSONParser.parse(bytes)
        } catch {
            throw SimulationFileFaults("the file is not JSON: \(error)")
        }
        try self.init(json, registry: registry, draws: draws)
    }

    private init(_ json: JSON, registry: Record, draws: Int?) throws(SimulationFileFaults) {
        let faults = JSONFaults()
        let request = MonteCarloRequest(
            JSONCursor(json, faults: faults), registry: registry, maximumDraws: MonteCarloRequest.mostDraws,
            draws: draws)
        guard let request, faults.found.isEmpty, case .object(let members) = json else {
            throw SimulationFileFaults(faults.found)
        }
        self.request = request
        input = SimulationFile.canonical(.object(members.filter { $0.name != "draws" }))
        datasetVersion = registry.version
        identity = Self.identity(of: input, request.seats.rules)
    }

    /// Files are compared by their inputs as well.
    private static func identity(of input: JSON, _ rules: Rules) -> String {
        var fingerprint = Fingerprint()
        fingerprint.add(JSONWriter.bytes([.integer(Simulation.generation), input, rules.document]))
        return fingerprint.digits
    }

    /// The draws of one of several shards, counted from 1.
    package func shard(_ number: Int, of shards: Int) -> Range<UInt64> {
        Simulation.ranges(of: 0..<draws, parts: shards)[number - 1]
    }
}

extension SimulationFile {
    /// How a tally is told.
    package enum Summary: String, Sendable, CaseIterable { case json, csv, histogram }

    /// What the draws say: as POST /v1/simulations/monte-carlo answers, or as its tables.
    /// - Throws: why the dataset is not the one that the draws were made with.
    package func summary(
        as summary: Summary, _ registry: Record, _ language: Language
    ) throws(SimulationFileFaults) -> [UInt8] {
        guard registry.version == datasetVersion else {
            throw SimulationFileFaults(
                "is of the dataset \(datasetVersion), and this is \(registry.version); give the --resources of then")
        }
        let job = try SimulationJob(JSONWriter.bytes(input), registry: registry, draws: Int(clamping: tally.draws))
        guard job.identity == identity, job.request.parties == parties else {
            throw SimulationFileFaults("is of the simulation \(identity), which this version reads as \(job.identity)")
        }
        let encoder = MonteCarloEncoder(MonteCarloResult(job.request, tally), registry, language)
        switch summary {
        case .json:
            var document = Document(.item(encoder.item), location: MonteCarlo.path)
            document.warnings = encoder.warnings
            return document.envelope(registry: registry, language: language, provenance: false, pretty: false)
        case .csv:
            return CSV.bytes(
                Table(columns: MonteCarloEncoder.summaryColumns, rows: encoder.summary), dialect: .standard)
        case .histogram:
            return CSV.bytes(
                Table(columns: MonteCarloEncoder.histogramColumns, rows: encoder.histograms), dialect: .standard)
        }
    }
}
