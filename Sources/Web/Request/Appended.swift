// SPDX-License-Identifier: Apache-2.0
package import HTTP
import JSON

/// What others append to an address of ours before they pass it on: marks of clicks and campaigns, the version of a script,
/// a number that goes round a cache.
///
/// Who follows such an address to a page, a frame, a picture or a feed cannot mend it, so there it means nothing. A slip of
/// a parameter is told there as well, and so is one that only another operation has. Answers in JSON or CSV are strict.
package enum Appended {
    /// Beginnings of names that only marks have.
    private static let prefixes = ["_", "amp;", "hsa_", "mtm_", "pk_", "utm_"]
    /// Names of marks of mailings, advertisements, networks and caches, those too that look like a slip of a parameter.
    private static let marks: Set<String> = [
        "cb", "dclid", "fbclid", "gad_source", "gbraid", "gclid", "gclsrc", "igsh", "igshid", "mc_cid", "mc_eid",
        "mibextid",
        "mkt_tok",
        "msclkid", "nocache", "rand", "rb_clickid", "ref", "ref_src", "ref_url", "rev", "si", "spm", "srsltid",
        "ttclid", "twclid", "ver",
        "version", "wbraid", "yclid", "ysclid",
    ]
    /// Shorter names are nobody's slip: a number of the minute, or the version of a file.
    private static let shortestSlip = 3
    /// More pieces than an address has that somebody follows.
    private static let maximumPieces = 100

    /// What pym.js adds to the address of a frame; the script of an embedded page reads the first.
    package static let pym: [Parameter] = [.pymChild, .pymWidth, .pymTitle, .pymUrl]

    /// Whether a name is a mark, wherever it stands.
    package static func isMark(_ name: String) -> Bool {
        let name = name.lowercased()
        return marks.contains(name) || prefixes.contains { name.hasPrefix($0) }
    }

    /// Whether a name that an operation does not have was appended by others.
    /// - Parameters:
    ///   - known: the parameters of the operation.
    ///   - directory: all operations; what only another one has is a slip.
    package static func isAppended(_ name: String, known: [String], _ directory: Directory) -> Bool {
        if isMark(name) { return true }
        if directory.parameterNames.contains(name.lowercased()) { return false }
        return name.utf8.count < shortestSlip || Spelling.nearest(to: name, among: known) == nil
    }

    /// The target without the pieces of its query that were appended; nil where none was.
    /// - Parameter isAppended: of the name of a piece; what does not decode is nobody's mark.
    package static func removed(from target: Target, where isAppended: (String) -> Bool) -> Target? {
        let pieces = (target.query ?? "").split(separator: "&")
        guard pieces.count <= maximumPieces else { return nil }
        let kept = pieces.filter { piece in
            let name = PercentEncoding.decode(String(piece.prefix { $0 != "=" }), plusIsSpace: true)
            return name.map { !isAppended($0) } ?? true
        }
        guard kept.count < pieces.count else { return nil }
        return Target(path: target.path, query: kept.isEmpty ? nil : kept.joined(separator: "&"))
    }
}

extension Operation {
    /// What becomes of parameters that the operation does not have.
    package enum Tolerance: Sendable {
        /// They are refused.
        case none
        /// What others append is passed over.
        case ofAppended
        /// All of them are ignored.
        case ofAll
    }

    /// The same operation, for those who follow an address that others may have changed.
    package func tolerating(_ tolerance: Tolerance) -> Operation {
        var operation = self
        operation.tolerance = tolerance
        return operation
    }

    /// The target of a request without what means nothing here; nil where all of it has a meaning, or is refused.
    package func withoutAppended(
        _ request: Request, _ suffix: Format?, _ site: Site, _ directory: Directory
    ) -> Target? {
        guard let query = request.query else { return nil }
        let target = Target(path: request.path, query: query)
        if showsPage(to: request) { return Appended.removed(from: target, where: Appended.isMark) }
        let known = names
        switch tolerance {
        case .ofAll: return Appended.removed(from: target) { !known.contains($0) }
        case .none where !isForReaders(request, suffix, site): return nil
        case .none, .ofAppended:
            return Appended.removed(from: target) {
                !known.contains($0) && Appended.isAppended($0, known: known, directory)
            }
        }
    }

    /// Whether the answer is a picture or a feed, by suffix, parameter or field.
    private func isForReaders(_ request: Request, _ suffix: Format?, _ site: Site) -> Bool {
        guard formats.contains(where: \.isForReaders) else { return false }
        let mark = "format="
        let asked = (request.query ?? "").split(separator: "&").first { $0.hasPrefix(mark) }
            .flatMap { Format(rawValue: String($0.dropFirst(mark.count))) }
        return (suffix ?? asked ?? preferred(by: request, site))?.isForReaders ?? false
    }

    /// The format that Accept prefers; nil where it allows none.
    func preferred(by request: Request, _ site: Site) -> Format? {
        let accept = request.fields.combined("accept")
        // What could not be made is offered only to those who accept nothing else, to be told why.
        return [site.made(formats), formats].lazy.compactMap { formats in
            Negotiation.preferred(accept: accept, offers: formats.map(\.mediaType)).map { formats[$0] }
        }.first
    }
}
