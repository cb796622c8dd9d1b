// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import JSON
package import Text

extension Record {
    /// The folder of the dataset inside the resources.
    private static let folder = "kz"

    /// Reads, decodes and checks every fixture below `resources`, and the sentences beside them.
    /// - Parameters:
    ///   - resources: the path of the directory that holds `kz/` and `text/`.
    ///   - missing: marks to put a pattern of a problem between that has no sentence.
    ///   - sideBySide: decodes files; one after the other where nothing else is given.
    /// - Throws: `FixtureFaults` with everything that is wrong.
    package static func load(
        resources: String, missing: (before: String, after: String) = ("", ""), _ sideBySide: SideBySide = oneByOne
    ) throws(FixtureFaults) -> Record {
        let files = try readFiles(below: resources)
        let texts: Texts
        do throws(FixtureFaults) {
            texts = try Texts(files: readTexts(below: resources), missing: missing)
        } catch {
            // What is wrong with the fixtures is told too.
            throw FixtureFaults(faults: faults(of: files, sideBySide) + error.faults)
        }
        return try load(files: files, texts: texts, sideBySide)
    }

    /// Decodes and checks fixtures given as bytes.
    /// - Parameters:
    ///   - files: contents by path, such as `kz/parties/amanat.json`.
    ///   - texts: what is said of them.
    ///   - sideBySide: decodes files; one after the other where nothing else is given.
    /// - Throws: `FixtureFaults` with everything that is wrong.
    package static func load(
        files: [String: [UInt8]], texts: Texts = .none, _ sideBySide: SideBySide = oneByOne
    ) throws(FixtureFaults) -> Record {
        try load(
            FixtureReader.decode(files, root: folder, sideBySide), fingerprint: fingerprint(of: files), texts: texts)
    }

    /// Checks files that are decoded, in the order of their paths.
    static func load(
        _ files: [FixtureFile], fingerprint: UInt64, texts: Texts = .none
    ) throws(FixtureFaults) -> Record {
        let reader = FixtureReader(files, root: folder)
        guard let country = reader.country else { throw FixtureFaults(faults: reader.faults) }
        let record = Record(country: country, reader, fingerprint: fingerprint, texts: texts)
        let faults = reader.faults + record.faults(folder: folder, reader.declared)
        guard faults.isEmpty else { throw FixtureFaults(faults: faults) }
        return record
    }

    private static func faults(of files: [String: [UInt8]], _ sideBySide: SideBySide) -> [FixtureFault] {
        do throws(FixtureFaults) {
            _ = try load(files: files, sideBySide)
            return []
        } catch {
            return error.faults
        }
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

    /// The files of sentences that can be read.
    private static func readTexts(below resources: String) -> [String: [UInt8]] {
        Language.allCases.map(Texts.file).reduce(into: [:]) { files, path in
            files[path] = FileManager.default.contents(atPath: resources + "/" + path).map { Array($0) }
        }
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
