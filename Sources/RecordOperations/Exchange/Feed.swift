// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import Text
import Web

/// A list of dated things as a feed or a calendar.
enum Feed {
    /// Writes the things of a page.
    typealias Writer<Thing> = @Sendable (_ things: [Thing], _ context: RequestContext) -> [UInt8]
    /// What is told of a thing.
    typealias Describing<Thing> = @Sendable (_ thing: Thing, _ context: RequestContext) -> Entry

    /// A dated thing in the language asked for.
    struct Entry {
        let id: String
        let title: String
        let text: String?
        let category: String
        let date: PartialDate?
        /// The last day, where it takes several.
        let end: PartialDate?
        /// The day on which it last changed.
        let updated: PartialDate
    }

    /// A name of a thing that holds everywhere and for ever, wherever it is served.
    static func name(of id: String, _ context: RequestContext) -> String {
        "urn:x-mandat:\(context.registry.country.id):\(context.pathOfList.split(separator: "/").last ?? ""):\(id)"
    }

    /// The address of a thing; without its beginning where nobody has said how the public reaches the server.
    static func address(of id: String, _ context: RequestContext) -> String {
        "\(context.site.base)\(context.pathOfList)/\(id)"
    }
}

/// Dated things as an Atom feed (RFC 4287).
///
/// With a public URL an id is the address of the thing, and every link begins with it. Without one an id is a name, and links
/// are relative to where the feed was fetched from (section 2).
enum Atom {
    /// A writer of feeds.
    /// - Parameters:
    ///   - title: of the feed.
    ///   - entry: what is told of a thing.
    static func writer<Thing>(
        _ title: Phrase, _ entry: @escaping Feed.Describing<Thing>
    ) -> Feed.Writer<Thing> {
        { things, context in bytes(things.map { entry($0, context) }, title, context) }
    }

    private static func bytes(
        _ entries: [Feed.Entry], _ title: Phrase, _ context: RequestContext
    ) -> [UInt8] {
        // RFC 4287 4.2.15: a feed changes with its entries.
        let newest = entries.map(\.updated).max { $0.firstDay < $1.firstDay } ?? context.registry.country.datasetVersion
        let rights = "\(context.registry.country.license): \(context.registry.country.attribution[context.language])"
        let own = context.site.base + context.location
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"\(context.language.rawValue)\">",
            "  <id>\(context.site.base.isEmpty ? Feed.name(of: "feed", context) : escaped(own))</id>",
            "  <title>\(escaped(context.texts[title]))</title>",
            "  <updated>\(newest)T00:00:00Z</updated>",
            "  <author><name>Mandat</name></author>",
            "  <rights>\(escaped(rights))</rights>",
            "  <link rel=\"self\" type=\"application/atom+xml\" href=\"\(escaped(own))\"/>",
        ]
        for entry in entries {
            let date = [entry.date, entry.end].compactMap { $0?.description }.joined(separator: " – ")
            let text = [date, entry.text].compactMap(\.self).joined(separator: ". ")
            let address = Feed.address(of: entry.id, context)
            lines += [
                "  <entry>",
                "    <id>\(context.site.base.isEmpty ? Feed.name(of: entry.id, context) : escaped(address))</id>",
                "    <title>\(escaped(entry.title))</title>",
                "    <updated>\(entry.updated)T00:00:00Z</updated>",
                "    <category term=\"\(escaped(entry.category))\"/>",
                "    <link rel=\"alternate\" type=\"application/json\" href=\"\(escaped(address))\"/>",
                "    <summary>\(escaped(text))</summary>",
                "  </entry>",
            ]
        }
        return Array((lines + ["</feed>", ""]).joined(separator: "\n").utf8)
    }

    /// XML 1.0 section 2.4.
    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}

/// Dated things as an iCalendar (RFC 5545): those whose first day is known, each for whole days.
enum Calendar {
    /// A writer of calendars.
    /// - Parameter entry: what is told of a thing.
    static func writer<Thing>(_ entry: @escaping Feed.Describing<Thing>) -> Feed.Writer<Thing> {
        { things, context in bytes(things.map { entry($0, context) }, context) }
    }

    private static func bytes(_ entries: [Feed.Entry], _ context: RequestContext) -> [UInt8] {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Mandat//Mandat//EN", "CALSCALE:GREGORIAN",
            "X-WR-CALNAME:" + escaped(context.texts[.timeline]),
        ]
        for entry in entries {
            guard let day = entry.date, day.isDay else { continue }
            let last = entry.end.flatMap { $0.isDay ? $0 : nil } ?? day
            lines += [
                "BEGIN:VEVENT", "UID:" + Feed.name(of: entry.id, context),
                // RFC 5545 3.8.7.2: without a METHOD it is when the entry was last revised.
                "DTSTAMP:" + entry.updated.description.replacing("-", with: "") + "T000000Z",
                "DTSTART;VALUE=DATE:" + day.description.replacing("-", with: ""),
                "DTEND;VALUE=DATE:" + last.nextDay.description.replacing("-", with: ""),
                "SUMMARY:" + escaped(entry.title),
            ]
            if let text = entry.text { lines.append("DESCRIPTION:" + escaped(text)) }
            if !context.site.base.isEmpty { lines.append("URL:" + Feed.address(of: entry.id, context)) }
            lines += ["CATEGORIES:" + escaped(entry.category), "TRANSP:TRANSPARENT", "END:VEVENT"]
        }
        lines.append("END:VCALENDAR")
        return lines.flatMap { folded(Array($0.utf8)) }
    }

    /// RFC 5545 section 3.3.11.
    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
            .replacing("\n", with: "\\n")
    }

    /// A line of at most 75 bytes goes on in the next one after a space, never within a character (RFC 5545 3.1).
    private static func folded(_ line: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = line[...]
        var room = 75
        while rest.count > room {
            var end = rest.startIndex + room
            while rest[end] & 0xC0 == 0x80 { end -= 1 }
            bytes += rest[..<end] + [0x0D, 0x0A, 0x20]
            rest = rest[end...]
            room = 74
        }
        return bytes + rest + [0x0D, 0x0A]
    }
}
