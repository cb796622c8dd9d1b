// SPDX-License-Identifier: Apache-2.0
import JSON
import Registry

/// A list of dated things as a feed or a calendar.
enum Feed {
    /// Writes the items of a page.
    typealias Writer = @Sendable (_ items: [Item], _ call: Call) -> [UInt8]

    /// A name of a thing that holds everywhere and for ever.
    static func name(of id: String, _ call: Call) -> String {
        "urn:x-mandat:\(call.registry.country.id):\(call.pathOfList.split(separator: "/").last ?? ""):\(id)"
    }
}

/// Dated things as an Atom feed (RFC 4287).
enum Atom {
    /// A writer of feeds.
    /// - Parameters:
    ///   - title: of the feed.
    ///   - category: the member that is the category of an entry.
    ///   - hasDays: whether each thing has a day on which it was updated; else `updated` is the day of the dataset.
    static func writer(_ title: LocalizedText, category: String, hasDays: Bool = false) -> Feed.Writer {
        { items, call in bytes(items, title, category, hasDays: hasDays, call) }
    }

    private static func bytes(
        _ items: [Item], _ title: LocalizedText, _ category: String, hasDays: Bool, _ call: Call
    ) -> [UInt8] {
        let updated = "\(call.registry.country.datasetVersion)T00:00:00Z"
        let rights = "\(call.registry.country.license): \(call.registry.country.attribution[call.language])"
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"\(call.language.rawValue)\">",
            "  <id>\(Feed.name(of: "feed", call))</id>",
            "  <title>\(escaped(title[call.language]))</title>",
            "  <updated>\(updated)</updated>",
            "  <author><name>Mandat</name></author>",
            "  <rights>\(escaped(rights))</rights>",
            "  <link rel=\"self\" type=\"application/atom+xml\" href=\"\(escaped(call.location))\"/>",
        ]
        for item in items {
            let id = item["id"]?.text ?? ""
            let date = [item["date"]?.text, item["to"]?.text].compactMap(\.self).joined(separator: " – ")
            let text = [date, item["text"]?.text].compactMap(\.self).joined(separator: ". ")
            let day = hasDays ? item["date"]?.text.map { "\($0)T00:00:00Z" } : nil
            lines += [
                "  <entry>",
                "    <id>\(Feed.name(of: id, call))</id>",
                "    <title>\(escaped(item["title"]?.text ?? ""))</title>",
                "    <updated>\(day ?? updated)</updated>",
                "    <category term=\"\(escaped(item[category]?.text ?? ""))\"/>",
                "    <link rel=\"alternate\" type=\"application/json\" href=\"\(escaped(call.pathOfList))/\(id)\"/>",
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
    static func bytes(_ items: [Item], _ call: Call) -> [UInt8] {
        let stamp = call.registry.country.datasetVersion.description.replacing("-", with: "") + "T000000Z"
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Mandat//Mandat//EN", "CALSCALE:GREGORIAN",
            "X-WR-CALNAME:" + escaped(Phrase.timeline[call.language]),
        ]
        for item in items {
            guard let date = item["date"]?.text, let day = PartialDate(date), day.isDay else { continue }
            let last = item["to"]?.text.flatMap(PartialDate.init).flatMap { $0.isDay ? $0 : nil } ?? day
            lines += [
                "BEGIN:VEVENT", "UID:" + Feed.name(of: item["id"]?.text ?? "", call), "DTSTAMP:" + stamp,
                "DTSTART;VALUE=DATE:" + day.description.replacing("-", with: ""),
                "DTEND;VALUE=DATE:" + last.nextDay.description.replacing("-", with: ""),
                "SUMMARY:" + escaped(item["title"]?.text ?? ""),
            ]
            if let text = item["text"]?.text { lines.append("DESCRIPTION:" + escaped(text)) }
            lines += ["CATEGORIES:" + escaped(item["topic"]?.text ?? ""), "TRANSP:TRANSPARENT", "END:VEVENT"]
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
