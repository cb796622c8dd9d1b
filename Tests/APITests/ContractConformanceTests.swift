// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Testing
import Text

@testable import API
@testable import RecordOperations
@testable import Web

/// What the API answers is what openapi.yaml says: requests of every kind for every operation over the real dataset.
struct ContractConformanceTests {
    private let contract: Contract
    private let checker: SchemaChecker

    init() throws {
        contract = try Contract.shared.get()
        checker = SchemaChecker(contract.tree)
    }

    /// Read here too, so that operations are tested side by side.
    private static let operations = (try? Contract.shared.get().operations) ?? []

    @Test(arguments: operations)
    func `what an operation answers is as documented, whatever the request`(operation: Contract.Operation) throws {
        var statuses: Set<Int> = []
        for request in try requests(for: operation) {
            let response = contract.api.response(to: request)
            statuses.insert(response.status.code)
            expectConformance(response, to: request, operation)
        }
        #expect(statuses.isSuperset(of: [200, 400, 405]))
        #expect(!operation.path.contains("{") || statuses.contains(404))
        #expect(operation.requestBody == nil || statuses.isSuperset(of: [415, 422]))
    }

    @Test(arguments: Resources.all.map(\.path))
    func `everything in the dataset is served as documented, in every language`(list: String) throws {
        let answer = try JSONParser.parse(contract.api.response(to: get(list + "?limit=500&shape=array")).body)
        let ids = answer.elements.compactMap { $0["id"]?.text ?? $0["key"]?.text }
        #expect(!ids.isEmpty)
        let paths = [list + "?limit=500"] + ids.map { "\(list)/\($0)?" }
        let more = paths.filter { $0.hasPrefix("/v1/elections/") }.flatMap { path in
            ["results", "turnout", "verification"].map { "\(path.dropLast())/\($0)?" }
        }
        let others = paths.compactMap { path -> String? in
            if path.hasPrefix("/v1/bodies/") { return "\(path.dropLast())/composition?" }
            return path.hasPrefix("/v1/parties/") ? "\(path.dropLast())/lineage?" : nil
        }
        for (number, path) in (paths + more + others).enumerated() {
            // Every list in every language; of single things each in one, turn and turn about.
            let languages = ["en", "ru", "kk"]
            for language in path.contains("limit=") ? languages : [languages[number % 3]] {
                let request = get("\(path)&lang=\(language)&include=sources")
                let operation = try #require(contract.operation("GET", path), "\(path)")
                let response = contract.api.response(to: request)
                #expect(response.status == .ok)
                #expect(response.fields.first("Content-Language") == language)
                expectConformance(response, to: request, operation)
            }
        }
    }

    @Test(arguments: [
        "system=mazhilis-2009&seats=98&votes=first:99,second:1", "system=kurultai-2026&votes=a:5,b:5&tie_break=none",
        "seats=3&votes=a:1,b:1&tie_break=larger-vote", "seats=3&votes=a:1,b:1,c:1&candidates=a:0,b:0,c:0",
        "seats=5&votes=a:60.5,b:39.5&threshold=1/150&threshold_base=200&second_party=1/3:1",
        "seats=3&votes=a:50,b:50&quota=imperiali&over_award=subtract",
        "system=mazhilis-2023&votes=%C3%A9\\,\\::1,b:9223372036854775807",
    ])
    func `a simulation is answered as documented, whatever it comes to`(query: String) throws {
        let request = get("/v1/simulations/seats?" + query.asTarget)
        let operation = try #require(contract.operation("GET", "/v1/simulations/seats"))
        let response = contract.api.response(to: request)
        #expect(response.status == .ok, "\(String(decoding: response.body, as: UTF8.self))")
        expectConformance(response, to: request, operation)
    }

    @Test func `OPTIONS allows on every path what is documented there, and HEAD answers like GET`() throws {
        for path in Set(contract.operations.map(\.path)) {
            let operations = contract.operations.filter { $0.path == path }
            let response = contract.api.response(to: Request(method: .options, target: path))
            #expect(response.status == .noContent)
            let allowed = (operations.map(\.method) + ["HEAD", "OPTIONS"]).sorted()
            #expect(response.fields.first("Allow") == allowed.joined(separator: ", "), "\(path)")
            #expect(response.fields.first("Access-Control-Allow-Methods") == response.fields.first("Allow"))
            let get = try #require(operations.first { $0.method == "GET" })
            let target = try target(of: get)
            let read = contract.api.response(to: Request(method: .get, target: target))
            let head = contract.api.response(to: Request(method: .head, target: target))
            #expect(head.status == read.status && head.fields.bytes == read.fields.bytes, "\(path)")
        }
    }

    @Test func `what is refused on the wire is answered as every operation documents it`() throws {
        let refusals: [Refusal] = [
            .headTimeout(seconds: 10), .bodyTimeout(seconds: 30), .overloaded(retryAfter: 2),
            .malformed(.bareLineFeed), .malformed(.hostMissing), .malformed(.bodyTooLarge(limit: 1)),
            .malformed(.targetTooLong(limit: 1)), .malformed(.expectationUnknown), .malformed(.headTooLarge(limit: 1)),
            .malformed(.tooManyFields(limit: 1)), .malformed(.codingUnsupported), .malformed(.versionUnsupported),
        ]
        #expect(Self.statusesOfTheWire.union([400]) == Set(refusals.map(\.status.code)))
        for operation in contract.operations {
            for refusal in refusals {
                expectConformance(API.response(to: refusal), to: get("(\(refusal.code))"), operation)
            }
        }
    }

    @Test func `a closed set of values is the one that the API names when another value comes`() throws {
        for operation in contract.operations where operation.method == "GET" {
            for parameter in operation.parameters where parameter["in"] == "query" && parameter["name"] != "format" {
                let name = try #require(parameter["name"]?.text)
                let schema = try #require(parameter["schema"]).resolved(in: contract.tree)
                let values = schema["enum"] ?? schema["items"]?.resolved(in: contract.tree)["enum"]
                guard let values = values?.elements.compactMap(\.text) else { continue }
                let others = try target(of: operation, leavingOut: name)
                let request = get("\(others)\(others.contains("?") ? "&" : "?")\(name)=no-such-value")
                let problem = try JSONParser.parse(contract.api.response(to: request).body)
                let allowed = problem["errors"]?.elements.first?["allowed"]
                // A column to sort by may stand with a hyphen too.
                let expected = name == "sort" ? values.filter { !$0.hasPrefix("-") } : values
                #expect(allowed == .strings(expected), "\(operation) \(name)")
                if name == "sort" { #expect(values.filter { $0.hasPrefix("-") } == expected.map { "-" + $0 }) }
            }
        }
    }

    @Test func `the closed sets of a body are those that the API names when another value comes`() throws {
        let wrong: JSON = "no-such-value"
        let body: JSON = [
            "rules": [
                "formula": ["family": wrong, "over_award": wrong, "quota": wrong],
                "threshold": ["base": wrong, "unit": wrong], "tie_break": wrong,
            ],
            "tally": ["lists": [["party": "a", "votes": 1]]],
        ]
        let problem = try JSONParser.parse(contract.api.response(to: post("/v1/simulations/seats", body)).body)
        let draft = try contract.schema("ThresholdDraft")
        let expected: [(pointer: String, values: JSON?)] = [
            ("/rules/formula/family", try contract.schema("FormulaFamily")["enum"]),
            ("/rules/formula/quota", try contract.schema("Quota")["enum"]),
            ("/rules/formula/over_award", try contract.schema("OverAward")["enum"]),
            ("/rules/threshold/unit", draft["properties"]?["unit"]?["enum"]),
            ("/rules/threshold/base", try contract.schema("ThresholdBase")["enum"]),
            ("/rules/tie_break", try contract.schema("TieBreak")["enum"]),
        ]
        for (pointer, values) in expected {
            let fault = problem["errors"]?.elements.first { $0["pointer"]?.text == pointer }
            #expect(values != nil && fault?["allowed"] == values, "\(pointer)")
        }
        #expect(problem["errors"]?.elements.count == expected.count)
    }
}

// MARK: - Requests

extension ContractConformanceTests {
    /// What the server answers before there is an operation.
    private static let statusesOfTheWire: Set<Int> = [408, 413, 414, 417, 431, 501, 503, 505]

    /// What a simulation needs beside its required parameters.
    private static let simulations = [
        "simulateSeatsByQuery": "system=mazhilis-2023", "compareSeatsByQuery": "system=mazhilis-2023",
        "simulateCounterfactualByQuery": "system=mazhilis-2023", "simulateSweepByQuery": "system=mazhilis-2023",
        "simulateSensitivityByQuery": "system=mazhilis-2023",
        "simulateMonteCarloByQuery": "system=mazhilis-2023&draws=64&shares=a:60,b:30&sample_size=1000",
        "simulateCoalitionsByQuery": "system=mazhilis-2023&votes=a:2,b:1",
        "calculateFinancingByQuery": "votes=amanat:3431510,auyl:693938",
        "calculateQuotaByQuery": "list_size=90&seats=40",
        "drawHemicycle": "system=mazhilis-2023&votes=a:2,b:1", "drawBars": "system=mazhilis-2023&votes=a:2,b:1",
        "drawVotesAndSeats": "system=mazhilis-2023&votes=a:2,b:1", "drawSlope": "system=mazhilis-2023&votes=a:2,b:1",
        "drawSweep": "system=mazhilis-2023",
        "drawQuantiles": "system=mazhilis-2023&draws=64&shares=a:60,b:30&sample_size=1000",
        "embedHemicycle": "system=mazhilis-2023&votes=a:2,b:1", "embedBars": "system=mazhilis-2023&votes=a:2,b:1",
        "embedVotesAndSeats": "system=mazhilis-2023&votes=a:2,b:1",
        "embedSlope": "system=mazhilis-2023&votes=a:2,b:1", "embedSweep": "system=mazhilis-2023",
        "embedQuantiles": "system=mazhilis-2023&draws=64&shares=a:60,b:30&sample_size=1000",
    ]

    /// What has no answer where a party given twice is not what is asked for.
    private static let impossible: [String: (query: String, body: JSON)] = [
        "/v1/simulations/counterfactual": (
            "election=mazhilis-2021&seats=9&threshold=100",
            ["election": "mazhilis-2021", "rules": ["seats": 9, "threshold": ["percent": 100]]]
        ),
        "/v1/simulations/monte-carlo": (
            "seats=1&sample_size=1&shares=a:0",
            ["rules": ["seats": 1], "poll": ["sample_size": 1, "shares": [["party": "a", "percent": 0]]]]
        ),
        "/v1/simulations/sweep": (
            "param=threshold&from=2&to=1&step=1&seats=1&votes=a:1",
            [
                "param": "threshold", "from": 2, "to": 1, "step": 1, "rules": ["seats": 1],
                "tally": ["lists": [["party": "a", "votes": 1]]],
            ]
        ),
        "/v1/calculators/registration": (
            "founder_regions=9&regions_total=5", ["founder_regions": 9, "regions_total": 5]
        ),
        "/v1/calculators/financing": ("date=2025-06-01", ["date": "2025-06-01"]),
        "/v1/calculators/campaign-fund": ("donations=1&person=2", ["donations": 1, "person": 2]),
        "/v1/calculators/deposit": ("candidacy=list&elected=true", ["candidacy": "list", "elected": true]),
        "/v1/calculators/quota": ("list_size=9&women=10", ["list_size": 9, "women": 10]),
        "/v1/charts/sweep": ("param=threshold&from=2&to=1&step=1&seats=1&votes=a:1", .null),
        "/v1/charts/quantiles": ("seats=1&sample_size=1&shares=a:0", .null),
        "/v1/charts/turnout": ("body=senate&kind=referendum", .null),
        "/embed/sweep": ("param=threshold&from=2&to=1&step=1&seats=1&votes=a:1", .null),
        "/embed/quantiles": ("seats=1&sample_size=1&shares=a:0", .null),
        "/embed/turnout": ("body=senate&kind=referendum", .null),
    ]

    private func get(_ target: String, _ fields: [(name: String, value: String)] = []) -> Request {
        Request(method: .get, target: target, fields: Fields(fields))
    }

    private func post(_ target: String, _ body: JSON, type: String = "application/json") -> Request {
        Request(
            method: .post, target: target, fields: Fields([("Content-Type", type)]), body: JSONWriter.bytes(body))
    }

    /// The path with its examples filled in, and the parameters that have to be there; `value` stands in the path.
    private func target(
        of operation: Contract.Operation, value: String? = nil, leavingOut name: String = ""
    ) throws -> String {
        var path = operation.path
        var query: [String] = []
        for parameter in operation.parameters where parameter["required"] == true {
            let parameterName = try #require(parameter["name"]?.text)
            if parameter["in"] == "query", parameterName == name { continue }
            let example = try #require(parameter["example"]?.plain, "\(operation) \(parameterName) has no example")
            if parameter["in"] == "path" {
                path = path.replacing("{\(parameterName)}", with: value ?? example)
            } else {
                query.append("\(parameterName)=\(example)")
            }
        }
        if let more = Self.simulations[operation.id], name != "system" { query.append(more) }
        return query.isEmpty ? path : path + "?" + query.joined(separator: "&")
    }

    /// Requests that bring out every answer of an operation.
    private func requests(for operation: Contract.Operation) throws -> [Request] {
        let plain = try target(of: operation)
        let mark = plain.contains("?") ? "&" : "?"
        let isGet = operation.method == "GET"
        let tally = operation.requestBody?["content"]?["application/json"]?["examples"]?.members.first?.value["value"]
        func request(_ query: String) -> Request {
            let target = query.isEmpty ? plain : plain + mark + query
            return isGet ? get(target) : post(target, tally ?? .null)
        }
        var requests = [request(""), request("no_such=1"), Request(method: .delete, target: operation.path)]
        for parameter in operation.parameters where parameter["in"] == "query" && parameter["required"] != true {
            let name = try #require(parameter["name"]?.text)
            if plain.contains("\(name)=") { continue }
            let schema = try #require(parameter["schema"]).resolved(in: contract.tree)
            let values = schema["enum"]?.elements ?? [parameter["example"] ?? .null]
            for value in values where value != .null {
                let text = value.elements.isEmpty ? value.plain : value.elements.map(\.plain).joined(separator: ",")
                requests.append(request("\(name)=\(text.asTarget)\(name == "dialect" ? "&format=csv" : "")"))
            }
            requests.append(request("\(name)="))
        }
        if !isGet {
            requests.append(post(plain, tally ?? .null, type: "text/plain"))
            requests.append(post(plain, ["system": "mazhilis-2023", "tally": ["lists": []]]))
            requests.append(post(plain, ["tally": ["list": []]]))
            if let impossible = Self.impossible[operation.path] { requests.append(post(plain, impossible.body)) }
            let accept = [(name: "Content-Type", value: "application/json"), (name: "Accept", value: "image/gif")]
            requests.append(Request(method: .post, target: plain, fields: Fields(accept), body: []))
        } else {
            requests.append(get(operation.path + "?%ZZ"))
            let fields = [("If-None-Match", "*"), ("If-Match", "\"0\""), ("Accept", "image/gif")]
            for (name, value) in fields where operation.query.contains("format") || name != "Accept" {
                requests.append(get(plain, [(name, value)]))
            }
            let impossible = Self.impossible[operation.path]?.query ?? "seats=1&votes=a:1,a:2"
            requests.append(get(operation.path + "?" + impossible))
            if operation.id == "getOEmbed" { requests.append(get("/oembed?url=https://elsewhere.example/")) }
            if operation.path.contains("{") { requests.append(get(try target(of: operation, value: "no-such"))) }
        }
        return requests
    }
}

// MARK: - Answers

extension ContractConformanceTests {
    private static let jsonTypes = ["application/json", "application/problem+json"]

    /// Status, fields, media type and body are those that the operation documents.
    private func expectConformance(_ response: Response, to request: Request, _ operation: Contract.Operation) {
        let label = Comment(rawValue: "\(operation): \(request.method.name) \(request.target) \(response.status.code)")
        if response.status == .notModified { return #expect(response.body.isEmpty, label) }
        guard let documented = operation.response(response.status.code) else {
            Issue.record("\(label) is not documented")
            return
        }
        expectFields(response, label)
        guard let content = documented["content"] else {
            #expect(response.body.isEmpty, label)
            return
        }
        let field = response.fields.first("Content-Type") ?? ""
        let type = String(field.prefix { $0 != ";" })
        guard let schema = content[type]?["schema"] else {
            Issue.record("\(label) has the type \(field), which is not documented")
            return
        }
        switch type {
        case let type where Self.jsonTypes.contains(type):
            do {
                let faults = checker.faults(of: try JSONParser.parse(response.body), against: schema)
                #expect(faults.isEmpty, label)
            } catch {
                Issue.record("\(label): \(error)")
            }
        case "application/x-ndjson":
            for line in response.body.split(separator: 0x0A) {
                #expect(throws: Never.self, label) { try JSONParser.parse(Array(line)) }
            }
        default: #expect(!response.body.isEmpty, label)
        }
    }

    /// Every field is one that the contract tells of.
    private func expectFields(_ response: Response, _ label: Comment) {
        for line in response.fields.bytes.split(separator: 0x0A) {
            let name = String(decoding: line.prefix { $0 != 0x3A }, as: UTF8.self)
            let isKnown =
                name == "Content-Type" || ["`", ":"].contains { ContractPreface.text.contains("`\(name)\($0)") }
            #expect(isKnown, "\(label) has the field \(name), which is not documented")
        }
    }
}

extension JSON {
    /// A scalar as it stands in a query.
    fileprivate var plain: String {
        switch self {
        case .string(let text), .number(let text): text
        case .bool(let flag): flag ? "true" : "false"
        default: ""
        }
    }
}
