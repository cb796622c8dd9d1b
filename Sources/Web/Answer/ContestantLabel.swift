// SPDX-License-Identifier: Apache-2.0
package import Record
package import Text

/// What has votes, seats or a share, as it is called and coloured.
package struct ContestantLabel {
    package let contestant: Contestant
    /// The id of the group, where it is one.
    package let group: String?
    /// The id of the person, where the dataset knows more of them.
    let person: String?
    package let name: LocalizedText?
    /// The colour of the party, such as `#1a2b3c`.
    package let colour: String?

    /// - Parameter day: chooses the name of a party (the number YYYYMMDD); its name of today where there is none.
    package init(_ contestant: Contestant, on day: Int?, _ record: Record) {
        let party = contestant.party.flatMap { record.parties[$0] }
        self.contestant = contestant
        colour = party?.colour?.hex
        switch contestant {
        case .party:
            (group, person) = (nil, nil)
            name = (day.flatMap { party?.name(on: $0) } ?? party?.currentName)?.short
        case .group(let id): (group, person, name) = (id, nil, record.country.groups[id]?.name)
        case .candidate(let candidate): (group, person, name) = (nil, candidate.person, candidate.name)
        case .option(let text): (group, person, name) = (nil, nil, text)
        }
    }
}
