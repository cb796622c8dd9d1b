// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing

@testable import Record

@Suite struct `A broken dataset` {
    private func places(_ faults: [FixtureFault]) -> [String] { faults.map { "\($0.file) \($0.pointer)" } }

    @Test func `reports all faults of all files at once and loads nothing`() throws {
        var files = try Fixtures.files([
            ("country", .remove("/name/kk")),
            ("parties/amanat", .set("/names/0/from", "yesterday")),
            ("parties/amanat", .set("/color/hex", "blue")),
            ("elections/mazhilis-2021", .set("/results/0/list_votes/value", "many")),
            ("systems/mazhilis-2007", .set("/parts/0/rules/threshold/percent", 700)),
            ("thresholds/registration.members", .set("/unit", "many people")),
            ("sources/main", .set("/sources/0/kind", "rumour")),
        ])
        files["kz/elections/mazhilis-2016.json"] = Array("{\n  \"id\": \"mazhilis-2016\",\n}\n".utf8)
        let faults = Fixtures.faults(of: files)
        #expect(
            places(faults).sorted() == [
                "kz/country.json /name/kk", "kz/elections/mazhilis-2016.json ",
                "kz/elections/mazhilis-2021.json /results/0/list_votes/value", "kz/parties/amanat.json /color/hex",
                "kz/parties/amanat.json /names/0/from", "kz/sources/main.json /sources/0/kind",
                "kz/systems/mazhilis-2007.json /parts/0/rules/threshold/percent",
                "kz/thresholds/registration.members.json /unit",
            ])
        #expect(throws: FixtureFaults.self) { try Record.load(files: files) }
    }

    @Test func `tells faults between files beside faults in files`() throws {
        let faults = Fixtures.faults(
            of: try Fixtures.files([
                ("parties/amanat", .set("/members/0/count", "many")),
                ("elections/mazhilis-2023", .set("/results/1/party", "aull")),
                ("elections/mazhilis-2023", .set("/valid_votes/value", 1)),
            ]))
        #expect(
            places(faults) == [
                "kz/parties/amanat.json /members/0/count", "kz/elections/mazhilis-2023.json /results/1/party",
                "kz/elections/mazhilis-2023.json /valid_votes",
            ])
    }

    /// A party that cannot be read is one fault, not one more in every file that names it.
    @Test(arguments: ["parties/amanat", "systems/mazhilis-2023"])
    func `names a file that cannot be read once`(file: String) throws {
        var files = try Fixtures.files()
        files["kz/\(file).json"] = Array("{".utf8)
        #expect(places(Fixtures.faults(of: files)) == ["kz/\(file).json "])
    }

    @Test func `names a source that cannot be read once`() throws {
        let faults = Fixtures.faults(of: try Fixtures.files([("sources/main", .set("/sources/8/kind", "rumour"))]))
        #expect(places(faults) == ["kz/sources/main.json /sources/8/kind"])
    }

    @Test func `tells line and column of what is no JSON`() throws {
        var files = try Fixtures.files()
        files["kz/parties/amanat.json"] = Array("{\n  \"id\": \"amanat\",\n  kind: 1\n}\n".utf8)
        let fault = try #require(Fixtures.faults(of: files).first)
        #expect(
            fault.description
                == "kz/parties/amanat.json: line 3, column 3: a member name in double quotes is expected")
    }

    @Test(arguments: ["kz/country.json"])
    func `says which file is missing`(path: String) throws {
        var files = try Fixtures.files()
        files[path] = nil
        #expect(Fixtures.faults(of: files).map(\.description) == ["\(path): is missing; add the file"])
    }

    @Test(arguments: ["kz/sources.json", "kz/notes.json", "kz/party/amanat.json"])
    func `refuses a file of no known kind`(path: String) throws {
        var files = try Fixtures.files()
        files[path] = Array("{}".utf8)
        #expect(
            Fixtures.faults(of: files).map(\.description)
                == ["\(path): is no fixture of a known kind; move or remove it"])
    }

    @Test func `refuses a file whose name is not the id in it`() throws {
        var files = try Fixtures.files()
        files["kz/thresholds/members.json"] = files.removeValue(forKey: "kz/thresholds/registration.members.json")
        #expect(
            Fixtures.faults(of: files).map(\.description) == [
                "kz/thresholds/members.json: holds the id \"registration.members\"; "
                    + "rename the file to registration.members.json"
            ])
    }

    @Test func `refuses two sources of one id`() throws {
        let first = try Fixtures.value("sources/main", "/sources/0")
        let second = try Fixtures.value("sources/main", "/sources/1/id")
        let change = Change.set("/sources/1", first)
        let faults = Fixtures.faults(of: try Fixtures.files([("sources/main", change)]))
        #expect(places(faults).first == "kz/sources/main.json /sources/1/id")
        #expect(
            faults.dropFirst().allSatisfy { $0.description.contains(second.text ?? "-") }, "what named it is told too")
    }

    @Test(arguments: [
        (Change.set("/from", "2022-12-30"), "/from", "mazhilis-2021 is in force to 2022-12-31"),
        (.remove("/from"), "/from", "is missing; add it"),
    ])
    func `refuses systems of one body that overlap`(change: Change, pointer: String, words: String) throws {
        let faults = Fixtures.faults(of: try Fixtures.files([("systems/mazhilis-2023", change)]))
        #expect(places(faults) == ["kz/systems/mazhilis-2023.json \(pointer)"])
        #expect(faults.first?.description.contains(words) == true)
    }

    @Test func `keeps every rule of a list part`() throws {
        let bonus = Change.set("/parts/0/rules/majority_bonus", ["seats": 5, "percent": 30])
        let changed = try Record.load(files: Fixtures.files([("systems/mazhilis-2023", bonus)])).systems[
            "mazhilis-2023"]
        let system = try Fixtures.dataset.get().systems["mazhilis-2023"]
        #expect(changed?.listRules != nil && changed?.listRules != system?.listRules)
    }

    @Test func `refuses a system that follows one without an end`() throws {
        let faults = Fixtures.faults(of: try Fixtures.files([("systems/mazhilis-2021", .remove("/to"))]))
        #expect(places(faults) == ["kz/systems/mazhilis-2023.json /from"])
    }

    @Test func `refuses a second list part`() throws {
        let part = try Fixtures.value("systems/mazhilis-2023", "/parts/0")
        let faults = Fixtures.faults(of: try Fixtures.files([("systems/mazhilis-2023", .set("/parts/2", part))]))
        #expect(
            places(faults) == [
                "kz/systems/mazhilis-2023.json /parts", "kz/elections/mazhilis-2023.json /seats/total",
            ])
    }

    /// list.size_cap_percent has a scope: entries of different scopes run side by side, those of one scope do not.
    @Test func `points at the entry of a series as it stands in the file`() throws {
        let scoped = try Fixtures.value("thresholds/registration.members", "/series/0")
        let plain = try Change.remove("/scope").applied(to: scoped)
        let open = try Change.remove("/to").applied(to: plain)
        let faults = Fixtures.faults(
            of: try Fixtures.files([
                ("thresholds/registration.members", .set("/series/5", open)),
                ("thresholds/registration.members", .set("/series/6", plain)),
            ]))
        #expect(places(faults) == ["kz/thresholds/registration.members.json /series/5"])
    }

    /// Three lists of 2^62 votes each: their sum does not fit 64 bits, and a check must not end in a trap.
    @Test func `refuses figures whose sum would overflow`() throws {
        let huge = JSON.integer(1 << 62)
        let faults = Fixtures.faults(
            of: try Fixtures.files(
                (0..<3).map { ("elections/mazhilis-2021", .set("/results/\($0)/list_votes/value", huge)) }))
        #expect(places(faults) == (0..<3).map { "kz/elections/mazhilis-2021.json /results/\($0)/list_votes/value" })
    }

    @Test func `says what to do where there is no directory`() {
        let error = #expect(throws: FixtureFaults.self) { try Record.load(resources: "/nowhere/at/all") }
        #expect(error?.faults.first?.file == "/nowhere/at/all/kz")
        #expect(error?.description.contains("--resources") == true)
    }
}
