// SPDX-License-Identifier: Apache-2.0
package import Electoral
import Record
import Simulations
package import Text

/// What a count takes for granted, because the law is silent or the request leaves it open.
package struct CountAssumption {
    let id: String
    package let text: Phrase

    private init(_ id: String, _ text: Phrase) { (self.id, self.text) = (id, text) }

    private init(_ assumption: SeatAllocation.Assumption, _ rules: Rules) {
        self.init(assumption.rawValue, assumption.text(under: rules))
    }

    /// The assumptions of one count.
    /// - Parameter isBaseOpen: whether neither the request nor a system says what the threshold is a share of.
    package static func all(_ count: SeatAllocation, isBaseOpen: Bool) -> [CountAssumption] {
        let isByRounding = count.isDecidedByRounding
        let assumptions = count.assumptions + (isByRounding ? [.roundedQuota] : [])
        return (isBaseOpen && count.tally.againstAll > 0 ? [participatingBase] : [])
            + assumptions.map { CountAssumption($0, count.rules) }
    }

    /// The assumptions of counts with other numbers in the rules.
    static func all(_ sweep: Sweep, _ request: SeatRequest) -> [CountAssumption] {
        var all = request.isBaseOpen && request.tally.againstAll > 0 ? [participatingBase] : []
        switch sweep.rounding {
        case .none: break
        case .leftOut: all.append(CountAssumption(.unroundedQuota, request.rules))
        case .decides: all.append(CountAssumption(.roundedQuota, request.rules))
        }
        return all
    }

    /// The base that is taken where votes against all are given and no base is.
    static let participatingBase = CountAssumption(
        "base-participating",
        "assumptions.count.base-participating")
}

extension SeatAllocation.Assumption {
    /// What was assumed, in words; of the law only where the rules are those of one.
    fileprivate func text(under rules: Rules) -> Phrase {
        switch self {
        case .secondPlaceTie where rules.articles[.secondPartyAdmission] == nil:
            "assumptions.count.second-place-tie.free"
        case .secondPlaceTie:
            "assumptions.count.second-place-tie"
        case .secondPartyOverflow where rules.articles[.secondPartySeats] == nil:
            "assumptions.count.second-party-overflow.free"
        case .secondPartyOverflow:
            "assumptions.count.second-party-overflow"
        case .noSecondParty where rules.articles[.secondPartyAdmission] == nil:
            "assumptions.count.no-second-party.free"
        case .noSecondParty:
            "assumptions.count.no-second-party"
        case .vacantSeats where rules.articles[.vacancy] == nil:
            "assumptions.count.vacant-seats.free"
        case .vacantSeats:
            "assumptions.count.vacant-seats"
        case .lengthByCap: Self.lengthByCap(rules.listSizeCap ?? rules.seats)
        case .unroundedQuota: Self.unroundedQuota(rules.quotaName)
        case .roundedQuota: Self.roundedQuota(rules.quotaName)
        }
    }

    private static func lengthByCap(_ cap: Int) -> Phrase {
        Phrase("assumptions.count.length-by-cap", ["cap": .number(cap)])
    }

    private static func unroundedQuota(_ quota: String) -> Phrase {
        Phrase("assumptions.count.unrounded-quota", ["quota": .text(quota)])
    }

    private static func roundedQuota(_ quota: String) -> Phrase {
        Phrase("assumptions.count.rounded-quota", ["quota": .text(quota)])
    }
}

extension AllocationError {
    /// Why a quota gives no seats, for answers in which other counts have some; nil for other reasons.
    func ofQuota(_ rules: Rules) -> Phrase? {
        let quota = rules.quotaName
        switch self {
        case .overAward where !rules.hasRoundedQuota:
            return Phrase("assumptions.quota.over-award", ["quota": .text(quota)])
        case .overAward, .tooManyRemainderSeats, .zeroQuota:
            return Phrase("assumptions.quota.rounded", ["quota": .text(quota)])
        case .noListAdmitted, .baseBelowVotes, .listTooLong: return nil
        }
    }
}
