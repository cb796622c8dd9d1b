// SPDX-License-Identifier: Apache-2.0
import JSON
import Text

/// The cross-checks of a dataset: references lead somewhere, ids are unique, sums add up, series do not overlap.
extension Record {
    /// Everything that is wrong between fixtures that each decode well.
    /// - Parameters:
    ///   - folder: the folder of the files, for the report.
    ///   - declared: what the fixtures hold, readable or not.
    func faults(folder: String, _ declared: DeclaredIDs) -> [FixtureFault] {
        var check = CrossCheck(record: self, folder: folder, declared: declared)
        check.uniqueGroups()
        for type in Self.kinds { check.handles(of: type) }
        for type in Self.kinds { check.things(of: type) }
        check.partiesAreNamed()
        return check.faults
    }
}

/// Walks the dataset and gathers faults.
struct CrossCheck {
    let record: Record
    let folder: String
    let declared: DeclaredIDs
    private(set) var faults: [FixtureFault] = []
    /// Parties that some fixture names.
    var namedParties: Set<String> = []
    /// What is under check.
    private var place = DeclaredIDs.Place(file: "", pointer: "")

    init(record: Record, folder: String, declared: DeclaredIDs) {
        self.record = record
        self.folder = folder
        self.declared = declared
    }

    /// Whether the file under check has faults of its own, so that sums over it mean nothing.
    var isFaulty: Bool { declared.faultyFiles.contains(place.file) }

    /// Whether the file of another thing has faults of its own.
    func isFaulty<Thing: Recorded>(_ type: Thing.Type, _ id: String) -> Bool {
        declared.place(of: id, type).map { declared.faultyFiles.contains($0.file) } ?? false
    }

    /// Records a fault at a pointer below the thing under check.
    mutating func report(_ pointer: String, _ problem: Message, suggestion: String? = nil) {
        faults.append(
            FixtureFault(
                file: place.file, JSONPointer(place.pointer + pointer) ?? .root, problem, suggestion: suggestion))
    }

    /// Takes up a thing, to which the faults reported from here on belong.
    mutating func enter<Thing: Recorded>(_ type: Thing.Type, _ id: String) {
        if let place = declared.place(of: id, type) { self.place = place }
    }

    /// Takes up the file of the country.
    mutating func enterCountry() { place = DeclaredIDs.Place(file: "\(folder)/country.json", pointer: "") }

    /// The record of a type that an id names exists.
    mutating func reference<Thing: Recorded>(_ id: String?, _ type: Thing.Type, at pointer: String) {
        guard let id else { return }
        if type == Party.self { namedParties.insert(id) }
        let kind = type.recordKind
        reference(id, kind.noun, declared.ids[type.folder], in: kind.things(record), at: pointer)
    }

    /// The group that an id names exists.
    mutating func group(_ id: String, at pointer: String) {
        reference(id, "group", declared.groups, in: record.country.groups, at: pointer)
    }

    private mutating func reference<Thing>(
        _ id: String, _ noun: String, _ declared: Set<String>?, in things: IdentifiedCollection<Thing>,
        at pointer: String
    ) {
        guard declared?.contains(id) != true else { return }
        let canonical = things[id]?.id
        guard canonical != id else { return }
        report(
            pointer, "names the \(noun) \"\(id)\", which does not exist",
            suggestion: canonical ?? Spelling.nearest(to: id, among: things.ids))
    }

    mutating func references<Thing: Recorded>(_ ids: [String], _ type: Thing.Type, at pointer: String) {
        for (index, id) in ids.enumerated() { reference(id, type, at: "\(pointer)/\(index)") }
    }

    mutating func evidence(_ evidence: Evidence, at pointer: String) {
        references(evidence.sources, Source.self, at: "\(pointer)/sources")
    }

    mutating func claim<Value>(_ claim: Claim<Value>?, at pointer: String) {
        guard let claim else { return }
        evidence(claim.evidence, at: pointer)
        for (index, alternative) in claim.alternatives.enumerated() {
            evidence(alternative.evidence, at: "\(pointer)/alternatives/\(index)")
        }
    }

    /// Elements, each with its index, in order of time; a bound that two neighbours share is no overlap.
    /// - Parameter mayStayOpen: whether an element without an end lasts until the next one begins.
    mutating func ordered(_ periods: [(index: Int, period: Period)], at pointer: String, mayStayOpen: Bool = false) {
        for ((earlierIndex, before), (index, after)) in zip(periods, periods.dropFirst()) {
            guard let start = after.from else {
                report("\(pointer)/\(index)", "has no \"from\"; only the first of a series may leave it out")
                continue
            }
            if let earlier = before.from, start.firstDay < earlier.firstDay {
                report(
                    "\(pointer)/\(index)/from",
                    "is \(start), before the \(earlier) of the entry above; order them by time")
            }
            guard let end = before.to else {
                if mayStayOpen { continue }
                report("\(pointer)/\(earlierIndex)", "has no \"to\", but another entry follows; add the last day")
                continue
            }
            if start.lastDay < end.firstDay || (start != end && start.firstDay < end.firstDay) {
                report("\(pointer)/\(index)/from", "is \(start), but the entry above runs to \(end)")
            }
        }
    }
}

extension CrossCheck {
    mutating func source(_ source: Source) {
        if source.url == nil, source.locator == nil, !isFaulty {
            report("", "has neither \"url\" nor \"locator\"; say where it can be found")
        }
    }

    /// No two groups have one id.
    mutating func uniqueGroups() {
        enterCountry()
        var seen: Set<String> = []
        for (index, item) in record.country.groups.items.enumerated() where !seen.insert(item.id).inserted {
            report("/groups/\(index)/id", "is \"\(item.id)\", which another group has too")
        }
    }

    /// No id or alias finds two records of a type; ids are the names of files, so it is an alias that gives way.
    mutating func handles<Thing: Recorded>(of type: Thing.Type) {
        let things = type.recordKind.things(record).items
        var owners = Dictionary(things.map { ($0.id, $0.id) }) { first, _ in first }
        for thing in things {
            enter(type, thing.id)
            for (index, alias) in thing.aliases.enumerated() {
                switch owners[alias] {
                case nil: owners[alias] = thing.id
                case thing.id: report("/aliases/\(index)", "is \"\(alias)\", which is given twice; keep one")
                case let owner?:
                    report(
                        "/aliases/\(index)", "is \"\(alias)\", which \(owner) uses too; remove it from one of them")
                }
            }
        }
    }

    /// Checks the records of a type, each by itself and then all together.
    mutating func things<Thing: Recorded>(of type: Thing.Type) {
        let kind = type.recordKind
        for thing in kind.things(record).items {
            enter(type, thing.id)
            kind.check(&self, thing)
        }
        kind.checkAll(&self)
    }

    mutating func party(_ party: Party) {
        for (index, name) in party.names.enumerated() { evidence(name.evidence, at: "/names/\(index)") }
        if !isFaulty { ordered(party.names.enumerated().map { ($0, $1.period) }, at: "/names") }
        for (index, status) in party.statuses.enumerated() {
            evidence(status.evidence, at: "/status/\(index)")
            reference(status.into, Party.self, at: "/status/\(index)/into")
        }
        for (index, leader) in party.leaders.enumerated() { evidence(leader.evidence, at: "/leaders/\(index)") }
        for (index, members) in party.members.enumerated() { evidence(members.evidence, at: "/members/\(index)") }
        references(party.composedOf, Party.self, at: "/composed_of")
        claim(party.founded, at: "/founded")
        claim(party.registered, at: "/registered")
        claim(party.ended, at: "/ended")
        if let colour = party.colour {
            references(colour.sources, Source.self, at: "/color/sources")
            if colour.basis == .sourced, colour.sources.isEmpty {
                report("/color", "is \"sourced\" without a source; name it, or say \"suggested\"")
            }
        }
    }

    mutating func system(_ system: ElectoralSystem) {
        reference(system.body, Body.self, at: "/body")
        evidence(system.evidence, at: "")
        for (index, act) in system.acts.enumerated() {
            reference(act.source, Source.self, at: "/acts/\(index)/source")
        }
        for (index, note) in system.notes.enumerated() { evidence(note.evidence, at: "/notes/\(index)") }
        let lists = system.parts.count { if case .list = $0 { true } else { false } }
        if lists > 1 { report("/parts", "has \(lists) list parts; at most one is counted") }
    }

    mutating func systemsDoNotOverlap() {
        for body in record.bodies.items {
            let systems = record.systems.items.filter { $0.body == body.id && $0.period.from != nil }
            for (before, after) in zip(systems, systems.dropFirst()) {
                enter(ElectoralSystem.self, after.id)
                guard !isFaulty, !isFaulty(ElectoralSystem.self, before.id), let start = after.period.from else {
                    continue
                }
                guard let end = before.period.to else {
                    report("/from", "is \(start), but \(before.id) is in force without an end")
                    continue
                }
                if start.lastDay < end.firstDay || (start != end && start.firstDay < end.firstDay) {
                    report("/from", "is \(start), but \(before.id) is in force to \(end)")
                }
            }
        }
    }

    mutating func series(_ series: LegalParameter) {
        for (index, entry) in series.entries.enumerated() { evidence(entry.evidence, at: "/series/\(index)") }
        guard !isFaulty else { return }
        // Numbers of different scope hold at the same time.
        let scopes = series.entries.map { [$0.scope?.english, $0.appliesTo?.rawValue] }
        for scope in Set(scopes).sorted(by: { "\($0)" < "\($1)" }) {
            let entries = series.entries.enumerated().filter { scopes[$0.offset] == scope }
            ordered(entries.map { ($0.offset, $0.element.period) }, at: "/series")
        }
    }
}
