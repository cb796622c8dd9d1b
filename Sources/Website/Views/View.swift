// SPDX-License-Identifier: Apache-2.0

/// What the dashboard can show; the address names it in `view`.
enum View: String, CaseIterable, Sendable {
    case simulator, coalitions, compare, counterfactual
    case chances = "monte-carlo"
    case law

    /// The operation that a view is a picture of.
    var path: String {
        switch self {
        case .simulator: "/v1/simulations/seats"
        case .coalitions: "/v1/simulations/coalitions"
        case .compare: "/v1/simulations/compare"
        case .counterfactual: "/v1/simulations/counterfactual"
        case .chances: "/v1/simulations/monte-carlo"
        case .law: "/v1/thresholds"
        }
    }

    /// Whether it counts the votes of lists.
    var isCount: Bool {
        switch self {
        case .simulator, .coalitions, .compare, .counterfactual, .chances: true
        case .law: false
        }
    }

    /// The key of its name among the words.
    var title: String { "view." + rawValue }
}
