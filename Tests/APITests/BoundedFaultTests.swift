// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Testing

/// A request with very many faults, or very long ones, and how many there are.
struct Flood: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let target: String
    let body: String
    let count: Int

    init(_ name: String, _ target: String, body: String = "", count: Int) {
        (testDescription, self.target, self.body, self.count) = (name, target, body, count)
    }

    var request: Request {
        Request(
            method: body.isEmpty ? .get : .post, target: target, fields: Fields(body.isEmpty ? [] : [Mandat.json]),
            body: Array(body.utf8))
    }

    var size: Int { target.utf8.count + body.utf8.count }
}

extension Flood {
    private static func repeated(_ text: String, _ times: Int, _ separator: String) -> String {
        Array(repeating: text, count: times).joined(separator: separator)
    }

    static let long = String(repeating: "x", count: 5000)
    private static let lists = #""tally": {"lists": [{"party": "a", "votes": 1}]}"#
    private static let unknown = (0..<20_000).map { #""m\#($0)": 1"# }.joined(separator: ", ")

    static let all = [
        Flood("values", "/v1/search?q=a&type=" + repeated("x", 2000, ","), count: 2000),
        Flood("sort keys", "/v1/parties?sort=" + repeated("x", 2000, ","), count: 2000),
        Flood("fields", "/v1/parties?fields=" + repeated("nam", 2000, ","), count: 2000),
        Flood("ids", "/v1/charts/turnout?election=" + repeated("mazhilis-202", 500, ","), count: 500),
        Flood("unknown parameters", "/v1/parties?" + repeated("a", 2000, "&"), count: 2000),
        Flood(
            "unknown parameters, all different", "/v1/parties?" + (0..<1000).map { "a\($0)" }.joined(separator: "&"),
            count: 1000),
        Flood("a parameter again and again", "/v1/parties?" + repeated("limit=1", 1000, "&"), count: 999),
        Flood("a long unknown parameter", "/v1/parties?\(long)=1", count: 1),
        Flood("a long value", "/v1/parties?limit=\(long)", count: 1),
        Flood("a long path", "/v1/parties/\(long)", count: 1),
        Flood("a path of many segments", "/v1/" + repeated("x", 2500, "/"), count: 0),
        Flood("a long type of problem", "/problems/\(long)", count: 1),
        Flood("a query that is no query", "/v1/parties?%zz\(long)", count: 0),
        Flood(
            "lists of a query",
            "/v1/simulations/seats?system=mazhilis-2023&votes=" + repeated("a:x", 1500, ","), count: 1500),
        Flood(
            "candidates of nobody",
            "/v1/simulations/seats?system=mazhilis-2023&votes=a:1&candidates=" + repeated("b:1", 1500, ","),
            count: 1500),
        Flood(
            "unknown members", "/v1/simulations/seats", body: #"{"system": "mazhilis-2023", \#(unknown), \#(lists)}"#,
            count: 20_000),
        Flood(
            "members of any name", "/v1/simulations/seats",
            body:
                #"{"system": "mazhilis-2023", "rules": {"threshold": {"percent_by_members": {\#(unknown)}}}, \#(lists)}"#,
            count: 20_000),
        Flood(
            "entries", "/v1/simulations/seats",
            body: #"{"system": "mazhilis-2023", "tally": {"lists": [\#(repeated("0", 20_000, ","))]}}"#, count: 20_000),
        Flood(
            "lists that are given twice", "/v1/simulations/monte-carlo",
            body: #"{"system": "mazhilis-2023", "poll": {"sample_size": 1000, "shares": ["#
                + repeated(#"{"party": "a", "percent": 0.001}"#, 5000, ",") + "]}}", count: 5000),
        Flood(
            "a member given twice", "/v1/simulations/seats", body: #"{"\#(long)": 1, "\#(long)": 2}"#, count: 0),
        Flood(
            "a long member", "/v1/simulations/seats", body: #"{"system": "mazhilis-2023", "\#(long)": 2, \#(lists)}"#,
            count: 1),
        Flood("a long text", "/v1/simulations/seats", body: #"{"system": "\#(long)", \#(lists)}"#, count: 1),
        Flood(
            "a long number", "/v1/simulations/seats",
            body: #"{"system": "mazhilis-2023", "rules": {"seats": 1\#(repeated("0", 5000, ""))}, \#(lists)}"#, count: 1
        ),
    ]

}

@Suite struct `Faults without end` {
    @Test(arguments: Flood.all)
    func `At most 32 faults are told, and how many more there are`(flood: Flood) throws {
        let answer = try Mandat.answer(to: flood.request)
        #expect((400..<500).contains(answer.status))
        #expect(answer.list("/errors").count == min(flood.count, 32))
        let more = flood.count - min(flood.count, 32)
        #expect(answer["/more_errors"] == (more > 0 ? .integer(more) : nil))
        if more > 0 {
            #expect(
                answer["/detail"]?.text?.contains("\(more) more are not told here") == true,
                "\(answer["/detail"].shown)")
        }
    }

    @Test(arguments: Flood.all)
    func `A problem is no longer than a few times the request`(flood: Flood) throws {
        let answer = try Mandat.answer(to: flood.request)
        #expect(answer.body.count <= 3 * flood.size, "\(answer.body.count) bytes for \(flood.size)")
        for error in answer.list("/errors") { #expect((error["detail"]?.text?.count ?? 0) < 400) }
        #expect((answer["/detail"]?.text?.count ?? 0) < 5000)
    }

    @Test func `Allowed values are told with the first fault that has them`() throws {
        let answer = try Mandat.get("/v1/search?q=a&type=x,y&limi=1")
        let allowed = answer.list("/errors").map { $0["allowed"] != nil }
        #expect(allowed == [true, true, false])
        #expect(answer["/errors/0/allowed"] != answer["/errors/1/allowed"])
    }

    @Test func `The kind of a fault that is not told still decides the status`() throws {
        let impossible = Array(repeating: #"{"party": "a", "votes": -1}"#, count: 40).joined(separator: ",")
        func status(_ more: String) throws -> Int {
            try Mandat.post(#"{"system": "mazhilis-2023", "tally": {"lists": [\#(impossible)\#(more)]}}"#).status
        }
        #expect(try status("") == 422)
        #expect(try status(",5") == 400)
    }

    @Test func `The instance of a long target is its path, or is not told`() throws {
        #expect(try Mandat.get("/v1/parties?limit=\(Flood.long)")["/instance"] == "/v1/parties")
        #expect(try Mandat.get("/v1/parties/\(Flood.long)")["/instance"] == nil)
        #expect(try Mandat.get("/v1/parties?limit=0")["/instance"] == "/v1/parties?limit=0")
    }
}
