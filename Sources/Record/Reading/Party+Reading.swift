// SPDX-License-Identifier: Apache-2.0
import JSON
import Text

extension Party {
    static func read(_ cursor: JSONCursor) -> Party? {
        cursor.object { object in
            let id = object.required("id") { $0.identifier() }
            let kind = object.required("kind") { $0.choice(Kind.self) }
            let names = object.required("names") { cursor -> [Name]? in
                cursor.array(orEmpty: "is empty; a party has at least one name", Name.read)
            }
            let party = (
                otherNames: object.list("other_names") { $0.string() },
                aliases: object.list("aliases") { $0.identifier() },
                statuses: object.list("status", Status.read),
                founded: object.claim("founded") { $0.date() },
                registered: object.claim("registered") { $0.date() },
                ended: object.claim("ended") { $0.date() },
                leaders: object.list("leaders", Leader.read),
                members: object.list("members", Membership.read),
                composedOf: object.list("composed_of") { $0.identifier() },
                colour: object.optional("color", Colour.read),
                identifiers: object.list("identifiers", ExternalIdentifier.read)
            )
            guard let id, let kind, let names, !names.isEmpty else { return nil }
            return Party(
                id: id, kind: kind, names: names, otherNames: party.otherNames, aliases: party.aliases,
                statuses: party.statuses, founded: party.founded, registered: party.registered, ended: party.ended,
                leaders: party.leaders, members: party.members, composedOf: party.composedOf, colour: party.colour,
                identifiers: party.identifiers)
        }
    }
}

extension Party.Name {
    static func read(_ cursor: JSONCursor) -> Party.Name? {
        cursor.object { object in
            let period = object.period()
            let slug = object.required("slug") { $0.identifier() }
            let full = object.required("name") { $0.text() }
            let short = object.required("short") { $0.text() }
            let abbreviation = object.optional("abbreviation") { $0.text() }
            let evidence = object.evidence()
            guard let slug, let full, let short, let evidence else { return nil }
            return Party.Name(
                period: period, slug: slug, full: full, short: short, abbreviation: abbreviation, evidence: evidence)
        }
    }
}

extension Party.Status {
    static func read(_ cursor: JSONCursor) -> Party.Status? {
        cursor.object { object in
            let period = object.period()
            let state = object.required("value") { $0.choice(Party.State.self) }
            let into = object.optional("into") { $0.identifier() }
            let evidence = object.evidence()
            guard let state, let evidence else { return nil }
            return Party.Status(period: period, state: state, into: into, evidence: evidence)
        }
    }
}

extension Party.Leader {
    static func read(_ cursor: JSONCursor) -> Party.Leader? {
        cursor.object { object in
            let name = object.required("name") { $0.text() }
            let period = object.period()
            let acting = object.optional("acting") { $0.bool() } ?? false
            let evidence = object.evidence()
            guard let name, let evidence else { return nil }
            return Party.Leader(name: name, period: period, acting: acting, evidence: evidence)
        }
    }
}

extension Party.Membership {
    static func read(_ cursor: JSONCursor) -> Party.Membership? {
        cursor.object { object in
            let count = object.required("count") { $0.headcount() }
            let date = object.optional("as_of") { $0.date() }
            let evidence = object.evidence()
            guard let count, let evidence else { return nil }
            return Party.Membership(count: count, date: date, evidence: evidence)
        }
    }
}

extension Party.Colour {
    static func read(_ cursor: JSONCursor) -> Party.Colour? {
        cursor.object { object in
            let hex = object.required("hex") { cursor -> String? in
                guard let text = cursor.string(as: .string(matching: "^#[0-9A-Fa-f]{6}$")) else { return nil }
                let digits = text.utf8.dropFirst()
                guard text.utf8.first == UInt8(ascii: "#"), digits.count == 6,
                    text.dropFirst().allSatisfy({ $0.isASCII && $0.isHexDigit })
                else {
                    return cursor.refuse("is \"\(text)\"; a colour is written #RRGGBB")
                }
                return text
            }
            let basis = object.required("basis") { $0.choice(Basis.self) }
            let sources = object.list("sources") { $0.identifier() }
            guard let hex, let basis else { return nil }
            return Party.Colour(hex: hex, basis: basis, sources: sources)
        }
    }
}
