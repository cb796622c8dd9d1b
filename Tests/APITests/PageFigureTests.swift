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

/// Pages without a script: the figures of the operations, in the words and digits of the language.
@Suite struct `Figures of pages` {
    /// One for all cases, as there are many.
    private static let shared = Result {
        API(
            registry: try Mandat.registry(),
            site: Site(version: "1", assets: try Mandat.assets.get()))
    }

    private let api: API
    private let assets: Assets

    init() throws { (assets, api) = (try Mandat.assets.get(), try Self.shared.get()) }

    /// What a reader sees between navigation and footer, a line for each row, item and paragraph.
    private func lines(_ target: String) throws -> [String] {
        let text = try Mandat.get(target.asTarget, [(name: "accept", value: "text/html")], from: api).text
        let start = try #require(text.firstRange(of: "<main"))
        let end = try #require(text.firstRange(of: "<footer>"))
        var shown = String(text[start.lowerBound..<end.lowerBound]).replacing("\n<svg", with: "<svg")
        for hidden in ["svg", "select", "code", "form"] {
            while let open = shown.firstRange(of: "<" + hidden), let close = shown.firstRange(of: "</\(hidden)>") {
                shown.removeSubrange(open.lowerBound..<close.upperBound)
            }
        }
        for end in ["</tr>", "</p>", "</li>", "</h1>", "</h2>", "</h3>", "</caption>", "</dd>"] {
            shown = shown.replacing(end, with: "\n")
        }
        for cell in ["</td>", "</th>", "</dt>"] { shown = shown.replacing(cell, with: "|") }
        shown = shown.replacing(/<[^>]*>/, with: "")
        for (escape, character) in [("&#39;", "'"), ("&quot;", "\""), ("&lt;", "<"), ("&amp;", "&")] {
            shown = shown.replacing(escape, with: character)
        }
        return shown.split(separator: "\n").map(String.init).filter { !$0.isEmpty }
    }

    private func row(_ name: String, _ lines: [String]) -> [String] {
        let line = lines.first { $0.hasPrefix(name + "|") } ?? ""
        return line.split(separator: "|", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    // MARK: Chances

    private static let poll = "sample=1000&draws=500&seed=3&election=mazhilis-2023"

    /// 2023: Amanat 53.90 %, OSDP 5.20 %, against all 3.90 % of 6,366,441 votes; shares are rounded, not cut.
    @Test func `chances are drawn around the whole tally, as often and from the same seed as by the script`() throws {
        let scenario = try Scenario(try Parameters("election=mazhilis-2023", known: ["election"]), Mandat.registry())
        let plain = try Parameters(nil, known: [])
        let query = RequestContext.location(path: "", scenario.poll(plain))
        let shares = "amanat:53.90,auyl:10.90,respublica:8.59,ak-zhol:8.41,qhp:6.80,osdp:5.20,baytaq:2.30"
        #expect(
            query == "?system=mazhilis-2023&shares=\(shares)&against_all=3.90&sample_size=1000&draws=100000&seed=1")
    }

    @Test func `the range of seats is the same on the page, in the answer, the chart, its table and its embed`() throws
    {
        let page = try lines("/?view=monte-carlo&lang=en&" + Self.poll)
        let link = try Mandat.get("/?view=monte-carlo&lang=en&\(Self.poll)", [("accept", "text/html")], from: api).text
        let query = try #require(link.firstMatch(of: /\/v1\/simulations\/monte-carlo\?([^"]*)"/)?.output.1)
            .replacing("&amp;", with: "&")
        let answer = try Mandat.get("/v1/simulations/monte-carlo?" + query, from: api)
        let chart = try Mandat.get("/v1/charts/quantiles.json?" + query, from: api)
        let table = try Mandat.get("/v1/charts/quantiles.csv?" + query, from: api).lines
        let embed = try Mandat.get("/embed/quantiles?" + query, from: api).text
        #expect(table[0].hasPrefix("name,seats_p50,seats_p5,seats_p25,seats_p75,seats_p95,seats_mean,"))
        for place in ["/data/interval/from_percent", "/data/interval/to_percent"] {
            #expect(answer[place] == chart[place] && answer[place].shown == (place.contains("from") ? "5" : "95"))
        }
        #expect(chart["/data/description"].shown.hasPrefix("Median (in 90 of 100 runs): Amanat "))
        for (index, list) in answer.list("/data/lists").enumerated() {
            let name = list["name"].shown
            let quantiles = list["seats_quantiles"]
            let (low, high) = (quantiles?["5"].shown ?? "", quantiles?["95"].shown ?? "")
            #expect(row(name, page)[3] == "\(low) to \(high)", "\(name)")
            let cells = table[index + 1].split(separator: ",").map(String.init)
            #expect(cells[2] == low && cells[5] == high, "\(name)")
            #expect(chart["/data/description"].shown.contains("\(name) \(cells[1]) (\(low)–\(high))"), "\(name)")
        }
        #expect(embed.contains("5th percentile") && embed.contains("95th percentile"))
        #expect(page.contains { $0.contains("from the 5th to the 95th percentile") })
        #expect(page.contains { $0.hasPrefix("Party|Share, %|Enters parliament|Seats, 5 to 95 %|") })
    }

    @Test(arguments: [
        (Language.english, "Amanat has a majority alone in", "No majority for any party alone: in"),
        (.russian, "Аманат получает большинство ", "Без однопартийного большинства: "),
        (.kazakh, "Аманат ", "Бір партияның көпшілігінсіз: "),
    ])
    func `the likeliest outcome is said first`(language: Language, first: String, rest: String) throws {
        let shares = "votes=amanat:51.5,auyl:48.5&system=mazhilis-2023&draws=400&lang=\(language.rawValue)"
        let page = try lines("/?view=monte-carlo&" + shares)
        let place = try #require(page.firstIndex { $0.hasPrefix(first) && $0.hasSuffix(".") })
        #expect(page[place + 1].contains(assets.words(language)["chances.majority.rest"].prefix(6)) || !rest.isEmpty)
        let divided = try lines(
            "/?view=monte-carlo&system=mazhilis-2023&draws=200&lang=\(language.rawValue)"
                + "&votes=amanat:34,auyl:33,osdp:33")
        let nobody = assets.words(language)("chances.nobody.first", ["runs": assets.words(language)["runs.always"]])
        #expect(divided.contains { $0.lowercased() == nobody.lowercased() }, "\(divided.prefix(6))")
    }

    /// No list can reach 60 % of these votes, so that the law gives no seats in any run.
    @Test func `runs without a result are no runs without a majority`() throws {
        let page = try lines(
            "/?view=monte-carlo&lang=en&threshold=60&draws=200&votes=a:40,b:30,c:30&second_party=none"
                + "&system=mazhilis-2023")
        #expect(page.contains("The rules give no result in all runs."))
        #expect(!page.contains { $0.contains("No majority") })
    }

    // MARK: Words beside numbers

    /// The law of February 2023: two seats for a second party, deputies of 25 years, 15 minimum wages a candidate, a house of 98.
    @Test func `units stand in the form that their number asks for, and articles as the language cites`() throws {
        let russian = try lines("/?view=law&as_of=2023-02-01&lang=ru")
        for words in ["2 места", "25 лет", "15 минимальных зарплат", "98 мест", "ст. 97-1, п. 3"] {
            #expect(russian.contains { $0.contains(words) }, "\(words)")
        }
        #expect(!russian.contains { $0.contains("Art.") })
        let kazakh = try lines("/?view=law&as_of=2023-02-01&lang=kk")
        #expect(kazakh.contains { $0.contains("97-1-бап, 3-тармақ") })
    }

    @Test func `what sources say is written as the language writes numbers and dates`() throws {
        let page = try lines("/?view=sources&lang=ru")
        for words in [
            "3\u{A0}431\u{A0}510 – ", "16,96 – ", "22\u{A0}сент.\u{A0}2005\u{A0}г. – ", "Нур-Султан – ", "2004 – ",
        ] {
            #expect(page.contains { $0.hasPrefix(words) }, "\(words)")
        }
    }

    // MARK: Coalitions and comparisons

    /// 2023: 69 seats, 35 are more than half and 46 two thirds.
    @Test func `a coalition and its goal are heeded`() throws {
        let half = try lines("/?view=coalitions&lang=en&election=mazhilis-2023&with=auyl,osdp")
        #expect(half.contains("12 of 69 seats: 35 are needed, 23 short."))
        let twoThirds = try lines(
            "/?view=coalitions&lang=en&election=mazhilis-2023&with=amanat,auyl,baytaq&goal=two-thirds")
        #expect(twoThirds.contains("48 of 69 seats: 46 are needed, 2 to spare."))
        #expect(twoThirds.contains("Without seats here, so left out: Baytaq."))
        #expect(twoThirds.contains { $0.hasPrefix("Amanat Auyl |48|2") })
    }

    @Test func `both scenarios of a comparison are counted`() throws {
        let page = try lines("/?view=compare&lang=en&election=mazhilis-2023&b.system=mazhilis-2007&b.threshold=5")
        #expect(row("Amanat", page) == ["Amanat", "-0.83", "53.90", "40", "57.97", "53.90", "56", "57.14"])
    }

    // MARK: The law

    /// Law on political parties, Art. 10(6): 50,000 members from July 2002, 40,000 from 2009, 5,000 from November 2022.
    @Test(arguments: [("2008-06-01", "50,000"), ("2015-01-01", "40,000"), ("2023-01-01", "5,000")])
    func `the law is that of the day and the topic asked for`(day: String, members: String) throws {
        let page = try lines("/?view=law&lang=en&as_of=\(day)&topic=registration&key=registration.members")
        let rows = page.filter { $0.contains("|\(members) members|") }
        #expect(!rows.isEmpty && !page.contains { $0.contains("threshold for lists") })
        #expect(page.contains { $0.hasSuffix("over time") && $0.contains("ember") })
        let other = try lines("/?view=law&lang=en&as_of=\(day)&topic=deposit")
        #expect(!other.contains { $0.contains("|\(members) members|\(row("x", rows))") })
    }

    @Test(arguments: View.allCases, Language.allCases)
    func `no key of the data is shown to a reader`(view: View, language: Language) throws {
        let page = try lines("/?view=\(view.rawValue)&lang=\(language.rawValue)&draws=50&q=nur&with=amanat")
        let units = /\b(flag|minimum_wages|mci|tenge_per_vote|ratio|times [0-9])\b/
        for line in page {
            #expect(line.firstMatch(of: units) == nil, "\(line)")
            if view != .sources {
                #expect(line.firstMatch(of: /\b(mazhilis|kurultai|president|senate)-[0-9]{4}/) == nil, "\(line)")
            }
        }
    }

    // MARK: Records

    @Test func `a party that the address names is the one shown`() throws {
        let page = try lines("/?view=parties&lang=en&party=amanat")
        #expect(page.contains { $0.contains("People's Democratic Party Nur Otan|") })
        #expect(page.contains { $0 == "2023 early Mazhilis election" || $0.contains("2023 early Mazhilis election") })
        #expect(try lines("/?view=parties&lang=en&party=nur-otan") == page)
        let found = try lines("/?view=parties&lang=ru&q=Алга")
        #expect(found.count < (try lines("/?view=parties&lang=ru").count))
    }

    @Test(arguments: [(Language.english, "Parties"), (.russian, "Партии"), (.kazakh, "Партиялар")])
    func `what is found stands under the name of its kind`(language: Language, heading: String) throws {
        let page = try lines("/?view=search&lang=\(language.rawValue)&q=nur-otan")
        let place = try #require(page.firstIndex(of: heading))
        #expect(page[place + 1].contains("AMANAT") || page[place + 1].contains("Amanat"))
        // Nothing is looked for before somebody asks.
        #expect(try lines("/?view=search&lang=\(language.rawValue)").count == 3)
    }

    @Test func `all sources are listed, or those of a kind`() throws {
        let registry = try Mandat.registry()
        let every = registry.sources.items.count
        #expect(try lines("/?view=sources&lang=en").contains("Sources: \(every)"))
        let observers = registry.sources.items.filter { $0.kind == .observer }.count
        #expect(try lines("/?view=sources&lang=en&kind=observer").contains("Sources: \(observers)"))
    }

    @Test func `names of parties are those of the day or of today, as asked`() throws {
        #expect(try lines("/?view=results&lang=en&election=mazhilis-2007").contains { $0.hasPrefix("Nur Otan|") })
        let today = try lines("/?view=results&lang=en&election=mazhilis-2007&names=current")
        #expect(today.contains { $0.hasPrefix("Amanat|") })
    }

    // MARK: Digits

    @Test(arguments: [
        ("53.9", "53.9", "53.90"), ("0", "0", "0.00"), ("3431510", "3,431,510", "3,431,510.00"),
        ("0.005", "0.01", "0.01"),
        ("0.004", "0", "0.00"), ("99.995", "100", "100.00"), ("1.005", "1.01", "1.01"), ("-25", "-25", "-25.00"),
        ("72.5", "72.5", "72.50"), ("1234.567", "1,234.57", "1,234.57"),
    ])
    func `numbers are rounded half up to two decimals`(text: String, number: String, share: String) {
        let figures = Figures(assets.words(.english), .english)
        #expect(figures.number(.number(text)) == number && figures.share(.number(text)) == share)
        #expect(figures.number(.null) == "" && figures.percent(JSON?.none) == "")
    }

    @Test func `each language has its own digits, dates and units`() {
        let (russian, kazakh) = (Figures(assets.words(.russian), .russian), Figures(assets.words(.kazakh), .kazakh))
        #expect(russian.number(.number("3431510.5")) == "3\u{A0}431\u{A0}510,5")
        #expect(russian.date(.string("2008-06-01")) == "1\u{A0}июн.\u{A0}2008\u{A0}г.")
        #expect(kazakh.date(.string("1999-03")) == "1999\u{A0}ж.\u{A0}нау.")
        #expect(russian.amount(.number("1"), unit: "flag") == "да" && russian.amount(.null, unit: "flag") == "")
        #expect(kazakh.amount(.number("5"), unit: "percent") == "5 %")
        #expect(russian.difference(.number("43")) == "+43" && russian.difference(.number("-2")) == "-2")
    }

    @Test(arguments: [
        ([53.9, 10.9, 8.59, 8.41, 6.8, 5.2, 2.3, 3.9], [5390, 1090, 859, 841, 680, 520, 230, 390]),
        ([1, 1, 1], [3334, 3333, 3333]), ([0, 0], [5000, 5000]), ([.nan, 1], [0, 10_000]), ([-5, 1], [0, 10_000]),
        ([.infinity, 1e300], [0, 10_000]), ([], []),
    ])
    func `shares are always a hundred together`(weights: [Double], hundredths: [Int]) {
        #expect(Shares(of: weights).hundredths == hundredths)
    }
}
