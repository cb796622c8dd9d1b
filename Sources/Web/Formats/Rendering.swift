// SPDX-License-Identifier: Apache-2.0
package import HTTP
import JSON
import Record
import Text

/// An answer as bytes, with the fields that describe them.
package struct Rendering {
    package let content: Content
    /// A strong validator of the content.
    package let etag: String
    package private(set) var fields: ResponseFields
    package let isCacheable: Bool
    /// How long what can be kept may be kept.
    package private(set) var cacheControl = "public, max-age=60, stale-while-revalidate=3600, stale-if-error=86400"

    /// Fields of every response, errors and 304 included.
    package static let commonFields: ResponseFields = {
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

    /// Renders an answer in the format that the request settled on.
    package init(_ content: Operation.Content, _ context: RequestContext) {
        fields = Self.commonFields
        let mediaType: String
        switch content {
        case .bytes(let bytes, let type, let cacheable, let inLanguage):
            (mediaType, isCacheable) = (type, cacheable)
            (self.content, etag) = (.bytes(bytes), cacheable ? Self.etag(of: bytes, mediaType) : "")
            if inLanguage { fields.append("Content-Language", context.language.rawValue) }
        case .page(let bytes, let own):
            (mediaType, isCacheable) = ("text/html; charset=utf-8", true)
            (self.content, etag) = (.bytes(bytes), Self.etag(of: bytes, mediaType))
            fields.append("Content-Language", context.language.rawValue)
            fields.replace(own)
        case .asset(let bytes, let type, let isForGood):
            fields = Self.assetFields
            (mediaType, isCacheable) = (type, true)
            (self.content, etag) = (.bytes(bytes), Self.etag(of: bytes, type))
            cacheControl = isForGood ? "public, max-age=31536000, immutable" : "no-cache"
        case .stream(let stream, let version):
            (mediaType, isCacheable) = (context.format.mediaType, true)
            (self.content, etag) = (.stream(stream), Self.etag(of: Array((version + context.location).utf8), mediaType))
            fields.append("Content-Language", context.language.rawValue)
        case .document(let document):
            (mediaType, isCacheable) = (context.format.mediaType, document.isCacheable)
            let bytes = Self.bytes(document, context)
            (self.content, etag) = (.bytes(bytes), isCacheable ? Self.etag(of: bytes, mediaType) : "")
            fields.append("Content-Language", context.language.rawValue)
            // A picture that is opened by itself runs nothing and loads nothing.
            if context.format == .svg { fields.append("Content-Security-Policy", Self.picturePolicy) }
            if let location = document.contentLocation { fields.append("Content-Location", location) }
            if context.posted == nil { fields.append("Link", document.links(context)) }
        }
        if context.format.isFile { fields.append("Content-Disposition", "inline; filename=\"\(context.fileName)\"") }
        fields.append("Content-Type", mediaType)
    }

    /// The fingerprint of the media type and the bytes.
    private static func etag(of bytes: [UInt8], _ mediaType: String) -> String {
        var fingerprint = Fingerprint()
        fingerprint.add(mediaType)
        fingerprint.add(bytes)
        return "\"" + fingerprint.digits + "\""
    }

    private static func bytes(_ document: Document, _ context: RequestContext) -> [UInt8] {
        if context.format.isPicture, let drawing = document.drawing {
            // What makes pixels of a card is asked by `API`, as it takes its time.
            return context.format == .svg ? drawing.svg : drawing.card(context.parameters)
        }
        let table =
            context.layout?.table.flatMap { layOut in document.table.map(layOut) } ?? document.table
        switch (context.format, table) {
        case (.csv, let table?): return CSV.bytes(table, dialect: context.dialect)
        case (.ndjson, let table?):
            if context.layout != nil { return table.objects.flatMap { JSONWriter.bytes($0) } }
            if case .list(let items) = document.content { return NDJSON.bytes(items) }
            return NDJSON.bytes(table.rows)
        case (.json, let table?) where context.shape?.isTable == true:
            return JSONWriter.bytes(.array(table.objects), pretty: context.isPretty)
        case (.atom, _), (.ics, _), (.wikitext, _):
            return document.feed?(context) ?? []
        default:
            return context.shape == .array
                ? document.data(pretty: context.isPretty)
                : document.envelope(
                    registry: context.registry, language: context.language, provenance: context.includesSources,
                    pretty: context.isPretty)
        }
    }
}
