// SPDX-License-Identifier: Apache-2.0

/// The API on one screen: every operation, in the order of openapi.yaml.
enum Endpoints {
    /// Built once, when an `API` is made.
    static var all: [Endpoint] {
        Parties.endpoints + PartyLineage.endpoints + Lineages.endpoints + People.endpoints + Bodies.endpoints
            + Elections.endpoints + Results.endpoints + Turnout.endpoints + Verification.endpoints + Polls.endpoints
            + Systems.endpoints
            + Thresholds.endpoints + Events.endpoints + Statements.endpoints + Conflicts.endpoints + Terms.endpoints
            + Changes.endpoints + Sources.endpoints + Seats.endpoints + Comparisons.endpoints
            + Counterfactuals.endpoints + Sweeps.endpoints + Sensitivities.endpoints + Coalitions.endpoints
            + MonteCarlo.endpoints + ShareCharts.endpoints + TimeCharts.endpoints + RuleCharts.endpoints
            + Embeds.endpoints + Citations.endpoints + Searches.endpoints + Calculators.endpoints + Export.endpoints
            + Service.endpoints
    }
}
