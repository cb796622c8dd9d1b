// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
package import Text

/// The files of the dashboard, read once and served from memory.
///
/// Their addresses have the version in them, a hash of all of them, so a browser may keep what it has for good and a
/// page never mixes the scripts of two versions.
package struct Assets: Sendable {
    /// One file as it is served.
    package struct File: Sendable {
        package let name: String
        package let bytes: [UInt8]
        package let mediaType: String
    }

    /// Sixteen hexadecimal digits over the names and contents of all files.
    package let version: String
    /// In the order of their names.
    package let files: [File]
    private let texts: Texts

    /// No files at all, for those who serve data only.
    package static let none = Assets(version: "none", files: [], texts: .none)

    private init(version: String, files: [File], texts: Texts) {
        (self.version, self.files, self.texts) = (version, files, texts)
    }

    private static let mediaTypes = [
        "css": "text/css; charset=utf-8", "ico": "image/x-icon", "js": "text/javascript; charset=utf-8",
        "json": "application/json",
        "svg": "image/svg+xml",
    ]

    /// Assets of the contents of files, by name, and a file of sentences for the scripts in each language.
    /// - Throws: every file that cannot be served.
    package init(_ contents: [String: [UInt8]], _ texts: Texts) throws(AssetFaults) {
        let words = Language.allCases.map { language in
            let sentences = texts.section(Words.section, language).map { JSON.Member($0.key, .string($0.value)) }
            return (Self.wordsFile(language), JSONWriter.bytes(.object(sentences)))
        }
        var faults: [String] = []
        var fingerprint = Fingerprint()
        var files: [File] = []
        for (name, bytes) in contents.merging(words, uniquingKeysWith: { $1 }).sorted(by: { $0.key < $1.key }) {
            fingerprint.add(Array(name.utf8) + [0] + bytes)
            guard let ending = name.split(separator: ".").last, let type = Self.mediaTypes[String(ending)] else {
                faults.append("\(name): its type is not served; one of \(Self.mediaTypes.keys.sorted()) is")
                continue
            }
            files.append(File(name: name, bytes: bytes, mediaType: type))
        }
        guard faults.isEmpty else { throw AssetFaults(faults: faults) }
        self.init(version: fingerprint.digits, files: files, texts: texts)
    }

    /// The file of that name.
    package subscript(name: String) -> File? { files.first { $0.name == name } }

    /// What the pages say in a language.
    package func words(_ language: Language) -> Words { Words(texts[language]) }

    /// The address of a file.
    package func address(_ name: String) -> String { "/assets/\(version)/\(name)" }

    /// The file with the sentences of a language.
    package static func wordsFile(_ language: Language) -> String { "words-\(language.rawValue).json" }
}

/// Why the files of the dashboard cannot be served.
package struct AssetFaults: Error, CustomStringConvertible {
    package let faults: [String]

    /// One fault a line.
    package var description: String { faults.joined(separator: "\n") }
}
