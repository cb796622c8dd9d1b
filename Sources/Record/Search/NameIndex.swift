// SPDX-License-Identifier: Apache-2.0
package import Search
package import Text

/// A name under which something of the dataset may be looked for.
package struct IndexedName: Sendable {
    /// What has the name; the order is that of equally good finds.
    package enum Kind: String, Sendable, CaseIterable {
        case party, person, body, election, event
        case system = "electoral-system"
        case threshold, term
    }

    /// What sort of name it is.
    package enum Part: String, Sendable, CaseIterable {
        case name
        case formerName = "former_name"
        case shortName = "short_name"
        case abbreviation
        case otherName = "other_name"
        /// An id, or a former one.
        case id
        /// The number of a legal act.
        case act
    }

    package let kind: Kind
    package let id: String
    package let text: String
    package let part: Part
    /// Nil where the name is of no one language.
    package let language: Language?
    /// When it was in use, as far as is known.
    package let period: Period?
}

/// Every name in the dataset, and the index that finds them.
package struct NameIndex: Sendable {
    /// Something that was found, by the best of its names.
    package struct Found: Sendable {
        package let name: IndexedName
        package let match: NameMatcher.Match
        /// 1 to 1000.
        package let score: Int
    }

    private let indexedNames: [IndexedName]
    private let index: NameMatcher

    init(_ indexedNames: [IndexedName]) {
        // A name that a thing has twice, as in two languages, is kept once.
        var seen: Set<String> = []
        self.indexedNames = indexedNames.filter { name in
            let period = "\(name.period?.from?.description ?? "")/\(name.period?.to?.description ?? "")"
            return seen.insert("\(name.kind)/\(name.id)/\(period)/\(name.text)").inserted
        }
        index = NameMatcher(self.indexedNames.map(\.text))
    }

    /// How many names there are.
    package var count: Int { indexedNames.count }

    /// Things that a query may mean, best first; a thing of several names once, by the best of them. Of equally good ones
    /// of a kind the one whose name is younger comes first: today's Respublica before the bloc of 1994.
    /// - Parameter kinds: only things of these kinds; of all where there are none.
    package func search(_ query: String, kinds: [IndexedName.Kind] = []) -> [Found] {
        var found: [Found] = []
        var seen: Set<String> = []
        for hit in index.search(query) {
            let name = indexedNames[hit.name]
            guard kinds.isEmpty || kinds.contains(name.kind),
                seen.insert("\(name.kind.rawValue)/\(name.id)").inserted
            else { continue }
            found.append(Found(name: name, match: hit.match, score: hit.score))
        }
        return found.enumerated().sorted { $0.element.isBefore($1.element) ?? ($0.offset < $1.offset) }.map(\.element)
    }
}

extension NameIndex.Found {
    /// Whether this comes before another; nil where neither does.
    fileprivate func isBefore(_ other: NameIndex.Found) -> Bool? {
        if score != other.score { return score > other.score }
        if name.kind != other.name.kind { return name.kind.order < other.name.kind.order }
        let (day, otherDay) = (name.period?.from?.firstDay ?? 0, other.name.period?.from?.firstDay ?? 0)
        return day == otherDay ? nil : day > otherDay
    }
}

extension IndexedName.Kind {
    fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension Record {
    /// Every name of everything that can be looked for, kind by kind and the present names first.
    static func indexedNames(
        parties: [Party], people: [Person], bodies: [Body], elections: [Election], systems: [ElectoralSystem],
        series: [LegalParameter], events: [Event], terms: [Term]
    ) -> [IndexedName] {
        var all: [IndexedName] = []
        for party in parties { all += party.indexedNames }
        for person in people {
            all += indexedNames(.person, person.id, person.name, others: person.otherNames)
        }
        for body in bodies {
            all += indexedNames(.body, body.id, body.name, others: body.otherNames, body.period)
        }
        for election in elections {
            let day = Period(from: election.date, to: election.days.last?.date)
            all += indexedNames(.election, election.id, election.name, others: [], day)
        }
        for system in systems {
            all += indexedNames(.system, system.id, system.name, others: system.aliases, system.period)
        }
        for numbers in series {
            all += indexedNames(.threshold, numbers.id, numbers.name, others: [])
            all += numbers.entries.compactMap { entry in
                entry.act.number.map { IndexedName(.threshold, numbers.id, $0, .act, nil, entry.period) }
            }
        }
        for event in events {
            all += indexedNames(.event, event.id, event.title, others: [], event.period)
            if let number = event.act?.number {
                all.append(IndexedName(.event, event.id, number, .act, nil, event.period))
            }
        }
        for term in terms { all += indexedNames(.term, term.id, term.name, others: term.otherNames) }
        return all
    }

    private static func indexedNames(
        _ kind: IndexedName.Kind, _ id: String, _ name: LocalizedText, others: [String], _ period: Period? = nil
    ) -> [IndexedName] {
        Language.allCases.map { IndexedName(kind, id, name[$0], .name, $0, period) }
            + others.map { IndexedName(kind, id, $0, .otherName, nil, nil) } + [
                IndexedName(kind, id, id, .id, nil, nil)
            ]
    }
}

extension IndexedName {
    fileprivate init(
        _ kind: Kind, _ id: String, _ text: String, _ part: Part, _ language: Language?, _ period: Period?
    ) {
        self.init(kind: kind, id: id, text: text, part: part, language: language, period: period)
    }
}

extension Party {
    /// All its names, the present one first.
    fileprivate var indexedNames: [IndexedName] {
        let dated = names.enumerated().reversed().flatMap { index, name in
            let isCurrent = index == names.count - 1
            let texts: [(LocalizedText?, IndexedName.Part)] = [
                (name.short, isCurrent ? .shortName : .formerName), (name.full, isCurrent ? .name : .formerName),
                (name.abbreviation, .abbreviation),
            ]
            return texts.flatMap { text, part in
                Language.allCases.compactMap { language in
                    text.map { IndexedName(.party, id, $0[language], part, language, name.period) }
                }
            } + [IndexedName(.party, id, name.slug, .id, nil, name.period)]
        }
        return dated + otherNames.map { IndexedName(.party, id, $0, .otherName, nil, nil) }
            + (aliases + [id]).map { IndexedName(.party, id, $0, .id, nil, nil) }
    }
}
