// SPDX-License-Identifier: Apache-2.0
import CalculatorOperations
import ChartOperations
import RecordOperations
import SimulationOperations
import Web
import Website

/// The API on one screen: every operation, in the order of openapi.yaml.
enum Operations {
    /// Built once, when an `API` is made.
    static var all: [Operation] {
        Resources.all.flatMap(\.operations) + Results.collection + Seats.operations + Comparisons.operations
            + Counterfactuals.operations + Sweeps.operations + Sensitivities.operations + Coalitions.operations
            + MonteCarlo.operations + DrawnCharts.operations
            + Embeds.operations + Citations.operations + Searches.operations + Calculators.operations
            + Export.operations
            + Service.operations
    }
}
