// SPDX-License-Identifier: Apache-2.0

/// A language in which names and texts are complete.
package enum Language: String, Sendable, CaseIterable {
    case english = "en"
    case russian = "ru"
    case kazakh = "kk"
}
