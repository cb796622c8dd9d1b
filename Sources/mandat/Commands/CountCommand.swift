// SPDX-License-Identifier: Apache-2.0
import API
import ArgumentParser
import FoundationEssentials
import Glibc
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
        let api = try Resources(resources).api()
        if lines { return countLines(body, api) }
        do throws(API.Refused) {
            let printed =
                explain
                ? Array(
                    CountTable(try api.seats(of: body, lang), api.texts[lang]).text(width: TextTable.terminalWidth).utf8
                )
                : try api.countSeats(
                    body,
                    query: [("format", format.rawValue), ("lang", lang.rawValue)] + (pretty ? [("pretty", "")] : []))
            write(printed, to: STDOUT_FILENO)
        } catch {
            write(error.document, to: STDERR_FILENO)
            throw ExitCode.dataFault
        }
    }

    /// Errors are answers here, so that line n of the output is always about line n of the input.
    private func countLines(_ bytes: [UInt8], _ api: API) {
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            do throws(API.Refused) {
                let query = [(name: "shape", value: "array"), (name: "lang", value: lang.rawValue)]
                write(try api.countSeats(Array(line), query: query), to: STDOUT_FILENO)
            } catch {
                write(error.document, to: STDOUT_FILENO)
            }
        }
    }
}

extension Language: ExpressibleByArgument {}
