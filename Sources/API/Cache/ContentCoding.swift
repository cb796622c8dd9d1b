// SPDX-License-Identifier: Apache-2.0
import Gzip
import HTTP

/// How the bytes of an answer are coded (RFC 9110 8.4), as Accept-Encoding asks.
enum ContentCoding: Hashable, Sendable {
    /// As they are.
    case identity
    /// With gzip where that makes them smaller, else as they are.
    case gzip
    /// With gzip in any case: the client refuses them as they are (`identity;q=0`).
    case onlyGzip

    /// Below this many bytes gzip costs more than it saves.
    static let minimumBytes = 1024

    /// What the request prefers; nil where it accepts neither (RFC 9110 12.5.3).
    init?(_ request: borrowing Request) {
        guard let field = request.fields.combined("accept-encoding") else {
            self = .identity
            return
        }
        // What browsers send: names without weights, of which any that is listed is as good as another.
        if field == "gzip" || field.utf8.starts(with: "gzip,".utf8) && !field.utf8.contains(UInt8(ascii: ";")) {
            self = .gzip
            return
        }
        switch Negotiation.coding(acceptEncoding: field, offers: ["gzip", "identity"]) {
        case 0:
            let acceptsPlain = Negotiation.coding(acceptEncoding: field, offers: ["identity"]) != nil
            self = acceptsPlain ? .gzip : .onlyGzip
        case nil: return nil
        default: self = .identity
        }
    }

    /// Whether content of that size and type is coded at all.
    func applies(to bytes: Int, _ mediaType: String) -> Bool {
        switch self {
        case .identity: false
        case .gzip: bytes >= Self.minimumBytes && Self.isText(mediaType)
        case .onlyGzip: true
        }
    }

    /// Images and archives are compressed already; SVG is text.
    private static func isText(_ mediaType: String) -> Bool {
        let type = mediaType.prefix { $0 != ";" }
        return type.hasPrefix("text/") || type.hasSuffix("json") || type.hasSuffix("xml") || type.hasSuffix("yaml")
            || type.hasSuffix("javascript")
    }

    /// The entity tag of the gzipped representation: strong tags differ by coding (RFC 9110 8.8.3.3).
    static func gzipTag(_ etag: String) -> String { etag.dropLast() + "-gzip\"" }

    /// A response with its content coded, if that is called for.
    ///
    /// - Parameter etag: of the plain representation, nil where the response has none.
    func encode(_ response: Response, etag: String?, effort: Gzip.Effort) -> Response {
        guard self != .identity, let mediaType = response.fields.first("content-type") else { return response }
        var response = response
        switch response.content {
        case .bytes(let bytes):
            guard applies(to: bytes.count, mediaType) else { return response }
            let coded = Gzip.compress(bytes, effort: effort)
            guard coded.count < bytes.count || self == .onlyGzip else { return response }
            response.content = .bytes(coded)
        case .stream(let stream):
            guard self == .onlyGzip || Self.isText(mediaType) else { return response }
            response.content = .stream(stream.gzipped)
        }
        response.fields.append("Content-Encoding", "gzip")
        if let etag { response.fields.replace("ETag", Self.gzipTag(etag)) }
        return response
    }
}

extension ContentStream {
    /// The same content as one gzip member, compressed piece by piece.
    var gzipped: ContentStream {
        ContentStream { (Gzip.header, compressed(Gzip.Checksum())) }
    }

    private func compressed(_ checksum: Gzip.Checksum) -> ContentStream {
        ContentStream {
            guard let (piece, rest) = next() else {
                return (Gzip.trailer(checksum), ContentStream { nil })
            }
            var checksum = checksum
            checksum.update(piece)
            return (Gzip.block(piece), rest.compressed(checksum))
        }
    }
}
