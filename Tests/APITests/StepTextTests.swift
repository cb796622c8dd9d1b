// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing

@Suite struct `The steps of a count` {
    /// Together these counts take every kind of step: a plain one with a tie and a short list, and a second party with
    /// the minimum.
    private static let queries = [
        "system=kurultai-2026&votes=a:50,b:50,c:1&candidates=a:10", "system=mazhilis-2023&votes=a:9900,b:45,c:55",
    ]
    private static let kinds: Set<String> = [
        "base", "threshold", "second_party_admission", "second_party_quota", "quota", "automatic", "remainder",
        "second_party_seats",
        "second_party_minimum", "second_party_rest", "tie", "vacancy",
    ]

    private static func steps(_ language: String) throws -> [JSON] {
        try queries.flatMap { try Mandat.get("/v1/simulations/seats?lang=\(language)&\($0)").list("/data/steps") }
    }

    @Test(arguments: ["en", "ru", "kk"])
    func `are told in each language, each with its article`(language: String) throws {
        let steps = try Self.steps(language)
        #expect(Set(steps.compactMap { $0["kind"]?.text }) == Self.kinds)
        let sign = ["en": "Art. ", "ru": "ст. ", "kk": "-бап"][language] ?? ""
        #expect(steps.allSatisfy { $0["article"]?.text?.contains(sign) == true })
        for step in steps {
            let text = try #require(step["text"]?.text)
            #expect(text.hasSuffix("."), "\(text)")
            let isCyrillic = text.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
            #expect(isCyrillic == (language != "en"), "\(text)")
        }
    }

    @Test func `differ between Russian and Kazakh`() throws {
        let pairs = try zip(Self.steps("ru"), Self.steps("kk"))
        #expect(pairs.allSatisfy { $0["kind"] == $1["kind"] && $0["text"] != $1["text"] })
    }

    @Test func `read as a person would explain them`() throws {
        let answer = try Mandat.get(
            "/v1/simulations/seats?system=mazhilis-2023&votes=\(Votes.of2023)&against_all=248291")
        let texts = answer.column("text", of: "/data/steps")
        #expect(texts.first == "Shares are of 6,366,441 votes for all lists and against all.")
        #expect(texts.contains("Baytaq: 146,431 votes, 2.30 % of the base; at least 5 % is needed: not admitted."))
        #expect(
            texts.contains(
                "Quota: 5,971,719 votes of the admitted lists for 69 seats, a seat costs 86,546.652 votes."))
        #expect(texts.last == "Seats left: 2, one each to the largest remainders: OSDP (0.825197), Amanat (0.649252).")
    }

    /// 49,999 of 1,000,000 is below five per cent, though two decimals would show 5.00.
    @Test func `do not round a share up to the threshold that it misses`() throws {
        let texts = try Mandat.get("/v1/simulations/seats?system=mazhilis-2023&votes=a:500000,b:450001,c:49999")
            .column("text", of: "/data/steps")
        #expect(texts.contains("c: 49,999 votes, 4.999900 % of the base; at least 5 % is needed: not admitted."))
    }

    @Test func `name a ratio where the threshold is one`() throws {
        let answer = try Mandat.get("/v1/simulations/seats?seats=10&threshold=1/3&votes=a:2,b:1,c:1,d:1,e:1")
        #expect(answer["/data/steps/1/text"]?.text?.contains("at least 33.333333 % is needed") == true)
        let refused = try Mandat.get("/v1/simulations/seats?seats=10&threshold=1/2&votes=a:1,b:1,c:1")
        #expect(refused["/detail"]?.text?.contains("the threshold of 50 %") == true)
    }
}
