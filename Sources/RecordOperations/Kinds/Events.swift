// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text
import Web

/// `/v1/events` and `/v1/events/{id}`: the timeline.
enum Events {
    static let resource = Resource<Event>(
        path: "/v1/events", noun: "event",
        ids: ("listEvents", "getEvent"),
        texts: (
            list: OperationText(
                .record, "Timeline",
                """
                Laws, reforms, congresses, elections, protests, rulings and the like, by date. `from` and `to` give \
                what falls, or may fall, between two days. In the feed and the calendar an entry was updated on the \
                day of the version of the dataset that last changed it.
                """, .page(of: .event), example: "/v1/events?topic=law&fields=id,date,title&limit=2"),
            one: OperationText(
                .record, "One event", "What happened, with its figures.", .thing(.event), path: [.eventId],
                example: "/v1/events/1991-law-on-public-associations?fields=id,date,title")
        ),
        columns: [.init("id"), .init("date"), .init("to"), .init("topic")] + Table.Column.texts("title")
            + [
                .init("text"), .init("act_title", "act/title"), .init("act_number", "act/number"),
                .init("act_date", "act/date"), .init("articles"),
            ] + Table.Column.about,
        filters: [
            .choice(.eventTopic, Event.Topic.self) { $0.topic },
            .dates { $0.period },
            .reference(.aboutParty, in: { $0.parties }) { $0.about.parties },
            .reference(.aboutPerson, in: { $0.people }) { $0.about.people },
            .reference(.aboutElection, in: { $0.elections }) { $0.about.elections },
            .reference(.aboutBody, in: { $0.bodies }) { $0.about.bodies },
            .source { [$0.evidence] },
            .words(.words) { $0.title.all + ($0.text?.all ?? []) },
        ],
        item: { item(of: $0, $1.texts) }, exportTitle: "The timeline",
        feeds: [
            (.atom, Atom.writer(Phrase.timeline, entry)),
            (.ics, Calendar.writer(entry)),
        ])

    @Sendable private static func entry(of event: Event, _ context: RequestContext) -> Feed.Entry {
        Feed.Entry(
            id: event.id, title: event.title[context.language], text: event.text?[context.language],
            category: event.topic.rawValue, date: event.date, end: event.to,
            updated: context.registry.updated(event))
    }

    static func item(of event: Event, _ texts: TextCatalogue) -> Item {
        let language = texts.language
        var item = Item()
        item.set("id", .string(event.id))
        item.set("date", event.date)
        item.set("to", event.to)
        item.set("topic", .string(event.topic.rawValue))
        item.set("title", event.title, in: language)
        item.set("text", event.text, in: language)
        item.set("act", event.act?.document(in: language) ?? .null)
        item.set("articles", .string(texts.citation(event.articles)))
        item.set(event.about)
        item.set(event.figures, in: language)
        item.rest(on: event.evidence)
        return item
    }
}
