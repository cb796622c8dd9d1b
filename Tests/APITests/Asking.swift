// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTP
import JSON
import Record
import Synchronization
import Testing

@testable import API
@testable import Web

/// The API over the repository's dataset, and what it answered.
enum Mandat {
    /// `Resources/` of the repository, two folders above this file's.
    static let resources =
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
        + "/Resources"

    /// The files of a folder of `Resources/`, by name.
    private static func files(_ folder: String) throws -> [String: [UInt8]] {
        try FileManager.default.contentsOfDirectory(atPath: "\(resources)/\(folder)").reduce(into: [:]) { files, name in
            files[name] = Array(try Data(contentsOf: URL(filePath: "\(resources)/\(folder)/\(name)")))
        }
    }

    /// The files of the dashboard.
    static let pageFiles = Result { try files("Dashboard") }

    /// The same as pages have them. Read once for all tests: the words of three languages are compared key by key.
    static let assets = Result { try Assets(pageFiles.get(), loaded.get().texts) }

    /// The dataset; a pattern of a problem that has no sentence stands in `⟦⟧`.
    private static let loaded = Result { try Record.load(resources: resources, missing: ("⟦", "⟧")) }
    private static let shared = loaded.map { API(registry: $0, site: site) }

    static let site = site(tasks: 1)

    static func site(tasks: Int) -> Site {
        Site(
            version: "1.2.3",
            machine: Machine(tasks: tasks, processorTime: Machine.modest.processorTime))
    }

    /// An API that keeps no answer, so that each is made anew.
    static func forgetful() throws -> API { try shareable.forgetful.get() }

    /// Made once: what rests on which source is looked up through the whole dataset.
    private static let shareable = (
        forgetful: loaded.map { API(registry: $0, site: site, cacheBytes: 0) },
        published: Result { try published("https://mandat.example", .none) }
    )

    /// An API whose operator has said that the public reaches it as https://mandat.example.
    static func published() throws -> API { try shareable.published.get() }

    /// An API whose operator has said how the public reaches it.
    static func published(_ base: String, _ assets: Assets) throws -> API {
        API(
            registry: try loaded.get(),
            site: Site(
                version: "1", assets: assets, base: base,
                publicURL: { base }))
    }

    static func registry() throws -> Record { try loaded.get() }

    /// An API of its own, with an empty cache.
    static func fresh(cacheBytes: Int = 1 << 20) throws -> API {
        API(registry: try loaded.get(), site: site, cacheBytes: cacheBytes)
    }

    static func answer(to request: Request, from api: API? = nil) throws -> Answer {
        Answer(try (api ?? shared.get()).response(to: request))
    }

    /// GET, or another method without a body.
    static func get(
        _ target: String, _ fields: [(name: String, value: String)] = [], method: Method = .get, from api: API? = nil
    ) throws -> Answer {
        try answer(to: Request(method: method, target: target, fields: Fields(fields)), from: api)
    }

    /// POST /v1/simulations/seats.
    static func post(
        _ body: String, query: String = "", _ fields: [(name: String, value: String)] = [json]
    ) throws -> Answer {
        try answer(
            to: Request(
                method: .post, target: "/v1/simulations/seats" + query, fields: Fields(fields), body: Array(body.utf8)))
    }

    /// POST to any simulation.
    static func post(to simulation: String, _ body: String) throws -> Answer {
        try answer(
            to: Request(
                method: .post, target: "/v1/simulations/" + simulation, fields: Fields([json]), body: Array(body.utf8)))
    }

    static let json = (name: "content-type", value: "application/json")
}

/// A response as a test looks at it.
struct Answer {
    let response: Response
    private let parsed = ParsedOnce()

    init(_ response: Response) { self.response = response }

    var status: Int { response.status.code }
    var body: [UInt8] { response.body }
    var text: String { String(decoding: body, as: UTF8.self) }

    /// All fields, as they are sent.
    var head: String { String(decoding: response.fields.bytes, as: UTF8.self) }

    /// A field's value.
    func field(_ name: String) -> String? { response.fields.first(name) }

    /// The whole document; null where the body is not JSON.
    var document: JSON { parsed.document(of: body) }

    /// The value at a JSON pointer.
    subscript(pointer: String) -> JSON? { JSONPointer(pointer).flatMap { document.value(at: $0) } }

    /// The elements of an array.
    func list(_ pointer: String = "/data") -> [JSON] {
        if case .array(let elements)? = self[pointer] { elements } else { [] }
    }

    /// A member of each element of an array, as text; `null` where it is null.
    func column(_ name: String, of pointer: String = "/data") -> [String] { list(pointer).map { $0[name].shown } }

    /// The seats of the lists of a count, in order.
    var seats: [String] { column("seats", of: "/data/lists") }

    /// Each error of a problem as `place: detail`, with the suggestion where there is one.
    var errors: [String] {
        list("/errors").map { error in
            "\((error["parameter"] ?? error["pointer"]).shown): \(error["detail"].shown)"
                + (error["did_you_mean"].map { " → \(Optional($0).shown)" } ?? "")
        }
    }

    /// Every line of a text body.
    var lines: [String] { text.split { $0 == "\n" || $0 == "\r\n" }.map(String.init) }

    /// One line of a text body; empty where there is none.
    func line(_ number: Int) -> String { lines.dropFirst(number).first ?? "" }
}

/// A body as JSON, read when it is first asked for.
private final class ParsedOnce: Sendable {
    private let document = Mutex<JSON?>(nil)

    func document(of body: [UInt8]) -> JSON {
        document.withLock { known in
            if let known { return known }
            let read = (try? JSONParser.parse(body)) ?? .null
            known = read
            return read
        }
    }
}

extension JSON? {
    /// A scalar as text.
    var shown: String {
        switch self {
        case .string(let text), .number(let text): text
        case .bool(let flag): String(flag)
        case .null, nil: "null"
        case .array(let elements): elements.map { Optional($0).shown }.joined(separator: "|")
        case .object: "{}"
        }
    }
}

extension JSON {
    /// Names of an object's members, as they stand in the text.
    var names: [String] { if case .object(let members) = self { members.map(\.name) } else { [] } }
}
