// SPDX-License-Identifier: Apache-2.0

/// The formats in which a document can be served.
enum Format: String, CaseIterable, Sendable {
    case json
    case csv
    case ndjson
    case svg

    /// What every list and every simulation is served in.
    static let tables: [Format] = [.json, .csv, .ndjson]

    /// What every chart is served in: the picture, and the table behind it.
    static let charts: [Format] = [.svg] + tables

    /// The media type of the answer.
    var mediaType: String {
        switch self {
        case .json: "application/json"
        case .csv: "text/csv; charset=utf-8; header=present"
        case .ndjson: "application/x-ndjson"
        case .svg: "image/svg+xml"
        }
    }

    /// The type and subtype that Accept is matched with.
    var offer: String {
        switch self {
        case .json: "application/json"
        case .csv: "text/csv"
        case .ndjson: "application/x-ndjson"
        case .svg: "image/svg+xml"
        }
    }
}
