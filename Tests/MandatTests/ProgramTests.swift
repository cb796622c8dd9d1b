// SPDX-License-Identifier: Apache-2.0
import HTTP
import Record
import Testing

@testable import API
@testable import Web

@Suite struct `The program` {
    private static let broken = [
        "parties/amanat.json": "{\n  \"id\": \"amanat\",\n}", "country.json": "{\"id\": \"KZ\"}",
        "polls.json": "{}",
    ]
    private static let faults = [
        "kz/country.json /id: is \"KZ\"; an id has lowercase letters a-z, digits and hyphens only",
        "kz/country.json /name: is missing; add it", "kz/country.json /dataset: is missing; add it",
        "kz/parties/amanat.json: line 3, column 1: a member name in double quotes is expected",
        "kz/polls.json: is no fixture of a known kind; move or remove it",
    ]
    private static let tally = #"{"system": "kurultai-2026", "tally": {"lists": [{"party": "auyl", "votes": 3.50}]}}"#

    private static let api = Result {
        API(
            registry: try Record.load(resources: Program.resources),
            site: Site(version: ""))
    }

    private func answer(_ body: String, _ query: String) throws -> Response {
        try Self.api.get().response(
            to: Request(
                method: .post, target: "/v1/simulations/seats?" + query,
                fields: Fields([(name: "content-type", value: "application/json")]), body: Array(body.utf8)))
    }

    @Test func `finds no fault in the dataset of the repository`() throws {
        let run = try Program.run(["check", Program.resources])
        #expect(run.status == 0)
        #expect(run.text.contains("no faults"))
        #expect(run.errors.isEmpty)
    }

    @Test func `prints every setting with its value and where it came from, and serves nothing`() throws {
        let run = try Program.run(
            ["serve", "--print-config", "--port", "9001", "--resources", "/nowhere"],
            environment: [
                "MANDAT_HOST=::1", "MANDAT_ACCESS_LOG=json", "MANDAT_PUBLIC_URL=https://example.org/",
                "MANDAT_RSVG_CONVERT=none",
            ])
        #expect(run.status == 0)
        for (option, value, source) in [
            ("port", "9001", "option"), ("host", "\"::1\"", "variable"), ("access-log", "\"json\"", "variable"),
            ("cache-bytes", "33554432", "default"), ("certificate", "null", "default"),
            ("resources", "\"/nowhere\"", "option"), ("no-http", "false", "default"),
            ("public-url", "\"https://example.org/\"", "variable"), ("rsvg-convert", "\"none\"", "variable"),
            ("picture-timeout", "10", "default"),
        ] {
            let variable = "MANDAT_" + option.uppercased().replacing("-", with: "_")
            let setting = """
                  "\(option)": {
                    "source": "\(source)",
                    "value": \(value),
                    "variable": "\(variable)"
                  }
                """
            #expect(run.text.contains(setting), "\(option)")
        }
    }

    /// 64 is EX_USAGE of sysexits.h.
    @Test(arguments: [
        ("--public-url", "example.org"), ("--public-url", "https://example.org/folder"), ("--public-url", "https://"),
        ("--public-url", "javascript://x"), ("--public-url", "https://a b"), ("--public-url", "https://\"><b>"),
        ("--rsvg-convert", "/nowhere/rsvg-convert"), ("--rsvg-convert", "rsvg-convert"), ("--rsvg-convert", "/"),
        ("--picture-timeout", "0"),
    ])
    func `serves nothing where an option cannot be what it says`(option: String, value: String) throws {
        let run = try Program.run(["serve", option, value, "--resources", "/nowhere"])
        #expect(run.status == 64)
        #expect(run.errors.contains("\(option) is \(value)"))
    }

    /// 65 is EX_DATAERR of sysexits.h. `serve` ends at once: a listening server would let this test never end.
    @Test(arguments: ["check", "serve", "count"])
    func `lists all faults of a broken dataset and goes no further`(command: String) throws {
        let run = try Program.withDataset(replacing: Self.broken) { resources in
            switch command {
            case "check": try Program.run(["check", resources])
            case "serve": try Program.run(["serve", "--port", "0", "--resources", resources])
            default: try Program.run(["count", "--resources", resources, "-"], input: Self.tally)
            }
        }
        #expect(run.status == 65)
        #expect(run.output.isEmpty)
        let lines = run.errors.split(separator: "\n").map(String.init)
        #expect(Array(lines.dropLast()) == Self.faults)
        #expect(lines.last?.hasPrefix("5 faults in ") == true)
        #expect(lines.last?.hasSuffix("; nothing was loaded.") == true)
    }

    @Test(arguments: [
        ([], "format=json&lang=en"), (["--pretty"], "format=json&lang=en&pretty"),
        (["--lang", "kk"], "format=json&lang=kk"),
        (["--format", "csv", "--lang", "ru"], "format=csv&lang=ru"), (["--format", "ndjson"], "format=ndjson&lang=en"),
    ])
    func `counts a tally to the same bytes as the API`(options: [String], query: String) throws {
        let run = try Program.run(["count", "-", "--resources", Program.resources] + options, input: Self.tally)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output == (try answer(Self.tally, query)).body)
        #expect(run.errors.isEmpty)
    }

    @Test(arguments: [
        #"{"system": "kurultai-2026"}"#, "{", "", #"{"system": "kurultai-2026", "tally": {"lists": []}}"#,
    ])
    func `says what is wrong with a tally as the API does`(tally: String) throws {
        let run = try Program.run(["count", "-", "--resources", Program.resources], input: tally)
        #expect(run.status == 65)
        #expect(run.output.isEmpty)
        #expect(run.errors.utf8.elementsEqual(try answer(tally, "format=json&lang=en").body))
    }

    /// 64 is EX_USAGE of sysexits.h.
    @Test(arguments: [
        (["count", "/nowhere/tally.json"], [], "/nowhere/tally.json cannot be read"),
        (["serve", "--port", "70000"], [], "--port is 70000; the range is 0 to 65535"),
        (["serve", "--prot", "1"], [], "--prot"), (["cuont"], [], "cuont"),
        (["serve"], ["MANDAT_PORT=http"], "The variable MANDAT_PORT is 'http'"),
        (["count", "-", "--lang", "kz"], [], "kz"),
    ])
    func `refuses arguments that it does not understand`(arguments: [String], environment: [String], words: String)
        throws
    {
        let run = try Program.run(arguments, environment: environment)
        #expect(run.status == 64)
        #expect(run.errors.contains(words), "\(run.errors)")
    }

    @Test func `takes the directory from an argument before the variable`() throws {
        let variable = "MANDAT_RESOURCES=\(Program.resources)"
        #expect(try Program.run(["check"], environment: [variable]).status == 0)
        let run = try Program.run(["check", "/nowhere"], environment: [variable])
        #expect(run.status == 65)
        #expect(run.errors.hasPrefix("/nowhere/kz: is no directory that can be read"))
    }

    @Test(arguments: [
        ["--help"], ["serve", "--help"], ["check", "--help"], ["count", "--help"], ["healthcheck", "--help"],
    ])
    func `explains itself with examples`(arguments: [String]) throws {
        let run = try Program.run(arguments)
        #expect(run.status == 0)
        #expect(run.text.contains("EXAMPLES"))
    }

    /// 69 is EX_UNAVAILABLE of sysexits.h; nothing listens on port 1.
    @Test func `says that no server answers`() throws {
        let run = try Program.run(["healthcheck", "--port", "1"])
        #expect(run.status == 69)
        #expect(!run.errors.isEmpty)
    }
}
