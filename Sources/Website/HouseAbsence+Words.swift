// SPDX-License-Identifier: Apache-2.0
package import ChartOperations
package import Text
package import Web

extension HouseAbsence {
    /// The sentence of a page; nil where nobody would look for a house.
    package func sentence(_ words: Words, _ language: Language) -> String? {
        func number(_ value: Int) -> String { NumberStyle(language).text(value) }
        switch self {
        case .question, .person: return nil
        case .councils(let councils):
            return councils.map { words("house.none.councils", ["n": number($0)]) } ?? words["house.none.council"]
        case .posts: return words["house.none.posts"]
        case .noneKnown: return words["house.none.unknown"]
        case .fewKnown(let known, let seats):
            return words("house.none.few", ["n": number(known), "of": number(seats)])
        }
    }
}
