// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing

/// The table of name variants of the five articles, whole: every form finds the thing that it means.
@Suite struct `A name in any of its forms` {
    struct Variants: Sendable, CustomTestStringConvertible {
        let type: String
        let id: String
        let forms: [String]

        init(_ type: String, _ id: String, _ forms: String...) { (self.type, self.id, self.forms) = (type, id, forms) }

        var testDescription: String { "\(type) \(id)" }
    }

    static let bodies: [Variants] = [
        .init(
            "body", "mazhilis", "Majilis", "Mazhilis", "lower house", "lower chamber", "Мәжіліс", "Мажилис", "Mäjilis",
            "Mәjilis"),
        .init("body", "maslikhats", "maslikhat", "Maslikhat", "local councils", "local representative bod", "мәслихат"),
        .init("body", "senate", "Senate", "upper house", "Сенат"),
        .init(
            "body", "assembly", "Assembly of the People", "People’s Assembly of Kazakhstan",
            "Ассамблея народа Казахстана"),
        .init("body", "akims", "akims", "akimats", "Akim", "әкім"),
        .init("term", "ministry-of-justice", "Ministry of Justice", "MOJ", "MoJ"),
        .init("term", "central-election-commission", "Central Election Commission", "CEC"),
        .init("term", "osce", "OSCE", "CSCE", "Organization for Security and Cooperation in Europe"),
        .init("term", "odihr", "ODIHR"),
        .init(
            "body", "supreme-soviet", "Supreme Soviet", "thirteenth convocation", "new, \"professional\" parliament",
            "first professional Parliament"),
        .init("term", "political-council-nur-otan", "Political Council"),
    ]

    static let places: [Variants] = [
        .init("term", "kazakhstan", "Kazakhstan", "Kazakstan", "Kazakh SSR", "Қазақстан", "Казахстан"),
        .init("term", "astana", "Astana", "Nur-Sultan", "NUR-SULTAN", "ASTANA"),
        .init("term", "oblast", "oblast", "region", "regions"),
        .init("term", "january-events-2022", "January events", "January 2022 events", "protests in early January"),
    ]

    static let people: [Variants] = [
        .init(
            "person", "nursultan-nazarbayev", "Nazarbayev", "Nazarbaev", "Elbasy", "First President", "Назарбаев",
            "Нұрсұлтан Назарбаев"),
        .init(
            "person", "kassym-jomart-tokayev", "Kassym-Jomart Tokayev", "K.-J. Tokayev", "Tokayev", "Toqaev",
            "Qasym-Zhomart", "Tokaev", "Токаев", "Тоқаев"),
        .init("person", "tom-van-dijck", "Van Dijck", "Dijck"), .init("person", "james-wharton", "Wharton"),
        .init("person", "olzhas-suleimenov", "Suleymenov", "Suleimenov", "Сулейменов"),
        .init("person", "altynshash-zhaganova", "Zhaganova"), .init("person", "serikzhan-mambetalin", "Mambetalin"),
        .init("person", "vladimir-kozlov", "Kozlov"), .init("person", "mukhtar-ablyazov", "Ablyazov"),
    ]

    static let parties: [Variants] = [
        .init(
            "party", "amanat", "Nur Otan", "Nur-Otan", "Otan", "Amanat", "Republican Political Party Otan",
            "Republican political party \"Otan", "People’s Democratic Party Nur Otan",
            "People’s Democratic Party (PDP)", "PDP", "Отан", "Нұр Отан", "nur-otan", "Noor Otan", "Аманат"),
        .init("term", "ruling-party", "ruling party"),
        .init("party", "zhas-otan", "Zhas Otan", "Jas Otan", "Жас Отан"),
        .init(
            "party", "ak-zhol", "Ak Zhol", "Ak Zhol Democratic party", "Ak-Zhol", "Ak zhol",
            "Democratic party \"Ak zhol", "Democratic Party Ak Zhol", "Democratic Party of Kazakhstan, Ak Zhol",
            "Aq Jol", "Ақ жол"),
        .init(
            "party", "qhp", "Communist People’s Party", "Communist People's Party", "People’s Communist Party",
            "People’s Party of Kazakhstan", "People’s party of Kazakhstan", "PPK"),
        .init(
            "party", "communist-party", "Communist Party of Kazakhstan", "Communist Party of Kazakstan",
            "Communist Party", "Communist party", "Communist parties"),
        .init(
            "party", "osdp", "National Social Democratic Party", "Nationwide Social-Democratic Party", "NSDP", "OSDP"),
        .init(
            "party", "auyl", "Auyl", "Aul", "Social Democratic Party of Kazakhstan Auyl",
            "National Democratic Patriotic Party Auyl", "Ауыл"),
        .init("party", "baytaq", "Baitak", "Baytaq", "Байтақ"),
        .init("party", "respublica", "Respublika", "Respublica", "Республика"),
        .init("party", "asar", "Asar", "Assar"), .init("party", "civic", "Civil party", "Citizens’ Party", "Civil"),
        .init("party", "agrarian", "Agrarian"),
        .init(
            "party", "aist", "AIST", "Agrarian-Industrial Workers Union", "Agrarian and industrial union",
            "agrarian-industrial bloc"),
        .init("party", "dvk", "Democratic Choice of Kazakhstan", "DCK", "DVK", "ДВК"), .init("party", "alga", "Alga"),
        .init("party", "patriots", "Kazakhstan Patriots Party", "Patriot Party of Kazakhstan", "Patriot's Party"),
        .init("party", "rukhaniyat", "Rukhaniyat"), .init("party", "revival", "Revival Party", "Revival party"),
        .init(
            "party", "peoples-unity", "People’s Unity Party", "People's Unity Party", "Party of People’s Unity",
            "Union of People’s Unity", "National Unity Party", "SNEK"),
        .init(
            "party", "peoples-congress", "People’s Congress", "People's Congress", "Party of Popular Congress", "NKK"),
        .init("party", "peoples-cooperative", "People’s Cooperative Party", "National Cooperative Party"),
        .init("party", "for-kazakhstan-2030", "Kazakhstan – 2030"),
        .init("party", "for-the-future-of-kazakhstan", "For the future of Kazakhstan"),
        .init("party", "for-kazakstans-future", "For Kazakstan's Future"),
        .init("party", "federation-of-trade-unions", "Federation of Trade-unions", "State Labor Union", "Profsoyuz"),
        .init("party", "adal", "Adal"), .init("party", "adilet-2004", "People's Democratic Party of Kazakhstan"),
        .init("party", "socialist-party", "Socialist Party", "Socialist party", "Socialists"),
        .init("party", "socialist-democratic-party", "Socialist Democratic Party"),
    ]

    static let terms: [Variants] = [
        .init("term", "bta-bank", "Bank Turam Alem", "BTA"),
        .init("term", "single-member-district", "single-mandate", "one-mandate", "one-mandatory"),
        .init("term", "party-list", "party lists", "party list", "electoral lists"),
        .init("term", "electoral-bloc", "electoral bloc", "elective bloc", "electoral block"),
        .init(
            "term", "threshold", "threshold", "barrier", "барьер", "порог", "заградительный барьер", "кедергі",
            "өту шегі"),
        .init("term", "constituency", "constituenc", "district", "districts"),
        .init("term", "party-programme", "program", "Program", "Doctrine", "Political Platform"),
    ]

    @Test(arguments: bodies + places + people + parties + terms)
    func `finds what it means first`(variants: Variants) throws {
        for form in variants.forms {
            let answer = try Mandat.get("/v1/search?q=\(form.asTarget)&limit=3")
            let found = answer.list().map { "\($0["type"].shown) \($0["id"].shown) \($0["score"].shown)" }
            let first = answer.list().first
            #expect(
                first?["type"]?.text == variants.type && first?["id"]?.text == variants.id, "\(form) finds \(found)")
        }
    }

    /// Two things of one name are both found, the one of today first.
    @Test(arguments: [
        ("Respublika", ["respublica", "respublika-1994"]), ("Azat", ["naghyz-ak-zhol", "republican-party"]),
        ("Adilet", ["adilet", "adilet-2004"]),
        ("Democratic Party of Kazakhstan", ["adilet-2004", "democratic-party-1995"]),
        ("Communist Party", ["communist-party", "qhp"]),
        ("Socialist Democratic Party", ["socialist-democratic-party", "osdp"]),
    ])
    func `keeps apart what only looks alike`(form: String, parties: [String]) throws {
        let ids = try Mandat.get("/v1/search?q=\(form.asTarget)&type=party&limit=12").column("id")
        for party in parties { #expect(ids.contains(party), "\(form) finds \(ids)") }
        #expect(Set(ids).count == ids.count)
    }

    @Test(arguments: [
        ("Nazarbaiev", "nursultan-nazarbayev"), ("Tokyaev", "kassym-jomart-tokayev"), ("Mazhlis", "mazhilis"),
        ("Rukhaniat", "rukhaniyat"), ("Respublka", "respublica"), ("Comunist Party of Kazakhstan", "communist-party"),
        ("Мажлис", "mazhilis"), ("Токаевв", "kassym-jomart-tokayev"), ("Ak Zholl", "ak-zhol"),
    ])
    func `is found past a typing error`(form: String, id: String) throws {
        #expect(try Mandat.get("/v1/search?q=\(form.asTarget)").list().first?["id"]?.text == id)
    }
}

@Suite struct `The search` {
    @Test func `says which name matched and when it was in use`() throws {
        let answer = try Mandat.get("/v1/search?q=\("Нұр Отан".asTarget)")
        #expect(answer["/data/0/id"] == "amanat")
        #expect(answer["/data/0/name"] == "AMANAT Party")
        #expect(answer["/data/0/matched/text"] == "Нұр Отан")
        #expect(answer["/data/0/matched/part"] == "former_name")
        #expect(answer["/data/0/matched/lang"] == "kk")
        #expect(answer["/data/0/matched/from"] == "2006-12-22")
        #expect(answer["/data/0/matched/to"] == "2022-03-01")
        #expect(answer["/data/0/match"] == "exact")
        #expect(answer["/data/0/rank"] == 1)
        #expect(answer["/data/0/score"] == 1000)
    }

    @Test func `gives links that lead to what was found`() throws {
        for query in ["otan", "mazhilis", "2023", "41-VII", "threshold", "senate 2023", "tokaev"] {
            let links = try Mandat.get("/v1/search?q=\(query.asTarget)&limit=20").column("link")
            #expect(!links.isEmpty, "\(query)")
            for link in links { #expect(try Mandat.get(link).status == 200, "\(link)") }
        }
    }

    @Test(arguments: [
        ("41-VII", "event"), ("Mazhilis 2023", "election"), ("registration.members", "threshold"),
        ("mazhilis-2009", "electoral-system"), ("Выборы в Мажилис 2021", "election"),
    ])
    func `finds laws, elections, systems and numbers of the law`(query: String, type: String) throws {
        let answer = try Mandat.get("/v1/search?q=\(query.asTarget)")
        #expect(
            answer["/data/0/type"]?.text == type, "\(answer.column("id").prefix(4)) \(answer.column("type").prefix(4))")
    }

    @Test func `keeps to the types and the number asked for`() throws {
        let types = try Mandat.get("/v1/search?q=mazhilis&type=election,body").column("type")
        #expect(Set(types) == ["election", "body"])
        let page = try Mandat.get("/v1/search?q=mazhilis&limit=2")
        #expect(page.list().count == 2)
        let next = try #require(page["/links/next"]?.text)
        #expect(try Mandat.get(next)["/data/0/rank"] == 3)
    }

    @Test func `is a table too, and speaks the language asked for`() throws {
        let csv = try Mandat.get("/v1/search.csv?q=otan&limit=1&lang=ru")
        #expect(csv.line(0).hasPrefix("rank,type,id,name,matched,"))
        #expect(
            csv.line(1).hasPrefix("1,party,amanat,Партия «AMANAT»,Otan,former_name,en,1999-03-01,2006-12-22,exact,1000")
        )
    }

    @Test(arguments: [("", "q: is missing"), ("?q=", "q: is empty"), ("?q=a&type=partei", "type: has the value")])
    func `tells what it needs`(query: String, error: String) throws {
        let answer = try Mandat.get("/v1/search" + query)
        #expect(answer.status == 400)
        #expect(answer.errors.contains { $0.hasPrefix(error) }, "\(answer.errors)")
    }

    @Test func `finds nothing where nothing is meant`() throws {
        let answer = try Mandat.get("/v1/search?q=xyzzy")
        #expect(answer.status == 200)
        #expect(answer.list().isEmpty)
    }
}
