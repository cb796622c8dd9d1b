// SPDX-License-Identifier: Apache-2.0
import JSON
package import PollSimulation
import Simulations
import Text
import Web

/// What is wrong with a file of a simulation, one place a line.
package struct SimulationFileFaults: Error, CustomStringConvertible {
    package let description: String

    init(_ found: JSONFaults.Found) {
        let lines = found.told.map { fault in
            let place = fault.pointer.tokens.isEmpty ? "the file" : fault.pointer.description
            let suggestion = fault.suggestion.map { "; did you mean \"\($0)\"?" } ?? ""
            return "\(place): \(fault.problem)\(suggestion)"
        }
        description = (lines + (found.untold > 0 ? ["\(found.untold) more"] : [])).joined(separator: "\n")
    }

    init(_ description: String) { self.description = description }
}

/// The tally of some draws of one simulation as a file: whole numbers that add up, and what they are numbers of.
///
/// Its bytes are a function of the simulation, the dataset and the draws: files of shards put together are the file of one
/// run over all draws.
package struct SimulationFile: Sendable {
    package let datasetVersion: String
    /// A number that changes with the input, the rules it resolves to, and `Simulation.generation`.
    package let identity: String
    /// The body that was simulated, without the number of draws.
    let input: JSON
    let parties: [String]
    let coalitions: [[String]]
    /// The draws seen, in order, no two touching.
    package private(set) var ranges: [Range<UInt64>]
    package private(set) var tally: SimulationTally

    private static let kind = "mandat-simulation-tally"

    /// The file of a tally that a job made.
    package init(_ job: SimulationJob, draws: Range<UInt64>, tally: SimulationTally) {
        datasetVersion = job.datasetVersion
        identity = job.identity
        input = job.input
        parties = job.request.parties
        coalitions = job.request.wanted.coalitions
        ranges = draws.isEmpty ? [] : [draws]
        self.tally = tally
    }

    /// Adds the draws of another file.
    /// - Throws: why the two do not belong together.
    package mutating func add(_ other: SimulationFile) throws(SimulationFileFaults) {
        guard datasetVersion == other.datasetVersion else {
            throw SimulationFileFaults(
                "is of the dataset \(other.datasetVersion), the files before it of \(datasetVersion); "
                    + "simulate all shards with one version")
        }
        guard identity == other.identity, input == other.input else {
            throw SimulationFileFaults(
                "is of the simulation \(other.identity), the files before it of \(identity); "
                    + "shards are of one input, seed included, and one version of the program")
        }
        for range in other.ranges {
            if let known = ranges.first(where: { $0.overlaps(range) }) {
                let both = range.clamped(to: known)
                throw SimulationFileFaults(
                    "has the draws \(both.lowerBound) to \(both.upperBound - 1) that a file before it has; "
                        + "give each shard once, all cut from the same number of draws")
            }
        }
        do throws(SimulationTally.Fault) {
            try tally.add(other.tally)
        } catch {
            throw SimulationFileFaults("has histograms of another shape; it was not written for this simulation")
        }
        ranges = Self.joined(ranges + other.ranges)
    }

    private static func joined(_ ranges: [Range<UInt64>]) -> [Range<UInt64>] {
        ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { joined, range in
            if let last = joined.last, last.upperBound == range.lowerBound {
                joined[joined.count - 1] = last.lowerBound..<range.upperBound
            } else {
                joined.append(range)
            }
        }
    }

    // MARK: Bytes

    /// The file: one line of canonical JSON.
    package var bytes: [UInt8] {
        JSONWriter.bytes([
            "coalitions": .array(
                coalitions.enumerated().map { index, parties in
                    ["histogram": Self.numbers(tally.histogram(ofCoalition: index)), "parties": .strings(parties)]
                }),
            "dataset_version": .string(datasetVersion),
            "draws": .integer(tally.draws),
            "input": Self.canonical(input),
            "kind": .string(Self.kind),
            "lists": .array(
                parties.enumerated().map { index, party in
                    [
                        "histogram": Self.numbers(tally.histogram(ofList: index)),
                        "largest": .integer(tally.largest[index]), "party": .string(party),
                        "passes": .integer(tally.passes[index]),
                    ]
                }),
            "ranges": .array(ranges.map { ["below": .integer($0.upperBound), "from": .integer($0.lowerBound)] }),
            "seats": .integer(tally.seats),
            "simulation": .string(identity),
            "uncounted": .integer(tally.uncounted),
        ])
    }

    private static func numbers(_ cells: ArraySlice<UInt64>) -> JSON { .array(cells.map { .integer($0) }) }

    /// The same value with the members of every object sorted, so that equal values compare equal.
    static func canonical(_ value: JSON) -> JSON {
        switch value {
        case .array(let elements): .array(elements.map(canonical))
        case .object(let members):
            .object(
                members.map { JSON.Member($0.name, canonical($0.value)) }
                    .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
        default: value
        }
    }

    /// Reads a file.
    /// - Throws: everything that is wrong with it.
    package init(_ bytes: [UInt8]) throws(SimulationFileFaults) {
        let json: JSON
        do throws(JSONSyntaxError) {
            json = try JSONParser.parse(bytes)
        } catch {
            throw SimulationFileFaults("is no file of mandat simulate: \(error)")
        }
        guard json["kind"]?.text == Self.kind else {
            throw SimulationFileFaults("is no file of mandat simulate: it lacks \"kind\": \"\(Self.kind)\"")
        }
        let faults = JSONFaults()
        let file = JSONCursor(json, faults: faults).object { Self.read($0) }
        guard let file, faults.found.isEmpty else { throw SimulationFileFaults(faults.found) }
        self = file
    }

    private static func read(_ object: JSONObjectCursor) -> SimulationFile? {
        _ = object.member("kind")
        let version = object.required("dataset_version") { $0.string() }
        let identity = object.required("simulation") { $0.string() }
        let input = object.required("input") { $0.value }
        let draws = object.required("draws") { $0.count() }
        let seats = object.required("seats") { $0.integer() }
        let uncounted = object.required("uncounted") { $0.count() }
        let lists = object.required("lists") { $0.array { $0.list() } }
        let coalitions = object.required("coalitions") { $0.array { $0.coalition() } }
        let ranges = object.required("ranges") { $0.array { $0.range() } }
        guard let version, let identity, let input, let draws, let seats, let uncounted, let lists, let coalitions,
            let ranges, object.faults.found.isEmpty
        else { return nil }
        let tally = try? SimulationTally(
            seats: seats, draws: draws, uncounted: uncounted, passes: lists.map(\.passes),
            largest: lists.map(\.largest), histograms: lists.map(\.histogram),
            coalitionHistograms: coalitions.map(\.histogram))
        let isInOrder = zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound }
        guard let tally, isInOrder, ranges.reduce(0, { $0 + UInt64($1.count) }) == draws else {
            object.faults.found.append(
                JSONFault(object.pointer, "has numbers that contradict each other; simulate the shard again"))
            return nil
        }
        return SimulationFile(
            datasetVersion: version, identity: identity, input: canonical(input), parties: lists.map(\.party),
            coalitions: coalitions.map(\.parties), ranges: ranges, tally: tally)
    }

    private init(
        datasetVersion: String, identity: String, input: JSON, parties: [String], coalitions: [[String]],
        ranges: [Range<UInt64>], tally: SimulationTally
    ) {
        (self.datasetVersion, self.identity, self.input) = (datasetVersion, identity, input)
        (self.parties, self.coalitions, self.ranges, self.tally) = (parties, coalitions, ranges, tally)
    }
}

extension JSONCursor {
    fileprivate func count() -> UInt64? { integer().map { UInt64($0) } }

    fileprivate func list() -> (party: String, passes: UInt64, largest: UInt64, histogram: [UInt64])? {
        object { object in
            let party = object.required("party") { $0.string() }
            let passes = object.required("passes") { $0.count() }
            let largest = object.required("largest") { $0.count() }
            let histogram = object.required("histogram") { $0.array { $0.count() } }
            guard let party, let passes, let largest, let histogram else { return nil }
            return (party, passes, largest, histogram)
        }
    }

    fileprivate func coalition() -> (parties: [String], histogram: [UInt64])? {
        object { object in
            let parties = object.required("parties") { $0.array { $0.string() } }
            let histogram = object.required("histogram") { $0.array { $0.count() } }
            guard let parties, let histogram else { return nil }
            return (parties, histogram)
        }
    }

    fileprivate func range() -> Range<UInt64>? {
        let bounds = object { object -> (UInt64, UInt64)? in
            let from = object.required("from") { $0.count() }
            let below = object.required("below") { $0.count() }
            guard let from, let below else { return nil }
            return (from, below)
        }
        guard let (from, below) = bounds else { return nil }
        return from < below ? from..<below : refuse("ends before it begins")
    }
}
