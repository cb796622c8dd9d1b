// SPDX-License-Identifier: Apache-2.0
package import Web

/// `/v1/charts/`: every operation that draws a chart, each of which has a page for frames under `/embed/` too.
package enum DrawnCharts {
    /// In the order of openapi.yaml.
    package static var operations: [Operation] {
        ShareCharts.operations + TimeCharts.operations + RuleCharts.operations
    }
}
