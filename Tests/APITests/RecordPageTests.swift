// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import RecordOperations
import Testing
import Text

@testable import API
@testable import RecordPages
@testable import Web
@testable import Website

/// Every record has a page of its own, in three languages, with its sources, whole without a script.
@Suite struct `Pages of records` {
    private static let base = "https://mandat.example"
    /// One for all cases, as there are many.
    private static let shared = Result { try Mandat.published(base, try Mandat.assets.get()) }
    private static let kinds = Resources.all.map(\.kind)
    /// The most bytes of a page.
    private static let largest = 60_000

    private let api: API

    init() throws { api = try Self.shared.get() }

    private func page(_ target: String) throws -> Answer {
        try Mandat.get(target.asTarget, [(name: "accept", value: "text/html,*/*;q=0.8")], from: api)
    }

    private func resource(_ kind: String) throws -> any Served { try #require(Resources.named[kind]) }

    /// What is shown of a page, without its markup.
    private func shown(_ html: String) throws -> String {
        let start = try #require(html.firstRange(of: "<main"))
        let end = try #require(html.firstRange(of: "<footer>"))
        let text = String(html[start.lowerBound..<end.lowerBound]).replacing(/<[^>]*>/, with: " ")
        return [("&#39;", "'"), ("&quot;", "\""), ("&lt;", "<"), ("&amp;", "&")].reduce(text) {
            $0.replacing($1.0, with: $1.1)
        }
    }

    private func heading(_ html: String) -> String {
        html.firstMatch(of: /<h1>([^<]*)<\/h1>/).map { String($0.1) } ?? ""
    }

    // MARK: Every record

    @Test(arguments: kinds, Language.allCases)
    func `is there for each, with its title, its heading, its language and its address as data`(
        kind: String, language: Language
    ) throws {
        let resource = try resource(kind)
        let brand = try Mandat.assets.get().words(language)["brand"]
        for id in resource.ids(try Mandat.registry()) {
            let target = "\(resource.pagePath)/\(id)?lang=\(language.rawValue)"
            let answer = try page(target)
            let html = answer.text
            #expect(answer.status == 200, "\(target)")
            #expect(html.contains("<html lang=\"\(language.rawValue)\">"), "\(target)")
            let title = html.firstMatch(of: /<title>([^<]+)<\/title>/).map { String($0.1) } ?? ""
            #expect(
                !heading(html).isEmpty && title.contains(heading(html)) && title.hasSuffix(" · \(brand)"), "\(target)")
            #expect(html.contains("<link rel=\"canonical\" href=\"\(Self.base)\(target)\">"), "\(target)")
            #expect(html.matches(of: /rel="alternate" hreflang="/).count == 3, "\(target)")
            #expect(html.contains("<meta name=\"description\" content=\""), "\(target)")
            #expect(html.contains("<meta property=\"og:title\" content=\"\(heading(html).prefix(20))") || title != "")
            #expect(html.contains("href=\"\(resource.path)/\(id)?lang=\(language.rawValue)\""), "\(target)")
            #expect(answer.body.count <= Self.largest, "\(target): \(answer.body.count)")
        }
    }

    /// Keys and ids of programs have underscores; addresses have them as well.
    @Test(arguments: kinds, Language.allCases)
    func `speaks its language: no key of a sentence, no id, no value of an enumeration`(
        kind: String, language: Language
    ) throws {
        let resource = try resource(kind)
        for id in resource.ids(try Mandat.registry()) {
            let target = "\(resource.pagePath)/\(id)?lang=\(language.rawValue)"
            let whole = try shown(page(target).text)
            #expect(!whole.contains("things.") && !whole.contains("titles."), "\(target)")
            let text = whole.replacing(/\S*[.\/]\S*/, with: "")
            for found in text.matches(of: /\b[a-z]+_[a-z_]+\b|\bnull\b|undefined|⟦/) {
                let around = text[found.range.lowerBound...].prefix(60)
                #expect(Bool(false), "\(target): \(around)")
            }
        }
    }

    /// What a member is called and what its values mean is said in words.
    @Test(arguments: kinds)
    func `has a word for every member and every value of an enumeration`(kind: String) throws {
        let resource = try resource(kind)
        let texts = api.texts[.english]
        let context = try context()
        var missing: Set<String> = []
        func look(_ member: String?, _ value: JSON) {
            switch value {
            case .object:
                let members = Values.shown(value.objectMembers)
                let isText = value["en"] != nil && value["ru"] != nil
                for each in isText ? [] : members {
                    if !texts.has("things.member.\(each.name)") { missing.insert(each.name) }
                    if each.name != "articles", each.name != "supports" { look(each.name, each.value) }
                }
            case .array(let elements): for element in elements { look(member, element) }
            case .string(let text):
                guard let member, Values.enumerated.contains(member), Pen(context).value(member, text) == nil else {
                    return
                }
                if member == "unit", Pen(context).words.known("unit.\(text)") != nil { return }
                if ["flag", "percent", "ratio", "year"].contains(text) { return }
                missing.insert("\(member)=\(text)")
            default: break
            }
        }
        for id in resource.ids(try Mandat.registry()) {
            let item = try #require(resource.item(of: id, context))
            look(nil, .object(item.members.filter { kind != "source" || $0.name != "family" }))
        }
        #expect(missing.isEmpty, "\(missing.sorted())")
    }

    /// The context of a request for a page.
    private func context() throws -> RequestContext {
        let operation = try #require(api.directory["/parties/{id}"])
        return try RequestContext(
            Request(method: .get, target: "/parties/amanat", fields: Fields([])), suffix: nil, captures: ["amanat"],
            operation: operation, registry: try Mandat.registry(), site: api.site, supports: api.supports,
            directory: api.directory)
    }

    // MARK: Links

    @Test(arguments: [
        "/", "/elections/mazhilis-2023", "/elections/referendum-2024", "/elections/kurultai-2026", "/parties/osdp",
        "/people/kassym-jomart-tokayev", "/law/registration.members", "/polls/exit-2023-socis-a", "/bodies/mazhilis",
        "/sources/cec23", "/conflicts/amanat-founding-year", "/electoral-systems/mazhilis-2023", "/elections", "/law",
        "/parties", "/events?party=amanat", "/search?q=Аманат", "/data",
    ])
    func `leads nowhere that is not answered`(target: String) throws {
        let html = try page(target).text
        let links = Set(html.matches(of: /(?:href|src|srcset)="(\/[^"#]*)"/).map { String($0.1) })
        #expect(links.count > 12)
        for link in links {
            let address = link.replacing("&amp;", with: "&")
            #expect(try [200, 301].contains(page(address).status), "\(target): \(address)")
        }
    }

    @Test func `has the record before and the one after it, of elections those of a body and its successor`() throws {
        let html = try page("/elections/mazhilis-2021?lang=en").text
        #expect(html.contains("<a href=\"/elections/mazhilis-2016?lang=en\" rel=\"prev\">"))
        #expect(html.contains("<a href=\"/elections/mazhilis-2023?lang=en\" rel=\"next\">"))
        // The Kurultai took the place of the Mazhilis.
        #expect(
            try page("/elections/kurultai-2026?lang=en").text.contains(
                "<a href=\"/elections/mazhilis-2023?lang=en\" rel=\"prev\">"))
        #expect(try !page("/elections/kurultai-2026?lang=en").text.contains("rel=\"next\""))
    }

    @Test func `is found by a former id at its own address`() throws {
        let moved = try page("/parties/nur-otan?lang=kk")
        #expect(moved.status == 301 && moved.field("location") == "/parties/amanat?lang=kk")
    }

    /// Addresses from before records had pages, as they stand in pages of others.
    @Test(arguments: [
        ("view=parties&party=osdp&lang=ru", "/parties/osdp?lang=ru"),
        ("view=parties&party=nur-otan", "/parties/amanat"),
        ("view=results&lang=kk&election=president-2022&names=current", "/elections/president-2022?lang=kk"),
        ("view=law&key=registration.members", "/law/registration.members"),
        ("view=search&q=%D0%9D%D2%B1%D1%80&lang=en", "/search?q=%D0%9D%D2%B1%D1%80&lang=en"),
        ("view=sources&kind=observer", "/sources?kind=observer"), ("view=results", "/elections"),
    ])
    func `is where an address of the dashboard leads that named it`(query: String, target: String) throws {
        let moved = try page("/?" + query)
        #expect(moved.status == 301 && moved.field("location") == target)
        #expect(try page(target).status == 200)
    }

    @Test(arguments: [
        "view=parties&party=no-such", "view=law&as_of=2008-06-01", "view=law&calculator=quota", "view=law&key=x",
        "view=law&lang=en",
    ])
    func `is not where an address leads that names none, or a tool`(query: String) throws {
        #expect(try page("/?" + query).status == 200)
    }

    @Test(arguments: Language.allCases)
    func `that is not there is told with what may have been meant and a search`(language: Language) throws {
        let missing = try page("/parties/amanatt?lang=\(language.rawValue)")
        #expect(missing.status == 404)
        #expect(missing.text.contains("<a href=\"/parties/amanat\">"))
        #expect(missing.text.contains("action=\"/search\""))
        let name = try #require(try Mandat.registry().parties["amanat"]).currentName.full[language]
        #expect(
            missing.text.contains("<a href=\"/parties/amanat?lang=\(language.rawValue)\">\(HTML.text(name).text)</a>"))
    }
}

/// What the pages of elections, parties and the law say.
@Suite struct `Pages of what was decided` {
    private func shown(_ target: String) throws -> String {
        let api = try Mandat.published("https://mandat.example", Mandat.assets.get())
        let html = try Mandat.get(target, [(name: "accept", value: "text/html")], from: api).text
        return html.replacing(/<[^>]*>/, with: " ").replacing(/\s+/, with: " ").replacing("&#39;", with: "'")
    }

    /// Official results of 2023: 62 of 98 seats; 54.19 and 54.21 % are both given as turnout.
    @Test(arguments: [
        (Language.english, "Amanat won 62 of 98 seats"), (.russian, "Аманат — 62 из 98 мест"),
        (.kazakh, "Аманат — 98 орынның ішінен 62"),
    ])
    func `an election begins with what it came to`(language: Language, finding: String) throws {
        let page = try shown("/elections/mazhilis-2023?lang=\(language.rawValue)")
        #expect(page.contains(finding), "\(page.prefix(900))")
        #expect(page.contains("54.21") || page.contains("54,21"))
    }

    /// Fixture mazhilis-2023: total_seats of Amanat 62, an agency gives 63.
    @Test func `a disputed figure opens what was chosen, what others say and why`() throws {
        let page = try shown("/elections/mazhilis-2023?lang=en")
        #expect(page.contains("disputed Chosen: 62 –"))
        #expect(page.contains("Others say: 63 –") && page.contains("One agency gives 63."))
        #expect(page.contains("Confidence: confirmed"))
    }

    /// Fixture kurultai-2026: one share of a press report; no votes, no seats, no turnout.
    @Test func `what is not known of an election is said, and no other election stands in its place`() throws {
        let page = try shown("/elections/kurultai-2026?lang=en")
        #expect(page.contains("Adilet: about 71 % of the votes"))
        #expect(page.contains("The votes of this election are not known. Who won how many seats is not known."))
        #expect(!page.contains("3,431,510") && !page.contains("Amanat won"))
    }

    @Test(arguments: [
        ("referendum-2024", "Adopted: 71.12 % said yes"),
        ("president-2022", "Kassym-Jomart Tokayev was elected with 81.31 %"),
    ])
    func `a referendum and the election of a President say who or what won`(election: String, finding: String) throws {
        let page = try shown("/elections/\(election)?lang=en").replacing("\u{A0}", with: " ")
        #expect(page.contains(finding), "\(page.prefix(900))")
    }

    /// The official votes of 2023 under the law of 2023 give the official seats: 40 of 69 for Amanat.
    @Test func `the count of an election goes step by step, by the articles of its law`() throws {
        let page = try shown("/elections/mazhilis-2023?lang=en")
        #expect(page.contains("The law's own count gives exactly the official seats."))
        #expect(page.contains("Art. 97-1(4)"))
    }

    /// OSDP at lists: 4 of 98 seats with 331,058 votes in 2023, none in 2016.
    @Test func `a party has what it got at each election`() throws {
        let page = try shown("/parties/osdp?lang=en")
        #expect(page.contains("2023 early Mazhilis election 4 of 98") && page.contains("331,058"))
        #expect(page.contains("2016 early Mazhilis election"))
    }

    /// Law on political parties, Art. 10(6): 5,000 members since November 2022, 50,000 from 2002.
    @Test func `a number of the law has its value today and its history`() throws {
        let page = try shown("/law/registration.members?lang=en")
        #expect(page.contains("Today: 5,000 members") && page.contains("50,000 members"))
        #expect(page.contains("Art. 10"))
    }

    @Test func `a list is narrowed by the parameters of the API`() throws {
        let all = try shown("/events?lang=en")
        let some = try shown("/events?topic=referendum&lang=en")
        #expect(some.count < all.count && some.contains("Topic: referendum"))
    }

    @Test(arguments: ["", "?lang=ru"])
    func `a reader begins with the newest election, the last houses and a search`(query: String) throws {
        let page = try shown("/" + query)
        #expect(page.contains(query.isEmpty ? "2026 Kurultai election" : "Выборы в Курултай 2026 года"))
        #expect(page.contains(query.isEmpty ? "Amanat won 62 of 98 seats" : "Аманат — 62 из 98 мест"))
    }
}
