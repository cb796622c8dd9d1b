// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Synchronization
import Testing

@testable import API
@testable import RecordOperations
@testable import Web
@testable import Website

/// A request is read and checked whole before any work is begun, and everything that is wrong with it is told at once.
struct ReadingTests {
    /// Parameters or pointers of what is wrong, in the order in which they are told.
    private static func places(_ answer: Answer) -> [String] {
        answer.list("/errors").map { ($0["parameter"] ?? $0["pointer"]).shown }
    }

    @Test(arguments: [
        ("/v1/parties?fields=nope&sort=zz&limit=0&include=foo", ["include", "fields", "sort", "limit"]),
        ("/v1/parties?cursor=nobody&pretty=maybe&kind=x&lang=xx", ["lang", "pretty", "kind", "cursor"]),
        ("/v1/elections/mazhilis-2023/results?names=x&dialect=y&shape=z", ["shape", "dialect", "names"]),
        (
            "/v1/simulations/seats?system=mazhilis-2023&votes=a:1,b:x&steps=maybe&include=foo&threshold=200",
            ["include", "steps", "threshold", "votes"]
        ),
        (
            "/v1/simulations/monte-carlo?system=x&shares=a:50&sample_size=0&draws=1000000&include=foo&dialect=excel",
            ["include", "dialect", "system", "sample_size"]
        ),
        ("/v1/calculators/registration?members=x&date=1&include=foo", ["include", "members", "date"]),
        ("/v1/charts/hemicycle?election=nobody&theme=x&width=1&lang=xx", ["lang", "theme", "width", "election"]),
        ("/v1/charts/sweep?param=x&palette=y&from=1", ["palette", "param", "to", "step", "system", "votes"]),
        ("/v1/search?type=x&limit=0&include=foo", ["include", "type", "q", "limit"]),
        ("/v1/citation?style=x&accessed=y&base=z", ["accessed", "base", "of", "style"]),
        ("/v1/export?include=foo&format=zip&lang=xx", ["include", "lang"]),
    ])
    func `all slips of a query are told at once`(target: String, places: [String]) throws {
        let answer = try Mandat.get(target)
        #expect(answer.status == 400)
        #expect(Self.places(answer).sorted() == places.sorted(), "\(answer.text)")
    }

    @Test func `slips of the query are told with those of the body`() throws {
        let answer = try Mandat.post(
            #"{"system":"mazhilis-2023","rules":{"threshold":{"percent":101}},"tally":{"lists":[{"party":"a"}]}}"#,
            query: "?include=foo&steps=maybe")
        #expect(answer.status == 400)
        #expect(
            Self.places(answer).sorted() == ["/rules/threshold/percent", "/tally/lists/0/votes", "include", "steps"])
    }

    @Test func `a parameter is told of once, and a slip of its name is no second fault`() throws {
        let answer = try Mandat.get("/v1/simulations/seats?system=mazhilis-2023&votess=a:1")
        #expect(Self.places(answer) == ["votess"])
        let twice = try Mandat.get("/v1/simulations/seats?system=mazhilis-2023&votes=a")
        #expect(Self.places(twice) == ["votes"])
    }

    /// Slips of what an operation has in common with others.
    private static let slips = [
        "include": "foo", "dialect": "foo", "pretty": "maybe", "shape": "foo", "lang": "xx", "limit": "0",
        "fields": "foo", "sort": "foo",
    ]

    @Test(arguments: Operations.all.filter { $0.path.hasPrefix("/v1/") && $0.tolerance == .none })
    func `no operation begins before everything that it has in common with others is checked`(
        operation: Operation
    ) throws {
        let begun = Mutex(false)
        var watched = Operation(
            operation.method, operation.path, id: operation.id, parameters: operation.parameters,
            formats: operation.formats
        ) { (context) throws(Problem) -> Operation.Work in
            { () throws(Problem) in
                begun.withLock { $0 = true }
                return .content(.page([]))
            }
        }
        watched.layouts = operation.layouts
        let common = ["include", "dialect", "pretty", "shape", "lang"].filter { operation.names.contains($0) }
        let pairs = common.map { (name: $0, value: Self.slips[$0] ?? "") }
        guard !pairs.isEmpty else { return }
        let registry = try Mandat.registry()
        let request = Request(
            method: operation.method, target: RequestContext.location(path: operation.path, pairs))
        let context = try RequestContext(
            request, suffix: nil, captures: ["x", "x"], operation: watched, registry: registry, site: Mandat.site,
            supports: SupportIndex(registry), directory: Directory([watched]))
        let problem = #expect(throws: Problem.self) { try watched.answer(to: context) }
        #expect(problem?.faults.compactMap(\.parameter).sorted() == common.sorted())
        #expect(!begun.withLock { $0 })
    }

    /// An id that each path with a capture can have.
    private static let ids = [
        "/v1/parties/": "amanat", "/v1/elections/": "mazhilis-2023", "/v1/bodies/": "mazhilis",
        "/v1/electoral-systems/": "mazhilis-2023", "/v1/thresholds/": "entry.list_percent",
    ]

    @Test func `every list tells slips of its order, pages and fields with those of all others`() throws {
        var asked = 0
        for operation in Operations.all where operation.method == .get && operation.names.contains("cursor") {
            let id = Self.ids.first { operation.path.hasPrefix($0.key) }?.value ?? ""
            let path = operation.path.replacing("{id}", with: id)
            let pairs = ["fields", "include", "limit", "sort"].map { (name: $0, value: Self.slips[$0] ?? "") }
            let more = operation.path == "/v1/search" ? [(name: "q", value: "amanat")] : []
            let answer = try Mandat.get(RequestContext.location(path: path, pairs + more))
            #expect(Self.places(answer).sorted() == ["fields", "include", "limit", "sort"], "\(path)")
            asked += 1
        }
        #expect(asked >= 17)
    }
}
