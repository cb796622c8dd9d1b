// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import Text
import Web

/// One filter of a list: the parameters that it reads, and the things that pass it.
struct Filter<Thing: Sendable>: Sendable {
    typealias Test = (Thing) -> Bool

    let parameters: [Parameter]
    /// What a request asks for; nil where it asks for nothing.
    let test: @Sendable (RequestContext) -> Test?

    /// One of some words of an enumeration.
    static func choice<Choice: RawRepresentable & CaseIterable & Sendable>(
        _ parameter: Parameter, _ type: Choice.Type, _ value: @escaping @Sendable (Thing) -> Choice?
    ) -> Filter where Choice.RawValue == String {
        choices(parameter, type) { thing in value(thing).map { [$0] } ?? [] }
    }

    /// Has one of some words of an enumeration.
    static func choices<Choice: RawRepresentable & CaseIterable & Sendable>(
        _ parameter: Parameter, _ type: Choice.Type, _ values: @escaping @Sendable (Thing) -> [Choice]
    ) -> Filter where Choice.RawValue == String {
        Filter(parameters: [parameter]) { context in
            let asked = context.parameters.choices(parameter.name, among: type.allCases.map(\.rawValue))
            return asked.isEmpty ? nil : { thing in values(thing).contains { asked.contains($0.rawValue) } }
        }
    }

    /// Names one of some things by their ids or former ids.
    static func reference<Other: Identified & Sendable>(
        _ parameter: Parameter, in catalogue: @escaping @Sendable (Record) -> IdentifiedCollection<Other>,
        _ ids: @escaping @Sendable (Thing) -> [String]
    ) -> Filter {
        Filter(parameters: [parameter]) { context in
            let asked = context.parameters.references(parameter.name, in: catalogue(context.registry))
            return asked.isEmpty ? nil : { thing in ids(thing).contains(where: asked.contains) }
        }
    }

    /// Rests on one of some sources.
    static func source(_ evidence: @escaping @Sendable (Thing) -> [Evidence]) -> Filter {
        .reference(.restsOn, in: { $0.sources }) { evidence($0).flatMap(\.sources) }
    }

    /// Falls, as far as is known, into the days from one to another; what has no date falls into none.
    static func dates(_ period: @escaping @Sendable (Thing) -> Period?) -> Filter {
        Filter(parameters: [.from, .to]) { context in
            let from = context.parameters.day("from")?.firstDay
            let to = context.parameters.day("to")?.firstDay
            guard from != nil || to != nil else { return nil }
            return { thing in
                guard let period = period(thing), let first = period.from ?? period.to,
                    let last = period.to ?? period.from
                else { return false }
                return (from.map { $0 <= last.lastDay } ?? true) && (to.map { first.firstDay <= $0 } ?? true)
            }
        }
    }

    /// Is one of those that there are on the day that `as_of` names (the number YYYYMMDD).
    static func asOf(_ test: @escaping @Sendable (Thing, Int, Record) -> Bool) -> Filter {
        Filter(parameters: [.asOf]) { context in
            guard let day = context.parameters.day("as_of")?.firstDay else { return nil }
            return { thing in test(thing, day, context.registry) }
        }
    }

    /// Has been there, as far as is known, on a day.
    static func day(_ parameter: Parameter, _ periods: @escaping @Sendable (Thing) -> [Period]) -> Filter {
        Filter(parameters: [parameter]) { context in
            guard let day = context.parameters.day(parameter.name)?.firstDay else { return nil }
            return { thing in periods(thing).contains { $0.covers(day) } }
        }
    }

    /// Has a piece of text in one of its texts, whatever the case.
    static func words(_ parameter: Parameter, _ texts: @escaping @Sendable (Thing) -> [String]) -> Filter {
        Filter(parameters: [parameter]) { context in
            guard let words = context.parameters.phrase(parameter.name)?.lowercased() else { return nil }
            return { thing in texts(thing).contains { $0.lowercased().contains(words) } }
        }
    }
}

extension LocalizedText {
    /// The text in each language.
    var all: [String] { Language.allCases.map { self[$0] } }
}
