// SPDX-License-Identifier: Apache-2.0
import API
import ArgumentParser
import FoundationEssentials
import Glibc
import HTTP
import JSON
import Record
import Text

/// `mandat count`: the body of POST /v1/simulations/seats from a file, the same answer on standard output.
struct CountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "count",
        abstract: "Count the seats of a tally file; the same JSON as POST /v1/simulations/seats.",
        discussion: """
            EXAMPLES
              mandat count tally.json --pretty
              mandat count tally.json --explain --lang kk
              mandat count --format csv - < tally.json
              mandat count --lines tallies.ndjson > answers.ndjson

            tally.json:
              {"system": "kurultai-2026",
               "tally": {"lists": [{"party": "amanat", "votes": 3431510}, {"party": "auyl", "votes": 693938}],
                         "against_all": 248291}}
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case json, csv, ndjson }

    @Argument(help: "The tally file; - is standard input.")
    var file: String

    @Option(help: "The directory that holds kz/ (default: as for serve).")
    var resources: String?

    @Option(help: "What to print.")
    var format = Format.json

    @Option(help: "The language of names and steps.")
    var lang = Language.english

    @Flag(help: "Indent the JSON.")
    var pretty = false

    @Flag(help: "One tally a line in, one answer a line out, a problem where a tally has faults; always exits with 0.")
    var lines = false

    @Flag(help: "Print every step with its article, and the seats, as tables for the terminal.")
    var explain = false

    func validate() throws {
        if explain, lines || pretty || format != .json {
            throw ValidationError("--explain prints tables; leave out --lines, --pretty and --format.")
        }
        if lines, pretty || format != .json {
            throw ValidationError("--lines prints one line of JSON a tally; leave out --pretty and --format.")
        }
    }

    func run() throws {
        let body = try InputFile(name: file).contents()
        if lines { return try countLines(body) }
        let query = "format=\(format.rawValue)&lang=\(lang.rawValue)" + (pretty ? "&pretty" : "")
        let request = Request(
            method: .post, target: "/v1/simulations/seats?" + query,
            fields: Fields([("content-type", "application/json")]), body: body)
        let response = try Resources(resources).api().response(to: request)
        guard response.status == .ok else {
            write(response.body, to: STDERR_FILENO)
            throw ExitCode.dataFault
        }
        guard explain else { return write(response.body, to: STDOUT_FILENO) }
        let answer = try JSONParser.parse(response.body)
        write(CountTable(answer, lang).text(width: TextTable.terminalWidth), to: STDOUT_FILENO)
    }

    /// Errors are answers here, so that line n of the output is always about line n of the input.
    private func countLines(_ bytes: [UInt8]) throws {
        let api = try Resources(resources).api()
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let request = Request(
                method: .post, target: "/v1/simulations/seats?shape=array&lang=\(lang.rawValue)",
                fields: Fields([("content-type", "application/json")]), body: Array(line))
            write(api.response(to: request).body, to: STDOUT_FILENO)
        }
    }
}

extension Language: ExpressibleByArgument {}
