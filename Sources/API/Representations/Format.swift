// SPDX-License-Identifier: Apache-2.0

/// The formats in which a document can be served.
enum Format: String, CaseIterable, Sendable {
    case json
    case csv
    case ndjson

    /// The media type of the answer.
    var mediaType: String {
        switch self {
        case .json: "application/json"
        case .csv: "text/csv; charset=utf-8; header=present"
        case .ndjson: "application/x-ndjson"
        }
    }

    /// The type and subtype, as openapi.yaml names the format.
    var offer: String {
        switch self {
        case .json: "application/json"
        case .csv: "text/csv"
        case .ndjson: "application/x-ndjson"
        }
    }
}
