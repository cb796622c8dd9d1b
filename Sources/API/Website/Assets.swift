// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import Text

/// The files of the dashboard, read once and served from memory.
///
/// Their addresses have the version in them, a hash of all of them, so a browser may keep what it has for good and a
/// page never mixes the scripts of two versions.
package struct Assets: Sendable {
    /// One file as it is served.
    struct File: Sendable {
        let name: String
        let bytes: [UInt8]
        let mediaType: String
    }

    /// Sixteen hexadecimal digits over the names and contents of all files.
    let version: String
    /// In the order of their names.
    let files: [File]
    private let words: [Language: Words]

    /// No files at all, for those who serve data only.
    package static let none = Assets(version: "none", files: [], words: [:])

    private init(version: String, files: [File], words: [Language: Words]) {
        (self.version, self.files, self.words) = (version, files, words)
    }

    private static let mediaTypes = [
        "css": "text/css; charset=utf-8", "ico": "image/x-icon", "js": "text/javascript; charset=utf-8",
        "json": "application/json",
        "svg": "image/svg+xml",
    ]

    /// Assets of the contents of files, by name.
    /// - Throws: every file that cannot be served, and every sentence that is not there in all languages.
    package init(_ contents: [String: [UInt8]]) throws(AssetFaults) {
        var faults: [String] = []
        var fingerprint = Fingerprint()
        var files: [File] = []
        for (name, bytes) in contents.sorted(by: { $0.key < $1.key }) {
            fingerprint.add(Array(name.utf8) + [0] + bytes)
            guard let ending = name.split(separator: ".").last, let type = Self.mediaTypes[String(ending)] else {
                faults.append("\(name): its type is not served; one of \(Self.mediaTypes.keys.sorted()) is")
                continue
            }
            files.append(File(name: name, bytes: bytes, mediaType: type))
        }
        var words: [Language: Words] = [:]
        for language in Language.allCases {
            let name = Self.wordsFile(language)
            words[language] = Self.words(name, contents[name], &faults)
        }
        Self.compare(words, &faults)
        guard faults.isEmpty else { throw AssetFaults(faults: faults) }
        self.init(
            version: fingerprint.digits, files: files, words: words)
    }

    /// The file of that name.
    subscript(name: String) -> File? { files.first { $0.name == name } }

    /// What the pages say in a language.
    func words(_ language: Language) -> Words { words[language] ?? Words() }

    /// The address of a file.
    func address(_ name: String) -> String { "/assets/\(version)/\(name)" }

    /// The file with the sentences of a language.
    static func wordsFile(_ language: Language) -> String { "words-\(language.rawValue).json" }

    private static func words(_ name: String, _ bytes: [UInt8]?, _ faults: inout [String]) -> Words? {
        guard let bytes else {
            faults.append("\(name): is missing; the pages speak all languages")
            return nil
        }
        do throws(JSONSyntaxError) {
            guard case .object(let members) = try JSONParser.parse(bytes) else {
                faults.append("\(name): is no object of keys and sentences")
                return nil
            }
            var sentences: [String: String] = [:]
            for member in members {
                sentences[member.name] = member.value.text
                if member.value.text ?? "" == "" { faults.append("\(name): /\(member.name) has no sentence") }
            }
            return Words(sentences)
        } catch {
            faults.append("\(name): \(error)")
            return nil
        }
    }

    /// Every key is in all languages, with the same places to fill.
    private static func compare(_ words: [Language: Words], _ faults: inout [String]) {
        let keys = words.values.reduce(into: Set<String>()) { $0.formUnion($1.keys) }
        for key in keys.sorted() {
            let places = words[.english]?.places(key)
            for language in Language.allCases {
                guard let own = words[language] else { continue }
                if !own.keys.contains(key) {
                    faults.append("\(wordsFile(language)): lacks /\(key), which another language has")
                } else if own.places(key) != places {
                    faults.append("\(wordsFile(language)): /\(key) has other places to fill than the English sentence")
                }
            }
        }
    }
}

/// Why the files of the dashboard cannot be served.
package struct AssetFaults: Error, CustomStringConvertible {
    package let faults: [String]

    /// One fault a line.
    package var description: String { faults.joined(separator: "\n") }
}
