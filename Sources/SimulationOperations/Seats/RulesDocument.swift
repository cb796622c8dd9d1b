// SPDX-License-Identifier: Apache-2.0
package import Electoral
package import JSON
import Record
import Web

extension Rules {
    /// The rules as requests write them.
    package var document: JSON { Item { write(into: &$0) }.json }

    /// Writes the rules as requests write them.
    func write(into sink: inout some MemberSink) {
        sink.object("formula") { formula.write(into: &$0) }
        sink.set("list_size_cap_percent", .integer(listSizeCapPercent))
        sink.object("majority_bonus", majorityBonus) { bonus, sink in
            sink.set("percent", bonus.share?.percentDocument ?? .null)
            sink.set("seats", integer: bonus.seats)
        }
        sink.set("seats", integer: seats)
        sink.object("second_party_guarantee", secondPartyGuarantee) { $0.write(into: &$1) }
        sink.object("threshold", threshold) { $0.write(into: &$1) }
        sink.set("tie_break", string: tieBreak.rawValue)
    }
}

extension Formula {
    fileprivate func write(into sink: inout some MemberSink) {
        switch self {
        case .largestRemainder(let quota, let overAward):
            sink.set("family", string: family.rawValue)
            sink.set("over_award", string: overAward.rawValue)
            sink.set("quota", string: quota.name)
        case .highestAverages(let divisors):
            sink.set("divisors", string: divisors.name)
            let parameters = divisors.parameters
            for (name, value) in parameters where name < "family" { sink.set(name, .number(value)) }
            sink.set("family", string: family.rawValue)
            for (name, value) in parameters where name > "family" { sink.set(name, .number(value)) }
        case .winnerTakesAll: sink.set("family", string: family.rawValue)
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
    fileprivate func write(into sink: inout some MemberSink) {
        if coefficient.isExactDecimal {
            sink.set("coefficient", decimal: coefficient, places: ExactDecimal.maximumPlaces)
        } else {
            sink.set("coefficient", string: coefficient.fraction)
        }
        sink.set("minimum_seats", integer: minimumSeats)
    }
}

extension Threshold {
    fileprivate func write(into sink: inout some MemberSink) {
        switch base {
        case .valid, .participating, .ballots: sink.set("base", string: base.name)
        case .votes(let votes): sink.set("base_votes", .number(votes.description))
        }
        if !exempt.isEmpty { sink.set("exempt", .strings(exempt.sorted())) }
        sink.set("inclusive", flag: inclusive)
        let percent = share.percentDocument
        sink.set("percent", percent)
        if !shareByMembers.isEmpty {
            let shares = shareByMembers.map { JSON.Member(String($0), $1.percentDocument) }
            sink.set("percent_by_members", .object(shares))
        }
        if case .string = percent { sink.set("unit", string: "ratio") }
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
    package var percentDocument: JSON {
        Ratio(numerator * 100, over: denominator).exactDecimal.map { .number($0) }
            ?? .string(fraction)
    }
}
