// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing

@Suite struct RouterTests {
    let router = Router<String>([
        (.get, PathTemplate("/"), "root"),
        (.get, PathTemplate("/v1/parties"), "parties"),
        (.get, PathTemplate("/v1/parties/{id}"), "party"),
        (.get, PathTemplate("/v1/parties/{id}/lineage"), "lineage"),
        (.post, PathTemplate("/v1/parties/search"), "search"),
        (.get, PathTemplate("/v1/{kind}/{id}/{part}"), "part"),
        (.get, PathTemplate("/v1/simulations/seats"), "seats by query"),
        (.post, PathTemplate("/v1/simulations/seats"), "seats by body"),
    ])

    func find(_ method: Method, _ path: String) -> String {
        switch router.match(method, path: path) {
        case .found(let value, let captures): "\(value) \(captures)"
        case .methodNotAllowed(let methods): "405 " + methods.map(\.name).joined(separator: ", ")
        case .notFound: "404"
        case .malformedPath: "400"
        }
    }

    @Test(arguments: [
        (Method.get, "/", "root []"),
        (.get, "/v1/parties", "parties []"),
        (.get, "/v1/parties/amanat", "party [\"amanat\"]"),
        (.head, "/v1/parties/amanat", "party [\"amanat\"]"),  // RFC 9110 9.3.2
        (.get, "/v1/parties/amanat/lineage", "lineage [\"amanat\"]"),
        (.get, "/v1/parties/amanat/leaders", "part [\"parties\", \"amanat\", \"leaders\"]"),  // back from a literal
        (.post, "/v1/simulations/seats", "seats by body []"),
        (.get, "/v1/p%61rties/a%20b", "party [\"a b\"]"),  // RFC 3986 6.2.2.2
        (.get, "/v1/parties/%D0%B0%D2%9B", "party [\"ақ\"]"),
        (.get, "/v1/parties/", "404"),
        (.get, "/v1/parties//lineage", "404"),
        (.get, "//v1/parties", "404"),
        (.get, "/V1/parties", "404"),
        (.get, "*", "404"),
        (.get, "", "404"),
        (.get, "/v1/parties/search", "405 OPTIONS, POST"),  // the literal wins, also over the capture's methods
        (.delete, "/v1/parties", "405 GET, HEAD, OPTIONS"),  // RFC 9110 15.5.6 and 10.2.1
        (.other("get"), "/v1/parties", "405 GET, HEAD, OPTIONS"),  // RFC 9110 9.1: methods are case-sensitive
        (.put, "/v1/simulations/seats", "405 GET, HEAD, OPTIONS, POST"),
        (.get, "/v1/parties/..", "400"),  // RFC 3986 3.3
        (.get, "/v1/./parties", "400"),
        (.get, "/v1/parties/%2E%2e", "400"),
        (.get, "/v1/parties/a%2Fb", "400"),
        (.get, "/v1/parties/a%00b", "400"),
        (.get, "/v1/parties/%C0%AF", "400"),  // RFC 3629 3: overlong "/"
        (.get, "/v1/parties/%ED%A0%80", "400"),  // a surrogate
        (.get, "/v1/parties/%FF", "400"),
        (.get, "/v1/parties/%4", "400"),
        (.get, "/v1/parties/%zz", "400"),
    ])
    func `A method and a path lead to one route or to one reason`(method: Method, path: String, expected: String) {
        #expect(find(method, path) == expected)
    }

    @Test(arguments: [
        ("/v1/parties/%zz", PathFault.encoding(.escape, "%zz")), ("/v1/parties/%FF", .encoding(.notUTF8, "%FF")),
        ("/v1/parties/%00", .encoding(.nul, "%00")), ("/v1/../parties", .dotSegment("..")),
        ("/v1/a%2Fb", .slash("a%2Fb")),
    ])
    func `A malformed path is explained by its segment`(path: String, fault: PathFault) {
        guard case .malformedPath(let found) = router.match(.get, path: path) else {
            Issue.record("no fault")
            return
        }
        #expect(found == fault && path.contains(found.segment))
    }

    @Test func `RFC 9110 9.3.7 OPTIONS asks which methods a path has`() {
        #expect(find(.options, "/v1/simulations/seats") == "405 GET, HEAD, OPTIONS, POST")
        #expect(find(.options, "/nowhere") == "404")
    }

    @Test func `Of two equal routes the first is kept`() {
        let router = Router<Int>([
            (.get, PathTemplate("/a/{x}"), 1), (.get, PathTemplate("/a/{y}"), 2),
        ])
        guard case .found(let value, _) = router.match(.get, path: "/a/b") else {
            Issue.record("nothing found")
            return
        }
        #expect(value == 1)
    }
}

@Suite struct PercentEncodingTests {
    @Test(arguments: [
        ("", ""), ("a+b", "a+b"), ("%41%2f%25", "A/%"), ("%D2%9B", "қ"), ("%F0%9F%87%B0", "🇰"),
    ])
    func `RFC 3986 2.1 what decodes`(text: String, decoded: String) {
        #expect(PercentEncoding.decode(text) == decoded)
    }

    @Test(arguments: [
        "%", "%4", "%4g", "%%41", "%00", "%C0%80", "%E0%80%80", "%ED%A0%80", "%F5%80%80%80", "%D2", "%9B",
    ])
    func `RFC 3986 2.1 and RFC 3629 3 what does not`(text: String) {
        #expect(PercentEncoding.decode(text) == nil)
    }

    @Test func `Encoding and decoding are inverse, and only unreserved characters stay`() {
        let text = "Ақ жол & co: 50%/\"x\"~-._"
        let encoded = PercentEncoding.encode(text)
        #expect(encoded == "%D0%90%D2%9B%20%D0%B6%D0%BE%D0%BB%20%26%20co%3A%2050%25%2F%22x%22~-._")
        #expect(PercentEncoding.decode(encoded) == text)
        #expect(PercentEncoding.encode("amanat:1,auyl:2", keeping: ":,") == "amanat:1,auyl:2")
    }

    @Test func `A query is read in order, a plus is a space, empty pieces are none`() throws {
        let pairs = try QueryString.parse("a=1&&b=x+y%2B&b=&c&=d&e=f=g")
        #expect(pairs.map(\.name) == ["a", "b", "b", "c", "", "e"])
        #expect(pairs.map(\.value) == ["1", "x y+", "", "", "d", "f=g"])
        #expect(try QueryString.parse("").isEmpty)
    }

    @Test(arguments: [
        ("a=1&b=%zz&c", QueryString.Fault.escape(piece: "b=%zz")),
        ("a=%FF", .notUTF8(piece: "a=%FF")),
        ("%00=1", .nul(piece: "%00=1")),
    ])
    func `A bad piece of a query is named`(query: String, fault: QueryString.Fault) {
        #expect(throws: fault) { try QueryString.parse(query) }
    }
}
