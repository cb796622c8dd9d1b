// SPDX-License-Identifier: Apache-2.0
import Charts
import HTTP
import JSON
import Record
import RecordOperations
import Text
package import Web

/// `/v1/charts/thresholds`, `turnout` and `lineage`: the law, the voters and the parties over time.
package enum TimeCharts {
    package static var operations: [Operation] {
        [
            Operation(
                .get, "/v1/charts/thresholds", id: "drawThreshold", parameters: Operation.chart + [.chartThresholdKey],
                formats: Format.charts, thresholds
            ).documented(ChartTexts.threshold),
            Operation(
                .get, "/v1/charts/turnout", id: "drawTurnout",

                parameters: Operation.chart + [.body, .chartTurnoutElection, .electionKind], formats: Format.charts,
                turnout
            ).documented(ChartTexts.turnout),
            Operation(
                .get, "/v1/charts/lineage", id: "drawLineage",
                parameters: Operation.chart + [.lineageNames, .chartParty],
                formats: Format.charts, lineage
            ).documented(ChartTexts.lineage).shaped(Lineages.sankey),
        ]
    }

    /// What rests on weak sources, in words; nothing where nothing does.
    private static func weakRemarks(_ figures: [String], _ texts: TextCatalogue) -> [String] {
        figures.isEmpty ? [] : [texts[ChartRemark.weak(figures)]]
    }

    /// One legal number: level while a law is in force.
    private static func thresholds(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let options = ChartOptions(context)
        let registry = context.registry
        if context.parameters.text("key") == nil {
            context.parameters.report("key", "is missing; name one of the legal numbers", allowed: registry.series.ids)
        }
        let key = context.parameters.choice("key", among: registry.series.ids)
        return { () throws(Problem) in
            guard let series = key.flatMap({ registry.series[$0] }) else {
                throw Problem(
                    .invalidParameter, Problem.Fault(place: .parameter("key"), detail: "names no legal number"))
            }
            let steps = series.entries.compactMap { entry -> StepChart.Step? in
                guard let from = entry.period.from else { return nil }
                return StepChart.Step(
                    Hundredths(rounding: entry.value), from: from.moment, to: entry.period.to?.moment)
            }
            let chart = StepChart(
                steps, unit: series.unit, now: registry.country.datasetVersion.moment.earliest)
            let weak = series.entries.filter { $0.evidence.confidence == .uncertain }.map { entry in
                let value = options.style.strings.text(Hundredths(rounding: entry.value), unit: series.unit)
                return [entry.period.from?.description, value].compactMap(\.self).joined(separator: ": ")
            }
            return ChartDraft(
                chart: chart, kind: "thresholds", title: series.name[context.language],
                remarks: weakRemarks(weak, context.texts),
                table: {
                    Table(
                        columns: Thresholds.entryColumns,
                        rows: series.entries.map { Thresholds.entry($0, context.texts) })
                },
                more: [.init("key", .string(series.id)), .init("unit", .string(series.unit))]
            ).answer(context, options)
        }
    }

    private static let turnoutColumns: [Table.Column] = [
        .init("name"), .init("turnout_percent"), .init("date"), .init("ballots"), .init("registered_voters"),
        .init("id"),
    ]

    /// Who came to vote, election by election.
    private static func turnout(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let options = ChartOptions(context)
        let ids = context.parameters.references("election", in: context.registry.elections)
        let bodies = context.parameters.references("body", in: context.registry.bodies)
        let kinds = context.parameters.choices("kind", among: Election.Kind.allCases.map(\.rawValue))
        return { () throws(Problem) in
            let found = context.registry.elections.items.filter { election in
                (ids.isEmpty || ids.contains(election.id)) && (bodies.isEmpty || bodies.contains(election.body ?? ""))
                    && (kinds.isEmpty || kinds.contains(election.kind.rawValue))
            }
            guard !found.isEmpty else {
                throw Problem(
                    .impossibleInput,
                    Problem.Fault(
                        place: .parameter("body"), detail: "leaves no election; leave out body, election or kind"))
            }
            let rows = found.map { row($0, context.language) }
            let voters = Colour(0x3B, 0x6F, 0xB6)
            let bars = found.map { election in
                BarChart.Bar(
                    ChartParty(id: election.id, name: election.nameByYear(context.language), colour: voters),
                    election.turnoutPercent.map { Hundredths(rounding: $0.value) })
            }
            let topics = options.style.strings.topics
            let weak = found.filter { $0.turnoutPercent?.evidence.confidence == .uncertain }
            return ChartDraft(
                chart: BarChart(bars, unit: .percent, isUniform: true), kind: "turnout",
                title: topics.turnout + ", %",
                remarks: weakRemarks(weak.map { $0.nameByYear(context.language) }, context.texts),
                table: { Table(columns: turnoutColumns, rows: rows) }
            ).answer(context, options)
        }
    }

    private static func row(_ election: Election, _ language: Language) -> Item {
        var item = Item()
        item.set("ballots", election.ballots)
        item.set("date", election.date)
        item.set("id", .string(election.id))
        item.set("name", .string(election.name[language]))
        item.set("registered_voters", election.registeredVoters)
        item.set("turnout_percent", election.turnoutPercent)
        return item
    }
}

// MARK: - Lineage

extension TimeCharts {
    /// All parties, or those that one came out of and that came out of it.
    private static func lineage(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let options = ChartOptions(context)
        let registry = context.registry
        let asked = context.parameters.references("party", in: registry.parties)
        let naming = context.parameters.choice("names", Naming.self) ?? .contemporary
        return { () throws(Problem) in
            let kin = asked.compactMap { registry.parties[$0] }.map { PartyLineage.relations(of: $0, registry) }
            let shown = registry.parties.items.filter { party in
                asked.isEmpty || kin.contains { $0[party.id] != nil }
            }
            let ids = Set(shown.map(\.id))
            let events = registry.lineage.items.filter { event in
                ids.contains(event.party) && event.other.map(ids.contains) ?? true
            }
            let links = events.compactMap { event -> LineageChart.Link? in
                guard let kinship = event.kind.kinship, let (from, to) = event.descent else { return nil }
                return LineageChart.Link(from: from, to: to, kinship, at: event.date?.moment)
            }
            let wording = options.style.strings
            let lanes = shown.map { LineageChart.Lane($0, naming, registry, context.language) }
                .sorted { ($0.began, $0.party.id) < ($1.began, $1.party.id) }
            let named = asked.compactMap { registry.parties[$0]?.currentName.short[context.language] }
            let names = named.isEmpty ? nil : named.joined(separator: ", ")
            let weak = events.filter { $0.evidence.confidence == .uncertain }.map { event in
                let name = registry.parties[event.party]?.currentName.short[context.language] ?? event.party
                return [name, event.date?.description].compactMap(\.self).joined(separator: " ")
            }
            return ChartDraft(
                chart: LineageChart(lanes, links: links, now: registry.country.datasetVersion.moment.earliest),
                kind: "lineage", title: [wording.topics.lineage, names].compactMap(\.self).joined(separator: ": "),
                remarks: weakRemarks(weak, context.texts),
                table: {
                    Lineages.table(of: events, context)
                }
            ).answer(context, options)
        }
    }
}

extension Election {
    /// The name with the year at its beginning, so that a short label tells elections apart.
    fileprivate func nameByYear(_ language: Language) -> String {
        let (name, year) = (name[language], String(date.year))
        if name.hasPrefix(year) { return name }
        return "\(year): " + name.replacing(" \(year) года", with: "").replacing(" \(year)", with: "")
    }
}

extension Lineage.Kind {
    /// What ties the two parties, where one came out of the other.
    fileprivate var kinship: LineageChart.Kinship? {
        switch self {
        case .mergedInto, .mergedToForm: .merged
        case .splitFrom: .split
        case .succeededBy, .derivedFrom: .succeeded
        default: nil
        }
    }
}

extension Party {
    /// All dates that it is on record with: of its own, of what happened to it, and of elections that it stood in.
    fileprivate func dates(_ registry: Record) -> [PartialDate] {
        let periods = names.map(\.period) + statuses.map(\.period) + leaders.map(\.period)
        let events = registry.lineage.items.filter { $0.party == id || $0.other == id }
        let elections = registry.elections.items.filter { election in
            election.results.contains { if case .party(let other) = $0.contestant { other == id } else { false } }
        }
        return [founded?.value, registered?.value, ended?.value].compactMap(\.self)
            + periods.flatMap { [$0.from, $0.to].compactMap(\.self) } + members.compactMap(\.date)
            + events.compactMap(\.date) + elections.map(\.date)
    }
}

extension LineageChart.Lane {
    fileprivate init(_ party: Party, _ naming: Naming, _ registry: Record, _ language: Language) {
        let status = party.statuses.last
        let began = party.founded?.value ?? party.registered?.value ?? party.names[0].period.from
        let fate: LineageChart.Fate
        if let ended = party.ended?.value {
            fate = .over(ended.moment)
        } else {
            switch status?.state {
            case .registered, .suspended: fate = .lasting
            case .merged, .liquidated, .dissolved: fate = .over(status?.period.from?.moment)
            default: fate = .unknown
            }
        }
        // What came after an end is about its memory.
        let dates = party.dates(registry).map(\.moment.earliest).sorted()
        let end = if case .over(let end?) = fate { end.earliest } else { dates.last }
        let record = began?.moment.earliest ?? dates.first
        self.init(
            ChartParty(
                id: party.id, name: party.currentName.short[language],
                colour: party.colour.flatMap { Colour(hex: $0.hex) }),
            names: party.names.enumerated().filter { naming == .contemporary || $0.offset == party.names.count - 1 }
                .map { place, name in
                    let since = name.period.from ?? (place == 0 ? began : nil)
                    return LineageChart.Name(name.short[language], since: since?.moment)
                }, record: record.map { $0...max($0, end ?? $0) }, start: began?.moment, fate: fate)
    }

    /// For the order of lanes; those without a date come last.
    fileprivate var began: Double { record?.lowerBound ?? .infinity }
}

extension PartialDate {
    /// The date in years, from the first to the last day that it can be.
    var moment: StepChart.Moment {
        func years(_ day: Int, _ extra: Double) -> Double {
            let (month, day) = (day / 100 % 100, day % 100)
            return Double(year) + (Double(month - 1) + (Double(day - 1) + extra) / 31) / 12
        }
        return StepChart.Moment(description, earliest: years(firstDay, 0), latest: years(lastDay, isDay ? 0 : 1))
    }
}
