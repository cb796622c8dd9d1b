// SPDX-License-Identifier: Apache-2.0

/// What the dashboard can show; the address names it in `view`.
enum View: String, CaseIterable, Sendable {
    case simulator, coalitions, compare, counterfactual
    case chances = "monte-carlo"
    case results, parties, law, search, sources

    /// The operation that a view is a picture of.
    var path: String {
        switch self {
        case .simulator: "/v1/simulations/seats"
        case .coalitions: "/v1/simulations/coalitions"
        case .compare: "/v1/simulations/compare"
        case .counterfactual: "/v1/simulations/counterfactual"
        case .chances: "/v1/simulations/monte-carlo"
        case .results: "/v1/elections/{id}/results"
        case .parties: "/v1/parties"
        case .law: "/v1/thresholds"
        case .search: "/v1/search"
        case .sources: "/v1/sources"
        }
    }

    /// Whether it counts the votes of lists.
    var isCount: Bool {
        switch self {
        case .simulator, .coalitions, .compare, .counterfactual, .chances: true
        case .results, .parties, .law, .search, .sources: false
        }
    }

    /// The key of its name among the words.
    var title: String { "view." + rawValue }
}
