// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Record
import RecordOperations
import Text
import Web

/// Why a page does not show what its address asks for, what is known instead, and where one can go from there.
struct Objection {
    /// In the language of the page.
    let sentences: [String]
    let ways: [(target: String, text: String)]

    var html: HTML {
        .tag(
            "section", [("class", "fault"), ("role", "alert")],
            all: sentences.map { .tag("p", [], .text($0)) } + [
                .tag("ul", [], all: ways.map { .tag("li", [], .link($0.target, $0.text)) })
            ])
    }
}

extension DashboardPage {
    /// What is counted, where the view counts, and what stands in the way of showing it.
    var reading: (scenario: Scenario?, objections: [Objection]) {
        var wrong = asked.faults.prefix(PageAddress.mostTold).map(objection)
        let untold = asked.faults.count - wrong.count
        if untold > 0 {
            wrong.append(Objection(sentences: [words("asked.more", ["n": figures.number(.integer(untold))])], ways: []))
        }
        guard wrong.isEmpty, view.isCount else { return (nil, wrong) }
        do throws(Scenario.Obstacle) {
            let scenario = try Scenario(context.parameters, context.registry)
            if view == .compare { _ = try Scenario.second(context.parameters, context.registry, beside: scenario) }
            if view == .counterfactual, scenario.election.listVotes == nil { throw .noVotes(scenario.election) }
            return (scenario, [])
        } catch {
            return (nil, [objection(to: error)])
        }
    }

    // MARK: Parameters

    private func objection(_ fault: PageAddress.Fault) -> Objection {
        let asked = words("asked", ["parameter": fault.name.quotable, "value": fault.value.quotable])
        var ways: [(target: String, text: String)] = []
        if let suggestion = fault.suggestion {
            ways.append((address(with: [(fault.name, suggestion)]), words("asked.meant", ["name": suggestion])))
        }
        ways.append((address(without: [fault.name]), words("asked.without", ["parameter": fault.name.quotable])))
        switch fault.reason {
        case .twice: return Objection(sentences: [words("asked.twice", ["parameter": fault.name.quotable])], ways: ways)
        case .value(let parameter): return Objection(sentences: [asked, expected(of: parameter)], ways: ways)
        }
    }

    /// What a parameter can be, in words.
    private func expected(of parameter: PageAddress.Parameter) -> String {
        let name = words[parameter.label]
        func figure(_ value: some BinaryInteger) -> String { figures.number(.integer(value)) }
        switch parameter.kind {
        case .record(let kind, _, _): return words["asked." + kind]
        case .choice(let allowed):
            return words("asked.choice", ["name": name, "list": allowed.joined(separator: ", ")])
        case .number(let range):
            let (from, to) = (Int(range.lowerBound), Int(range.upperBound))
            return words("asked.number", ["name": name, "from": figure(from), "to": figure(to)])
        case .whole(let range):
            return words(
                "asked.whole", ["name": name, "from": figure(range.lowerBound), "to": figure(range.upperBound)])
        case .day: return words["asked.day"]
        case .tally: return words("asked.tally", ["name": name])
        case .amount: return words("asked.amount", ["name": name])
        case .text: return name
        }
    }

    /// The names in the address that mean nothing here, each a note beside the view.
    var strange: [HTML] {
        let told = asked.strange.prefix(PageAddress.mostTold)
        let untold = asked.strange.count - told.count
        let more = untold > 0 ? [words("asked.more", ["n": figures.number(.integer(untold))])] : []
        return told.map { name, suggestion in
            let value = context.parameters.text(name) ?? ""
            let way =
                suggestion.map { meant -> (String, String) in
                    (address(with: [(meant, value)], without: [name]), words("asked.meant", ["name": meant]))
                } ?? (address(without: [name]), words("asked.without", ["parameter": name.quotable]))
            return .tag(
                "p", [("class", "hint"), ("data-parameter", name)],
                .text(words("asked.unknown", ["parameter": name.quotable]) + " "), .link(way.0, way.1))
        } + more.map { .tag("p", [("class", "hint")], .text($0)) }
    }

    // MARK: Elections and laws without lists

    private func objection(to obstacle: Scenario.Obstacle) -> Objection {
        switch obstacle {
        case .unknown: return Objection(sentences: [words["nothing.votes"]], ways: [])
        case .noVotes(let election): return objection(to: election)
        case .noLists(let system): return objection(to: system)
        case .noHouse(let pollster):
            return Objection(
                sentences: ["\(pollster[context.language]): " + words["poll.one"]],
                ways: [(address(without: ["poll"]), words("asked.without", ["parameter": "poll"]))])
        }
    }

    private func objection(to election: Election) -> Objection {
        let name = election.name[context.language]
        let system = context.registry.system(of: election)
        let isOfLists = system?.listRules != nil
        let reason =
            switch election.kind {
            case .parliamentary: isOfLists ? "list" : "districts"
            default: election.kind.rawValue
            }
        var ways = [(address(.results, [("election", election.id)]), words("no_votes.results", ["election": name]))]
        if let other = Scenario.counted(context.registry).last {
            let otherName = other.name[context.language]
            if let system, isOfLists {
                ways.append(
                    (
                        counted(other, under: system.id),
                        words("no_votes.law", ["law": system.name[context.language], "election": otherName])
                    ))
            }
            ways.append((counted(other, under: nil), words("no_votes.other", ["election": otherName])))
        }
        return Objection(
            sentences: [words("no_votes." + reason, ["election": name])] + known(of: election), ways: ways)
    }

    /// The page with another election in the place of the one that cannot be counted.
    private func counted(_ election: Election, under system: String?) -> String {
        let own = ["votes", "against_all", "invalid", "poll", "scaled", "lock", "with", "system", "b.election"]
        return address(
            with: [("election", election.id)] + (system.map { [("system", $0)] } ?? []), without: own)
    }

    /// The shares that are on record, with what is said of them.
    private func known(of election: Election) -> [String] {
        let shares = election.results.filter { $0.publishedPercent != nil }
        let named = shares.map { result -> String in
            let row = ResultRow(result, of: election, .contemporary, context.registry)
            let percent = figures.percent(.share(result.listPercent == nil ? row.percent : row.listPercent))
            let isWeak = result.publishedPercent?.evidence.confidence == .uncertain
            return words(
                isWeak ? "no_votes.about" : "no_votes.share",
                ["name": row.name(in: context.texts) ?? "", "percent": percent])
        }
        let answers = election.answers.compactMap { answer in
            answer.percent.map { percent in
                words(
                    "no_votes.share",
                    ["name": words[answer.word.rawValue], "percent": figures.percent(.figure(percent.value))])
            }
        }
        guard !(named + answers).isEmpty else { return [words["no_votes.nothing"]] }
        let notes = Set(shares.compactMap { $0.publishedPercent?.evidence.note?[context.language] }).sorted()
        let isAll = election.kind == .presidential || election.kind == .referendum
        let list = (named + answers).joined(separator: ", ")
        return [words(isAll ? "no_votes.result" : "no_votes.known", ["list": list])] + notes
    }

    private func objection(to system: ElectoralSystem) -> Objection {
        let language = context.language
        let parts = system.parts.compactMap { part -> String? in
            if case .described(let description) = part { description.note[language] } else { nil }
        }
        let other = Scenario.systems(context.registry).last
        let name =
            context.parameters.text("system").flatMap { context.registry.systems[$0]?.id } == system.id ? "" : "b."
        return Objection(
            sentences: [words("no_lists", ["law": system.name[language]])] + parts,
            ways: [(address(without: [name + "system"]), words("asked.without", ["parameter": name + "system"]))]
                + (other.map { other in
                    [
                        (
                            address(with: [(name + "system", other.id)]),
                            words("no_lists.other", ["law": other.name[language]])
                        )
                    ]
                } ?? []))
    }
}
