// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing
import Text

@testable import API

/// Content codings, conditions and negotiation through the whole API.
@Suite struct `Content codings` {
    private let api: API

    init() throws { api = try Contract.shared.get().api }

    private static let page = "/v1/parties/amanat"
    private static let body = Array(
        #"{"system":"mazhilis-2023","tally":{"lists":[{"party":"amanat","votes":5},{"party":"auyl","votes":3}]}}"#.utf8)

    private func get(_ target: String, _ fields: (String, String)..., method: Method = .get) -> Response {
        api.response(to: Request(method: method, target: target, fields: Fields(fields.map { (name: $0, value: $1) })))
    }

    private func post(_ fields: (String, String)...) -> Response {
        let all = [("Content-Type", "application/json")] + fields
        return api.response(
            to: Request(
                method: .post, target: "/v1/simulations/seats", fields: Fields(all.map { (name: $0, value: $1) }),
                body: Self.body))
    }

    @Test(
        arguments: [
            ("gzip", true), ("gzip, deflate, br", true), ("x-gzip", true), ("*", true), ("br;q=1, gzip;q=0.5", true),
            ("gzip;q=0.2, identity;q=0.1", true), ("identity;q=0, gzip", true), ("*;q=0, gzip;q=0.001", true),
            ("identity", false), ("br", false), ("", false), ("gzip;q=0", false), ("gzip;q=0.5, identity", false),
            ("gzip;q=0, *", false), ("gzipped", false), ("gzip-9, br", false), ("gzip , br", true),
            ("gzip ;q=0", false),
        ])
    func `RFC 9110 12.5.3 gzip is chosen by weight`(accept: String, isCoded: Bool) {
        for _ in 0..<2 {
            let response = get(Self.page, ("Accept-Encoding", accept))
            #expect(response.status == .ok)
            #expect(response.fields.first("content-encoding") == (isCoded ? "gzip" : nil))
            #expect(response.body.starts(with: [0x1F, 0x8B]) == isCoded)
            #expect(response.fields.first("vary")?.contains("Accept-Encoding") == true)
        }
    }

    @Test(arguments: ["identity;q=0", "*;q=0", "identity;q=0, gzip;q=0", "br, *;q=0"])
    func `RFC 9110 12.5.3 where neither gzip nor the plain bytes are wanted, the answer is 406`(accept: String) {
        for response in [get(Self.page, ("Accept-Encoding", accept)), post(("Accept-Encoding", accept))] {
            #expect(response.status == .notAcceptable)
            #expect(response.fields.first("content-encoding") == nil)
        }
    }

    @Test func `RFC 9110 8.8.3.3 each coding has its own strong validator`() throws {
        let plain = try #require(get(Self.page).fields.first("etag"))
        let coded = try #require(get(Self.page, ("Accept-Encoding", "gzip")).fields.first("etag"))
        #expect(coded == plain.dropLast() + "-gzip\"")
        for (coding, own, other) in [("gzip", coded, plain), ("identity", plain, coded)] {
            let accept = ("Accept-Encoding", coding)
            let unmodified = get(Self.page, accept, ("If-None-Match", "\(other), \(own)"))
            #expect(unmodified.status == .notModified)
            #expect(unmodified.fields.first("etag") == own)
            #expect(get(Self.page, accept, ("If-None-Match", "W/\(own)")).status == .notModified)
            #expect(get(Self.page, accept, ("If-None-Match", other)).status == .ok)
            #expect(get(Self.page, accept, ("If-Match", own)).status == .ok)
            #expect(get(Self.page, accept, ("If-Match", other)).status == .preconditionFailed)
            #expect(get(Self.page, accept, ("If-Match", "W/\(own)")).status == .preconditionFailed)
        }
    }

    @Test func `HEAD has the fields of GET in either coding`() {
        for coding in ["gzip", "identity"] {
            let accept = ("Accept-Encoding", coding)
            let read = get(Self.page, accept)
            let head = get(Self.page, accept, method: .head)
            #expect(head.fields.bytes == read.fields.bytes)
            #expect(head.body.count == read.body.count)
        }
    }

    @Test func `Small answers are left as they are, unless the client refuses them so`() {
        #expect(get("/livez", ("Accept-Encoding", "gzip")).fields.first("content-encoding") == nil)
        #expect(
            get("/livez", ("Accept-Encoding", "gzip, identity;q=0")).fields.first("content-encoding") == "gzip")
    }

    @Test func `What is posted and what is refused is compressed by its size`() {
        let answer = post(("Accept-Encoding", "gzip"))
        #expect(answer.status == .ok)
        #expect(answer.fields.first("content-encoding") == "gzip")
        #expect(answer.body.count < post().body.count / 2)
        #expect(answer.fields.first("etag") == nil)
        let refused = get("/v1/parties?no_such=1", ("Accept-Encoding", "gzip"))
        #expect(refused.status == .badRequest)
        #expect(refused.fields.first("content-type") == "application/problem+json")
    }

    @Test(arguments: [
        "Sat, 21 Nov 2026 00:00:00 GMT", "Saturday, 21-Nov-26 00:00:00 GMT", "Sat Nov 21 00:00:00 2026",
    ])
    func `RFC 9110 5.6.7 dates of conditions are read in three formats`(date: String) {
        #expect(get(Self.page, ("If-Modified-Since", date)).status == .notModified)
        #expect(get(Self.page, ("If-Unmodified-Since", date)).status == .ok)
    }

    @Test(arguments: [
        ("ru", "ru"), ("kk-KZ, ru;q=0.9", "kk"), ("de, ru;q=0.5, en;q=0.4", "ru"), ("kk;q=0, ru;q=0.1", "ru"),
        ("de", "en"), ("*", "en"), ("en;q=0.1, kk;q=0.2", "kk"),
    ])
    func `RFC 9110 12.5.4 the language is the one preferred, else English`(accept: String, language: String) {
        #expect(get(Self.page, ("Accept-Language", accept)).fields.first("content-language") == language)
    }

    @Test(
        arguments: [
            ("/v1/p%61rties", 200), ("/v1/parties/amanat%2Fx", 400), ("/v1/parties/%00", 400),
            ("/v1/parties/%C0%AF", 400), ("/v1/parties/%ED%A0%80", 400), ("/v1/parties/..", 400),
            ("/v1/parties/%2e%2e", 400), ("/v1/parties/%GG", 400), ("/v1/parties?q=%00", 400),
            ("/v1/parties?q=%C0%AF", 400), ("/v1//parties", 404), ("/v1/parties/", 404),
        ])
    func `RFC 3986 2 a path is decoded once and by the letter`(target: String, status: Int) {
        #expect(get(target).status.code == status)
    }

    @Test func `RFC 9110 15.5.16 a body that is not read is told what would be`() {
        let type = api.response(
            to: Request(method: .post, target: "/v1/simulations/seats", fields: Fields([("Content-Type", "text/csv")])))
        #expect(type.status == .unsupportedMediaType)
        #expect(type.fields.first("accept") == "application/json")
        let coding = post(("Content-Encoding", "gzip"))
        #expect(coding.status == .unsupportedMediaType)
        #expect(coding.fields.first("accept-encoding") == "identity")
    }

    @Test func `A preflight allows the methods of the resource and the fields that pages send`() {
        let asked = Fields([
            ("Origin", "https://example.org"), ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "content-type, if-none-match, traceparent"),
        ])
        let response = api.response(to: Request(method: .options, target: "/v1/simulations/seats", fields: asked))
        #expect(response.status == .noContent)
        #expect(response.fields.first("access-control-allow-origin") == "*")
        #expect(response.fields.first("access-control-allow-methods") == "GET, HEAD, OPTIONS, POST")
        let allowed = response.fields.first("access-control-allow-headers")?.lowercased() ?? ""
        for field in ["content-type", "if-none-match", "traceparent"] { #expect(allowed.contains(field)) }
        #expect(response.fields.first("access-control-max-age") == "86400")
        #expect(response.fields.first("access-control-allow-credentials") == nil)
    }
}
