// SPDX-License-Identifier: Apache-2.0

/// The names of places in sentences that are said often enough for their places to be told apart without comparing texts.
package enum PlaceName: String, Sendable {
    case candidate, candidates, coefficient, first, last, left, list, lists, needed, next, outcome, percent, places,
        price
    case quotas, seats, second, share, verdict, votes
}
