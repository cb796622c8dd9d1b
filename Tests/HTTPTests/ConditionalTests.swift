// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing

@Suite struct HTTPDateTests {
    @Test(arguments: [
        "Sun, 06 Nov 1994 08:49:37 GMT",  // IMF-fixdate
        "Sunday, 06-Nov-94 08:49:37 GMT",  // obsolete RFC 850 format
        "Sun Nov  6 08:49:37 1994",  // ANSI C's asctime() format
    ])
    func `RFC 9110 5.6.7 the three formats of one moment`(text: String) {
        #expect(HTTPDate.parse(text) == 784_111_777)
    }

    @Test(
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
            (-1, "Wed, 31 Dec 1969 23:59:59 GMT"), (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
        ] as [(Int64, String)])
    func `Seconds become a date and the date the same seconds`(seconds: Int64, text: String) {
        #expect(HTTPDate.format(seconds) == text)
        #expect(HTTPDate.parse(text) == seconds)
    }

    @Test func `Days of five hundred years go there and back`() {
        for day in stride(from: Int64(-36_500), to: 146_097, by: 13) {
            let seconds = day * 86_400 + 43_200
            #expect(HTTPDate.parse(HTTPDate.format(seconds)) == seconds)
        }
    }

    @Test func `RFC 9110 5.6.7 a two-digit year is at most fifty years ahead`() {
        #expect(HTTPDate.parse("Sunday, 06-Nov-76 00:00:00 GMT").map(HTTPDate.format)?.contains("2076") == true)
        #expect(HTTPDate.parse("Sunday, 06-Nov-77 00:00:00 GMT").map(HTTPDate.format)?.contains("1977") == true)
    }

    @Test(arguments: [
        "", "0", "yesterday", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 UTC",
        "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT",
        "sun, 06 nov 1994 08:49:37 GMT", "Sun, 06 Nov 94 08:49:37 GMT", "Sun Nov 6 08:49:37 1994",
        "Sun, 06 Nov 1994  08:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT",
    ])
    func `What is no HTTP-date is none`(text: String) {
        #expect(HTTPDate.parse(text) == nil)
    }
}

@Suite struct PreconditionsTests {
    static let modified: Int64 = 784_111_777
    static let then = "Sun, 06 Nov 1994 08:49:37 GMT"
    static let before = "Sun, 06 Nov 1994 08:49:36 GMT"

    struct Case: CustomTestStringConvertible, Sendable {
        var source: String
        var method = Method.get
        var fields: [(name: String, value: String)]
        var etag = "\"xyzzy\""
        var outcome: Preconditions.Outcome
        var testDescription: String { source }
    }

    static let cases = [
        Case(source: "no condition", fields: [], outcome: .proceed),
        Case(source: "13.1.1 If-Match of the same", fields: [("If-Match", "\"xyzzy\"")], outcome: .proceed),
        Case(
            source: "13.1.1 If-Match with a list", fields: [("If-Match", "\"xyzzy\", \"r2d2xxxx\", \"c3piozzzz\"")],
            outcome: .proceed),
        Case(source: "13.1.1 If-Match *", fields: [("If-Match", "*")], outcome: .proceed),
        Case(source: "13.1.1 If-Match of another", fields: [("If-Match", "\"other\"")], outcome: .failed),
        Case(
            source: "13.1.1 If-Match compares strongly", fields: [("If-Match", "W/\"xyzzy\"")], outcome: .failed),
        Case(
            source: "8.8.3.2 a weak tag never matches strongly", fields: [("If-Match", "W/\"xyzzy\"")],
            etag: "W/\"xyzzy\"", outcome: .failed),
        Case(
            source: "13.1.2 If-None-Match of the same", fields: [("If-None-Match", "\"xyzzy\"")], outcome: .notModified),
        Case(
            source: "13.1.2 If-None-Match compares weakly", fields: [("If-None-Match", "W/\"xyzzy\"")],
            outcome: .notModified),
        Case(
            source: "13.1.2 If-None-Match with a list",
            fields: [("If-None-Match", "W/\"xyzzy1\", W/\"r2d2xxxx\" ,, \"xyzzy\"")], outcome: .notModified),
        Case(
            source: "5.3 If-None-Match in two lines",
            fields: [("If-None-Match", "\"a\""), ("if-none-match", "\"xyzzy\"")],
            outcome: .notModified),
        Case(
            source: "8.8.3 a comma inside of a tag", fields: [("If-None-Match", "\"a,b\"")], etag: "\"a,b\"",
            outcome: .notModified),
        Case(source: "13.1.2 If-None-Match *", fields: [("If-None-Match", "*")], outcome: .notModified),
        Case(source: "13.1.2 If-None-Match of another", fields: [("If-None-Match", "\"zz\"")], outcome: .proceed),
        Case(source: "13.1.2 without quotes", fields: [("If-None-Match", "xyzzy")], outcome: .proceed),
        Case(
            source: "13.1.2 If-None-Match with another method", method: .put, fields: [("If-None-Match", "*")],
            outcome: .failed),
        Case(source: "13.1.3 If-Modified-Since then", fields: [("If-Modified-Since", then)], outcome: .notModified),
        Case(source: "13.1.3 If-Modified-Since before", fields: [("If-Modified-Since", before)], outcome: .proceed),
        Case(source: "13.1.3 an invalid date", fields: [("If-Modified-Since", "today")], outcome: .proceed),
        Case(
            source: "13.1.3 another method", method: .post, fields: [("If-Modified-Since", then)], outcome: .proceed),
        Case(
            source: "13.1.3 ignored beside If-None-Match",
            fields: [("If-None-Match", "\"zz\""), ("If-Modified-Since", then)], outcome: .proceed),
        Case(source: "13.1.4 If-Unmodified-Since then", fields: [("If-Unmodified-Since", then)], outcome: .proceed),
        Case(source: "13.1.4 If-Unmodified-Since before", fields: [("If-Unmodified-Since", before)], outcome: .failed),
        Case(
            source: "13.1.4 ignored beside If-Match",
            fields: [("If-Match", "\"xyzzy\""), ("If-Unmodified-Since", before)], outcome: .proceed),
        Case(
            source: "13.2.2 If-Match first, then If-None-Match",
            fields: [("If-Match", "\"xyzzy\""), ("If-None-Match", "\"xyzzy\"")], outcome: .notModified),
        Case(
            source: "13.2.1 OPTIONS ignores conditions", method: .options, fields: [("If-Match", "\"other\"")],
            outcome: .proceed),
    ]

    @Test(arguments: cases)
    func `RFC 9110 13 conditions in their order of precedence`(example: Case) {
        let request = Request(method: example.method, target: "/", fields: Fields(example.fields))
        #expect(Preconditions.evaluate(request, etag: example.etag, lastModified: Self.modified) == example.outcome)
    }

    @Test func `RFC 9110 13.1.3 without a date of its own a representation has no date conditions`() {
        let request = Request(method: .get, target: "/", fields: Fields([("If-Modified-Since", Self.then)]))
        #expect(Preconditions.evaluate(request, etag: "\"a\"", lastModified: nil) == .proceed)
    }
}
