// SPDX-License-Identifier: Apache-2.0

/// What the API knows beside the dataset.
package struct Site: Sendable {
    /// The version of the program.
    package let version: String
    /// The files of the dashboard.
    package let assets: Assets
    /// Makes pixels of charts; nil where there is no program for that.
    package let rasterizer: Rasterizer?
    /// What may be taken of the machine.
    package let machine: Machine
    /// Scheme and authority under which the public reaches the server, such as `https://example.org`; nothing that a
    /// request says is ever taken for it, as answers are kept for others.
    package let publicURL: @Sendable () -> String
    /// What the links of answers begin with: the public URL where the operator gives one, else nothing, so that they hold
    /// wherever the answer was fetched from.
    package let base: String
    /// How the reloads of the dataset went; asked for by `/readyz?verbose`.
    package let reloads: @Sendable () -> ReloadReport
    /// The text of `/metrics`; whoever serves the API counts.
    package let metrics: @Sendable () -> [UInt8]

    package init(
        version: String, assets: Assets = .none, rasterizer: Rasterizer? = nil, machine: Machine = .modest,
        base: String = "",
        publicURL: @escaping @Sendable () -> String = { "http://localhost" },
        reloads: @escaping @Sendable () -> ReloadReport = { ReloadReport() },
        metrics: @escaping @Sendable () -> [UInt8] = { Array("# Nobody counts.\n".utf8) }
    ) {
        self.version = version
        self.assets = assets
        self.rasterizer = rasterizer
        self.machine = machine
        self.base = base
        self.publicURL = publicURL
        self.reloads = reloads
        self.metrics = metrics
    }

    /// Whether the files of both are the same.
    package func hasContent(of other: Site) -> Bool {
        version == other.version && assets.version == other.assets.version
    }

    /// Path and query of an address of this site, over HTTP or HTTPS; nil for those of others.
    package func target(of url: String) -> String? {
        guard let asked = Self.parts(of: url), asked.authority == Self.parts(of: publicURL())?.authority else {
            return nil
        }
        let target = asked.rest.prefix { $0 != "#" }
        return target.hasPrefix("/") ? String(target) : "/" + target
    }

    /// What stands between scheme and path, and what follows; the names of this machine for itself are one.
    private static func parts(of url: String) -> (authority: String, rest: Substring)? {
        guard let scheme = ["https://", "http://"].first(where: url.hasPrefix) else { return nil }
        let text = url.dropFirst(scheme.utf8.count)
        let end = text.firstIndex { "/?#".contains($0) } ?? text.endIndex
        let authority = text[..<end].lowercased()
        for name in ["127.0.0.1", "[::1]"] where authority == name || authority.hasPrefix(name + ":") {
            return ("localhost" + authority.dropFirst(name.utf8.count), text[end...])
        }
        return (authority, text[end...])
    }

    /// Those of the formats that can be made here.
    func made(_ formats: [Format]) -> [Format] { formats.filter { $0 != .png || rasterizer != nil } }
}

/// How the reloads since the start went.
package struct ReloadReport: Sendable, Equatable {
    /// Reloads whose dataset is served, or was.
    package var succeeded = 0
    /// Reloads that left what was served before.
    package var failed = 0
    /// Why the last one failed; nil where it did not.
    package var problem: String?

    package init() {}
}
