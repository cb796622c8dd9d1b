// SPDX-License-Identifier: Apache-2.0
import JSON
import Synchronization
import Text

/// Does a piece of work for each number below a count, in any order and perhaps at once, and returns when all is done.
package typealias SideBySide = (_ count: Int, _ work: @Sendable (Int) -> Void) -> Void

/// Gathers what decoded files hold, and what is wrong with them.
struct FixtureReader {
    private(set) var faults: [FixtureFault] = []
    /// What fixtures say that there is, readable or not.
    private(set) var declared = DeclaredIDs()
    private(set) var country: Country?
    /// By the name of their folder.
    private var things: [String: [any Identified & Sendable]] = [:]

    /// Takes files in the order of their paths.
    init(_ files: [FixtureFile], root: String) {
        if !files.contains(where: { $0.path == "\(root)/country.json" }) {
            faults.append(FixtureFault(file: "\(root)/country.json", .root, "is missing; add the file"))
        }
        for file in files {
            faults += file.faults
            if !file.faults.isEmpty { declared.faultyFiles.insert(file.path) }
            guard let type = file.type else {
                country = file.things.first?.thing as? Country ?? country
                declared.groups.formUnion(file.ids)
                continue
            }
            take(file, type)
        }
    }

    /// Files decoded so far, by their place; the one thing that pieces of work share.
    private final class Decoded: Sendable {
        let files = Mutex<[Int: FixtureFile]>([:])
    }

    /// Decodes files given by path, side by side where it may.
    static func decode(_ contents: [String: [UInt8]], root: String, _ sideBySide: SideBySide) -> [FixtureFile] {
        let paths = contents.keys.sorted()
        let decoded = Decoded()
        sideBySide(paths.count) { index in
            let file = FixtureFile(paths[index], contents[paths[index]] ?? [], root: root)
            decoded.files.withLock { $0[index] = file }
        }
        let files = decoded.files.withLock { $0 }
        return paths.indices.compactMap { files[$0] }
    }

    /// Every record of a type, in the order in which they are served.
    func collection<Thing: Recorded>(of type: Thing.Type = Thing.self) -> IdentifiedCollection<Thing> {
        let things = things[type.folder] ?? []
        return IdentifiedCollection(type.recordKind.order.sorted(things.compactMap { $0 as? Thing }))
    }

    /// Every name of every record of a type.
    func names<Thing: Recorded>(of type: Thing.Type) -> [IndexedName] {
        type.recordKind.isSearched ? collection(of: type).items.flatMap(type.recordKind.names) : []
    }

    private mutating func take<Thing: Recorded>(_ file: FixtureFile, _ type: Thing.Type) {
        let kind = type.recordKind
        let folder = type.folder
        declared.ids[folder, default: []].formUnion(file.ids)
        for (thing, pointer) in file.things {
            if let first = declared.places[folder]?[thing.id] {
                faults.append(
                    FixtureFault(
                        file: file.path, pointer.appending("id"),
                        "is \"\(thing.id)\", which another \(kind.noun) has too, in \(first.file)"))
                continue
            }
            declared.places[folder, default: [:]][thing.id] = DeclaredIDs.Place(
                file: file.path, pointer: pointer.description)
            things[folder, default: []].append(thing)
        }
    }
}

/// What fixtures hold, readable or not: a fault of one file is reported there, and not once more in every file that refers to it.
struct DeclaredIDs {
    /// Where a thing stands.
    struct Place {
        let file: String
        /// Within the file; empty where the file is the thing.
        let pointer: String
    }

    /// By the name of a folder.
    var ids: [String: Set<String>] = [:]
    /// By the name of a folder and the id.
    var places: [String: [String: Place]] = [:]
    /// Ids of groups, which stand in the file of the country.
    var groups: Set<String> = []
    var faultyFiles: Set<String> = []

    /// Where the record of a type stands; nil where there is none.
    func place<Thing: Recorded>(of id: String, _ type: Thing.Type) -> Place? {
        places[type.folder]?[id]
    }
}
