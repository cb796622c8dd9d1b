// SPDX-License-Identifier: Apache-2.0
package import Electoral
package import JSON
package import Text

extension JSONCursor {
    private enum Base: String, CaseIterable { case valid, participating, ballots }
    private enum Unit: String, CaseIterable { case percent, ratio }

    /// The object `rules` of a fixture or a request.
    package func rulesDraft() -> RulesDraft? {
        object { object in
            var draft = RulesDraft()
            draft.seats = object.optional("seats") { $0.integer(in: 1...Rules.maximumSeats) }
            draft.formula = object.optional("formula") { $0.formulaDraft() } ?? FormulaDraft()
            draft.threshold = object.change("threshold") { $0.thresholdDraft() }
            draft.guarantee = object.change("second_party_guarantee") { $0.guaranteeDraft() }
            draft.bonus = object.change("majority_bonus") { $0.majorityBonus() }
            draft.listSizeCapPercent = object.change("list_size_cap_percent") { $0.integer(in: 1...1000) }
            draft.tieBreak = object.optional("tie_break") { $0.choice(TieBreak.self) }
            return draft
        }
    }

    private func thresholdDraft() -> RulesDraft.ThresholdDraft? {
        object { object in
            var draft = RulesDraft.ThresholdDraft()
            let unit = object.optional("unit") { $0.choice(Unit.self) } ?? .percent
            draft.share = object.optional("percent") { $0.share(inPercent: unit == .percent) }
            draft.base = object.optional("base") { $0.choice(Base.self) }.map { base in
                switch base {
                case .valid: .valid
                case .participating: .participating
                case .ballots: .ballots
                }
            }
            if let votes = object.optional("base_votes", { $0.exactDecimal() }) {
                if draft.base != nil { report("gives \"base\" and \"base_votes\"; give one of them") }
                draft.base = .votes(votes)
            }
            draft.inclusive = object.optional("inclusive") { $0.bool() }
            draft.exempt = object.optional("exempt") { $0.distinctNames() }
            draft.shareByMembers = object.optional("percent_by_members") { $0.sharesByMembers() }
            return draft
        }
    }

    /// Names of lists, each once.
    private func distinctNames() -> [String]? {
        var seen: Set<String> = []
        return array { cursor in
            guard let name = cursor.string() else { return nil }
            return seen.insert(name).inserted
                ? name : cursor.refuse("is \"\(name)\" a second time; remove it", kind: .value)
        }
    }

    /// `{"2": 7, "3": 9}`: what an alliance of so many members or more needs, in per cent.
    private func sharesByMembers() -> [Int: Ratio]? {
        object { object in
            var shares: [Int: Ratio] = [:]
            object.each { name, cursor in
                guard let share = cursor.share(inPercent: true) else { return }
                if let members = Int(name), (2...100).contains(members) {
                    shares[members] = share
                } else {
                    report("has the member \"\(name)\"; a number of parties from 2 to 100 is expected")
                }
            }
            return shares
        }
    }

    private func majorityBonus() -> MajorityBonus? {
        object { object in
            let seats = object.required("seats") { $0.integer(in: 1...Rules.maximumSeats) }
            let share = object.optional("percent") { $0.share(inPercent: true) }
            return seats.map { MajorityBonus(seats: $0, share: share) }
        }
    }

    private func guaranteeDraft() -> RulesDraft.GuaranteeDraft? {
        object { object in
            var draft = RulesDraft.GuaranteeDraft()
            draft.coefficient = object.optional("coefficient") { $0.share(inPercent: false) }
            draft.minimumSeats = object.optional("minimum_seats") { $0.integer(in: 0...Rules.maximumSeats) }
            return draft
        }
    }

    /// A share from 0 to 1, written as a number, as text of a number, or as `"1/150"`.
    package func share(inPercent: Bool) -> Ratio? {
        let written: String
        switch value {
        case .number(let text), .string(let text): written = text
        default:
            expects(
                .any(of: [
                    .number(from: 0, to: inPercent ? 100 : 1), .string(matching: #"^[0-9]+(\.[0-9]+)?(/[0-9]+)?$"#),
                ]))
            return refuse("is \(value.kind); a number or a ratio such as \"1/150\" is expected")
        }
        guard let share = Ratio(share: written, inPercent: inPercent) else {
            let isNumeric = written.utf8.allSatisfy { "0123456789.-+eE/".utf8.contains($0) }
            return refuse(
                inPercent
                    ? "is \(written); a share is 0 to 100 per cent, with at most 9 decimal places, or \"1/150\""
                    : "is \(written); a share is a number from 0 to 1 or a ratio such as \"1/150\"",
                kind: isNumeric ? .value : .shape)
        }
        return share
    }

    /// An exact number.
    /// - Parameter range: what the number can be, where it is no number of votes.
    package func exactDecimal(_ range: @autoclosure () -> Message? = nil) -> ExactDecimal? {
        guard let text = number(as: .number(from: 0)) else { return nil }
        do throws(ExactDecimal.Fault) {
            return try ExactDecimal(text)
        } catch {
            return refuse(
                error.explanation(of: text, range: range()), kind: error == .malformed ? .shape : .value)
        }
    }
}

extension ExactDecimal.Fault {
    /// What is wrong with a written number, and what would be right.
    fileprivate func explanation(of text: String, range: Message?) -> Message {
        switch (self, range) {
        case (.malformed, _): "is \"\(text)\"; digits with at most one decimal point are expected"
        case (.tooPrecise, _): "is \(text); at most \(ExactDecimal.maximumPlaces) decimal places are counted"
        case (.negative, let range?), (.tooLarge, let range?): "is \(text); \(range)"
        case (.negative, nil): "is \(text); votes are 0 or more"
        case (.tooLarge, nil): "is \(text); the largest number is \(ExactDecimal.maximumWhole)"
        }
    }
}

extension Ratio {
    /// Reads `5`, `0.5` or `1/150` (a ratio is always of one) as a share from 0 to 1.
    package init?(share text: String, inPercent: Bool) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        switch parts.count {
        case 1:
            guard let number = try? ExactDecimal(text) else { return nil }
            let ratio = number.ratio
            self.init(ratio.numerator, over: ratio.denominator * (inPercent ? 100 : 1))
        case 2:
            guard let above = UInt64(parts[0]), let below = UInt64(parts[1]), below > 0, below <= 1_000_000_000 else {
                return nil
            }
            self.init(UInt128(above), over: UInt128(below))
        default: return nil
        }
        guard self <= Ratio(1, over: 1) else { return nil }
    }
}

extension JSONObjectCursor {
    /// A member that may be left out, or taken away by `null`.
    fileprivate func change<Value: Sendable>(
        _ name: String, _ decode: (JSONCursor) -> Value?
    ) -> RulesDraft.Change<Value> {
        guard let cursor = member(name) else { return .keep }
        if cursor.isNull { return .remove }
        return decode(cursor).map { .set($0) } ?? .keep
    }
}
