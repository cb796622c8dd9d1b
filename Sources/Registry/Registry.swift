// SPDX-License-Identifier: Apache-2.0

/// The dataset: parties, elections, electoral systems, legal numbers and the sources of all of them.
///
/// * It is read once from the fixtures under `Resources/` (`Registry+Loading`), decoded and cross-checked as a whole
///   (`Registry+Validation`), and never changes afterwards: whoever holds a registry holds one consistent edition.
/// * A fixture that does not decode, a reference that leads nowhere or a sum that does not add up is a `FixtureFault`;
///   all faults are reported, and a registry with a fault does not come into being.
/// * Every figure is a `Claim`: the value, its sources, how well they support it, and what other sources say instead.
/// * Rules of law are data here too: an electoral system holds `Electoral.Rules`, which `Electoral.count` interprets.
package final class Registry: Sendable {
    package let country: Country
    /// By id.
    package let sources: Catalogue<Source>
    /// By id.
    package let parties: Catalogue<Party>
    /// By date.
    package let elections: Catalogue<Election>
    /// By the day they came into force.
    package let systems: Catalogue<ElectoralSystem>
    /// By key.
    package let series: Catalogue<LegalSeries>
    /// What a party is called and painted, by id and alias; a count shows no more of a party than this.
    package let labels: [String: Label]
    /// A number that changes with any byte of any fixture (FNV-1a, 64 bits).
    package let fingerprint: UInt64

    /// The short name and the colour of a party of today.
    package struct Label: Sendable {
        package let name: LocalizedText
        /// `#RRGGBB`.
        package let colour: String?
    }

    init(
        country: Country, sources: Catalogue<Source>, parties: Catalogue<Party>, elections: Catalogue<Election>,
        systems: Catalogue<ElectoralSystem>, series: Catalogue<LegalSeries>, fingerprint: UInt64
    ) {
        self.country = country
        self.sources = sources
        self.parties = parties
        self.elections = elections
        self.systems = systems
        self.series = series
        self.fingerprint = fingerprint
        var labels: [String: Label] = [:]
        for handle in parties.handles {
            labels[handle] = parties[handle].map { Label(name: $0.currentName.short, colour: $0.colour?.hex) }
        }
        self.labels = labels
    }

    /// The dataset's version and fingerprint, such as `2026-11-21+8f3a12cd90b1e744`.
    package var version: String {
        let digits = String(fingerprint, radix: 16)
        return "\(country.datasetVersion)+" + String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
