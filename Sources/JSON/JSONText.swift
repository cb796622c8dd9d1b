// SPDX-License-Identifier: Apache-2.0

/// The canonical text of one object, written member by member without a tree before it.
///
/// Names are words of the API, which need no escapes, and have to come in ascending order, as `JSONWriter` would sort
/// them; a debug build stops where they do not.
package struct JSONText {
    /// The text so far.
    package private(set) var bytes: [UInt8]
    private var isFirst = true
    #if DEBUG
        private var last = ""
    #endif

    /// The text of the object that `write` fills.
    /// - Parameter capacity: about how many bytes it will be.
    package static func object(capacity: Int, _ write: (inout JSONText) -> Void) -> [UInt8] {
        var text = JSONText(capacity: capacity)
        text.object(write)
        return text.bytes
    }

    private init(capacity: Int) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    /// A member of any value.
    package mutating func set(_ name: String, _ value: JSON) {
        begin(name)
        JSONWriter.append(value, to: &bytes)
    }

    /// A member that is a string, given as UTF-8.
    package mutating func set(_ name: String, utf8 string: [UInt8]) {
        begin(name)
        JSONWriter.append(utf8: string, to: &bytes)
    }

    /// A member of a value that has been written already.
    package mutating func set(_ name: String, text: [UInt8]) {
        begin(name)
        bytes.append(contentsOf: text)
    }

    /// A member that is an object.
    package mutating func object(_ name: String, _ write: (inout JSONText) -> Void) {
        begin(name)
        object(write)
    }

    /// A member that is an array of `count` objects.
    package mutating func objects(_ name: String, count: Int, _ write: (inout JSONText, Int) -> Void) {
        begin(name)
        bytes.append(UInt8(ascii: "["))
        for index in 0..<count {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            object { write(&$0, index) }
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func object(_ write: (inout JSONText) -> Void) {
        #if DEBUG
            let outer = last
            last = ""
            defer { last = outer }
        #endif
        isFirst = true
        bytes.append(UInt8(ascii: "{"))
        write(&self)
        bytes.append(UInt8(ascii: "}"))
        isFirst = false
    }

    private mutating func begin(_ name: String) {
        #if DEBUG
            precondition(isFirst || last < name, "the member \(name) comes before \(last)")
            last = name
        #endif
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: name.utf8)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }
}
