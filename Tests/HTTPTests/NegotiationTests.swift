// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing

@Suite struct NegotiationTests {
    @Test(arguments: [
        ("text/plain;format=flowed", 1000), ("text/plain", 700), ("text/html", 300), ("image/jpeg", 500),
        ("text/plain;format=fixed", 400), ("text/html;level=3", 700),
    ])
    func `RFC 9110 12.5.1 the more specific range decides`(type: String, quality: Int) {
        // The table of the RFC: "text/html;level=3" is 0.7 there by text/html;q=0.7.
        let accept =
            "text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, text/plain;format=fixed;q=0.4, */*;q=0.5"
        let html = type.hasPrefix("text/html;") ? accept + ", text/html;q=0.7" : accept
        // The quality of a type is found by weighing it against an offer of known quality.
        for rival in [299, 301, 399, 401, 499, 501, 699, 701, 999] {
            let field = html + ", test/rival;q=0.\(rival)"
            let choice = Negotiation.preferred(accept: field, offers: ["test/rival", type])
            #expect(choice == (quality > rival ? 1 : 0), "\(rival)")
        }
    }

    @Test(
        arguments: [
            (nil, 0), ("", 0), ("*/*", 0), ("text/csv", 1), ("application/*", 0),
            ("text/*;q=0.5, application/json;q=0.4", 1),
            ("application/json;q=0, */*", 1), ("image/png", nil), ("*/*;q=0", nil), ("application/json;q=0", nil),
            ("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", 0), ("TEXT/CSV", 1),
            ("text/csv; charset=utf-8", 1), ("text/csv;header=absent", nil), ("nonsense, text/csv", 1), ("nonsense", 0),
            ("text/csv;q=2, application/json;q=0.1", 0), ("text/csv;q=0.1234, application/json;q=0.1", 0),
            ("*/csv, application/json", 0), ("text/csv;q=1.000", 1), ("text/csv;q=1.001", 0),
        ] as [(String?, Int?)])
    func `RFC 9110 12.4.2 and 12.5.1 a media type is chosen by weight, then by the server's order`(
        accept: String?, choice: Int?
    ) {
        #expect(Negotiation.preferred(accept: accept, offers: ["application/json", "text/csv"]) == choice)
    }

    @Test(
        arguments: [
            (nil, 0), ("kk", 2), ("kk-KZ", 2), ("KK-Cyrl-KZ, ru;q=0.8", 2), ("ru, kk", 1), ("kk, ru", 2),
            ("da, en-gb;q=0.8, en;q=0.7", 0),  // the example of RFC 9110 12.5.4
            ("de", nil), ("de, *;q=0.1", 0), ("en;q=0, *", 1), ("*;q=0", nil), ("ru;q=0.5, en;q=0.6", 0),
        ] as [(String?, Int?)])
    func `RFC 9110 12.5.4 and RFC 4647 3 a language is chosen by weight, then by the client's order`(
        accept: String?, choice: Int?
    ) {
        #expect(Negotiation.language(acceptLanguage: accept, offers: ["en", "ru", "kk"]) == choice)
    }

    @Test(
        arguments: [
            (nil, "identity"), ("", "identity"), ("gzip", "gzip"), ("x-gzip", "gzip"), ("*", "gzip"),
            ("br", "identity"),
            ("gzip;q=0", "identity"), ("gzip;q=0.5, identity", "identity"),
            ("gzip;q=1.0, identity;q=0.5, *;q=0", "gzip"),
            ("compress, gzip", "gzip"), ("identity;q=0", nil), ("*;q=0", nil), ("identity;q=0, gzip", "gzip"),
            ("*;q=0, identity", "identity"), ("GZIP", "gzip"),
        ] as [(String?, String?)])
    func `RFC 9110 12.5.3 a coding is chosen, identity unless it is excluded`(accept: String?, coding: String?) {
        let offers = ["gzip", "identity"]
        #expect(Negotiation.coding(acceptEncoding: accept, offers: offers).map { offers[$0] } == coding)
        #expect(Negotiation.accepts(coding: "gzip", acceptEncoding: accept) == (coding == "gzip"))
    }
}
