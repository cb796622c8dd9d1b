// SPDX-License-Identifier: Apache-2.0

/// The formats in which a document can be served.
package enum Format: String, CaseIterable, Sendable {
    case json
    case csv
    case ndjson
    /// A feed (RFC 4287).
    case atom
    /// A calendar (RFC 5545).
    case ics
    /// An archive of tables.
    case zip
    /// A picture.
    case svg
    /// A table of MediaWiki.
    case wikitext
    /// Plain text.
    case text = "txt"
    /// A picture in pixels, of one size, for those who show no SVG.
    case png

    /// Whether it is a picture.
    package var isPicture: Bool { self == .svg || self == .png }

    /// Those of every list and of everything else that is a table.
    package static let tables: [Format] = [.json, .csv, .ndjson]

    /// What every chart is served in: the picture, and the table behind it.
    package static let charts: [Format] = [.svg] + tables + [.png]

    /// Whether it is for those who follow an address as it is: in an `img`, a reader of feeds or a calendar.
    var isForReaders: Bool { isPicture || self == .atom || self == .ics }

    /// Whether it is kept as a file, under a name that says what it is.
    var isFile: Bool {
        switch self {
        case .csv, .ndjson, .wikitext, .zip: true
        case .json, .atom, .ics, .svg, .png, .text: false
        }
    }

    /// The media type of the answer.
    package var mediaType: String {
        switch self {
        case .json: "application/json"
        case .csv: "text/csv; charset=utf-8; header=present"
        case .ndjson: "application/x-ndjson"
        case .atom: "application/atom+xml"
        case .ics: "text/calendar; charset=utf-8"
        case .zip: "application/zip"
        case .svg: "image/svg+xml"
        case .wikitext: "text/x-wiki; charset=utf-8"
        case .text: "text/plain; charset=utf-8"
        case .png: "image/png"
        }
    }

    /// The type and subtype, as openapi.yaml names the format.
    var offer: String {
        switch self {
        case .json: "application/json"
        case .csv: "text/csv"
        case .ndjson: "application/x-ndjson"
        case .atom: "application/atom+xml"
        case .ics: "text/calendar"
        case .zip: "application/zip"
        case .svg: "image/svg+xml"
        case .wikitext: "text/x-wiki"
        case .text: "text/plain"
        case .png: "image/png"
        }
    }

    /// `/v1/parties.csv` is `/v1/parties` in CSV; other dots belong to the name of the resource.
    package static func split(_ path: String) -> (path: String, suffix: Format?) {
        guard path.hasPrefix("/v1/"), path.utf8.contains(UInt8(ascii: ".")) else { return (path, nil) }
        for format in Format.allCases where path.hasSuffix("." + format.rawValue) {
            return (String(path.dropLast(format.rawValue.utf8.count + 1)), format)
        }
        return (path, nil)
    }
}
