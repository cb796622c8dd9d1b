// SPDX-License-Identifier: Apache-2.0
import Charts
import JSON
import Record
import Text
import Web

/// The words around a chart that Datawrapper fetches with its data (`metadata.data.external-metadata`): only the keys that
/// override its own, and never `describe.hide-title`, which hides the title whatever its value.
struct ChartMetadata {
    private let subject: Subject
    private let registry: Record
    private let language: Language
    private let texts: TextCatalogue

    init(_ subject: Subject, _ context: RequestContext) {
        self.subject = subject
        registry = context.registry
        language = context.language
        texts = context.texts
    }

    /// `{"title", "describe": {"intro", "byline", "source-name", "source-url"}, "annotate": {"notes"}}`.
    var document: JSON {
        var describe: [JSON.Member] = [
            .init("byline", .string(Citation.author)), .init("intro", .string(texts[Self.asOf(registry)])),
            .init("source-name", .string(registry.country.attribution[language])),
        ]
        if subject.isAbsolute { describe.append(.init("source-url", .string(subject.address))) }
        return [
            "annotate": ["notes": .string(notes.joined(separator: " "))], "describe": .object(describe),
            "title": .string(subject.title),
        ]
    }

    private static func asOf(_ registry: Record) -> Phrase {
        Phrase("titles.as_of", ["version": .text("\(registry.country.datasetVersion)")])
    }

    /// What a reader has to know: that results are preliminary, which figures are weak, and on which sources disagree.
    private var notes: [String] {
        guard let document = subject.document else { return [] }
        var notes: [String] = []
        let topics = ChartStrings(texts).topics
        if isPreliminary { notes.append(topics.preliminary) }
        let supports = document.named
        let uncertain = names(supports.filter { $0.evidence.confidence == .uncertain })
        if !uncertain.isEmpty { notes.append(texts[Self.weak] + ": " + uncertain.joined(separator: ", ") + ".") }
        let disputed = names(supports.filter { !$0.alternatives.isEmpty })
        if !disputed.isEmpty {
            notes.append(texts[Self.disagreement] + ": " + disputed.joined(separator: ", ") + ".")
        }
        return notes + document.warnings.map(\.detail)
    }

    private static let weak: Phrase = "titles.weak_figures"

    private static let disagreement: Phrase = "titles.disagreement"

    /// Whether it is about an election whose results may change.
    private var isPreliminary: Bool { subject.elections.contains { $0.status == .preliminary } }

    /// The rows of those figures, each once.
    private func names(_ supports: [Item.Support]) -> [String] {
        var names: [String] = []
        for name in supports.compactMap(\.subject) where !name.isEmpty && !names.contains(name) { names.append(name) }
        return names
    }
}

extension Document {
    /// What figures rest on, with the name of the row that each stands in.
    fileprivate var named: [Item.Support] {
        switch content {
        case .item(let item): item.named
        case .list(let items): items.flatMap(\.namedAsRow)
        case .written: []
        }
    }
}
