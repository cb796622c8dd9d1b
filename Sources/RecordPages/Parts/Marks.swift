// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import Text
import Web
import Website

/// What stands beside a figure: a mark that opens where it is disputed or weak, and a note where there is one; and what
/// stands under a table: its sources by name.
struct Marks {
    let pen: Pen
    private var texts: TextCatalogue { pen.texts }

    /// A value, the evidence for it, and what other sources give instead, all as the page writes them.
    struct Claimed {
        let value: HTML
        let evidence: Evidence
        let others: [(value: HTML, evidence: Evidence)]
        /// Where sources disagree about it.
        var conflict: Conflict?

        var isDisputed: Bool { !others.isEmpty || conflict != nil }
    }

    /// A figure with its mark.
    func figure<Value>(_ claim: Claim<Value>, _ write: (Value) -> String) -> HTML {
        let value = HTML.text(write(claim.value))
        return .pieces([
            value,
            mark(
                Claimed(
                    value: value, evidence: claim.evidence,
                    others: claim.alternatives.map { (.text(write($0.value)), $0.evidence) })),
        ])
    }

    /// The mark of a figure, or its note; nothing where there is neither.
    func mark(_ claimed: Claimed) -> HTML {
        let evidence = claimed.evidence
        let note = evidence.note?[pen.language]
        guard claimed.isDisputed || evidence.confidence == .uncertain else {
            return note.map { .tag("span", [("class", "note")], .text($0)) } ?? .pieces([])
        }
        let word = claimed.isDisputed ? texts["things.disputed"] : pen.word(evidence.confidence)
        let reason = claimed.conflict?.reason[pen.language] ?? note ?? why(evidence.confidence)
        let others = claimed.others.map { other in
            HTML.tag(
                "p", [], .text(texts["things.mark.others"] + " "), .tag("strong", [], other.value), .text(" – "),
                pen.publishers(other.evidence.sources), said(other.evidence.note))
        }
        let conflict = claimed.conflict.flatMap { pen.link("conflict", $0.id) }
        return .tag(
            "details", [("class", "mark")], .tag("summary", [], .text(word)),
            .tag(
                "div", [],
                all: [
                    .tag(
                        "p", [], .text(texts["things.mark.chosen"] + " "), .tag("strong", [], claimed.value),
                        .text(" – "), pen.publishers(evidence.sources), .text(" (\(pen.word(evidence.confidence)))"))
                ] + others + [
                    reason.map { .tag("p", [], .text(texts["things.mark.why"] + " "), .text($0)) } ?? .pieces([]),
                    conflict.map { .tag("p", [], $0) } ?? .pieces([]),
                ]))
    }

    /// What the evidence itself says for a value; nil where it is one family of sources.
    private func why(_ confidence: Confidence) -> String? {
        switch confidence {
        case .confirmed: texts["things.mark.confirmed"]
        case .single: nil
        case .uncertain: texts["notes.uncertain"]
        }
    }

    private func said(_ note: LocalizedText?) -> HTML {
        note.map { .text(" – " + $0[pen.language]) } ?? .pieces([])
    }

    /// What a table or a list rests on: the sources by name, and how well they support it.
    func foot(_ evidence: [Evidence]) -> HTML {
        guard !evidence.isEmpty else { return .pieces([]) }
        let counts = Confidence.allCases.compactMap { confidence -> String? in
            let count = evidence.filter { $0.confidence == confidence }.count
            return count == 0 ? nil : "\(pen.word(confidence)) \(pen.figures.number(count))"
        }
        let confidence = counts.count == 1 ? pen.word(evidence[0].confidence) : counts.joined(separator: ", ")
        return .tag(
            "p", [("class", "sources")], .tag("strong", [], .text(texts["things.sources"])), .text(" "),
            pen.sources(evidence.flatMap(\.sources)), .text(". "),
            .tag("strong", [], .text(texts["things.confidence"])), .text(" \(confidence)."))
    }
}

extension Item.Support {
    /// Every piece of evidence for a value and for what others give instead.
    var allEvidence: [Evidence] { [evidence] + alternatives.map(\.evidence) }
}
