// SPDX-License-Identifier: Apache-2.0
package import Search
package import Text

/// A name under which something of the dataset may be looked for.
package struct IndexedName: Sendable {
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

    /// The name of the kind of what has it, such as `electoral-system`.
    package let kind: String
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
        /// The place of its kind in `kinds`.
        fileprivate let rank: Int
    }

    /// The names of the kinds that are looked for; the order is that of equally good finds.
    package let kinds: [String]

    private let indexedNames: [IndexedName]
    private let index: NameMatcher

    init(_ indexedNames: [IndexedName], kinds: [String]) {
        self.kinds = kinds
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
    package func search(_ query: String, kinds: [String] = []) -> [Found] {
        var found: [Found] = []
        var seen: Set<String> = []
        for hit in index.search(query) {
            let name = indexedNames[hit.name]
            guard kinds.isEmpty || kinds.contains(name.kind), seen.insert("\(name.kind)/\(name.id)").inserted
            else { continue }
            let rank = self.kinds.firstIndex(of: name.kind) ?? self.kinds.count
            found.append(Found(name: name, match: hit.match, score: hit.score, rank: rank))
        }
        return found.enumerated().sorted { $0.element.isBefore($1.element) ?? ($0.offset < $1.offset) }.map(\.element)
    }
}

extension NameIndex.Found {
    /// Whether this comes before another; nil where neither does.
    fileprivate func isBefore(_ other: NameIndex.Found) -> Bool? {
        if score != other.score { return score > other.score }
        if rank != other.rank { return rank < other.rank }
        let (day, otherDay) = (name.period?.from?.firstDay ?? 0, other.name.period?.from?.firstDay ?? 0)
        return day == otherDay ? nil : day > otherDay
    }
}

extension Recorded {
    /// The rank of the kind among finds, with its name; nil where it is not looked for.
    static var searchRank: (rank: Int, name: String)? {
        recordKind.search.map { ($0.rank, recordKind.name) }
    }
}

/// The names of one record in the making.
struct NameList {
    private let kind: String
    private let id: String
    private(set) var names: [IndexedName] = []

    init(kind: String, id: String) {
        self.kind = kind
        self.id = id
    }

    /// A name; nothing where there is none.
    mutating func add(
        _ text: String?, _ part: IndexedName.Part, _ language: Language? = nil, _ period: Period? = nil
    ) {
        guard let text else { return }
        names.append(IndexedName(kind: kind, id: id, text: text, part: part, language: language, period: period))
    }

    /// A name in every language; nothing where there is none.
    mutating func add(_ text: LocalizedText?, _ part: IndexedName.Part, _ period: Period?) {
        for language in Language.allCases { add(text?[language], part, language, period) }
    }

    /// The name of something that has one, its other names and its id.
    mutating func add(_ name: LocalizedText, others: [String] = [], _ period: Period? = nil) {
        add(name, .name, period)
        for other in others { add(other, .otherName) }
        add(id, .id)
    }
}

extension NameList {
    /// All names of a party, the present one first.
    mutating func add(_ party: Party) {
        for (index, name) in party.names.enumerated().reversed() {
            let isCurrent = index == party.names.count - 1
            add(name.short, isCurrent ? .shortName : .formerName, name.period)
            add(name.full, isCurrent ? .name : .formerName, name.period)
            add(name.abbreviation, .abbreviation, name.period)
            add(name.slug, .id, nil, name.period)
        }
        for other in party.otherNames { add(other, .otherName) }
        for handle in party.aliases + [party.id] { add(handle, .id) }
    }
}
