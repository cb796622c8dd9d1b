// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import Text
import Web
import Website

/// The lists that are tables: elections with what they came to, parties with what became of them, and the numbers of the law
/// with their values today.
struct IndexTables {
    private let pen: Pen

    init(_ pen: Pen) { self.pen = pen }

    func elections(_ ids: [String]) -> HTML {
        let elections = ids.compactMap { pen.registry.elections[$0] }
        return PageTable<Election>(
            columns: [
                .init(of: pen.words["election"]) { pen.link("election", $0.id) ?? .pieces([]) },
                .init(pen.words["column.date"]) { pen.figures.date($0.date) },
                .init(pen.texts["things.index.outcome"]) { election in
                    ElectionFinding(pen, election).sentence ?? pen.texts["things.unknown"]
                },
                .init(number: pen.words["column.turnout_percent"]) { election in
                    election.turnoutPercent.map { pen.figures.share(.figure($0.value)) } ?? pen.texts["things.unknown"]
                },
            ], rows: elections
        ).scrolling(pen.texts["titles./v1/elections"])
    }

    func parties(_ ids: [String]) -> HTML {
        let parties = ids.compactMap { pen.registry.parties[$0] }.sorted {
            $0.currentName.short[pen.language].lowercased() < $1.currentName.short[pen.language].lowercased()
        }
        return PageTable<Party>(
            columns: [
                .init(of: pen.words["column.party"]) { party in
                    pen.label(party.currentName.short[pen.language], colour: party.colour?.hex, party: party.id)
                },
                .init(pen.words["status"]) { party in
                    party.statuses.last.flatMap { pen.value("status", $0.state.rawValue) } ?? ""
                },
                .init(pen.words["column.founded"]) { pen.figures.date($0.founded?.value) },
                .init(pen.words["column.ended"]) { pen.figures.date($0.ended?.value) },
                .init(pen.words["column.full_name"]) { $0.currentName.full[pen.language] },
            ], rows: parties
        ).scrolling(pen.texts["titles./v1/parties"])
    }

    func law(_ ids: [String]) -> HTML {
        let all = ids.compactMap { pen.registry.series[$0] }
        let today = pen.registry.country.datasetVersion.firstDay
        let topics = LegalParameter.Topic.allCases.filter { topic in all.contains { $0.topic == topic } }
        return .pieces(
            topics.flatMap { topic -> [HTML] in
                let name = pen.figures.word("topic", topic.rawValue)
                let table = PageTable<LegalParameter>(
                    columns: [
                        .init(of: pen.words["column.name"]) { pen.link("threshold", $0.id) ?? .pieces([]) },
                        .init(number: pen.texts["things.law.value"]) { series in
                            series.entry(on: today).map { pen.figures.amount(.figure($0.value), unit: series.unit) }
                                ?? "–"
                        },
                        .init(pen.words["column.article"]) { pen.texts.citation($0.entry(on: today)?.article) ?? "" },
                    ], rows: all.filter { $0.topic == topic })
                return [.tag("h2", [("id", topic.rawValue)], .text(name)), table.scrolling(name)]
            })
    }
}
