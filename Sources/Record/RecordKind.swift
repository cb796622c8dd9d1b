// SPDX-License-Identifier: Apache-2.0
import JSON
package import Text

/// A type of record: its `recordKind` says all that loading, checking and searching need to know of it.
package protocol Recorded: Identified, Sendable {
    static var recordKind: RecordKind<Self> { get }
}

/// A kind of record: where its fixtures are, how one is read, in which order its records stand, what has to be true of them,
/// and by which names they are found. How they are served is a `Resource` of `RecordOperations`.
package struct RecordKind<Thing: Identified & Sendable>: Sendable {
    /// Where fixtures are, below the folder of the country.
    enum Folder {
        /// A file is one record, and is named after its id.
        case ofRecords(String)
        /// A file is an object with one array, named after the folder, of any number of records.
        case ofCollections(String)
    }

    /// In which order records stand; of two in one place the one of the lesser id comes first.
    enum Order {
        case byID
        /// The oldest first, what has no date last.
        case byDate(@Sendable (Thing) -> PartialDate?)
        case newestFirst(@Sendable (Thing) -> PartialDate)
    }

    /// How records are looked for by name.
    struct Search: Sendable {
        /// Of equally good finds, those of the kind of the least rank come first.
        let rank: Int
        /// What a record is called today.
        let title: @Sendable (Thing) -> LocalizedText
        /// Every name of a record, the present ones first.
        let names: @Sendable (inout NameList, Thing) -> Void
    }

    /// What search, export and sources call the kind, such as `electoral-system`.
    package let name: String
    /// What a fault calls a record, such as `electoral system`.
    let noun: String
    /// What its fixtures hold, as the title of their schema.
    let title: String
    let folder: Folder
    /// The records of the kind.
    package let things: @Sendable (Record) -> IdentifiedCollection<Thing>
    let order: Order
    /// Reads a record; what it asks for is its schema (`FixtureSchemas`).
    let read: @Sendable (JSONCursor) -> Thing?
    /// Nil where records are not looked for by name.
    let search: Search?
    /// Checks one record, once it is taken up.
    let check: @Sendable (inout CrossCheck, Thing) -> Void
    /// Checks what has to be true between all of them, once each is checked.
    let checkAll: @Sendable (inout CrossCheck) -> Void

    /// - Parameter noun: nil where a fault calls a record by the name of the kind.
    init(
        _ name: String, noun: String? = nil, title: String, in folder: Folder,
        _ things: @escaping @Sendable (Record) -> IdentifiedCollection<Thing>, order: Order,
        read: @escaping @Sendable (JSONCursor) -> Thing?, search: Search? = nil,
        check: @escaping @Sendable (inout CrossCheck, Thing) -> Void,
        checkAll: @escaping @Sendable (inout CrossCheck) -> Void = { _ in }
    ) {
        self.name = name
        self.noun = noun ?? name
        self.title = title
        self.folder = folder
        self.things = things
        self.order = order
        self.read = read
        self.search = search
        self.check = check
        self.checkAll = checkAll
    }

    /// Whether records are looked for by name.
    package var isSearched: Bool { search != nil }

    /// What the record of an id is called today; nil where there is none, or where records of the kind have no names.
    package func title(of id: String, in record: Record) -> LocalizedText? {
        search.flatMap { search in things(record)[id].map(search.title) }
    }

    /// Every name of a record.
    func names(of thing: Thing) -> [IndexedName] {
        var list = NameList(kind: name, id: thing.id)
        search?.names(&list, thing)
        return list.names
    }
}

extension RecordKind.Folder {
    var name: String {
        switch self {
        case .ofRecords(let name), .ofCollections(let name): name
        }
    }
}

extension RecordKind.Order {
    /// Records in this order.
    func sorted(_ things: [Thing]) -> [Thing] {
        let placed = things.map { thing in
            switch self {
            case .byID: (place: 0, thing: thing)
            case .byDate(let date): (place: date(thing)?.firstDay ?? .max, thing: thing)
            case .newestFirst(let date): (place: -date(thing).firstDay, thing: thing)
            }
        }
        return placed.sorted { ($0.place, $0.thing.id) < ($1.place, $1.thing.id) }.map(\.thing)
    }
}
