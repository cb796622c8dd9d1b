// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Hummingbird

/// Answers the requests named in `DIR/manifest` with the bytes stored beside it.
///
///     hummingbird-peer HOST PORT DIR
///
/// Each line of the manifest is `METHOD<tab>PATH<tab>CONTENT-TYPE<tab>FILE`. What Hummingbird would do in each handler
/// of a real service (parse, count, encode) is left out: a `ByteBuffer` made at the start is handed over, which shares
/// its storage, and a request's body is discarded unread. So this is the fastest Hummingbird there can be, not a typical one.
@main
struct Peer {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let port = Int(arguments[2]) else {
            throw Usage()
        }
        let directory = arguments[3]
        let router = Router()
        for line in try String(contentsOfFile: "\(directory)/manifest", encoding: .utf8).split(separator: "\n") {
            let fields = line.split(separator: "\t").map(String.init)
            guard fields.count == 4, let method = HTTPRequest.Method(fields[0]) else {
                throw MalformedManifest(line: String(line))
            }
            let bytes = try Data(contentsOf: URL(filePath: "\(directory)/\(fields[3])"))
            let body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
            let headers: HTTPFields = [.contentType: fields[2]]
            router.on(RouterPath(fields[1]), method: method) { _, _ in
                Response(status: .ok, headers: headers, body: body)
            }
        }
        var application = Application(
            router: router, configuration: .init(address: .hostname(arguments[1], port: port)))
        application.logger.logLevel = .error
        try await application.runService()
    }
}

struct Usage: Error, CustomStringConvertible {
    let description = "usage: hummingbird-peer HOST PORT DIR"
}

struct MalformedManifest: Error {
    let line: String
}
