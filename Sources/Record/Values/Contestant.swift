// SPDX-License-Identifier: Apache-2.0
import JSON
package import Text

/// What gets votes, seats or a share: a party, or a group, candidate or answer in the place of one.
package enum Contestant: Sendable, Hashable {
    /// A party's id.
    case party(String)
    /// The id of a group that is no party.
    case group(String)
    /// A person who stands for election.
    case candidate(Candidate)
    /// An answer to a question, such as "undecided".
    case option(LocalizedText)

    /// The forms of a contestant that a place allows.
    enum Form: String {
        case party, group, candidate, option
    }

    /// A person on the ballot.
    package struct Candidate: Sendable, Hashable {
        /// The person's id, where the dataset knows more of them.
        package let person: String?
        package let name: LocalizedText
        /// The party that nominated.
        package let party: String?
        /// Who nominated, in words.
        package let nominator: LocalizedText?

        static func read(_ cursor: JSONCursor) -> Candidate? {
            cursor.called("candidate", "A person on the ballot.").object { object in
                let person = object.optional("person") { $0.identifier() }
                let name = object.required("name") { $0.text() }
                let party = object.optional("party") { $0.identifier() }
                let nominator = object.optional("nominated_by") { $0.text() }
                return name.map { Candidate(person: person, name: $0, party: party, nominator: nominator) }
            }
        }
    }

    /// An id that is unique among the contestants of one place.
    package var id: String {
        switch self {
        case .party(let id), .group(let id): id
        case .candidate(let candidate): candidate.person ?? candidate.name.english.asIdentifier
        case .option(let text): text.english.asIdentifier
        }
    }

    /// Who nominated, in words.
    package var nominator: LocalizedText? {
        if case .candidate(let candidate) = self { candidate.nominator } else { nil }
    }

    /// The party, or the one that nominated.
    package var party: String? {
        switch self {
        case .party(let id): id
        case .candidate(let candidate): candidate.party
        case .group, .option: nil
        }
    }
}

extension String {
    /// Its ASCII letters and digits in lowercase, with a hyphen for whatever stands between them.
    fileprivate var asIdentifier: String {
        lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
    }
}

extension JSONObjectCursor {
    /// The one member among `forms` that says who it is.
    func contestant(_ forms: Contestant.Form...) -> Contestant? {
        let found = forms.compactMap { form -> Contestant? in
            optional(form.rawValue) { cursor in
                switch form {
                case .party: cursor.identifier().map { .party($0) }
                case .group: cursor.identifier().map { .group($0) }
                case .candidate: Contestant.Candidate.read(cursor).map { .candidate($0) }
                case .option: cursor.text().map { .option($0) }
                }
            }
        }
        let given = forms.filter { names.contains($0.rawValue) }
        if given.count == 1 { return found.first }
        hasOne(of: forms.map(\.rawValue))
        let expected = forms.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        faults.found.append(JSONFault(pointer, "names one of \(expected), and just one of them"))
        return nil
    }
}
