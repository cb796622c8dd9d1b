// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text

/// An answer as bytes, with the fields that describe them.
struct Rendering {
    let content: Content
    /// A strong validator of the content.
    let etag: String
    private(set) var fields: ResponseFields
    let isCacheable: Bool
    /// How long what can be kept may be kept.
    private(set) var cacheControl = "public, max-age=60, stale-while-revalidate=3600, stale-if-error=86400"

    /// Fields of every response, errors and 304 included.
    static let commonFields: ResponseFields = {
        var fields = ResponseFields()
        fields.append("Access-Control-Allow-Origin", "*")
        // Those that the Fetch standard does not leave readable anyway.
        fields.append(
            "Access-Control-Expose-Headers",
            "Accept, Accept-Encoding, Allow, Content-Disposition, Content-Location, Date, ETag, Link, Retry-After, X-Request-Id"
        )
        // What everybody may read, everybody may embed, from a page with Cross-Origin-Embedder-Policy too.
        fields.append("Cross-Origin-Resource-Policy", "cross-origin")
        fields.append("Vary", "Accept, Accept-Language, Accept-Encoding")
        fields.append("X-Content-Type-Options", "nosniff")
        return fields
    }()

    /// Those of a file of a page: only pages of this site load one, and each loads some forty.
    private static let assetFields: ResponseFields = {
        var fields = ResponseFields()
        fields.append("Vary", "Accept-Encoding")
        fields.append("X-Content-Type-Options", "nosniff")
        return fields
    }()

    private static let picturePolicy = "default-src 'none'; style-src 'unsafe-inline'"

    private enum Inclusion: String, CaseIterable { case sources }

    /// Renders an answer in the format that the call settled on.
    init(_ content: Endpoint.Content, _ call: Call) throws(Problem) {
        fields = Self.commonFields
        // A link to a page comes back with the marks of those who passed it on: a page says what it does not know.
        if case .page = content {} else { try call.parameters.check() }
        let mediaType: String
        switch content {
        case .bytes(let bytes, let type, let cacheable, let inLanguage):
            (mediaType, isCacheable) = (type, cacheable)
            (self.content, etag) = (.bytes(bytes), cacheable ? Self.etag(of: bytes, mediaType) : "")
            if inLanguage { fields.append("Content-Language", call.language.rawValue) }
        case .page(let bytes):
            (mediaType, isCacheable) = ("text/html; charset=utf-8", true)
            (self.content, etag) = (.bytes(bytes), Self.etag(of: bytes, mediaType))
            fields.append("Content-Language", call.language.rawValue)
            Frame.append(policiesTo: &fields)
        case .embed(let bytes, let discovery):
            (mediaType, isCacheable) = ("text/html; charset=utf-8", true)
            (self.content, etag) = (.bytes(bytes), Self.etag(of: bytes, mediaType))
            fields.append("Content-Language", call.language.rawValue)
            EmbedPage.append(policiesTo: &fields)
            fields.append("Link", discovery)
            fields.append("Referrer-Policy", "same-origin")
        case .asset(let bytes, let type, let isForGood):
            fields = Self.assetFields
            (mediaType, isCacheable) = (type, true)
            (self.content, etag) = (.bytes(bytes), Self.etag(of: bytes, type))
            cacheControl = isForGood ? "public, max-age=31536000, immutable" : "no-cache"
        case .stream(let stream, let version):
            (mediaType, isCacheable) = (call.format.mediaType, true)
            (self.content, etag) = (.stream(stream), Self.etag(of: Array((version + call.location).utf8), mediaType))
            fields.append("Content-Language", call.language.rawValue)
        case .document(let document):
            (mediaType, isCacheable) = (call.format.mediaType, document.isCacheable)
            let bytes = try Self.bytes(document, call)
            (self.content, etag) = (.bytes(bytes), isCacheable ? Self.etag(of: bytes, mediaType) : "")
            fields.append("Content-Language", call.language.rawValue)
            // A picture that is opened by itself runs nothing and loads nothing.
            if call.format == .svg { fields.append("Content-Security-Policy", Self.picturePolicy) }
            if let location = document.contentLocation { fields.append("Content-Location", location) }
            if call.request.method != .post { fields.append("Link", document.links(call)) }
        }
        if call.format.isFile { fields.append("Content-Disposition", "inline; filename=\"\(call.fileName)\"") }
        fields.append("Content-Type", mediaType)
    }

    /// Reports what has no place beside a format or a shape.
    private static func check(_ shape: Shape, _ call: Call) {
        let parameters = call.parameters
        if call.format != .json {
            let isAsked = parameters.text("shape") != nil && call.shape != nil
            if isAsked, !shape.isTable {
                parameters.report("shape", "is for JSON; ask for format=json, or leave it out")
            } else if isAsked, !Format.tables.contains(call.format) {
                parameters.report("shape", "is for tables; ask for format=csv, or leave it out")
            }
            if parameters.text("include") != nil {
                parameters.report("include", "is for JSON; ask for format=json, or leave it out")
            }
        }
        if call.layout != nil, call.endpoint.parameters.contains("fields"), parameters.text("fields") != nil {
            parameters.report("fields", "is for shape=tidy; a shape for charts has columns of its own")
        }
    }

    /// The fingerprint of the media type and the bytes.
    private static func etag(of bytes: [UInt8], _ mediaType: String) -> String {
        var fingerprint = Fingerprint()
        fingerprint.add(mediaType)
        fingerprint.add(bytes)
        return "\"" + fingerprint.digits + "\""
    }

    private static func bytes(_ document: Document, _ call: Call) throws(Problem) -> [UInt8] {
        let parameters = call.parameters
        let shape = call.shape ?? .envelope
        let inclusions = parameters.choices("include", among: Inclusion.allCases.map(\.rawValue))
        let dialect = parameters.choice("dialect", CSV.Dialect.self)
        let pretty = parameters.flag("pretty")
        if let dialect, dialect != .standard, call.format != .csv {
            parameters.report(
                "dialect", "is \(dialect.rawValue), which is for CSV; ask for format=csv, or leave it out")
        }
        check(shape, call)
        if shape != .envelope, !inclusions.isEmpty {
            parameters.report("include", "has no place in a bare array; leave out shape=\(shape.rawValue)")
        }
        try parameters.check()
        if call.format.isPicture, let drawing = document.drawing {
            // What makes pixels of a card is asked by `API`, as it takes its time.
            return call.format == .svg ? drawing.svg : drawing.card(parameters)
        }
        let table = call.layout.flatMap { layout in document.table.map { layout.table($0, call) } } ?? document.table
        switch (call.format, table) {
        case (.csv, let table?): return CSV.bytes(table, dialect: dialect ?? .standard)
        case (.ndjson, let table?):
            if call.layout != nil { return table.objects.flatMap { JSONWriter.bytes($0) } }
            if case .list(let items) = document.content { return NDJSON.bytes(items) }
            return NDJSON.bytes(table.rows)
        case (.json, let table?) where shape.isTable:
            return JSONWriter.bytes(.array(table.objects), pretty: pretty)
        case (.atom, _), (.ics, _), (.wikitext, _):
            guard case .list(let items) = document.content, let feed = document.feed else { return [] }
            return feed(items, call)
        default:
            let text =
                shape == .array
                ? document.data + [0x0A]
                : document.envelope(
                    registry: call.registry, language: call.language, provenance: inclusions.contains("sources"))
            return pretty ? JSONWriter.indented(text) : text
        }
    }
}
