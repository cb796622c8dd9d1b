// SPDX-License-Identifier: Apache-2.0
import Text

/// What an operation tells, as a title says it. The path of one thing has none: its title is the name of the thing.
struct Topic {
    let path: String
    let title: LocalizedText

    init(path: String, title: LocalizedText) {
        self.path = path
        self.title = title
    }
}
