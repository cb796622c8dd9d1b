// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import JSON
import Text

extension Record {
    /// The folder of the dataset inside the resources.
    private static let folder = "kz"

    /// Reads, decodes and checks every fixture below `resources`.
    /// - Parameters:
    ///   - resources: the path of the directory that holds `kz/`.
    ///   - sideBySide: decodes files; one after the other where nothing else is given.
    /// - Throws: `FixtureFaults` with everything that is wrong.
    package static func load(
        resources: String, _ sideBySide: SideBySide = oneByOne
    ) throws(FixtureFaults) -> Record {
        try load(files: readFiles(below: resources), sideBySide)
    }

    /// Decodes and checks fixtures given as bytes.
    /// - Parameters:
    ///   - files: contents by path, such as `kz/parties/amanat.json`.
    ///   - sideBySide: decodes files; one after the other where nothing else is given.
    /// - Throws: `FixtureFaults` with everything that is wrong.
    package static func load(
        files: [String: [UInt8]], _ sideBySide: SideBySide = oneByOne
    ) throws(FixtureFaults) -> Record {
        try load(FixtureReader.decode(files, root: folder, sideBySide), fingerprint: fingerprint(of: files))
    }

    /// Checks files that are decoded, in the order of their paths.
    static func load(_ files: [FixtureFile], fingerprint: UInt64) throws(FixtureFaults) -> Record {
        let reader = FixtureReader(files, root: folder)
        guard let country = reader.country else { throw FixtureFaults(faults: reader.faults) }
        let record = Record(country: country, reader, fingerprint: fingerprint)
        let faults = reader.faults + record.faults(folder: folder, reader.declared)
        guard faults.isEmpty else { throw FixtureFaults(faults: faults) }
        return record
    }

    /// Does all work in order, on the spot.
    package static func oneByOne(_ count: Int, _ work: @Sendable (Int) -> Void) {
        for index in 0..<count { work(index) }
    }

    /// The fingerprint of paths and contents in the order of the paths.
    private static func fingerprint(of files: [String: [UInt8]]) -> UInt64 {
        var fingerprint = Fingerprint()
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
            fingerprint.add(path)
            fingerprint.add([0])
            fingerprint.add(bytes)
        }
        return fingerprint.value
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
