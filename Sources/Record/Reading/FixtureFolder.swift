// SPDX-License-Identifier: Apache-2.0
import JSON
import Text

/// A folder of fixtures of one kind: where it is, whether a file holds one thing or many, and how a thing is read.
struct FixtureFolder: Sendable {
    /// What other fixtures name by id.
    enum Kind: String, Sendable {
        case source, party, body, group, person, election, poll, event, statement, conflict, term, change
        case system = "electoral system"
        case threshold = "legal number"
        case lineage = "lineage event"
    }

    let name: String
    let kind: Kind
    /// Whether a file is an object with one array, named after the folder, of any number of things; else a file is one
    /// thing and named after its id.
    let isCollection: Bool
    let read: @Sendable (JSONCursor) -> (any Identified & Sendable)?

    /// One file a thing.
    private static func things<Thing: Identified & Sendable>(
        _ name: String, _ kind: Kind, _ read: @escaping @Sendable (JSONCursor) -> Thing?
    ) -> FixtureFolder {
        FixtureFolder(name: name, kind: kind, isCollection: false) { read($0) }
    }

    /// Any number of files with any number of things in each.
    private static func collection<Thing: Identified & Sendable>(
        _ name: String, _ kind: Kind, _ read: @escaping @Sendable (JSONCursor) -> Thing?
    ) -> FixtureFolder {
        FixtureFolder(name: name, kind: kind, isCollection: true) { read($0) }
    }

    /// Every folder of the dataset.
    static let all: [FixtureFolder] = [
        .things("parties", .party) { Party.read($0) },
        .things("elections", .election) { Election.read($0) },
        .things("systems", .system) { ElectoralSystem.read($0) },
        .things("thresholds", .threshold) { LegalParameter.read($0) },
        .things("bodies", .body) { Body.read($0) },
        .collection("sources", .source) { Source.read($0) },
        .collection("lineage", .lineage) { Lineage.read($0) },
        .collection("people", .person) { Person.read($0) },
        .collection("polls", .poll) { Poll.read($0) },
        .collection("events", .event) { Event.read($0) },
        .collection("statements", .statement) { Statement.read($0) },
        .collection("conflicts", .conflict) { Conflict.read($0) },
        .collection("terms", .term) { Term.read($0) },
        .collection("changes", .change) { Change.read($0) },
    ]
}

/// One file, decoded.
struct FixtureFile: Sendable {
    /// Something in the file, and where it stands there.
    typealias Placed = (thing: any Identified & Sendable, pointer: JSONPointer)

    let path: String
    /// What the file holds; nil for the country and for what is no fixture.
    let kind: FixtureFolder.Kind?
    let things: [Placed]
    /// Ids in the file, also of things that could not be read.
    let ids: [String]
    let faults: [FixtureFault]

    /// Decodes a file by the folder that it is in.
    init(_ path: String, _ bytes: [UInt8], root: String) {
        let parts = path.dropFirst(root.utf8.count + 1).split(separator: "/", omittingEmptySubsequences: false)
        if let folder = FixtureFolder.all.first(where: { parts.count == 2 && $0.name == parts[0] }) {
            self.init(path, bytes, of: folder)
        } else if path == "\(root)/country.json" {
            self.init(path, bytes, kind: nil, member: "groups") { cursor in
                Country.read(cursor).map { [($0, .root)] } ?? []
            }
        } else if path == "\(root)/coverage.json" {
            self.init(path, bytes, kind: nil, member: "facts") { cursor in
                CoveredFact.check(cursor)
                return []
            }
        } else {
            let fault = FixtureFault(file: path, .root, "is no fixture of a known kind; move or remove it")
            self.init(path: path, kind: nil, things: [], ids: [], faults: [fault])
        }
    }

    private init(
        path: String, kind: FixtureFolder.Kind?, things: [Placed], ids: [String], faults: [FixtureFault]
    ) {
        self.path = path
        self.kind = kind
        self.things = things
        self.ids = ids
        self.faults = faults
    }

    /// Reads a file of a folder.
    private init(_ path: String, _ bytes: [UInt8], of folder: FixtureFolder) {
        if folder.isCollection {
            self.init(path, bytes, kind: folder.kind, member: folder.name) { cursor in
                cursor.object { object in
                    object.required(folder.name) { cursor in
                        cursor.array { element in folder.read(element).map { ($0, element.pointer) } }
                    }
                } ?? []
            }
        } else {
            self.init(path, bytes, kind: folder.kind) { cursor in folder.read(cursor).map { [($0, .root)] } ?? [] }
        }
    }

    /// Reads a file.
    /// - Parameter member: the array whose elements have the ids; nil where the name of the file is the id.
    private init(
        _ path: String, _ bytes: [UInt8], kind: FixtureFolder.Kind?, member: String? = nil,
        _ read: (JSONCursor) -> [Placed]
    ) {
        self.path = path
        self.kind = kind
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
