// SPDX-License-Identifier: Apache-2.0
import JSON
package import Text

/// Something that happened on a known day, month or year, as fact.
package struct Event: Recorded {
    /// What it belongs to.
    package enum Topic: String, Sendable, CaseIterable {
        case law, reform, congress, election, protest, ruling, programme, party, appointment, referendum, constitution
        case localGovernment = "local-government"
        case financing, international, society, economy
    }

    package let id: String
    package let date: PartialDate
    /// The last day, of what took longer than one.
    package let to: PartialDate?
    package let topic: Topic
    package let title: LocalizedText
    package let text: LocalizedText?
    package let act: Act?
    package let articles: String?
    package let about: RelatedRecords
    package let figures: [Figure]
    package let evidence: Evidence
    /// The day of the version of the dataset that last changed this record; nil where the first version has it as it is.
    package let updated: PartialDate?

    /// From its first to its last day.
    package var period: Period { Period(from: date, to: to ?? date) }

    static func read(_ cursor: JSONCursor) -> Event? {
        cursor.object { object in
            let id = object.required("id") { $0.identifier() }
            let date = object.required("date") { $0.date() }
            let to = object.optional("to") { $0.date() }
            let topic = object.required("topic") { $0.choice(Topic.self) }
            let title = object.required("title") { $0.text() }
            let text = object.optional("text") { $0.text() }
            let act = object.optional("act", Act.read)
            let articles = object.optional("articles") { $0.string() }
            let about = object.about()
            let figures = object.list("figures", Figure.read)
            let evidence = object.evidence()
            let updated = object.optional("updated") { cursor in
                cursor.described { _ in
                    .day.says(
                        """
                        The day of the version of the dataset that added or last changed the event; left out where the \
                        first version has it as it is.
                        """)
                }.date()
            }
            guard let id, let date, let topic, let title, let evidence else { return nil }
            return Event(
                id: id, date: date, to: to, topic: topic, title: title, text: text, act: act, articles: articles,
                about: about, figures: figures, evidence: evidence, updated: updated)
        }
    }
}

extension Event {
    package static let recordKind = RecordKind<Event>(
        "event", title: "The timeline", in: .ofCollections("events"), { $0.events }, order: .byDate { $0.date },
        read: Event.read,
        search: .init(
            rank: 5, title: { $0.title },
            names: { list, event in
                list.add(event.title, event.period)
                list.add(event.act?.number, .act, nil, event.period)
            }),
        check: { $0.event($1) })
}
