// SPDX-License-Identifier: Apache-2.0
import JSON

/// The cross-checks of a dataset: references lead somewhere, ids are unique, sums add up, series do not overlap.
extension Registry {
    /// Everything that is wrong between fixtures that each decode well.
    /// - Parameters:
    ///   - folder: the folder of the files, for the report.
    ///   - sources: all sources as read, with any doubles.
    ///   - written: what the fixtures hold, readable or not.
    func faults(folder: String, sources: [Source], _ written: Written) -> [FixtureFault] {
        var check = CrossCheck(registry: self, folder: folder, written: written)
        check.uniqueSources(sources)
        check.uniqueNames(country.bodies.items, "body", at: "/bodies")
        check.uniqueNames(country.groups.items, "group", at: "/groups")
        check.uniqueHandles(parties.items, in: "parties")
        check.uniqueHandles(systems.items, in: "systems")
        parties.items.forEach { check.party($0) }
        systems.items.forEach { check.system($0) }
        check.systemsDoNotOverlap()
        elections.items.forEach { check.election($0) }
        series.items.forEach { check.series($0) }
        return check.faults
    }
}

/// What fixtures hold, readable or not: what is wrong in one file is told there, not once more in all that lead to it.
struct Written {
    /// What other fixtures name.
    enum Kind: String {
        case source, party, body, group
        case system = "electoral system"
    }

    var ids: [Kind: Set<String>] = [:]
    var faultyFiles: Set<String> = []
}

/// Walks the dataset and gathers faults.
struct CrossCheck {
    let registry: Registry
    let folder: String
    let written: Written
    private(set) var faults: [FixtureFault] = []
    /// The file under check.
    private var file = ""

    init(registry: Registry, folder: String, written: Written) {
        self.registry = registry
        self.folder = folder
        self.written = written
    }

    /// Whether the file under check has faults of its own, so that sums over it mean nothing.
    var isFaulty: Bool { written.faultyFiles.contains(file) }

    /// Whether another file has faults of its own.
    func isFaulty(_ path: String) -> Bool { written.faultyFiles.contains("\(folder)/\(path).json") }

    mutating func report(_ pointer: String, _ problem: String, suggestion: String? = nil) {
        faults.append(FixtureFault(file: file, JSONPointer(pointer) ?? .root, problem, suggestion: suggestion))
    }

    mutating func enter(_ path: String) { file = "\(folder)/\(path).json" }

    mutating func reference<Item>(
        _ id: String?, in catalogue: Catalogue<Item>, _ kind: Written.Kind, at pointer: String
    ) {
        guard let id, catalogue[id]?.id != id, written.ids[kind]?.contains(id) != true else { return }
        let suggestion = catalogue[id]?.id ?? Spelling.nearest(to: id, among: catalogue.ids)
        report(pointer, "names the \(kind.rawValue) \"\(id)\", which does not exist", suggestion: suggestion)
    }

    mutating func evidence(_ evidence: Evidence, at pointer: String) {
        for (index, id) in evidence.sources.enumerated() {
            reference(id, in: registry.sources, .source, at: "\(pointer)/sources/\(index)")
        }
    }

    mutating func claim<Value>(_ claim: Claim<Value>?, at pointer: String) {
        guard let claim else { return }
        evidence(claim.evidence, at: pointer)
        for (index, alternative) in claim.alternatives.enumerated() {
            evidence(alternative.evidence, at: "\(pointer)/alternatives/\(index)")
        }
    }

    /// Elements, each with its index, in order of time; a bound that two neighbours share is no overlap.
    mutating func ordered(_ periods: [(index: Int, period: Period)], at pointer: String) {
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
    mutating func uniqueSources(_ sources: [Source]) {
        enter("sources")
        var seen: Set<String> = []
        for (index, source) in sources.enumerated() {
            if !seen.insert(source.id).inserted {
                report("/sources/\(index)/id", "is \"\(source.id)\", which another source has too")
            }
            if source.url == nil, source.locator == nil, !isFaulty {
                report("/sources/\(index)", "has neither \"url\" nor \"locator\"; say where it can be found")
            }
        }
    }

    /// No two bodies, and no two groups, have one id.
    mutating func uniqueNames(_ items: [Country.Named], _ kind: String, at pointer: String) {
        enter("country")
        var seen: Set<String> = []
        for (index, item) in items.enumerated() where !seen.insert(item.id).inserted {
            report("\(pointer)/\(index)/id", "is \"\(item.id)\", which another \(kind) has too")
        }
    }

    /// No id or alias finds two things; ids are the names of files, so it is an alias that gives way.
    mutating func uniqueHandles<Item: Identified>(_ items: [Item], in directory: String) {
        var owners = Dictionary(items.map { ($0.id, $0.id) }) { first, _ in first }
        for item in items {
            enter("\(directory)/\(item.id)")
            for (index, alias) in item.aliases.enumerated() {
                switch owners[alias] {
                case nil: owners[alias] = item.id
                case item.id: report("/aliases/\(index)", "is \"\(alias)\", which is given twice; keep one")
                case let owner?:
                    report(
                        "/aliases/\(index)", "is \"\(alias)\", which \(owner) uses too; remove it from one of them")
                }
            }
        }
    }

    mutating func party(_ party: Party) {
        enter("parties/\(party.id)")
        for (index, name) in party.names.enumerated() { evidence(name.evidence, at: "/names/\(index)") }
        if !isFaulty { ordered(party.names.enumerated().map { ($0, $1.period) }, at: "/names") }
        for (index, status) in party.statuses.enumerated() {
            evidence(status.evidence, at: "/status/\(index)")
            reference(status.into, in: registry.parties, .party, at: "/status/\(index)/into")
        }
        for (index, leader) in party.leaders.enumerated() { evidence(leader.evidence, at: "/leaders/\(index)") }
        for (index, members) in party.members.enumerated() { evidence(members.evidence, at: "/members/\(index)") }
        for (index, id) in party.composedOf.enumerated() {
            reference(id, in: registry.parties, .party, at: "/composed_of/\(index)")
        }
        claim(party.founded, at: "/founded")
        claim(party.registered, at: "/registered")
        claim(party.ended, at: "/ended")
        if let colour = party.colour {
            for (index, id) in colour.sources.enumerated() {
                reference(id, in: registry.sources, .source, at: "/color/sources/\(index)")
            }
            if colour.basis == .sourced, colour.sources.isEmpty {
                report("/color", "is \"sourced\" without a source; name it, or say \"suggested\"")
            }
        }
    }

    mutating func system(_ system: ElectoralSystem) {
        enter("systems/\(system.id)")
        reference(system.body, in: registry.country.bodies, .body, at: "/body")
        evidence(system.evidence, at: "")
        if system.period.from == nil, !isFaulty { report("/from", "is missing; add the day it came into force") }
        for (index, act) in system.acts.enumerated() {
            reference(act.source, in: registry.sources, .source, at: "/acts/\(index)/source")
        }
        for (index, note) in system.notes.enumerated() { evidence(note.evidence, at: "/notes/\(index)") }
        let lists = system.parts.count { if case .list = $0 { true } else { false } }
        if lists > 1 { report("/parts", "has \(lists) list parts; at most one is counted") }
    }

    mutating func systemsDoNotOverlap() {
        for body in registry.country.bodies.items {
            let systems = registry.systems.items.filter { $0.body == body.id && $0.period.from != nil }
            for (before, after) in zip(systems, systems.dropFirst()) {
                enter("systems/\(after.id)")
                guard !isFaulty, !isFaulty("systems/\(before.id)"), let start = after.period.from else { continue }
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

    mutating func series(_ series: LegalSeries) {
        enter("thresholds/\(series.id)")
        if series.entries.isEmpty, !isFaulty { report("/series", "is empty; a legal number has at least one entry") }
        for (index, entry) in series.entries.enumerated() { evidence(entry.evidence, at: "/series/\(index)") }
        var scopes: [LocalizedText?] = []
        for scope in series.entries.map(\.scope) where !scopes.contains(scope) { scopes.append(scope) }
        for scope in scopes where !isFaulty {
            ordered(series.entries.enumerated().filter { $1.scope == scope }.map { ($0, $1.period) }, at: "/series")
        }
    }
}
