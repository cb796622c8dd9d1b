// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Testing
import Text

@testable import API
@testable import ChartOperations
@testable import Web

@Suite struct `A citation` {
    private static let results = "/v1/citation?of=/v1/elections/mazhilis-2023/results&base=https://example.org"

    @Test func `has author, year, title, version, licence, address and day in each style`() throws {
        let answer = try Mandat.get(Self.results + "&accessed=2026-11-22")
        let version = try Mandat.registry().version
        for style in ["apa", "bibtex", "gost"] {
            let text = try #require(answer["/data/\(style)"]?.text)
            let parts = [
                "Mandat", "2026", "2023 early Mazhilis election: results", version, "CC-BY-4.0",
                "https://example.org/v1/elections/mazhilis-2023/results",
            ]
            for part in parts { #expect(text.contains(part), "\(style): \(part)") }
        }
        #expect(answer["/data/apa"]?.text?.contains("Retrieved November 22, 2026, from https://") == true)
        #expect(answer["/data/bibtex"]?.text?.hasPrefix("@misc{mandat-elections-mazhilis-2023-results,\n") == true)
        #expect(answer["/data/bibtex"]?.text?.contains("urldate = {2026-11-22}") == true)
        #expect(answer["/data/gost"]?.text?.contains(". – Текст : электронный // Mandat") == true)
        #expect(answer["/data/gost"]?.text?.hasSuffix("(дата обращения: 22.11.2026).") == true)
        let kazakh = try Mandat.get(Self.results + "&accessed=2026-11-22&lang=kk")["/data/gost"]?.text ?? ""
        for words in ["Мәтін : электрондық // Mandat : [деректер жиынтығы]", "(қаралған күні: 22.11.2026)."] {
            #expect(kazakh.contains(words), "\(kazakh)")
        }
    }

    /// The same request has the same answer on any day.
    @Test func `has no day that nobody gave`() throws {
        let answer = try Mandat.get("/v1/citation?of=/v1/parties")
        #expect(answer["/data/accessed"] == .null)
        #expect(answer["/data/apa"]?.text?.contains("Retrieved") == false)
        #expect(answer["/data/bibtex"]?.text?.contains("urldate") == false)
        #expect(answer["/data/gost"]?.text?.contains("дата") == false)
        #expect(answer["/data/address"] == "/v1/parties")
    }

    @Test func `is text in the style asked for`() throws {
        for style in ["apa", "bibtex", "gost"] {
            let text = try Mandat.get(Self.results.replacing("citation?", with: "citation.txt?") + "&style=\(style)")
            #expect(text.field("content-type") == "text/plain; charset=utf-8")
            #expect(text.text == ((try Mandat.get(Self.results))["/data/\(style)"]?.text ?? "") + "\n")
        }
        #expect(try Mandat.get(Self.results + "&format=txt").text.hasPrefix("Mandat. (2026)."))
        #expect(try Mandat.get(Self.results + "&style=apa").status == 400)
    }

    @Test(arguments: [("en", "2023 early Mazhilis election: turnout"), ("ru", "явка"), ("kk", "қатысу деңгейі")])
    func `has the title in the language asked for`(language: String, title: String) throws {
        let answer = try Mandat.get("/v1/citation?of=/v1/elections/mazhilis-2023/turnout.csv&lang=\(language)")
        #expect(answer["/data/title"]?.text?.hasSuffix(title) == true)
    }

    @Test func `of every operation has a title`() throws {
        let texts = try Mandat.registry().texts[.english]
        let paths = Operations.all.filter { $0.path.hasPrefix("/v1/") && !$0.names.contains("of") }.map(\.path)
        let untold = paths.filter { path in !path.hasSuffix("}") && !texts.has("titles.\(path)") }
        #expect(untold.isEmpty)
        let unknown = texts.keys.filter { $0.hasPrefix("titles./") && !paths.contains(String($0.dropFirst(7))) }
        #expect(unknown.isEmpty)
    }

    @Test(arguments: [
        "/v1/parties/amanat", "/v1/parties/nur-otan/lineage", "/v1/thresholds/entry.list_percent", "/v1/export.zip",
        "/v1/charts/lineage.svg?party=amanat", "/v1/search?q=отан", "/v1/calculators/quota?list_size=90%26seats=40",
        "/v1/simulations/seats?system=kurultai-2026%26votes=a:1,b:2", "/v1/changes.atom",
        "/v1/bodies/mazhilis/composition",
        "/v1/simulations/monte-carlo?system=kurultai-2026%26shares=a:60%26sample_size=1000",
    ])
    func `can be of any answer`(target: String) throws {
        let answer = try Mandat.get("/v1/citation?of=\(target.asTarget)")
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer["/data/title"]?.text?.isEmpty == false)
        let address = try #require(answer["/data/address"]?.text)
        #expect(try Mandat.get(address, from: Mandat.forgetful()).status == 200)
    }

    @Test(arguments: [
        ("", "is missing"), ("of=/v1/partie", "There is no resource /v1/partie. → /v1/parties"),
        ("of=/v1/elections/mazhilis-20233/results", "→ mazhilis-2023"), ("of=/v1/parties?x=1", "parameter x"),
        ("of=https://example.org/", "is \"https://example.org/\", an address of another site"),
        ("of=/v1/citation?of=/v1/parties", "There is no resource"),
        ("of=/v1/simulations/seats", "is not answered"), ("of=/livez", "There is no resource"),
        ("of=/v1/parties&base=javascript:alert(1)", "is no address of a server"),
        ("of=/v1/parties&accessed=2026-11", "a day is written"),
    ])
    func `of what is not answered is refused`(query: String, error: String) throws {
        for path in ["/v1/citation", "/v1/datawrapper"] where path == "/v1/citation" || !query.contains("accessed") {
            let answer = try Mandat.get("\(path)?\(query)")
            #expect(answer.status == 400)
            #expect(answer.errors.contains { $0.contains(error) }, "\(answer.errors)")
        }
    }

    @Test func `has no command of LaTeX in it`() {
        let citation = Citation(
            title: #"50 % & a_b {c} \input{d} #1 $x$ ~^"#, address: "/v1/parties?q=%7Bx%7D", version: "1+a", year: 2026,
            license: "CC-BY-4.0", accessed: nil, texts: .english)
        let title = ##"50 \% \& a\_b \{c\} \textbackslash{}input\{d\} \#1 \$x\$ \textasciitilde{}\textasciicircum{}"##
        #expect(citation.text(.bibtex).contains("  title = {{\(title)}},\n"))
    }
}

@Suite struct `The changes` {
    @Test func `tell the version that is served, the newest first`() throws {
        let answer = try Mandat.get("/v1/changes")
        let dates = answer.column("date")
        #expect(dates == dates.sorted(by: >))
        #expect(dates.first == (try Mandat.registry()).country.datasetVersion.description)
        #expect(Set(answer.column("version")) == ["0.1.0"])
        #expect(try Mandat.get("/v1/changes.csv").line(0).hasPrefix("id,version,date,kind,title,"))
    }

    /// RFC 4287: an entry has an id that stays, a title, and the time of its update.
    @Test func `are a feed`() throws {
        let answer = try Mandat.get("/v1/changes.atom?lang=kk")
        let changes = try Mandat.get("/v1/changes?lang=kk")
        let ids = answer.text.matches(of: /<id>(urn:x-mandat:kz:changes:[^<]+)<\/id>/).map { String($0.1) }
        #expect(ids == ["urn:x-mandat:kz:changes:feed"] + changes.column("id").map { "urn:x-mandat:kz:changes:\($0)" })
        #expect(answer.text.matches(of: /<updated>2026-11-21T00:00:00Z<\/updated>/).count == ids.count)
        #expect(answer.text.contains("<title>Деректер жиынтығындағы өзгерістер</title>"))
        #expect(answer.text.contains("<category term=\"added\"/>"))
    }

    @Test func `can be filtered`() throws {
        #expect(try Mandat.get("/v1/changes?kind=corrected").list().isEmpty)
        #expect(try Mandat.get("/v1/changes?from=2026-11-22").list().isEmpty)
        #expect(try Mandat.get("/v1/changes/first-version-law")["/data/kind"] == "added")
    }
}
