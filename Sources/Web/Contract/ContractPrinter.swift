// SPDX-License-Identifier: Apache-2.0
import HTTP
package import JSON

/// The contract (OpenAPI 3.1) of operations, the same each time: addresses, parameters, formats, layouts and schemas are those
/// that the program answers by.
package struct ContractPrinter {
    private let operations: [Operation]
    private var components = Schema.Components(at: "#/components/schemas/")
    /// Parameters and answers that several operations have, by their names among the components.
    private var parameters: [String: JSON] = [:]
    private var responses: [String: JSON] = [:]
    private var uses: [JSON: Int] = [:]

    /// The contract of those of the operations that have a text.
    package static func document(of operations: [Operation], version: String) -> JSON {
        var printer = ContractPrinter(operations.filter { $0.text != nil })
        return printer.document(version: version)
    }

    private init(_ operations: [Operation]) { self.operations = operations }

    private mutating func document(version: String) -> JSON {
        for operation in operations {
            for parameter in described(operation) { uses[json(parameter), default: 0] += 1 }
            uses[answer(of: operation, example: nil).response, default: 0] += 1
        }
        var paths: [JSON.Member] = []
        for operation in operations {
            let member = JSON.Member(operation.method.name.lowercased(), item(operation))
            if let index = paths.firstIndex(where: { $0.name == operation.path }),
                case .object(let members) = paths[index].value
            {
                paths[index].value = .object(members + [member])
            } else {
                paths.append(JSON.Member(operation.path, .object([member])))
            }
        }
        responses["Problem"] = response(
            "Why there is no answer.", [("application/problem+json", .problem)])
        let tags = ContractTag.allCases.map { tag -> JSON in
            ["name": .string(tag.rawValue), "description": .string(tag.description)]
        }
        return [
            "openapi": "3.1.0", "info": Self.info(version), "servers": Self.servers, "security": [],
            "tags": .array(tags), "paths": .object(paths),
            "components": .object([
                JSON.Member("parameters", Self.sorted(parameters)), JSON.Member("responses", Self.sorted(responses)),
                JSON.Member("schemas", Self.sorted(components.schemas)),
            ]),
        ]
    }

    private static func sorted(_ values: [String: JSON]) -> JSON {
        .object(values.sorted { $0.key < $1.key }.map { JSON.Member($0.key, $0.value) })
    }

    private static func info(_ version: String) -> JSON {
        [
            "title": "Mandat", "version": .string(version), "summary": .string(ContractPreface.summary),
            "description": .string(ContractPreface.text),
            "license": [
                "name": "Apache-2.0 (code), CC-BY-4.0 (dataset)", "identifier": "Apache-2.0 AND CC-BY-4.0",
            ],
        ]
    }

    private static let servers: JSON = [["url": "/"]]
}

// MARK: - Operations

extension ContractPrinter {
    private mutating func item(_ operation: Operation) -> JSON {
        guard let text = operation.text else { return .null }
        var members = [
            JSON.Member("operationId", .string(operation.id)), JSON.Member("tags", [.string(text.tag.rawValue)]),
            JSON.Member("summary", .string(text.summary)),
        ]
        if !text.description.isEmpty { members.append(JSON.Member("description", .string(text.description))) }
        let parameters = described(operation).map { reference(to: $0) }
        if !parameters.isEmpty { members.append(JSON.Member("parameters", .array(parameters))) }
        if let body = text.body {
            let example: JSON = ["example": ["value": body.example]]
            members.append(
                JSON.Member(
                    "requestBody",
                    [
                        "required": true,
                        "content": ["application/json": ["schema": components.json(body.schema), "examples": example]],
                    ]))
        }
        members.append(
            JSON.Member(
                "responses", ["200": answer(of: operation), "default": ["$ref": "#/components/responses/Problem"]]))
        return .object(members)
    }

    /// The answer in place, or a reference to it where several operations have it.
    private mutating func answer(of operation: Operation) -> JSON {
        let (name, response) = answer(of: operation, example: nil)
        guard uses[response, default: 0] > 1 else {
            // What has a query says more than the path and the examples of its parameters.
            let example = operation.text?.example.flatMap { $0.contains("?") ? $0 : nil }
            return answer(of: operation, example: example).response
        }
        responses[name] = response
        return ["$ref": .string("#/components/responses/" + name)]
    }

    /// What an operation answers with, and what that is called among the components.
    private mutating func answer(of operation: Operation, example: String?) -> (name: String, response: JSON) {
        let (fields, shape) = (operation.names.contains("fields"), operation.names.contains("shape"))
        switch operation.text?.answer {
        case .page(let things):
            let name = (things.name ?? "") + "Page"
            let whole = page(of: things)
            let part = fields ? things.partial.map { page(of: $0, links: .linksOfPart) } : nil
            let schemas = [whole, part, .rows].compactMap(\.self)
            return (name, response("A page.", types(operation, schemas), example: example))
        case .thing(let things):
            let whole = things.map { answer(with: $0) }
            let name = whole.compactMap(\.name).joined(separator: "Or")
            let parts = fields ? things.compactMap(\.partial).map { answer(with: $0, links: .linksOfPart) } : []
            let schemas = whole + parts + (shape ? [.bare] : []) + (operation.layouts.isEmpty ? [] : [.rows])
            let description = shape ? "The envelope, or the bare data." : "The envelope."
            return (name, response(description, types(operation, schemas), example: example))
        case .json(let schema):
            let response = response("The answer.", types(operation, [schema]), example: example)
            return (schema.name ?? operation.id, response)
        case .content(let types): return (types[0].schema.name ?? "Text", response("The content.", types))
        case nil: return ("", .null)
        }
    }

    private func page(of things: Schema, links: Schema? = nil) -> Schema {
        .envelope(.list(things), links: links).named((things.name ?? "") + "Page")
    }

    private func answer(with thing: Schema, links: Schema? = nil) -> Schema {
        .envelope(thing, links: links).named((thing.name ?? "") + "Answer")
    }

    /// What each media type of an operation carries.
    private func types(_ operation: Operation, _ schemas: [Schema]) -> [(type: String, schema: Schema)] {
        operation.formats.map { ($0.offer, $0 == .json ? .any(of: schemas) : .string) }
            + (operation.page == nil ? [] : [("text/html", .page)])
    }

    private mutating func response(
        _ description: String, _ types: [(type: String, schema: Schema)], example: String? = nil
    ) -> JSON {
        var content: [JSON.Member] = []
        for (type, schema) in types {
            var members = [JSON.Member("schema", components.json(schema))]
            if let example, type == "application/json" {
                members.append(JSON.Member("examples", ["example": ["externalValue": .string(example)]]))
            }
            content.append(JSON.Member(type, .object(members)))
        }
        return ["description": .string(description), "content": .object(content)]
    }
}

// MARK: - Parameters

extension ContractPrinter {
    /// The parameters of an operation: those of the path, its own, and what all answers of its sort have.
    private func described(_ operation: Operation) -> [Parameter] {
        (operation.text?.path ?? [])
            + (operation.text?.named ?? operation.parameters).map { parameter in
                switch parameter.name {
                case "format": .format(of: operation)
                case "shape": .shape(of: operation)
                default: parameter
                }
            }
    }

    /// A parameter in place, or a reference to it where several operations have it.
    private mutating func reference(to parameter: Parameter) -> JSON {
        let json = json(parameter)
        guard uses[json, default: 0] > 1 else { return json }
        parameters[parameter.component] = json
        return ["$ref": .string("#/components/parameters/" + parameter.component)]
    }

    private mutating func json(_ parameter: Parameter) -> JSON {
        var members = [
            JSON.Member("name", .string(parameter.name)), JSON.Member("in", .string(parameter.location.rawValue)),
        ]
        if parameter.isRequired { members.append(JSON.Member("required", true)) }
        members.append(JSON.Member("description", .string(parameter.description)))
        if parameter.mayBeEmpty { members.append(JSON.Member("allowEmptyValue", true)) }
        if parameter.isList { members.append(JSON.Member("explode", false)) }
        members.append(JSON.Member("schema", components.json(parameter.schema)))
        // A closed set shows what a value is.
        if let example = parameter.example, parameter.isRequired || !parameter.schema.isClosed {
            members.append(JSON.Member("example", example))
        }
        return .object(members)
    }
}

extension Parameter {
    /// What `format` can be.
    fileprivate static func format(of operation: Operation) -> Parameter {
        let formats = operation.formats
        let schema = Schema.choice(formats.map(\.rawValue)).with("default", .string(formats[0].rawValue))
        guard formats.count > 1 else {
            return Parameter("format", as: "Format", schema, "This answer is no table; it comes as JSON.")
        }
        let notes = formats.compactMap(\.note)
        let others = formats.filter { !Format.tables.contains($0) }.map(\.rawValue.capitalizedFirst)
        return Parameter(
            "format", as: (others.isEmpty ? "Table" : others.joined()) + "Format", schema,
            "The format of the answer; without it, what `Accept` prefers, else \(formats[0].rawValue.uppercased()). A suffix "
                + "such as `.\(formats[1].rawValue)` on the path says the same."
                + notes.map { " " + $0 }.joined())
    }

    /// What `shape` can be.
    fileprivate static func shape(of operation: Operation) -> Parameter {
        let schema = Schema.choice(operation.shapes.map(\.rawValue))
        guard !operation.layouts.isEmpty else {
            return Parameter("shape", schema, "`array` gives the bare `data` in place of the envelope. JSON only.")
        }
        var notes: [(names: String, note: String)] = []
        for layout in operation.layouts {
            let name = "`\(layout.shape.rawValue)`"
            if let last = notes.indices.last, notes[last].note == layout.note {
                notes[last].names += ", " + name
            } else {
                notes.append((name, layout.note))
            }
        }
        return Parameter(
            "shape", as: operation.layouts.map(\.shape.rawValue.capitalizedFirst).joined() + "Shape", schema,
            "Layouts of the table, `tidy` the one of CSV. "
                + notes.map { "\($0.names): \($0.note)." }.joined(separator: " "))
    }
}

extension Format {
    /// What the contract says of a format that not every table has.
    fileprivate var note: String? {
        switch self {
        case .json, .csv, .svg, .text: nil
        case .ndjson: nil
        case .atom: "`atom` is a feed."
        case .ics: "`ics` is a calendar of the events whose first day is known."
        case .zip:
            "`zip` is a Frictionless Data Package, every table as CSV with `datapackage.json` beside them."
        case .wikitext: "`wikitext` is a table of MediaWiki with the sources as footnotes."
        case .png:
            "`png` is a card of 1200 by 630 pixels, as links are shown by; a server without `rsvg-convert` answers it "
                + "with 406."
        }
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
