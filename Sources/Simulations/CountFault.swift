// SPDX-License-Identifier: Apache-2.0
package import Electoral
import JSON
import Text

extension AllocationError {
    /// What rules the count out, and where in the body it stands.
    func fault(_ rules: Rules) -> JSONFault {
        let (path, problem): ([String], Message) =
            switch self {
            case .noListAdmitted where rules.articles[.threshold] == nil:
                (
                    ["tally", "lists"],
                    "has no list that reaches the threshold of \(Self.threshold(rules)); lower the threshold"
                )
            case .noListAdmitted:
                (
                    ["tally", "lists"],
                    "has no list that reaches the threshold of \(Self.threshold(rules)); the law is silent on that, so lower the threshold"
                )
            case .overAward(let excess) where rules.hasRoundedQuota:
                (
                    ["rules", "formula", "over_award"],
                    "is \"error\", and the quota \(rules.quotaName), rounded to whole votes, gives out \(excess, "# seat", "# seats") too many, as the votes are few; if they are shares, give the votes, or take an exact quota such as hare"
                )
            case .overAward(let excess):
                (
                    ["rules", "formula", "over_award"],
                    "is \"error\", and the quota gives out \(excess, "# seat", "# seats") too many; say \"subtract\" or take a larger quota"
                )
            case .tooManyRemainderSeats(let excess):
                (
                    ["rules", "seats"],
                    "leaves \(excess, "# more seat", "# more seats") to remainders than there are lists to get one, as the quota \(rules.quotaName) is rounded to whole votes and the votes are few; if they are shares, give the votes, or take an exact quota such as hare"
                )
            case .listTooLong(let index, let cap):
                (
                    ["tally", "lists", String(index), "candidates"],
                    "is above the cap that the rules set for these seats; give at most \(cap, "# candidate", "# candidates")"
                )
            case .zeroQuota:
                (["rules", "formula", "quota"], "rounds to no vote at all; take an exact quota such as hare")
            case .baseBelowVotes:
                (["rules", "threshold", "base_votes"], "is below the votes of the lists; give the larger number")
            }
        return JSONFault(JSONPointer(tokens: path), problem, kind: .value)
    }

    private static func threshold(_ rules: Rules) -> String {
        let share = rules.threshold?.share.percentText ?? "0"
        return share.contains("/") ? share : share + " %"
    }
}

extension Rules {
    /// Whether the price of a seat is a whole number of votes.
    package var hasRoundedQuota: Bool {
        if case .largestRemainder(let quota, _) = formula { quota.isRounded } else { false }
    }

    /// The name of the quota; empty where there is none.
    package var quotaName: String { if case .largestRemainder(let quota, _) = formula { quota.name } else { "" } }
}

extension Ratio {
    /// The number as it is written in a query: per cent, or `1/150`.
    package var percentText: String { Ratio(numerator * 100, over: denominator).exactDecimal ?? fraction }
}
