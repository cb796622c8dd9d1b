// SPDX-License-Identifier: Apache-2.0

/// The API on one screen: every operation, in the order of openapi.yaml.
enum Operations {
    /// Built once, when an `API` is made.
    static var all: [Operation] {
        Parties.operations + PartyLineage.operations + Lineages.operations + People.operations + Bodies.operations
            + Elections.operations + Results.operations + Turnout.operations + Verification.operations
            + Polls.operations
            + Systems.operations
            + Thresholds.operations + Events.operations + Statements.operations + Conflicts.operations
            + Terms.operations
            + Changes.operations + Sources.operations + Seats.operations + Comparisons.operations
            + Counterfactuals.operations + Sweeps.operations + Sensitivities.operations + Coalitions.operations
            + MonteCarlo.operations + ShareCharts.operations + TimeCharts.operations + RuleCharts.operations
            + Embeds.operations + Citations.operations + Searches.operations + Calculators.operations
            + Export.operations
            + Service.operations
    }
}
