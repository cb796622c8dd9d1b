// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTP
import JSON
import Record
import Testing
import Text

@testable import API
@testable import Web
@testable import Website

/// What a page shows is what its address asks for, or a sentence that says why not.
@Suite struct `Addresses of pages` {
    private static let folder =
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
        + "/Resources/Dashboard"

    private static let counts = View.allCases.filter(\.isCount)
    private static let elections = (try? Mandat.registry().elections.items) ?? []
    private static let uncounted = elections.filter { $0.listVotes == nil }.map(\.id)
    private static let lawsWithoutLists =
        (try? Mandat.registry().systems.items.filter { $0.listRules == nil }.map(\.id)) ?? []

    /// One for all cases, as there are many.
    private static let shared = Result {
        API(
            registry: try Mandat.registry(),
            site: Site(
                version: "1", assets: try Mandat.assets.get(),
                publicURL: { "https://m.kz" }))
    }

    private let assets: Assets
    private let api: API

    init() throws { (assets, api) = (try Mandat.assets.get(), try Self.shared.get()) }

    /// What stands between the navigation and the footer.
    private func main(_ target: String) throws -> String {
        let answer = try Mandat.get(target.asTarget, [(name: "accept", value: "text/html")], from: api)
        #expect(answer.status == 200, "\(target)")
        let text = answer.text
        let start = try #require(text.firstRange(of: "</nav>"))
        let end = try #require(text.firstRange(of: "<footer>"))
        return String(text[start.upperBound..<end.lowerBound])
    }

    private func isRefused(_ page: String) -> Bool { page.contains("role=\"alert\"") }

    // MARK: Elections and laws without lists

    @Test(arguments: uncounted, counts)
    func `an election of whose lists no votes are known is never counted as another one`(
        election: String, view: View
    ) throws {
        for language in Language.allCases {
            let page = try main("/?view=\(view.rawValue)&election=\(election)&lang=\(language.rawValue)")
            let record = try #require(try Mandat.registry().elections[election])
            #expect(
                isRefused(page) && page.contains(record.name[language].replacing("'", with: "&#39;")), "\(election)")
            #expect(!page.contains("<table") && !page.contains("<circle") && !page.contains("<select"), "\(election)")
            let results = "/?view=results&amp;lang=\(language.rawValue)&amp;election=\(election)"
            #expect(page.contains(results), "\(election)")
        }
    }

    /// Fixture kurultai-2026: Adilet 71, uncertain; Constitutional law, Art. 97-1 for 145 seats.
    @Test(arguments: [
        (Language.english, "Adilet about 71 %", "no number of votes or seats is known"),
        (.russian, "Әділет — около 71 %", "Округлённая предварительная цифра"),
        (.kazakh, "Әділет — шамамен 71 %", "алдын ала саны"),
    ])
    func `of the Kurultai election a page says what is known, and offers its law with votes of another one`(
        language: Language, share: String, note: String
    ) throws {
        let page = try main("/?view=counterfactual&election=kurultai-2026&threshold=7&lang=\(language.rawValue)")
        #expect(page.contains(share) && page.contains(note))
        #expect(
            page.contains(
                "threshold=7&amp;lang=\(language.rawValue)&amp;election=mazhilis-2023&amp;system=kurultai-2026"))
        #expect(!page.contains("83"))
    }

    @Test(arguments: lawsWithoutLists, counts)
    func `a law that gives no seats to lists is never counted as another one`(system: String, view: View) throws {
        let page = try main("/?view=\(view.rawValue)&system=\(system)&lang=en")
        #expect(isRefused(page) && !page.contains("<table") && !page.contains("<circle"), "\(system)")
        let name = try #require(try Mandat.registry().systems[system]?.name.english)
        #expect(page.contains(name.replacing("'", with: "&#39;")))
    }

    @Test(arguments: ["election=kurultai-2026", "election=president-2022", "system=maslikhats-2021"])
    func `the second scenario of a comparison is refused like the first`(query: String) throws {
        let page = try main("/?view=compare&lang=en&b.\(query)")
        #expect(isRefused(page) && !page.contains("<table"))
    }

    @Test func `votes of one's own are counted by the law of an election without votes`() throws {
        let page = try main("/?election=kurultai-2026&votes=amanat:60,auyl:40&lang=en")
        #expect(page.contains("Amanat 87, Auyl 58"))
        #expect(isRefused(try main("/?view=counterfactual&election=kurultai-2026&votes=amanat:60,auyl:40")))
    }

    @Test(arguments: ["system", "b.system"])
    func `a former id is the thing that it names`(name: String) throws {
        let view = name == "system" ? "simulator" : "compare"
        let target = "/?view=\(view)&lang=en&election=mazhilis-2016&\(name)="
        let former = try Mandat.get(target + "mazhilis-2012", [(name: "accept", value: "text/html")], from: api).text
        #expect(former.contains("data-canonical=") && former.contains("\(name)=mazhilis-2009\""))
        #expect(try main(target + "mazhilis-2012").contains("98"))
    }

    // MARK: Parameters

    private static let faulty = [
        "view=nonsense", "view=Results", "view=results&election=mazhilis-2025", "election=2023", "system=mazhilis-1900",
        "method=dhondt", "seats=0", "seats=-5", "seats=ten", "seats=1e3", "threshold=101", "threshold=5%25",
        "threshold=none", "votes=amanat", "votes=amanat:x", "votes=amanat:-5", "against_all=some", "invalid=-1",
        "share.amanat=abc", "poll=no-such", "scaled=x", "view=coalitions&goal=all", "view=monte-carlo&draws=0",
        "view=monte-carlo&draws=1000001", "view=monte-carlo&draws=1.5", "view=monte-carlo&sample=0",
        "view=monte-carlo&seed=-1", "view=monte-carlo&seed=18446744073709551616", "view=results&names=old",
        "view=parties&party=no-such", "view=law&as_of=2023-13-01", "view=law&as_of=2023", "view=law&as_of=yesterday",
        "view=law&topic=cats", "view=law&key=entry", "view=law&calculator=tax", "view=sources&kind=rumour",
        "view=compare&b.system=x", "view=compare&b.threshold=200", "lang=de", "view=law&calc.election=mazhilis-2025",
    ]

    @Test(arguments: faulty, Language.allCases)
    func `a value that a page cannot heed is told in the language of the page, with the way out`(
        query: String, language: Language
    ) throws {
        let (name, value) = try #require(query.split(separator: "&").last.flatMap(Self.pair))
        let target = "/?" + query + (name == "lang" ? "" : "&lang=\(language.rawValue)")
        let page = try main(target)
        let words = assets.words(name == "lang" ? .english : language)
        #expect(isRefused(page) && page.contains(words("asked", ["parameter": name, "value": value])), "\(page)")
        #expect(page.contains(words("asked.without", ["parameter": name])))
        #expect(!page.contains("<table") && !page.contains("<circle"))
        #expect(!page.contains("{") && !page.contains("asked."))
    }

    private static func pair(_ text: Substring) -> (String, String)? {
        guard let pair = (try? QueryString.parse(String(text)))?.first else { return nil }
        return (pair.name, pair.value)
    }

    @Test func `what may have been meant is offered`() throws {
        #expect(try main("/?view=parties&party=amanatt").contains("/?view=parties&amp;lang=en&amp;party=amanat\""))
        #expect(try main("/?view=simulater").contains("/?lang=en&amp;view=simulator\""))
        #expect(try main("/?view=monte-carlo&draws=9").contains("role=\"alert\"") == false)
    }

    @Test func `a parameter that stands twice is told, as only one can be meant`() throws {
        let page = try main("/?view=results&election=mazhilis-2021&election=mazhilis-2023&lang=en")
        #expect(isRefused(page) && page.contains("The address has election twice"))
    }

    @Test func `a field of a form that was left empty asks for nothing`() throws {
        #expect(!isRefused(try main("/?view=law&as_of=&topic=&key=&lang=en")))
        #expect(!isRefused(try main("/?view=simulator&election=&system=&method=&votes=&seats=&threshold=&lang=en")))
    }

    @Test(arguments: Language.allCases)
    func `a name that no view knows is told beside the view, which is shown`(language: Language) throws {
        let page = try main("/?view=results&electoin=mazhilis-2021&lang=\(language.rawValue)")
        #expect(page.contains("data-parameter=\"electoin\"") && page.contains("<table") && !isRefused(page))
        #expect(page.contains(assets.words(language)("asked.unknown", ["parameter": "electoin"])))
        #expect(page.contains("/?view=results&amp;lang=\(language.rawValue)&amp;election=mazhilis-2021\""))
    }

    @Test func `of very many slips a few are told, and how many more there are`() throws {
        let names = (0..<400).map { "a\($0)=1" }.joined(separator: "&")
        let page = try main("/?view=results&lang=en&\(names)")
        #expect(page.split(separator: "data-parameter=").count - 1 == 4)
        #expect(page.contains(assets.words(.english)("asked.more", ["n": "396"])))
        let twice = Array(repeating: "seats=10", count: 400).joined(separator: "&")
        let refused = try main("/?view=results&lang=en&\(twice)")
        #expect(refused.split(separator: "role=\"alert\"").count - 1 == 5 && refused.utf8.count < 40_000)
        #expect(refused.contains(assets.words(.english)("asked.more", ["n": "395"])))
    }

    @Test func `the marks of those who passed a link on are no names to tell of`() throws {
        for mark in ["fbclid=1", "utm_source=x", "utm_anything=y", "gclid=1", "yclid=2"] {
            #expect(!(try main("/?\(mark)")).contains("data-parameter"), "\(mark)")
        }
    }

    @Test func `what every control of every view writes into the address is known`() throws {
        let registry = try Mandat.registry()
        let known = PageAddress(try Parameters(nil, known: []), registry).parameters.map(\.name)
        for name in try FileManager.default.contentsOfDirectory(atPath: Self.folder) where name.hasSuffix(".js") {
            let script = String(
                decoding: try Data(contentsOf: URL(filePath: "\(Self.folder)/\(name)")), as: UTF8.self)
            for match in script.matches(of: /\bstate\.([a-z_]+)\b/) where match.output.1 != "js" {
                #expect(known.contains(String(match.output.1)), "\(name): \(match.output.1)")
            }
        }
    }

    // MARK: Polls and charts

    /// Public Opinion, 2023: Amanat 48.6 of 74.6 named for parties is 65.15 %.
    @Test func `a poll that the address names is what is counted`() throws {
        let page = try main("/?poll=opinion-2023-public-opinion&lang=en")
        #expect(page.contains("value=\"65.15\"") && page.contains("add up to 74.6 %"))
        #expect(isRefused(try main("/?poll=exit-2016-public-opinion&lang=en")))
    }

    @Test(arguments: [
        "view=law&key=x", "view=parties&party=x", "view=results&election=x", "view=x", "election=kurultai-2026",
    ])
    func `a page that shows nothing has no chart to embed`(query: String) throws {
        let url = PercentEncoding.encode("https://m.kz/?" + query)
        #expect(try Mandat.get("/oembed?url=" + url, from: api).status == 404)
        let page = try Mandat.get("/?" + query, [(name: "accept", value: "text/html")], from: api).text
        #expect(!page.contains("oembed"))
    }

    @Test func `What if shows the law that it names in its chart too`() throws {
        let page = try main("/?view=counterfactual&election=mazhilis-2016&system=mazhilis-2023&votes=a:5&lang=en")
        #expect(page.contains("/embed/hemicycle?system=mazhilis-2023&amp;votes=amanat:6183757"))
    }

    @Test(arguments: [
        (
            "quantiles?system=mazhilis-2021&shares=amanat:60,auyl:40&sample_size=500&draws=64&seed=7",
            "view=monte-carlo&lang=en&system=mazhilis-2021&votes=amanat:60,auyl:40&sample=500&draws=64&seed=7"
        ),
        (
            "hemicycle?system=mazhilis-2023&votes=amanat:60,auyl:40&formula=highest-averages&divisors=dhondt&threshold=none",
            "view=simulator&lang=en&system=mazhilis-2023&threshold=0&method=divisors-dhondt&votes=amanat:60,auyl:40"
        ),
        ("slope?election=mazhilis-2021,mazhilis-2023", "view=results&lang=en&election=mazhilis-2023"),
        ("hemicycle?seats=amanat:40,auyl:8", "lang=en"),
        ("hemicycle?system=mazhilis-2023&votes=amanat:60,auyl:40&formula=power&exponent=0.5", "lang=en"),
    ])
    func `the link under an embedded chart leads to the view that shows the same`(chart: String, view: String) throws {
        let pairs = try QueryString.parse(String(chart.drop { $0 != "?" }.dropFirst()))
        let embed = Embed(chart: String(chart.prefix { $0 != "?" }), query: pairs)
        #expect(embed.dashboard(.english) == "/?" + view)
    }
}
