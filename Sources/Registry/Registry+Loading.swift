// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import JSON

extension Registry {
    /// The folder of the dataset inside the resources.
    private static let folder = "kz"

    /// Reads, decodes and checks every fixture below `resources`.
    /// - Parameter resources: the path of the directory that holds `kz/`.
    /// - Throws: `FixtureFaults` with everything that is wrong.
    package static func load(resources: String) throws(FixtureFaults) -> Registry {
        try load(files: readFiles(below: resources))
    }

    /// Decodes and checks fixtures given as bytes.
    /// - Parameter files: contents by path, such as `kz/parties/amanat.json`.
    /// - Throws: `FixtureFaults` with everything that is wrong.
    package static func load(files: [String: [UInt8]]) throws(FixtureFaults) -> Registry {
        var reader = FixtureReader(files: files)
        let country = reader.one("\(folder)/country.json", Country.read)
        let sources = reader.one("\(folder)/sources.json") { cursor in
            cursor.object { $0.required("sources") { $0.array(Source.read) } }
        }
        reader.note(.body, in: "\(folder)/country.json", "bodies")
        reader.note(.group, in: "\(folder)/country.json", "groups")
        reader.note(.source, in: "\(folder)/sources.json", "sources")
        reader.note(.party, filesOf: "\(folder)/parties")
        reader.note(.system, filesOf: "\(folder)/systems")
        let parties = reader.each(in: "\(folder)/parties", Party.read)
        let elections = reader.each(in: "\(folder)/elections", Election.read)
        let systems = reader.each(in: "\(folder)/systems", ElectoralSystem.read)
        let series = reader.each(in: "\(folder)/thresholds", LegalSeries.read)
        reader.reportUnreadFiles()
        guard let country, let sources else { throw FixtureFaults(faults: reader.faults) }
        let registry = Registry(
            country: country,
            sources: Catalogue(sources.sorted { $0.id < $1.id }),
            parties: Catalogue(parties.sorted { $0.id < $1.id }),
            elections: Catalogue(elections.sorted { ($0.date.firstDay, $0.id) < ($1.date.firstDay, $1.id) }),
            systems: Catalogue(
                systems.sorted { ($0.period.from?.firstDay ?? 0, $0.id) < ($1.period.from?.firstDay ?? 0, $1.id) }),
            series: Catalogue(series.sorted { $0.id < $1.id }),
            fingerprint: fingerprint(of: files))
        let faults = reader.faults + registry.faults(folder: folder, sources: sources, reader.written)
        guard faults.isEmpty else { throw FixtureFaults(faults: faults) }
        return registry
    }

    /// FNV-1a over paths and contents in the order of the paths.
    private static func fingerprint(of files: [String: [UInt8]]) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
            for byte in path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            hash = hash &* 0x100_0000_01b3
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }
        return hash
    }

    private static func readFiles(below resources: String) throws(FixtureFaults) -> [String: [UInt8]] {
        let root = resources + "/" + folder
        guard let paths = try? FileManager.default.subpathsOfDirectory(atPath: root) else {
            throw FixtureFaults(faults: [
                FixtureFault(
                    file: root, .root,
                    "is no directory that can be read; name the directory that holds kz/ with --resources")
            ])
        }
        var files: [String: [UInt8]] = [:]
        var faults: [FixtureFault] = []
        for path in paths.sorted() where path.hasSuffix(".json") {
            if let data = FileManager.default.contents(atPath: root + "/" + path) {
                files[folder + "/" + path] = Array(data)
            } else {
                faults.append(FixtureFault(file: folder + "/" + path, .root, "cannot be read; check its permissions"))
            }
        }
        guard faults.isEmpty else { throw FixtureFaults(faults: faults) }
        return files
    }
}

/// Decodes fixtures and gathers what is wrong with them.
private struct FixtureReader {
    let files: [String: [UInt8]]
    var faults: [FixtureFault] = []
    /// What fixtures say that there is, readable or not.
    private(set) var written = Written()
    private var read: Set<String> = []

    init(files: [String: [UInt8]]) { self.files = files }

    mutating func one<Value>(_ path: String, _ decode: (JSONCursor) -> Value?) -> Value? {
        read.insert(path)
        guard let bytes = files[path] else {
            faults.append(FixtureFault(file: path, .root, "is missing; add the file"))
            return nil
        }
        do throws(JSONSyntaxError) {
            let document = try JSONParser.parse(bytes)
            let found = JSONFaults()
            let value = decode(JSONCursor(document, faults: found))
            faults += found.found.map { FixtureFault(file: path, $0) }
            if !found.found.isEmpty { written.faultyFiles.insert(path) }
            return value
        } catch {
            faults.append(FixtureFault(file: path, .root, error.description))
            written.faultyFiles.insert(path)
            return nil
        }
    }

    /// Notes the ids of a list, also of elements that could not be read.
    mutating func note(_ kind: Written.Kind, in path: String, _ list: String) {
        guard let bytes = files[path], case .array(let elements)? = (try? JSONParser.parse(bytes))?[list] else {
            return
        }
        written.ids[kind, default: []].formUnion(elements.compactMap { $0["id"]?.text })
    }

    /// Notes the names of the files of a folder, which are the ids in them.
    mutating func note(_ kind: Written.Kind, filesOf folder: String) {
        let paths = files.keys.filter { $0.hasPrefix(folder + "/") }
        written.ids[kind, default: []].formUnion(
            paths.map { String($0.dropFirst(folder.utf8.count + 1).dropLast(".json".utf8.count)) })
    }

    /// Every file of a folder; the id inside has to be the name of the file.
    mutating func each<Item: Identified>(in folder: String, _ decode: (JSONCursor) -> Item?) -> [Item] {
        var items: [Item] = []
        for path in files.keys.sorted() where path.hasPrefix(folder + "/") {
            guard let item = one(path, decode) else { continue }
            let name = path.dropFirst(folder.utf8.count + 1).dropLast(".json".utf8.count)
            if item.id != name {
                faults.append(
                    FixtureFault(file: path, .root, "holds the id \"\(item.id)\"; rename the file to \(item.id).json"))
            }
            items.append(item)
        }
        return items
    }

    mutating func reportUnreadFiles() {
        for path in files.keys.sorted() where !read.contains(path) {
            faults.append(FixtureFault(file: path, .root, "is no fixture of a known kind; move or remove it"))
        }
    }
}
