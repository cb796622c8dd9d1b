// SPDX-License-Identifier: Apache-2.0
import JSON
import Text

/// One file, decoded.
struct FixtureFile: Sendable {
    /// Something in the file, and where it stands there.
    typealias Placed = (thing: any Identified & Sendable, pointer: JSONPointer)

    let path: String
    /// What the file holds records of; nil for the country and for what is no fixture.
    let type: (any Recorded.Type)?
    let things: [Placed]
    /// Ids in the file, also of things that could not be read.
    let ids: [String]
    let faults: [FixtureFault]

    /// Decodes a file by the folder that it is in.
    init(_ path: String, _ bytes: [UInt8], root: String) {
        let parts = path.dropFirst(root.utf8.count + 1).split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 2, let type = Record.kinds.first(where: { $0.folder == parts[0] }) {
            self = Self.file(path, bytes, of: type)
        } else if path == "\(root)/country.json" {
            self.init(path, bytes, type: nil, member: "groups") { Country.read($0).map { [($0, .root)] } ?? [] }
        } else if path == "\(root)/coverage.json" {
            self.init(path, bytes, type: nil, member: "facts") { CoveredFact.read($0).map { _ in [] } ?? [] }
        } else {
            let fault = FixtureFault(file: path, .root, "is no fixture of a known kind; move or remove it")
            self.init(path: path, type: nil, things: [], ids: [], faults: [fault])
        }
    }

    private init(
        path: String, type: (any Recorded.Type)?, things: [Placed], ids: [String], faults: [FixtureFault]
    ) {
        self.path = path
        self.type = type
        self.things = things
        self.ids = ids
        self.faults = faults
    }

    /// Reads a file of the folder of a type.
    private static func file<Thing: Recorded>(_ path: String, _ bytes: [UInt8], of type: Thing.Type) -> FixtureFile {
        let member: String? = if case .ofCollections(let name) = type.recordKind.folder { name } else { nil }
        return FixtureFile(path, bytes, type: type, member: member) { type.records($0) }
    }

    /// Reads a file.
    /// - Parameter member: the array whose elements have the ids; nil where the name of the file is the id.
    private init(
        _ path: String, _ bytes: [UInt8], type: (any Recorded.Type)?, member: String? = nil,
        _ read: (JSONCursor) -> [Placed]
    ) {
        self.path = path
        self.type = type
        let name = String(path.split(separator: "/").last?.dropLast(".json".utf8.count) ?? "")
        do throws(JSONSyntaxError) {
            let document = try JSONParser.parse(bytes)
            let found = JSONFaults(most: .max)
            things = read(JSONCursor(document, faults: found))
            var faults = found.found.told.map { FixtureFault(file: path, $0) }
            if let member {
                if case .array(let elements)? = document[member] {
                    ids = elements.compactMap { $0["id"]?.text }
                } else {
                    ids = []
                }
            } else {
                ids = [name]
                if let id = things.first?.thing.id, id != name {
                    faults.append(
                        FixtureFault(file: path, .root, "holds the id \"\(id)\"; rename the file to \(id).json"))
                }
            }
            self.faults = faults
        } catch {
            things = []
            ids = member == nil ? [name] : []
            faults = [FixtureFault(file: path, .root, error.message)]
        }
    }
}

extension Recorded {
    /// The name of the folder of their fixtures.
    static var folder: String { recordKind.folder.name }

    /// Reads the records of a file of that folder.
    static func records(_ file: JSONCursor) -> [FixtureFile.Placed] {
        let read = recordKind.read
        switch recordKind.folder {
        case .ofRecords: return read(file).map { [($0, .root)] } ?? []
        case .ofCollections(let name):
            return file.object { object in
                object.required(name) { $0.array { element in read(element).map { ($0, element.pointer) } } }
            } ?? []
        }
    }
}
