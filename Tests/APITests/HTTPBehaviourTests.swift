// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Testing
import Text

@testable import API
@testable import Web

@Suite struct `Over HTTP` {
    private static let cacheable = [
        "/v1/parties", "/v1/parties/nur-otan", "/v1/parties.csv?limit=3", "/v1/elections/mazhilis-2023/results",
        "/v1/simulations/seats?system=kurultai-2026&votes=a:1", "/openapi.yaml", "/openapi.json", "/problems", "/",
    ]
    private static let errors = ["/nowhere", "/v1/parties?x=1", "/v1/parties/amanat.csv", "/v1/parties/%ZZ"]

    /// API.md section 1: CORS on every answer, errors and 304 too.
    private func checkCommon(_ answer: Answer) {
        #expect(answer.field("access-control-allow-origin") == "*")
        let readable =
            "Accept, Accept-Encoding, Allow, Content-Disposition, Content-Location, Date, ETag, Link, Retry-After, X-Request-Id"
        #expect(answer.field("access-control-expose-headers") == readable)
        #expect(answer.field("vary") == "Accept, Accept-Language, Accept-Encoding")
        #expect(answer.field("x-content-type-options") == "nosniff")
    }

    @Test(arguments: cacheable) func `a page may be kept, and is known by a strong validator`(target: String) throws {
        let answer = try Mandat.get(target)
        #expect(answer.status == 200)
        checkCommon(answer)
        #expect(
            answer.field("cache-control") == "public, max-age=60, stale-while-revalidate=3600, stale-if-error=86400")
        let etag = try #require(answer.field("etag"))
        #expect(etag.wholeMatch(of: /"[0-9a-f]{16}"/) != nil)
        #expect(answer.field("last-modified") == "Sat, 21 Nov 2026 00:00:00 GMT")
        #expect(try Mandat.get(target, from: Mandat.forgetful()).field("etag") == etag)
    }

    /// RFC 9110 section 13.2.2: If-None-Match goes over If-Modified-Since.
    @Test(arguments: cacheable) func `what the reader has is not sent again`(target: String) throws {
        let whole = try Mandat.get(target)
        let etag = try #require(whole.field("etag"))
        let conditions = [
            ("if-none-match", etag, 304), ("if-none-match", "W/\(etag)", 304), ("if-none-match", "\"x\", \(etag)", 304),
            ("if-none-match", "*", 304), ("if-none-match", "\"x\"", 200),
            ("if-modified-since", "Sat, 21 Nov 2026 00:00:00 GMT", 304),
            ("if-modified-since", "Fri, 20 Nov 2026 23:59:59 GMT", 200), ("if-modified-since", "yesterday", 200),
            ("if-match", etag, 200), ("if-match", "\"x\"", 412), ("if-match", "W/\(etag)", 412), ("if-match", "*", 200),
            ("if-unmodified-since", "Fri, 20 Nov 2026 00:00:00 GMT", 412),
        ]
        for (name, value, status) in conditions {
            for api in [nil, try Mandat.forgetful()] {
                let answer = try Mandat.get(target, [(name, value)], from: api)
                #expect(answer.status == status, "\(name): \(value)")
                checkCommon(answer)
                if status == 304 {
                    #expect(answer.body.isEmpty)
                    for field in ["etag", "cache-control", "content-location", "vary", "last-modified"] {
                        #expect(answer.field(field) == whole.field(field), "RFC 9110 section 15.4.5")
                    }
                }
                if status == 412 { #expect(answer["/type"] == "/problems/precondition-failed") }
            }
        }
        let both = [("if-none-match", "\"x\""), ("if-modified-since", "Sat, 21 Nov 2026 00:00:00 GMT")]
        #expect(try Mandat.get(target, both.map { (name: $0.0, value: $0.1) }).status == 200)
    }

    @Test(arguments: cacheable + errors + ["/livez", "/readyz", "/version"])
    func `HEAD has the fields of GET`(target: String) throws {
        let got = try Mandat.get(target)
        let head = try Mandat.get(target, method: .head)
        #expect(head.status == got.status)
        #expect(head.head == got.head)
    }

    @Test(arguments: errors) func `a problem is kept by nobody and may be read from anywhere`(
        target: String
    ) throws {
        let answer = try Mandat.get(target, [("accept-language", "ru")])
        #expect(answer.status >= 400)
        checkCommon(answer)
        #expect(answer.field("cache-control") == "no-store")
        #expect(answer.field("etag") == nil)
    }

    @Test(arguments: [
        ("/v1/parties", "GET, HEAD, OPTIONS"), ("/v1/parties/anything", "GET, HEAD, OPTIONS"),
        ("/v1/simulations/seats", "GET, HEAD, OPTIONS, POST"),
        ("/v1/simulations/seats.csv", "GET, HEAD, OPTIONS, POST"),
        ("/livez", "GET, HEAD, OPTIONS"), ("/", "GET, HEAD, OPTIONS"),
    ])
    func `a resource says which methods it has`(target: String, methods: String) throws {
        let options = try Mandat.get(target, method: .options)
        #expect(options.status == 204)
        #expect(options.field("allow") == methods)
        #expect(options.field("access-control-allow-methods") == methods)
        let allowed = try #require(options.field("access-control-allow-headers")).split(separator: ", ")
        // Fetch standard, CORS-preflight fetch: the wildcard does not stand for Authorization.
        for name in ["Accept", "Authorization", "Cache-Control", "Content-Type", "If-None-Match", "Pragma", "*"] {
            #expect(allowed.contains(Substring(name)), "\(name)")
        }
        checkCommon(options)
        for method in [Method.put, .delete, .patch, .trace, .other("BREW")] {
            let refused = try Mandat.get(target, method: method)
            #expect(refused.status == 405)
            #expect(refused.field("allow") == methods, "RFC 9110 section 15.5.6")
            #expect(refused["/detail"]?.text?.contains("it has \(methods)") == true)
            checkCommon(refused)
        }
    }

    /// RFC 9110 section 9.3.7: the asterisk means the server.
    @Test func `OPTIONS asks the server as a whole, too`() throws {
        let answer = try Mandat.get("*", method: .options)
        #expect(answer.status == 204)
        #expect(answer.field("allow") == "GET, HEAD, OPTIONS, POST")
    }

    @Test func `what is posted is kept by nobody`() throws {
        let answer = try Mandat.post(#"{"rules": {"seats": 3}, "tally": {"lists": [{"party": "a", "votes": 1}]}}"#)
        #expect(answer.status == 200)
        #expect(answer.field("cache-control") == "no-store")
        #expect(answer.field("etag") == nil)
        checkCommon(answer)
    }

    @Test(arguments: ["/livez", "/readyz", "/version"])
    func `the state of the server is asked anew each time`(target: String) throws {
        let answer = try Mandat.get(target)
        #expect(answer.status == 200)
        #expect(answer.field("cache-control") == "no-store")
        checkCommon(answer)
    }

    @Test func `the version names program and dataset`() throws {
        let version = try Mandat.get("/version")
        #expect(version["/version"] == "1.2.3")
        let registry = try Mandat.registry()
        #expect(version["/dataset_version"] == .string(registry.version))
        #expect(try Mandat.get("/v1/parties")["/meta/dataset_version"] == version["/dataset_version"])
        #expect(try Mandat.get("/readyz")["/dataset_version"] == version["/dataset_version"])
    }

    @Test func `the contract is served as it is written`() throws {
        let yaml = try Mandat.get("/openapi.yaml", [("accept", "text/html")])
        #expect(yaml.body == OpenAPI.yaml)
        #expect(yaml.field("content-type") == "application/yaml")
        #expect(try Mandat.get("/openapi.json").field("content-type") == "application/json")
    }

    /// RFC 6657 section 3: whoever reads text without a charset guesses; RFC 5545 section 3.1.4 asks for it by name.
    @Test(arguments: Format.allCases) func `text says that it is UTF-8`(format: Format) {
        #expect(!format.mediaType.hasPrefix("text/") || format.mediaType.contains("; charset=utf-8"))
        #expect(format.mediaType.hasPrefix(format.offer))
    }

    /// RFC 3986 section 6.2.2.2: a path with escapes names the same resource, whose cost is known by every way to write it.
    @Test(arguments: [
        "/v1/simulations/sweep?system=kurultai-2026", "/v1/simulations/%73weep", "/v1/%73imulations/sweep",
        "/v1/simulations/%73weep.csv",
    ])
    func `what takes long is left for later, however its path is written`(target: String) throws {
        let api = try Mandat.fresh()
        let long = "/v1/simulations/sweep?system=mazhilis-2023&votes=a:60,b:40&param=threshold&from=0&to=100&step=0.1"
        #expect(api.response(to: Request(method: .get, target: long)).status == .ok)
        guard case .later = api.reply(to: Request(method: .get, target: target)) else {
            Issue.record("a sweep is counted on the event loop")
            return
        }
    }

    /// What is read in thousands of bytes is read off the event loop, whatever it asks for.
    @Test(arguments: [(100, false), (6000, true)])
    func `a large body is left for later`(bytes: Int, isLater: Bool) async throws {
        let body = #"{"rules": {"seats": 3}, "tally": {"lists": [{"party": "a", "votes": 1}]}}"#
        // A clock that stands still: no operation has ever taken any time.
        let site = Site(version: "1", machine: Machine(tasks: 1) { 0 })
        let api = API(registry: try Mandat.registry(), site: site)
        func reply(_ padding: Int) -> Reply {
            let padded = Array(body.utf8) + Array(repeating: 0x20, count: padding)
            return api.reply(
                to: Request(
                    method: .post, target: "/v1/simulations/seats", fields: Fields([Mandat.json]), body: padded))
        }
        if case .later(let work) = reply(1) { #expect(await work().status == .ok) }
        if case .later = reply(bytes) { #expect(isLater) } else { #expect(!isLater) }
    }

    /// RFC 9110 section 8.8.2.1: a date is that of the content, and another content of the same version has another one.
    @Test func `what is served since another second is modified then`() throws {
        let registry = try Mandat.registry()
        let api = API(registry: registry, site: Mandat.site, lastModified: 1_795_000_001)
        let date = "Wed, 18 Nov 2026 11:06:41 GMT"
        #expect(try Mandat.get("/v1/parties", from: api).field("last-modified") == date)
        for (since, status) in [(date, 304), ("Wed, 18 Nov 2026 11:06:40 GMT", 200)] {
            let answer = try Mandat.get("/v1/parties", [("if-modified-since", since)], from: api)
            #expect(answer.status == status && answer.field("last-modified") == date)
        }
        #expect(api.serves(registry, Mandat.site))
        let other = Site(version: "1.2.4")
        #expect(!api.serves(registry, other))
    }

    /// RFC 9110 section 10.1.1: whoever waits before sending a body is told what no body can change.
    @Test(
        arguments: [
            (Method.post, "/nope", Mandat.json.value, 404), (.post, "/v1/parties", Mandat.json.value, 405),
            (.put, "/v1/simulations/seats", Mandat.json.value, 405),
            (.post, "/v1/simulations/seats", "text/plain", 415),
            (.post, "/v1/simulations/seats", "", 415), (.post, "/v1/simulations/monte-carlo", "text/plain", 415),
            (.post, "/v1/calculators/quota", "application/xml", 415),
            (.post, "/v1/simulations/seats?x=1", Mandat.json.value, 400),
            (.post, "/v1/simulations/sweep?lang=de", Mandat.json.value, 400),
            (.post, "/v1/%ZZ", Mandat.json.value, 400),
            (.post, "/v1/simulations/seats.svg", Mandat.json.value, 406), (.get, "/nope", "", 404),
            (.get, "/v1/parties?x=1", "", 400),
            (.get, "/v1/simulations/sweep?x=1", "", 400), (.delete, "/", "", 405),
            (.post, "/v1/simulations/seats", Mandat.json.value, nil),
            (.post, "/v1/simulations/seats.csv", "application/json; charset=utf-8", nil),
            (.get, "/v1/parties", "", nil), (.get, "/v1/simulations/sweep?system=kurultai-2026", "", 400),
            (.options, "/v1/parties", "", nil),
        ] as [(Method, String, String, Int?)])
    func `the head alone decides what is refused whatever the body is`(
        method: Method, target: String, type: String, status: Int?
    ) throws {
        let fields = [(name: "expect", value: "100-continue"), (name: "content-length", value: "5")]
        let head = Request(
            method: method, target: target, fields: Fields(fields + (type.isEmpty ? [] : [("content-type", type)])))
        let answer = try Mandat.forgetful().answer(toHead: head).map(Answer.init)
        #expect(answer?.status == status)
        guard let answer else { return }
        let whole = try Mandat.answer(to: head)
        #expect(answer["/type"] == whole["/type"] && answer["/status"] == whole["/status"], "the same as with a body")
        #expect(whole.errors.starts(with: answer.errors), "what is wrong with the body comes after that")
    }

    static let refusals: [(Refusal, Int, String)] = [
        (.headTimeout(seconds: 10), 408, "request-timeout"), (.bodyTimeout(seconds: 10), 408, "request-timeout"),
        (.overloaded(retryAfter: 2), 503, "overloaded"), (.malformed(.hostMissing), 400, "malformed-request"),
        (.malformed(.bodyTooLarge(limit: 1_048_576)), 413, "content-too-large"),
    ]

    /// What the decoder or the listener refuses is a problem too, with the RFC section that asks for it.
    @Test(arguments: refusals)
    func `what is refused on the wire is a problem`(refusal: Refusal, status: Int, type: String) {
        let answer = Answer(API.response(to: refusal))
        #expect(answer.status == status)
        #expect(answer["/type"]?.text == "/problems/" + type)
        #expect(answer["/detail"]?.text == refusal.detail)
        #expect(answer["/section"]?.text?.hasPrefix("RFC 9") == true)
        #expect(answer["/instance"] == nil)
        #expect(answer.field("retry-after") == (status == 503 ? "2" : nil))
        checkCommon(answer)
    }
}
