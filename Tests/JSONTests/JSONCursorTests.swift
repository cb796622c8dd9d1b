// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing
import Text

struct JSONCursorTests {
    enum Colour: String, CaseIterable { case red, green }

    @Test func `all faults of a document are found in one pass, each with its pointer`() throws {
        let document = try JSONParser.parse(#"{"name": "", "colour": "grean", "items": [1, "x", -3], "colur": 1}"#)
        let faults = JSONFaults()
        let read = JSONCursor(document, faults: faults).object { object -> Int? in
            let name = object.required("name") { $0.string() }
            let colour = object.required("colour") { $0.choice(Colour.self) }
            let items = object.list("items") { $0.integer() }
            _ = object.required("year") { $0.integer() }
            #expect(name == nil && colour == nil)
            return items.count
        }
        #expect(read == 1)
        #expect(
            faults.found.told.map(\.pointer.description) == [
                "/name", "/colour", "/items/1", "/items/2", "/year", "/colur",
            ])
        #expect(faults.found.told[1].suggestion == "green")
        #expect(faults.found.told[1].allowed == ["red", "green"])
        #expect(faults.found.told[5].suggestion == "colour")
    }

    /// More names than an object keeps in place, and more members than it has bits for.
    @Test func `what nobody asked for is found in objects of any size`() throws {
        let members = (0..<70).map { JSON.Member("m\($0)", .integer($0)) }
        let faults = JSONFaults()
        _ = JSONCursor(.object(members), faults: faults).object { object -> Int? in
            for number in (0..<70) where number != 3 && number != 66 { _ = object.member("m\(number)") }
            return object.member("m0")?.integer()
        }
        #expect(faults.found.told.map(\.pointer.description) == ["/m3", "/m66"])
        #expect(faults.found.told.first?.allowed == (0..<70).filter { $0 != 3 && $0 != 66 }.map { "m\($0)" })
        let complete = JSONFaults()
        let sum = JSONCursor(.object(members), faults: complete).object { object -> Int? in
            (0..<70).reduce(0) { $0 + (object.member("m\($1)")?.integer() ?? 0) }
        }
        #expect(sum == 2415 && complete.found.isEmpty)
    }

    @Test func `pointers escape and resolve (RFC 6901 section 5)`() throws {
        let document = try JSONParser.parse(#"{"foo": ["bar", "baz"], "": 0, "a/b": 1, "m~n": 8}"#)
        #expect(document.value(at: try #require(JSONPointer("/foo/1"))) == "baz")
        #expect(document.value(at: try #require(JSONPointer("/"))) == 0)
        #expect(document.value(at: try #require(JSONPointer("/a~1b"))) == 1)
        #expect(document.value(at: try #require(JSONPointer("/m~0n"))) == 8)
        #expect(document.value(at: try #require(JSONPointer("/foo/01"))) == nil)
        #expect(JSONPointer(tokens: ["a/b", "m~n"]).description == "/a~1b/m~0n")
        #expect(JSONPointer("foo") == nil && JSONPointer("/~2") == nil)
    }

    @Test(arguments: [
        ("treshold", "threshold"), ("Threshhold", "threshold"), ("ammanat", "amanat"),
        ("mazhilis-2032", "mazhilis-2023"),
    ])
    func `finds what was probably meant`(_ written: String, _ meant: String) {
        #expect(Spelling.nearest(to: written, among: ["threshold", "amanat", "mazhilis-2023", "votes"]) == meant)
    }

    @Test func `does not guess wildly`() {
        #expect(Spelling.nearest(to: "zebra", among: ["threshold", "amanat"]) == nil)
    }

    /// A reader that asks for members of every sort.
    private static func read(_ cursor: JSONCursor) -> String? {
        cursor.object { object in
            let colour = object.required("colour") { $0.choice(Colour.self) }
            let sizes = object.optional("sizes") { $0.array(orEmpty: "is empty") { $0.integer(in: 1...9) } }
            let limit = object.member("limit").flatMap { $0.isNull ? nil : $0.called("limit").number() }
            let others = object.optional("others") { cursor in
                cursor.object { object -> Int? in
                    var count = 0
                    object.each { _, flag in count += flag.bool() == true ? 1 : 0 }
                    return count
                }
            }
            let way = object.oneWay(colour) { colour in
                switch colour {
                case .red: object.required("heat") { $0.integer() }.map(String.init)
                case .green: object.required("leaf") { $0.string() }
                }
            }
            return [colour?.rawValue, sizes?.description, limit, others?.description, way].compactMap(\.self).joined()
        }
    }

    @Test func `what a reader asks for is the schema of what it reads`() throws {
        var components = Schema.Components(at: "#/")
        #expect(
            components.json(.read(by: Self.read)) == [
                "type": "object", "required": ["colour"], "additionalProperties": false,
                "properties": [
                    "colour": ["type": "string", "enum": ["red", "green"]],
                    "sizes": [
                        "type": "array", "minItems": 1, "items": ["type": "integer", "minimum": 1, "maximum": 9],
                    ],
                    "limit": ["$ref": "#/limitOrNull"],
                    "others": ["type": "object", "additionalProperties": ["type": "boolean"]],
                    "heat": ["type": "integer", "minimum": 0], "leaf": ["type": "string", "minLength": 1],
                ],
                "anyOf": [["required": ["heat"]], ["required": ["leaf"]]],
            ])
        #expect(components.schemas == ["limitOrNull": ["type": ["number", "null"]]])
    }

    @Test func `what is asked for its schema is read as before`() throws {
        func faults(_ text: String) throws -> [String] {
            let faults = JSONFaults()
            _ = Self.read(JSONCursor(try JSONParser.parse(text), faults: faults))
            return faults.found.told.map { "\($0.pointer)" }
        }
        #expect(
            try faults(#"{"colour": "red", "heat": 3, "limit": null, "others": {"a": true}, "sizes": [1]}"#).isEmpty)
        #expect(try faults(#"{"colour": "red", "leaf": "oak", "sizes": []}"#) == ["/sizes", "/heat", "/leaf"])
        // Of what else a colour has nothing is said where it is no colour.
        #expect(try faults(#"{"colour": "blue", "leaf": "oak"}"#) == ["/colour"])
    }
}
