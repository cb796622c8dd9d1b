// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import JSON
import Testing

@testable import Record

/// The fixtures of the repository, as they are and with something broken in them.
enum Fixtures {
    /// `Resources/` of the repository, two folders above this file's.
    static let resources =
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
        + "/Resources"

    private static let read: [String: [UInt8]] = {
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: resources + "/kz")) ?? []
        let pairs = paths.filter { $0.hasSuffix(".json") }.compactMap { path in
            FileManager.default.contents(atPath: "\(resources)/kz/\(path)").map { ("kz/" + path, Array($0)) }
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }()

    /// Contents by path.
    static func files() throws -> [String: [UInt8]] {
        try #require(!read.isEmpty, "no fixtures below \(resources)")
        return read
    }

    /// The dataset of the repository, loaded once.
    static let dataset = Result { try Record.load(files: files()) }

    /// A value of a fixture.
    static func value(_ file: String, _ pointer: String) throws -> JSON {
        let bytes = try #require(try files()["kz/\(file).json"], "there is no kz/\(file).json")
        let place = try #require(JSONPointer(pointer))
        let document = try JSONParser.parse(bytes)
        return try #require(document.value(at: place), "there is no \(pointer)")
    }

    /// The fixtures with some files changed.
    static func files(_ changes: [(file: String, change: Change)]) throws -> [String: [UInt8]] {
        var files = try files()
        for (file, change) in changes {
            let path = "kz/\(file).json"
            let bytes = try #require(files[path], "there is no \(path)")
            files[path] = JSONWriter.bytes(try change.applied(to: try JSONParser.parse(bytes)), pretty: true)
        }
        return files
    }

    /// The fixtures as they are, decoded once: a test decodes anew only what it changed.
    private static let decoded = FixtureReader.decode(read, root: "kz", Record.oneByOne)

    /// What is wrong with fixtures; empty where they load.
    static func faults(of files: [String: [UInt8]]) -> [FixtureFault] {
        let changed = FixtureReader.decode(files.filter { $0.value != read[$0.key] }, root: "kz", Record.oneByOne)
        let kept = decoded.filter { file in files[file.path].map { $0 == read[file.path] } ?? false }
        do throws(FixtureFaults) {
            _ = try Record.load((kept + changed).sorted { $0.path < $1.path }, fingerprint: 0)
            return []
        } catch {
            return error.faults
        }
    }
}

/// One edit of a JSON document.
struct Change: Sendable {
    private enum Edit { case set(JSON), remove, rename(String) }

    private let pointer: String
    private let edit: Edit

    /// Sets the value at a pointer; a member that is not there is added, the index after the last one appends.
    static func set(_ pointer: String, _ value: JSON) -> Change { Change(pointer: pointer, edit: .set(value)) }

    /// Takes out the value at a pointer.
    static func remove(_ pointer: String) -> Change { Change(pointer: pointer, edit: .remove) }

    /// Gives a member another name.
    static func rename(_ pointer: String, _ name: String) -> Change {
        Change(pointer: pointer, edit: .rename(name))
    }

    func applied(to document: JSON) throws -> JSON {
        let place = try #require(JSONPointer(pointer))
        return try Self.edited(document, place.tokens[...], edit)
    }

    private static func edited(_ value: JSON, _ tokens: ArraySlice<String>, _ edit: Edit) throws -> JSON {
        let token = try #require(tokens.first)
        let rest = tokens.dropFirst()
        switch value {
        case .object(var members):
            let place = members.firstIndex { $0.name == token }
            if !rest.isEmpty {
                let place = try #require(place, "there is no member \(token)")
                members[place].value = try edited(members[place].value, rest, edit)
                return .object(members)
            }
            switch edit {
            case .set(let new):
                if let place { members[place].value = new } else { members.append(JSON.Member(token, new)) }
            case .remove:
                let place = try #require(place, "there is no member \(token)")
                members.remove(at: place)
            case .rename(let name):
                let place = try #require(place, "there is no member \(token)")
                members[place].name = name
            }
            return .object(members)
        case .array(var elements):
            let index = try #require(Int(token))
            switch (edit, rest.isEmpty) {
            case (_, false): elements[index] = try edited(elements[index], rest, edit)
            case (.set(let new), true):
                if index == elements.count { elements.append(new) } else { elements[index] = new }
            case (.remove, true): elements.remove(at: index)
            case (.rename, true): Issue.record("an element has no name")
            }
            return .array(elements)
        default:
            Issue.record("\(token) leads into \(value.kind)")
            return value
        }
    }
}
