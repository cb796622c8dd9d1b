// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import Testing
import Text

@Suite struct `The articles of the law` {
    @Test func `are on record as citations that can be said in each language`() throws {
        let record = try Mandat.registry()
        let cited =
            record.series.items.flatMap(\.entries).compactMap(\.article) + record.events.items.compactMap(\.articles)
        #expect(cited.contains("Art. 97-1(1)"))
        for text in cited { #expect(LegalCitation(text) != nil, "\(text)") }
    }

    @Test(arguments: [
        ("en", "Art. 97-1(1)"), ("ru", "ст. 97-1, п. 1"), ("kk", "97-1-бап, 1-тармақ"),
    ])
    func `are cited as the language asked for cites`(language: String, article: String) throws {
        #expect(try Mandat.get("/v1/thresholds/entry.list_percent?lang=\(language)")["/data/article"]?.text == article)
        let count = try Mandat.get(
            "/v1/simulations/seats?system=mazhilis-2023&votes=amanat:60,auyl:40&lang=\(language)")
        #expect(count.column("article", of: "/data/steps").contains(article))
        let systems = try Mandat.get("/v1/electoral-systems?lang=\(language)&limit=100").text
        #expect(systems.contains(article) && systems.contains("\"Art. ") == (language == "en"))
    }
}
