// SPDX-License-Identifier: Apache-2.0
import Record
import Text

/// How an answer of this API is cited: who, when, what, which version of the dataset, where, and under which licence.
struct Citation {
    /// A way to write a citation.
    enum Style: String, CaseIterable, Sendable {
        /// APA, 7th edition, section 10.9: a data set.
        case apa
        /// BibTeX and BibLaTeX: `@misc` with `url`, `urldate` and `version`.
        case bibtex
        /// GOST R 7.0.100-2018: a part of an electronic resource.
        case gost
    }

    static let author = "Mandat"

    let title: String
    let address: String
    /// The dataset's version and fingerprint.
    let version: String
    let year: Int
    let license: String
    /// The day on which the reader saw it; nil leaves it out.
    let accessed: PartialDate?
    /// What is said in the language of the title.
    let texts: TextCatalogue

    /// The citation on one line; BibTeX on several.
    func text(_ style: Style) -> String {
        switch style {
        case .apa: apa
        case .bibtex: bibtex
        case .gost: gost
        }
    }

    private var apa: String {
        let seen =
            accessed.map { "Retrieved \(Self.months[($0.month ?? 1) - 1]) \($0.day ?? 1), \($0.year), from " } ?? ""
        return "\(Self.author). (\(year)). \(title) (Version \(version); \(license)) [Data set]. \(seen)\(address)"
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    private var bibtex: String {
        let key = address.split(separator: "?")[0].split(separator: "/").drop { $0 != "v1" }.dropFirst()
            .joined(separator: "-").filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        var fields = [
            ("author", "{\(Self.author)}"), ("title", "{\(escaped(title))}"), ("year", String(year)),
            ("version", escaped(version)), ("url", address.replacing("{", with: "%7B").replacing("}", with: "%7D")),
        ]
        if let accessed { fields.append(("urldate", accessed.description)) }
        fields.append(("note", "Data set, \(escaped(license))"))
        let lines = fields.map { "  \($0) = {\($1)}" }
        return "@misc{mandat-\(key),\n" + lines.joined(separator: ",\n") + "\n}"
    }

    /// What BibTeX and LaTeX would take for commands.
    private func escaped(_ text: String) -> String {
        var output = ""
        for character in text {
            switch character {
            case "&", "%", "$", "#", "_": output += "\\\(character)"
            case "{", "}": output += "\\\(character)"
            case "\\": output += "\\textbackslash{}"
            case "~": output += "\\textasciitilde{}"
            case "^": output += "\\textasciicircum{}"
            default: output.append(character)
            }
        }
        return output
    }

    /// The signs of an electronic resource are those of the standard, in Russian, and in Kazakh where the title is.
    private var gost: String {
        let seen = accessed.map { date in
            func two(_ number: Int?) -> String { (number ?? 1) < 10 ? "0\(number ?? 1)" : String(number ?? 1) }
            let day = "\(two(date.day)).\(two(date.month)).\(date.year)"
            return " " + texts.text("citing.gost.accessed", ["day": .text(day)])
        }
        return texts.text(
            "citing.gost",
            [
                "title": .text(title), "author": .text(Self.author), "year": .text(String(year)),
                "version": .text(version), "license": .text(license), "address": .text(address + (seen ?? "")),
            ])
    }
}

extension Citation {
    init(_ subject: Subject, _ registry: Record, accessed: PartialDate?, _ language: Language) {
        self.init(
            title: subject.title, address: subject.address, version: registry.version,
            year: registry.country.datasetVersion.year, license: registry.country.license, accessed: accessed,
            texts: registry.texts[language])
    }
}
