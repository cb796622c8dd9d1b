// SPDX-License-Identifier: Apache-2.0
import HTTP
import Record
import Text
import Web
import Website

/// What every page of a record or a list has around its content: the title of the thing, a card for those who share it, its
/// other languages, the same as data, and where a print of it is from.
struct Sheet {
    let pen: Pen
    /// Path and parameters but the language.
    let path: String
    var pairs: [Embed.Pair] = []
    let title: String
    let description: String
    var place: Frame.Place?
    /// The chart of the page.
    var embed: Embed?
    /// The path of the same as data.
    var data: String?

    /// The part of the site that the records of a kind belong to.
    static func place(_ kind: String) -> Frame.Place {
        switch kind {
        case "election", "poll", "body": .elections
        case "party", "lineage": .parties
        case "person", "statement": .people
        case "threshold", "electoral-system": .law
        default: .data
        }
    }

    func document(_ main: [HTML]) -> [UInt8] {
        let context = pen.context
        let address = address(pen.language)
        let social = SocialTags(
            title: title, description: description, language: pen.language, page: address, embed: embed,
            words: pen.words, site: context.site)
        let alternate = data.map { path in
            HTML.tag(
                "link", [("rel", "alternate"), ("type", "application/json"), ("href", pen.address(path))])
        }
        let frame = embed.map { _ in
            HTML.tag(
                "link",
                [
                    ("rel", "alternate"), ("type", "application/json+oembed"), ("title", title),
                    ("href", OEmbed.address(of: address, context.site)),
                ])
        }
        return Frame(
            title: "\(title) · \(pen.words["brand"])", description: description, language: pen.language,
            languages: Language.allCases.map { ($0, self.address($0)) }, assets: context.site.assets,
            words: pen.words, base: context.site.base, head: social.html + [alternate, frame].compactMap(\.self),
            place: place
        ).document(main: main, attributes: [("class", "thing")])
    }

    private func address(_ language: Language) -> String {
        RequestContext.location(path: path, pairs + [("lang", language.rawValue)])
    }

    /// What only a print shows: where the page is found, and of which day the data are.
    var imprint: HTML {
        let version = pen.figures.date(pen.registry.country.datasetVersion)
        return .tag(
            "p", [("class", "imprint")],
            .text(
                pen.texts.text(
                    "things.imprint",
                    [
                        "address": .text(pen.context.site.publicURL() + address(pen.language)),
                        "date": .text(version),
                    ])))
    }
}
