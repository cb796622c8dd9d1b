// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import JSON
import Testing

@testable import Record

@Suite struct `The schema of a fixture` {
    private static let folder = Fixtures.resources + "/schemas"
    private static let printed = FixtureSchemas.all

    @Test func `is committed as the readers of fixtures make it`() throws {
        let committed = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
        #expect(committed.sorted() == Self.printed.map(\.file).sorted())
        for (file, schema) in Self.printed {
            let bytes = try #require(FileManager.default.contents(atPath: "\(Self.folder)/\(file)"))
            #expect(
                Array(bytes) == JSONWriter.bytes(schema, pretty: true), "\(file) is not what is printed: make openapi")
        }
    }

    @Test func `is that of every kind of record, and of what is alone of its kind`() {
        let kinds = Record.kinds.map { $0.folder + ".schema.json" }
        #expect(Self.printed.map(\.file) == kinds + ["country", "coverage", "common"].map { $0 + ".schema.json" })
        #expect(Self.printed.allSatisfy { $0.schema["title"]?.text?.isEmpty == false })
    }

    /// The first fixture of each kind in which a member stands is read without it, and with another word in its place where it
    /// is one of some words: the reader refuses what the schema does, and nothing else.
    @Test func `refuses what the reader refuses`() throws {
        var seen: Set<String> = []
        var tried = (missing: 0, optional: 0, words: 0)
        for (path, bytes) in try Fixtures.files().sorted(by: { ($0.value.count, $0.key) < ($1.value.count, $1.key) }) {
            let folder = String(path.split(separator: "/")[1]).replacing(".json", with: "")
            let schema = try #require(Self.schema("\(folder).schema.json"))
            for document in Self.pieces(of: try JSONParser.parse(bytes)) {
                func faults(_ change: Change) throws -> [FixtureFault] {
                    FixtureFile(path, JSONWriter.bytes(try change.applied(to: document)), root: "kz").faults
                }
                for member in Member.all(of: document, schema, at: "", in: folder)
                where seen.insert(member.schemaPath).inserted {
                    let without = try faults(.remove(member.pointer))
                    #expect(without.isEmpty != member.isRequired, "\(path) without \(member.pointer): \(without)")
                    if member.isRequired { tried.missing += 1 } else { tried.optional += 1 }
                    let renamed = try faults(.rename(member.pointer, "no_such_member"))
                    #expect(
                        renamed.contains { $0.pointer.tokens.last == "no_such_member" }, "\(path) \(member.pointer)")
                    guard member.isWord else { continue }
                    let other = try faults(.set(member.pointer, "no-such-word"))
                    #expect(!other.isEmpty, "\(path) with another word at \(member.pointer)")
                    tried.words += 1
                }
            }
        }
        #expect(tried.missing > 80 && tried.optional > 80 && tried.words > 20, "\(tried)")
    }

    /// A file of many records as files of one record each.
    private static func pieces(of document: JSON) -> [JSON] {
        guard case .object(let members) = document, members.count == 1, case .array(let records) = members[0].value
        else { return [document] }
        return records.map { .object([JSON.Member(members[0].name, [$0])]) }
    }

    /// A schema of a file, or a definition by the reference to it.
    fileprivate static func schema(_ reference: String) -> JSON? {
        let parts = reference.split(separator: "#", maxSplits: 1)
        let file = printed.first { $0.file == parts[0] }?.schema
        guard parts.count > 1, let pointer = JSONPointer(String(parts[1])) else { return file }
        return file?.value(at: pointer)
    }
}

/// A member of an object of a fixture, and what its schema says of it.
private struct Member {
    let pointer: String
    /// Where it stands among the schemas, the same for all elements of a list.
    let schemaPath: String
    let isRequired: Bool
    /// Whether it is one of some words.
    let isWord: Bool

    /// The members of a document, but for those of objects that can be of several kinds.
    static func all(of value: JSON, _ schema: JSON, at pointer: String, in place: String) -> [Member] {
        let schema = resolved(schema)
        switch value {
        case .array(let elements):
            guard let items = schema["items"] else { return [] }
            return elements.enumerated().flatMap { all(of: $1, items, at: "\(pointer)/\($0)", in: place) }
        case .object(let members):
            guard let properties = schema["properties"] else { return [] }
            let required = schema["required"]?.elements.compactMap(\.text) ?? []
            let isOfSeveralKinds = ["anyOf", "oneOf", "if"].contains { schema[$0] != nil }
            return members.flatMap { member -> [Member] in
                guard let own = properties[member.name] else { return [] }
                let (pointer, path) = ("\(pointer)/\(member.name)", "\(place)/\(member.name)")
                let one = Member(
                    pointer: pointer, schemaPath: path, isRequired: required.contains(member.name),
                    isWord: resolved(own)["enum"] != nil)
                return (isOfSeveralKinds ? [] : [one]) + all(of: member.value, own, at: pointer, in: path)
            }
        default: return []
        }
    }

    private static func resolved(_ schema: JSON) -> JSON {
        schema["$ref"]?.text.flatMap { `The schema of a fixture`.schema($0) } ?? schema
    }
}

extension JSON {
    fileprivate var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }
}
