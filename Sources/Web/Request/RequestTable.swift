// SPDX-License-Identifier: Apache-2.0
package import JSON
import Text

/// A parameter of a query that says what a member of the body says, where the same request is sent by POST.
package struct BodyParameter<Request>: Sendable {
    /// Puts what a text means into a body; what is wrong with the text is left in the query.
    package typealias Reading = @Sendable (_ text: String, _ body: inout JSON, _ query: Parameters) -> Void

    /// What it is in the query.
    let parameter: Parameter
    /// Where in a body it can stand, as tokens; `*` stands for any.
    let places: [[String]]
    let read: Reading
    /// What it is in the query of a request; nil where it is left out.
    package let text: @Sendable (Request) -> String?

    package var name: String { parameter.name }

    /// A parameter that is read in its own way.
    package init(
        _ parameter: Parameter, at places: [String], read: @escaping Reading,
        text: @escaping @Sendable (Request) -> String?
    ) {
        self.parameter = parameter
        self.places = places.map(Self.tokens)
        self.read = read
        self.text = text
    }

    /// A parameter of one place and one form.
    package init(
        _ parameter: Parameter, at place: String, as form: TextForm, text: @escaping @Sendable (Request) -> String?
    ) {
        let (name, tokens) = (parameter.name, Self.tokens(place))
        self.init(
            parameter, at: [place],
            read: { text, body, query in
                if let value = form.json(text, name, query) { body.set(value, at: tokens) }
            }, text: text)
    }

    /// The same parameter with texts that mean something else somewhere else.
    package func or(at place: String, as form: TextForm, where isMeant: @escaping @Sendable (String) -> Bool)
        -> BodyParameter
    {
        let (read, name, tokens) = (read, name, Self.tokens(place))
        return BodyParameter(
            parameter: parameter, places: places + [tokens],
            read: { text, body, query in
                guard isMeant(text) else { return read(text, &body, query) }
                if let value = form.json(text, name, query) { body.set(value, at: tokens) }
            }, text: text)
    }

    /// The same parameter, which is to blame for what is wrong at another place too.
    package func and(at place: String) -> BodyParameter {
        BodyParameter(parameter: parameter, places: places + [Self.tokens(place)], read: read, text: text)
    }

    /// The same parameter, of which the contract says something else.
    package func described(_ parameter: Parameter) -> BodyParameter {
        BodyParameter(parameter: parameter, places: places, read: read, text: text)
    }

    /// The same parameter of a request that has this one in it.
    package func of<Whole>(_ part: @escaping @Sendable (Whole) -> Request?) -> BodyParameter<Whole> {
        let text = text
        return BodyParameter<Whole>(parameter: parameter, places: places, read: read) { part($0).flatMap(text) }
    }

    private init(
        parameter: Parameter, places: [[String]], read: @escaping Reading,
        text: @escaping @Sendable (Request) -> String?
    ) {
        (self.parameter, self.places, self.read, self.text) = (parameter, places, read, text)
    }

    private static func tokens(_ place: String) -> [String] { place.split(separator: "/").map(String.init) }
}

/// How a text of a query is a value of a body.
package struct TextForm: Sendable {
    /// The value of a text of a parameter; nil where there is none to read.
    let json: @Sendable (_ text: String, _ name: String, _ query: Parameters) -> JSON?

    /// A value of these parts.
    package init(json: @escaping @Sendable (_ text: String, _ name: String, _ query: Parameters) -> JSON?) {
        self.json = json
    }

    package static let number = TextForm { text, _, _ in .number(text) }
    package static let string = TextForm { text, _, _ in .string(text) }
    /// A number, or a fraction such as `1/150`.
    package static let fraction = TextForm { text, _, _ in text.contains("/") ? .string(text) : .number(text) }
    /// A whole number, or a word.
    package static let numberOrWord = TextForm { text, _, _ in Int(text) == nil ? .string(text) : .number(text) }
    package static let null = TextForm { _, _, _ in .null }
    /// Words between commas.
    package static let list = TextForm { _, name, query in .strings(query.list(name)) }

    /// `true` or `false`.
    package static let flag = TextForm { text, name, query in
        if text == "true" { return true }
        if text != "false" {
            query.report(name, "is \"\(text)\"; true or false is expected", allowed: ["true", "false"])
        }
        return false
    }

    /// `a:1,b:2` as objects of a name and a number, in members of these names; a comma in a number is told of.
    package static func amounts(_ member: String, _ number: String) -> TextForm {
        TextForm { text, name, query in objects(query.amounts(name, text), member, number) }
    }

    package static func objects(_ pairs: [(name: String, value: String?)], _ member: String, _ number: String) -> JSON {
        .array(
            pairs.map { pair in
                .object(
                    [JSON.Member(member, .string(pair.name))]
                        + (pair.value.map { [JSON.Member(number, .number($0))] } ?? []))
            })
    }
}

/// The parameters of a request, each declared once: the body that a query means, the query that a request means, and what a
/// fault of the body is called in a query follow from it.
package struct RequestTable<Request>: Sendable {
    package let parameters: [BodyParameter<Request>]
    /// The parameter that is to blame for what is wrong with a whole body.
    package let root: String
    /// What a body is before anything is put into it.
    var start: JSON = [:]
    /// Reports what does not go together.
    package var check: @Sendable (Parameters) -> Void = { _ in }

    /// A value of these parts.
    package init(
        parameters: [BodyParameter<Request>], root: String, start: JSON = [:],
        check: @escaping @Sendable (Parameters) -> Void = { _ in }
    ) {
        self.parameters = parameters
        self.root = root
        self.start = start
        self.check = check
    }

    package var names: [String] { parameters.map(\.name) }
    /// The parameters as a query has them.
    package var inQuery: [Parameter] { parameters.map(\.parameter) }

    /// The body that a query means; what a query can say in vain or in no way at all is reported to it.
    package func body(of query: Parameters) -> JSON {
        check(query)
        var body = start
        for parameter in parameters {
            if let text = query.text(parameter.name) { parameter.read(text, &body, query) }
        }
        return body
    }

    /// The parameter that a place in the body came from: the one that says it, else one that says a part of it.
    package func parameter(at pointer: JSONPointer) -> String {
        let tokens = pointer.tokens
        func covers(_ place: [String]) -> Bool {
            place.count <= tokens.count && zip(place, tokens).allSatisfy { $0 == "*" || $0 == $1 }
        }
        let covering = parameters.flatMap { parameter in
            parameter.places.filter(covers).map { (name: parameter.name, length: $0.count) }
        }
        // Of equals the first.
        if let own = covering.reversed().max(by: { $0.length < $1.length }) { return own.name }
        guard !tokens.isEmpty else { return root }
        return parameters.first { $0.places.contains { $0.starts(with: tokens) } }?.name ?? root
    }

    /// The query that means the same as a request, which has to be one that a query can say.
    package func query(of request: Request) -> [(name: String, value: String)] {
        var query: [(name: String, value: String)] = []
        for index in parameters.indices {
            if let text = parameters[index].text(request) { query.append((parameters[index].name, text)) }
        }
        return query
    }

    /// The same parameters with more of the same request after them.
    package func followed(by more: [BodyParameter<Request>], root: String) -> RequestTable {
        RequestTable(parameters: parameters + more, root: root, start: start, check: check)
    }

    /// The parameters of a request that has this one in it, and its own before or after them.
    package func of<Whole>(
        _ part: @escaping @Sendable (Whole) -> Request?, before: [BodyParameter<Whole>] = [],
        after: [BodyParameter<Whole>] = [], root: String? = nil, start: JSON = [:],
        check own: @escaping @Sendable (Parameters) -> Void = { _ in }
    ) -> RequestTable<Whole> {
        let check = check
        return RequestTable<Whole>(
            parameters: before + parameters.map { $0.of(part) } + after, root: root ?? self.root, start: start
        ) {
            check($0)
            own($0)
        }
    }
}

extension JSON {
    /// Puts a value at a place below objects, which are made where there are none; what is no object stays.
    package mutating func set(_ value: JSON, at tokens: some Collection<String>) {
        guard let name = tokens.first else {
            self = value
            return
        }
        guard case .object(var members) = self else { return }
        let place = members.firstIndex { $0.name == name } ?? members.count
        if place == members.count { members.append(JSON.Member(name, tokens.count > 1 ? [:] : value)) }
        members[place].value.set(value, at: tokens.dropFirst())
        self = .object(members)
    }
}
