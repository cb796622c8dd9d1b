// SPDX-License-Identifier: Apache-2.0
import JSON
package import Text

/// The sentences of problems in each language, by their English patterns; English needs no file.
package struct Texts: Sendable {
    private let catalogues: [Language: MessageCatalogue]
    /// Tells these texts from others while the program runs.
    let fingerprint: Int

    /// English for everybody.
    package static let english = Texts(catalogues: [:], fingerprint: 0)

    private init(catalogues: [Language: MessageCatalogue], fingerprint: Int) {
        (self.catalogues, self.fingerprint) = (catalogues, fingerprint)
    }

    /// The languages that have a file.
    package static let languages: [Language] = [.russian, .kazakh]

    /// The file of a language.
    package static func file(_ language: Language) -> String { "problems-\(language.rawValue).json" }

    /// Texts of the contents of files, by name.
    /// - Parameter missing: marks to put a pattern between that has no sentence.
    /// - Throws: every sentence that has other places to fill than its pattern.
    package init(
        _ contents: [String: [UInt8]], missing: (before: String, after: String) = ("", "")
    ) throws(AssetFaults) {
        var faults: [String] = []
        var catalogues: [Language: MessageCatalogue] = [:]
        for language in Self.languages {
            let name = Self.file(language)
            var sentences: [String: String] = [:]
            do throws(JSONSyntaxError) {
                guard let bytes = contents[name], case .object(let members) = try JSONParser.parse(bytes) else {
                    faults.append("\(name): is no object of English patterns and sentences")
                    continue
                }
                for member in members { sentences[member.name] = member.value.text ?? "" }
            } catch {
                faults.append("\(name): \(error)")
            }
            let catalogue = MessageCatalogue(
                sentences, plurals: language == .russian ? .russian : .kazakh, missing: missing)
            faults += catalogue.faults.map { "\(name): \($0)" }
            catalogues[language] = catalogue
        }
        guard faults.isEmpty else { throw AssetFaults(faults: faults) }
        self.init(catalogues: catalogues, fingerprint: contents.hashValue)
    }

    /// What is said in a language.
    package subscript(language: Language) -> MessageCatalogue { catalogues[language] ?? .english }
}
