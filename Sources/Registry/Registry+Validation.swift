// SPDX-License-Identifier: Apache-2.0
import JSON

/// The cross-checks of a dataset: references lead somewhere, ids are unique, sums add up, series do not overlap.
extension Registry {
    /// Everything that is wrong between fixtures that each decode well.
    /// - Parameters:
    ///   - folder: the folder of the files, for the report.
    ///   - sources: all sources as read, with any doubles.
    func faults(folder: String, sources: [Source]) -> [FixtureFault] {
        var check = CrossCheck(registry: self, folder: folder)
        check.uniqueSources(sources)
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

/// Walks the dataset and gathers faults.
struct CrossCheck {
    let registry: Registry
    let folder: String
    private(set) var faults: [FixtureFault] = []
    /// The file under check.
    private var file = ""

    init(registry: Registry, folder: String) {
        self.registry = registry
        self.folder = folder
    }

    mutating func report(_ pointer: String, _ problem: String, suggestion: String? = nil) {
        faults.append(FixtureFault(file: file, JSONPointer(pointer) ?? .root, problem, suggestion: suggestion))
    }

    mutating func enter(_ path: String) { file = "\(folder)/\(path).json" }

    mutating func reference<Item>(_ id: String?, in catalogue: Catalogue<Item>, _ kind: String, at pointer: String) {
        guard let id, !catalogue.ids.contains(id) else { return }
        let suggestion = catalogue[id]?.id ?? Spelling.nearest(to: id, among: catalogue.ids)
        report(pointer, "names the \(kind) \"\(id)\", which does not exist", suggestion: suggestion)
    }

    mutating func evidence(_ evidence: Evidence, at pointer: String) {
        for (index, id) in evidence.sources.enumerated() {
            reference(id, in: registry.sources, "source", at: "\(pointer)/sources/\(index)")
        }
    }

    mutating func claim<Value>(_ claim: Claim<Value>?, at pointer: String) {
        guard let claim else { return }
        evidence(claim.evidence, at: pointer)
        for (index, alternative) in claim.alternatives.enumerated() {
            evidence(alternative.evidence, at: "\(pointer)/alternatives/\(index)")
        }
    }

    /// Elements in order of time; a bound that two neighbours share is no overlap.
    mutating func ordered(_ periods: [Period], at pointer: String) {
        for index in periods.indices.dropFirst() {
            let (before, after) = (periods[index - 1], periods[index])
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
                report("\(pointer)/\(index - 1)", "has no \"to\", but another entry follows; add the last day")
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
            if source.url == nil, source.locator == nil {
                report("/sources/\(index)", "has neither \"url\" nor \"locator\"; say where it can be found")
            }
        }
    }

    /// No id or alias finds two things.
    mutating func uniqueHandles<Item: Identified>(_ items: [Item], in directory: String) {
        var owners: [String: String] = [:]
        for item in items {
            enter("\(directory)/\(item.id)")
            for handle in [item.id] + item.aliases {
                if let owner = owners[handle] { report("", "uses \"\(handle)\", which \(owner) uses too") }
                owners[handle] = item.id
            }
        }
    }

    mutating func party(_ party: Party) {
        enter("parties/\(party.id)")
        for (index, name) in party.names.enumerated() { evidence(name.evidence, at: "/names/\(index)") }
        ordered(party.names.map(\.period), at: "/names")
        for (index, status) in party.statuses.enumerated() {
            evidence(status.evidence, at: "/status/\(index)")
            reference(status.into, in: registry.parties, "party", at: "/status/\(index)/into")
        }
        for (index, leader) in party.leaders.enumerated() { evidence(leader.evidence, at: "/leaders/\(index)") }
        for (index, members) in party.members.enumerated() { evidence(members.evidence, at: "/members/\(index)") }
        for (index, id) in party.composedOf.enumerated() {
            reference(id, in: registry.parties, "party", at: "/composed_of/\(index)")
        }
        claim(party.founded, at: "/founded")
        claim(party.registered, at: "/registered")
        claim(party.ended, at: "/ended")
        if let colour = party.colour {
            for (index, id) in colour.sources.enumerated() {
                reference(id, in: registry.sources, "source", at: "/color/sources/\(index)")
            }
            if colour.basis == .sourced, colour.sources.isEmpty {
                report("/color", "is \"sourced\" without a source; name it, or say \"suggested\"")
            }
        }
    }

    mutating func system(_ system: ElectoralSystem) {
        enter("systems/\(system.id)")
        reference(system.body, in: registry.country.bodies, "body", at: "/body")
        evidence(system.evidence, at: "")
        if system.period.from == nil { report("/from", "is missing; add the day it came into force") }
        for (index, act) in system.acts.enumerated() {
            reference(act.source, in: registry.sources, "source", at: "/acts/\(index)/source")
        }
        for (index, note) in system.notes.enumerated() { evidence(note.evidence, at: "/notes/\(index)") }
        let lists = system.parts.count { if case .list = $0 { true } else { false } }
        if lists > 1 { report("/parts", "has \(lists) list parts; at most one is counted") }
    }

    mutating func systemsDoNotOverlap() {
        for body in registry.country.bodies.items {
            let systems = registry.systems.items.filter { $0.body == body.id }
            for (before, after) in zip(systems, systems.dropFirst()) {
                enter("systems/\(after.id)")
                guard let start = after.period.from else { continue }
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
        if series.entries.isEmpty { report("/series", "is empty; a legal number has at least one entry") }
        for (index, entry) in series.entries.enumerated() { evidence(entry.evidence, at: "/series/\(index)") }
        for scope in Set(series.entries.map(\.scope)) {
            ordered(series.entries.filter { $0.scope == scope }.map(\.period), at: "/series")
        }
    }
}
