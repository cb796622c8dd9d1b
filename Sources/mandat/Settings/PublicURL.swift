// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import HTTPServer

/// Scheme and authority by which the public reaches the server, which it cannot know by itself behind a proxy.
///
/// The field `Host` is never taken for it: an answer that is kept is given to others, and would lead them to whatever
/// name the first one had sent.
struct PublicURL {
    /// Nil where none is given.
    let given: String?

    /// The one given by option or variable.
    /// - Throws: a usage error where it is more or less than a scheme and an authority.
    init(_ argument: String?) throws {
        given = Environment.optional(argument, "MANDAT_PUBLIC_URL").map { text in
            text.hasSuffix("/") && !text.hasSuffix("//") ? String(text.dropLast()) : text
        }
        guard let given else { return }
        let scheme = ["https://", "http://"].first { given.hasPrefix($0) }
        let authority = scheme.map { given.dropFirst($0.count) }
        let isPlain = authority?.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".-:[]".contains($0)) }
        guard let authority, !authority.isEmpty, isPlain == true else {
            throw ValidationError(
                "--public-url is \(given); give scheme and authority and nothing more, such as https://example.org.")
        }
    }

    /// The one given, else the first address that is listened on, which is right for those on this machine.
    func text(_ bindings: [Binding]) -> String {
        if let given { return given }
        for binding in bindings {
            switch binding {
            case .http(let host, let port): return "http://\(Self.authority(host, port, usual: 80))"
            case .https(let host, let port): return "https://\(Self.authority(host, port, usual: 443))"
            case .unix: continue
            }
        }
        return "http://localhost"
    }

    private static func authority(_ host: String, _ port: Int, usual: Int) -> String {
        let isAny = ["0.0.0.0", "::", ""].contains(host)
        let name = isAny ? "localhost" : host.contains(":") ? "[\(host)]" : host
        return port == usual ? name : "\(name):\(port)"
    }
}
