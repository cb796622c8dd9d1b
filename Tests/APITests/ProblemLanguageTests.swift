// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Testing
import Text

@testable import API

/// Problems in the language asked for; a pattern without a sentence would stand in `⟦⟧`.
@Suite struct `Problems in the language asked for` {
    private static let languages: [Language] = [.russian, .kazakh]

    /// A request as it is, and the same in another language.
    private func pair(_ target: String, _ language: Language, body: String? = nil) throws -> (Answer, Answer) {
        let fields = body == nil ? [] : [Mandat.json]
        func ask(_ more: [(name: String, value: String)]) throws -> Answer {
            try Mandat.answer(
                to: Request(
                    method: body == nil ? .get : .post, target: target, fields: Fields(fields + more),
                    body: Array((body ?? "").utf8)))
        }
        return (try ask([]), try ask([("accept-language", language.rawValue)]))
    }

    /// Names and values of the API stay, what is said of them is in the other language.
    private func compare(_ english: Answer, _ other: Answer, _ language: Language) {
        #expect(english.field("content-language") == "en" && other.field("content-language") == language.rawValue)
        #expect(!other.text.contains("⟦"), "\(other.text)")
        for pointer in ["/type", "/status", "/instance", "/more_errors"] { #expect(other[pointer] == english[pointer]) }
        for pointer in ["/title", "/detail"] {
            #expect(other[pointer] != english[pointer] && other[pointer]?.text?.isCyrillic == true, "\(other.text)")
        }
        #expect(other.list("/errors").count == english.list("/errors").count)
        for (own, first) in zip(other.list("/errors"), english.list("/errors")) {
            for name in ["parameter", "pointer", "allowed", "did_you_mean"] { #expect(own[name] == first[name]) }
            #expect(own["detail"]?.text?.isCyrillic == true, "\(other.text)")
        }
    }

    @Test(arguments: `Bad input`.targets, languages)
    func `An address that has no answer`(bad: Bad, language: Language) throws {
        let (english, other) = try pair(bad.request, language)
        compare(english, other, language)
    }

    @Test(arguments: `Bad input`.bodies, languages)
    func `A posted simulation that has no answer`(bad: Bad, language: Language) throws {
        let (english, other) = try pair("/v1/simulations/seats", language, body: bad.request)
        compare(english, other, language)
    }

    @Test(arguments: Flood.all, languages)
    func `Faults without end`(flood: Flood, language: Language) throws {
        let (english, other) = try pair(flood.target, language, body: flood.body.isEmpty ? nil : flood.body)
        compare(english, other, language)
    }

    @Test(arguments: [
        ("/v1/parties?limit=0&lang=ru", "kk", "ru"), ("/v1/parties?limit=0", "kk, ru;q=0.5", "kk"),
        ("/v1/parties?limit=0", "de", "en"), ("/v1/parties?limit=0&lang=xx", "ru", "ru"),
        ("/v1/parties?limit=0&lang=xx", "de", "en"), ("/v1/parties?lang=&limit=0", "kk", "kk"),
        ("/nowhere?lang=kk", "ru", "kk"), ("/v1/parties?q=%zz&lang=kk", "ru", "ru"),
        ("/embed/hemicycle?lang=ru", "en", "ru"), ("/v1/parties.pdf?lang=ru", "en", "ru"),
    ])
    func `The language is lang, else that of Accept-Language, else English`(
        target: String, accept: String, expected: String
    ) throws {
        let answer = try Mandat.get(target, [("accept-language", accept)])
        #expect((400..<500).contains(answer.status))
        #expect(answer.field("content-language") == expected)
        #expect(answer.field("vary")?.contains("Accept-Language") == true)
        #expect((answer["/title"]?.text?.isCyrillic == true) == (expected != "en"))
    }

    @Test func `A method, a coding and a condition are refused in the language asked for`() throws {
        let russian = (name: "accept-language", value: "ru")
        let put = try Mandat.get("/v1/parties", [russian], method: .put)
        #expect(
            put["/detail"]?.text?.hasPrefix("Для адреса /v1/parties нет метода PUT; есть: GET, HEAD, OPTIONS") == true)
        let coding = try Mandat.get("/v1/parties", [russian, ("accept-encoding", "br, identity;q=0, gzip;q=0")])
        #expect(coding["/detail"]?.text?.hasPrefix("Accept-Encoding не допускает") == true)
        let condition = try Mandat.get("/v1/parties", [russian, ("if-match", "\"x\"")])
        #expect(condition["/title"] == "Предварительное условие не выполнено")
    }

    /// What was refused on the wire has no fields to read.
    @Test func `What is refused before there is a request is in English`() {
        let answer = Answer(API.response(to: Refusal.overloaded(retryAfter: 1)))
        #expect(answer.field("content-language") == "en" && answer["/title"]?.text == "The server is at its limit")
    }

    @Test(arguments: languages) func `Every type of problem has a page in each language`(language: Language) throws {
        let english = try Mandat.get("/problems").list()
        let other = try Mandat.get("/problems?lang=\(language.rawValue)")
        #expect(other.field("content-language") == language.rawValue)
        for (own, first) in zip(other.list(), english) {
            #expect(own["type"] == first["type"] && own["status"] == first["status"])
            #expect(own["title"]?.text?.isCyrillic == true && own["remedy"]?.text?.isCyrillic == true)
            let type = try #require(own["type"]?.text)
            #expect(try Mandat.get("\(type)?lang=\(language.rawValue)")["/data"] == own)
            let page = try Mandat.get("\(type)?lang=\(language.rawValue)", [("accept", "text/html")])
            #expect(page.text.contains("<html lang=\"\(language.rawValue)\">") && !page.text.contains("⟦"))
            #expect(page.text.contains("<h1>\(own["title"].shown)</h1>"))
        }
        let all = try Mandat.get("/problems?lang=\(language.rawValue)", [("accept", "text/html")])
        #expect(!all.text.contains("⟦") && !all.text.contains("What to do"))
    }

    @Test func `A number chooses the words beside it`() throws {
        func detail(_ lists: Int) throws -> String? {
            let bad = (0..<lists).map { _ in "0" }.joined(separator: ",")
            return try Mandat.post(
                #"{"system": "mazhilis-2023", "tally": {"lists": [\#(bad)]}}"#, query: "?lang=ru")["/detail"]?.text
        }
        #expect(
            try detail(1) == "/tally/lists/0: здесь число; ожидается объект.")
        #expect(try detail(2) == "Ошибки в 2 местах; первая: /tally/lists/0: здесь число; ожидается объект.")
        #expect(try detail(21)?.hasPrefix("Ошибки в 21 месте; ") == true)
        #expect(try detail(33)?.hasSuffix("Ещё 1 ошибка здесь не описана.") == true)
        #expect(try detail(35)?.hasSuffix("Ещё 3 ошибки здесь не описаны.") == true)
        #expect(try detail(37)?.hasSuffix("Ещё 5 ошибок здесь не описаны.") == true)
    }
}

extension String {
    /// Whether a Russian or a Kazakh word is in it.
    fileprivate var isCyrillic: Bool { unicodeScalars.contains { (0x400...0x4FF).contains($0.value) } }
}
