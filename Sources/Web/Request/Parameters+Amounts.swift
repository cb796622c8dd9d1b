// SPDX-License-Identifier: Apache-2.0
import Text

extension Parameters {
    /// `a:1,b:2`, escaped as in `PairList`: names and their numbers. A comma that somebody wrote in a
    /// number or in a name is reported with what to write in its place.
    package func amounts(_ parameter: String, _ text: String) -> [(name: String, value: String?)] {
        let pairs = PairList.read(text)
        for (index, pair) in pairs.enumerated() where pair.value == nil {
            let before = index > 0 ? pairs[index - 1] : nil
            let after = index + 1 < pairs.count ? pairs[index + 1] : nil
            let isDigits = !pair.name.isEmpty && pair.name.utf8.allSatisfy { 0x30...0x39 ~= $0 }
            if isDigits, let before, let number = before.value {
                // Three digits after a comma are thousands, others a fraction.
                let whole = pair.name.utf8.count == 3 ? number + pair.name : "\(number).\(pair.name)"
                report(
                    parameter,
                    "has a comma in the number \(number + "," + pair.name); a comma ends a list, so write \(PairList.escaped(before.name) + ":" + whole)"
                )
            } else if let after, after.value != nil {
                let own = PairList.escaped(pair.name)
                report(
                    parameter,
                    "has no number for the list \"\(pair.name)\"; write \(own + ":98"), or where the comma is part of a name \(own + "\\," + PairList.escaped(after.name))"
                )
            }
        }
        return pairs
    }
}
