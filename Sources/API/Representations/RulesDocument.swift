// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
import Registry

extension Rules {
    /// The rules in the shape in which requests and fixtures write them.
    var document: JSON {
        [
            "formula": formula.document,
            "list_size_cap_percent": .integer(listSizeCapPercent),
            "majority_bonus": majorityBonus?.document ?? .null,
            "seats": .integer(seats),
            "second_party_guarantee": secondPartyGuarantee?.document ?? .null,
            "threshold": threshold?.document ?? .null,
            "tie_break": .string(tieBreak.rawValue),
        ]
    }
}

extension Formula {
    fileprivate var document: JSON {
        switch self {
        case .largestRemainder(let quota, let overAward):
            [
                "family": .string(family.rawValue), "over_award": .string(overAward.rawValue),
                "quota": .string(quota.name),
            ]
        case .highestAverages(let divisors):
            .object(
                [JSON.Member("divisors", .string(divisors.name)), JSON.Member("family", .string(family.rawValue))]
                    + divisors.parameters.map { JSON.Member($0.name, .number($0.value)) })
        case .winnerTakesAll: ["family": .string(family.rawValue)]
        }
    }
}

extension Divisors {
    /// What a sequence is given beside its name, in the words of requests.
    var parameters: [(name: String, value: String)] {
        var parameters: [(name: String, value: String)] = []
        if case .power(let exponent) = shape { parameters.append(("exponent", exponent.description)) }
        if let first { parameters.append(("first_divisor", first.exactDecimal ?? first.decimal(places: 9))) }
        return parameters
    }
}

extension SecondPartyGuarantee {
    fileprivate var document: JSON {
        [
            "coefficient": coefficient.exactDecimal.map { .number($0) }
                ?? .string("\(coefficient.numerator)/\(coefficient.denominator)"),
            "minimum_seats": .integer(minimumSeats),
        ]
    }
}

extension MajorityBonus {
    fileprivate var document: JSON { ["percent": share?.percentDocument ?? .null, "seats": .integer(seats)] }
}

extension Threshold {
    fileprivate var document: JSON {
        var members = [JSON.Member("inclusive", .bool(inclusive)), JSON.Member("percent", share.percentDocument)]
        if !exempt.isEmpty { members.append(JSON.Member("exempt", .strings(exempt.sorted()))) }
        if !shareByMembers.isEmpty {
            let shares = shareByMembers.map { JSON.Member(String($0), $1.percentDocument) }
            members.append(JSON.Member("percent_by_members", .object(shares)))
        }
        if case .string = share.percentDocument { members.append(JSON.Member("unit", "ratio")) }
        switch base {
        case .valid, .participating, .ballots: members.append(JSON.Member("base", .string(base.name)))
        case .votes(let votes): members.append(JSON.Member("base_votes", .number(votes.description)))
        }
        return .object(members)
    }
}

extension Threshold.Base {
    /// The word in requests, or the number.
    var name: String {
        switch self {
        case .valid: "valid"
        case .participating: "participating"
        case .ballots: "ballots"
        case .votes(let votes): votes.description
        }
    }
}

extension Ratio {
    /// The number in per cent, or as text `1/150` where it has no end.
    var percentDocument: JSON {
        Ratio(numerator * 100, over: denominator).exactDecimal.map { .number($0) }
            ?? .string("\(numerator)/\(denominator)")
    }

    /// The number as it is written in a query: per cent, or `1/150`.
    var percentText: String {
        Ratio(numerator * 100, over: denominator).exactDecimal ?? "\(numerator)/\(denominator)"
    }
}
