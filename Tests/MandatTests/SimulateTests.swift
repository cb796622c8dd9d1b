// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import mandat

@Suite struct `mandat simulate and mandat merge` {
    private static let input =
        #"{"rules": {"seats": 10, "threshold": {"percent": 5}}, "seed": 3, "coalitions": [["b", "c"]], "poll": "#
        + #"{"sample_size": 100, "shares": [{"party": "a", "percent": 60}, {"party": "b", "percent": 32}, "#
        + #"{"party": "c", "percent": 8}]}}"#

    private func simulate(_ arguments: [String], input: String = Self.input) throws -> Program.Run {
        try Program.run(["simulate", "-", "--resources", Program.resources] + arguments, input: input)
    }

    /// Runs with the outputs of `arguments` in files.
    private func withFiles(
        _ runs: [[String]], input: [String] = [], _ body: ([String]) throws -> Void
    ) throws {
        try Program.withDirectory { directory in
            var files: [String] = []
            for (index, arguments) in runs.enumerated() {
                files.append("\(directory)/\(index).json")
                let text = input.isEmpty ? Self.input : input[index]
                #expect(try simulate(arguments + ["--output", files[index]], input: text).status == 0)
            }
            try body(files)
        }
    }

    @Test func `sixteen shards in any order and one run give identical bytes`() throws {
        let whole = try simulate(["--draws", "3e3"])
        #expect(whole.status == 0 && whole.errors.isEmpty)
        try withFiles((1...16).reversed().map { ["--draws", "3000", "--shard", "\($0)/16", "--cores", "3"] }) { files in
            let merged = try Program.run(["merge"] + files)
            #expect(merged.status == 0 && merged.errors.isEmpty)
            #expect(merged.output == whole.output)
        }
    }

    @Test func `a merge of merges is the merge of all`() throws {
        try withFiles((1...3).map { ["--draws", "500", "--shard", "\($0)/3"] }) { files in
            let half = files[0] + ".half"
            let first = try Program.run(["merge", files[2], files[0], "-o", half])
            #expect(first.status == 0 && first.errors == "missing: draws 167 to 333\n")
            #expect(try Program.run(["merge", half, files[1]]).output == simulate(["--draws", "500"]).output)
        }
    }

    @Test func `shards that do not belong together are refused with the reason`() throws {
        let other = Self.input.replacing("\"seed\": 3", with: "\"seed\": 4")
        let runs = [["--draws", "90", "--shard", "1/3"], ["--draws", "90", "--shard", "2/3"], ["--draws", "80"]]
        try withFiles(runs, input: [Self.input, other, Self.input]) { files in
            for (file, reason) in [
                (files[1], "is of the simulation "), (files[2], "has the draws 0 to 29 that a file before it has"),
                (files[0], "has the draws 0 to 29 that a file before it has"),
                (Program.resources + "/kz/country.json", "is no file of mandat simulate"),
            ] {
                let run = try Program.run(["merge", files[0], file])
                #expect(run.status == 65 && run.output.isEmpty)
                #expect(run.errors.hasPrefix("\(file): \(reason)"), "\(run.errors)")
            }
        }
    }

    @Test func `shards of another dataset are refused`() throws {
        try Program.withDirectory { directory in
            let ours = directory + "/a.json"
            #expect(try simulate(["--draws", "9", "--shard", "1/2", "-o", ours]).status == 0)
            let text = try simulate(["--draws", "9", "--shard", "2/2"]).text
            let changed = text.replacing("\"dataset_version\":\"2", with: "\"dataset_version\":\"1")
            let run = try Program.run(["merge", "-", ours], input: changed)
            #expect(run.status == 65 && run.errors.hasPrefix("\(ours): is of the dataset "))
        }
    }

    @Test func `a file whose numbers were changed is refused`() throws {
        let text = try simulate(["--draws", "9"]).text.replacing("\"draws\":9", with: "\"draws\":8")
        let run = try Program.run(["merge", "-"], input: text)
        #expect(run.status == 65)
        #expect(run.errors == "-: the file: has numbers that contradict each other; simulate the shard again\n")
    }

    @Test func `a merged file is told as the API tells it`() throws {
        try withFiles([["--draws", "400"]]) { files in
            let table = try Program.run(["merge", files[0], "--as", "csv", "--resources", Program.resources])
            #expect(table.status == 0 && table.text.hasPrefix("kind,parties,name,percent,seats_mean,"))
            let answer = try Program.run(["merge", files[0], "--as", "json", "--resources", Program.resources])
            #expect(answer.text.contains("\"draws\":400") && answer.text.contains("\"p_enters_exact\":"))
        }
    }

    @Test func `what is wrong with the input is told place by place`() throws {
        let run = try simulate(
            [], input: #"{"rules": {"seats": 0}, "poll": {"sample_size": -1, "shares": []}, "drows": 1}"#)
        #expect(run.status == 65 && run.output.isEmpty)
        let lines = run.errors.split(separator: "\n").map(String.init)
        #expect(lines.count == 4 && lines.allSatisfy { $0.hasPrefix("-: /") })
        #expect(lines.contains("-: /drows: is not a member that is known here; remove it; did you mean \"draws\"?"))
    }

    @Test(arguments: [
        ["--shard", "0/3"], ["--shard", "4/3"], ["--draws", "0"], ["--draws", "1.5e3"], ["--draws", "1e99"],
    ])
    func `arguments that say nothing are refused`(arguments: [String]) throws {
        #expect(try simulate(arguments).status == 64)
    }

    @Test func `the bar shows how much is done, how fast, and what is left`() {
        #expect(
            ProgressBar.line(done: 250_000_000, of: 1_000_000_000, after: .seconds(10))
                == "[#######-----------------------]  25 %  25.0 M/s  0:30 left")
        #expect(
            ProgressBar.line(done: 1000, of: 20_000_000, after: .seconds(2))
                == "[------------------------------]   0 %  500.0/s  11:06:38 left")
        #expect(ProgressBar.line(done: 0, of: 5, after: .zero) == "[------------------------------]   0 %  0.0/s ")
    }
}
