// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Registry

/// An answer as bytes, with the fields that describe them.
struct Rendering {
    let body: [UInt8]
    let mediaType: String
    private(set) var fields: ResponseFields
    let isCacheable: Bool

    /// Fields of every response, errors and 304 included.
    static let commonFields: ResponseFields = {
        var fields = ResponseFields()
        fields.append("Access-Control-Allow-Origin", "*")
        fields.append("Access-Control-Expose-Headers", "ETag, Link, Content-Location")
        fields.append("Vary", "Accept, Accept-Language, Accept-Encoding")
        fields.append("X-Content-Type-Options", "nosniff")
        return fields
    }()

    private enum Shape: String, CaseIterable { case envelope, array }
    private enum Inclusion: String, CaseIterable { case sources }

    /// Renders an answer in the format that the call settled on.
    init(_ answer: Endpoint.Answer, _ call: Call) throws(Problem) {
        fields = Self.commonFields
        try call.parameters.check()
        switch answer {
        case .bytes(let bytes, let type, let cacheable): (body, mediaType, isCacheable) = (bytes, type, cacheable)
        case .document(let document):
            isCacheable = document.isCacheable
            mediaType = call.format.mediaType
            body = try Self.bytes(document, call)
            fields.append("Content-Language", call.language.rawValue)
            if let location = document.contentLocation { fields.append("Content-Location", location) }
            if let next = document.next { fields.append("Link", "<\(next)>; rel=\"next\"") }
        }
        fields.append("Content-Type", mediaType)
    }

    private static func bytes(_ document: Document, _ call: Call) throws(Problem) -> [UInt8] {
        let parameters = call.parameters
        let shape = parameters.choice("shape", Shape.self) ?? .envelope
        let inclusions = parameters.choices("include", among: Inclusion.allCases.map(\.rawValue))
        let dialect = parameters.choice("dialect", CSV.Dialect.self)
        let pretty = parameters.flag("pretty")
        if dialect == .excel, call.format != .csv {
            parameters.report("dialect", "is excel, which is for CSV; ask for format=csv, or leave it out")
        }
        for name in ["include", "shape"] where call.format != .json && parameters.text(name) != nil {
            parameters.report(name, "is for JSON; ask for format=json, or leave it out")
        }
        if shape == .array, !inclusions.isEmpty {
            parameters.report("include", "has no place in a bare array; leave out shape=array")
        }
        try parameters.check()
        switch (call.format, document.table) {
        case (.csv, let table?): return CSV.bytes(table, dialect: dialect ?? .standard)
        case (.ndjson, let table?):
            if case .list(let items) = document.content { return NDJSON.bytes(items) }
            return NDJSON.bytes(table.rows)
        default:
            let value =
                shape == .array
                ? document.data
                : document.envelope(
                    registry: call.registry, language: call.language, provenance: inclusions.contains("sources"))
            return JSONWriter.bytes(value, pretty: pretty)
        }
    }
}
