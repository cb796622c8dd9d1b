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
    private var things: [FixtureFolder.Kind: [any Identified & Sendable]] = [:]

    /// Takes files in the order of their paths.
    init(_ files: [FixtureFile], root: String) {
        if !files.contains(where: { $0.path == "\(root)/country.json" }) {
            faults.append(FixtureFault(file: "\(root)/country.json", .root, "is missing; add the file"))
        }
        for file in files {
            faults += file.faults
            if !file.faults.isEmpty { declared.faultyFiles.insert(file.path) }
            guard let kind = file.kind else {
                country = file.things.first?.thing as? Country ?? country
                declared.ids[.group, default: []].formUnion(file.ids)
                continue
            }
            take(file, kind)
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

    /// Everything of a kind, in the order of the files.
    func all<Thing: Identified & Sendable>(_ kind: FixtureFolder.Kind, _ type: Thing.Type) -> [Thing] {
        (things[kind] ?? []).compactMap { $0 as? Thing }
    }

    private mutating func take(_ file: FixtureFile, _ kind: FixtureFolder.Kind) {
        declared.ids[kind, default: []].formUnion(file.ids)
        for (thing, pointer) in file.things {
            if let first = declared.places[kind]?[thing.id] {
                faults.append(
                    FixtureFault(
                        file: file.path, pointer.appending("id"),
                        "is \"\(thing.id)\", which another \(kind.rawValue) has too, in \(first.file)"))
                continue
            }
            declared.places[kind, default: [:]][thing.id] = DeclaredIDs.Place(
                file: file.path, pointer: pointer.description)
            things[kind, default: []].append(thing)
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

    var ids: [FixtureFolder.Kind: Set<String>] = [:]
    var places: [FixtureFolder.Kind: [String: Place]] = [:]
    var faultyFiles: Set<String> = []
}
