// SPDX-License-Identifier: Apache-2.0
import JSON
package import Text

extension Texts {
    /// The file of a language below the resources directory.
    package static func file(_ language: Language) -> String { "text/\(language.rawValue).json" }

    /// The sentences of files: a section an object, in it a sentence a member.
    /// - Parameters:
    ///   - files: contents by path, such as `text/ru.json`.
    ///   - missing: marks to put a pattern of a problem between that has no sentence.
    /// - Throws: every sentence that one language lacks or that has other places to fill than in English.
    package init(
        files: [String: [UInt8]], missing: (before: String, after: String) = ("", "")
    ) throws(FixtureFaults) {
        var faults: [FixtureFault] = []
        var sections: [Language: TextCatalogue.Sections] = [:]
        for language in Language.allCases {
            let file = Self.file(language)
            guard let bytes = files[file] else {
                faults.append(FixtureFault(file: file, .root, "is missing; the programs speak all languages"))
                continue
            }
            do throws(JSONSyntaxError) {
                sections[language] = Self.sections(try JSONParser.parse(bytes), file, &faults)
            } catch {
                faults.append(FixtureFault(file: file, .root, Message(verbatim: "\(error)")))
            }
        }
        self.init(sections, missing: missing)
        // What no file says is no fault of the others.
        if faults.isEmpty {
            faults += self.faults.map { language, section, key, problem in
                FixtureFault(
                    file: Self.file(language), JSONPointer(tokens: [section, key]), Message(verbatim: problem))
            }
        }
        guard faults.isEmpty else { throw FixtureFaults(faults: faults) }
    }

    private static func sections(
        _ document: JSON, _ file: String, _ faults: inout [FixtureFault]
    ) -> TextCatalogue.Sections {
        guard case .object(let members) = document else {
            faults.append(FixtureFault(file: file, .root, "is \(document.kind); an object of sections is expected"))
            return [:]
        }
        var sections: TextCatalogue.Sections = [:]
        for member in members {
            guard case .object(let sentences) = member.value else {
                faults.append(
                    FixtureFault(
                        file: file, JSONPointer(tokens: [member.name]), "is no object of keys and sentences"))
                continue
            }
            sections[member.name] = sentences.reduce(into: [:]) { section, sentence in
                section[sentence.name] = sentence.value.text ?? ""
            }
        }
        return sections
    }
}
