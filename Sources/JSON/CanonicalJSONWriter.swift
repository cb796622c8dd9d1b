// SPDX-License-Identifier: Apache-2.0

/// The canonical text of one object, written member by member without a tree before it.
///
/// Names are words of the API, which need no escapes, and have to come in ascending order, as `JSONWriter` would sort
/// them; a debug build stops where they do not.
package struct CanonicalJSONWriter {
    /// The text so far.
    package private(set) var bytes: [UInt8]
    private var isFirst = true
    #if DEBUG
        private var last = ""
    #endif

    /// The text of the object that `write` fills.
    /// - Parameter capacity: about how many bytes it will be.
    package static func object(capacity: Int, _ write: (inout CanonicalJSONWriter) -> Void) -> [UInt8] {
        var text = CanonicalJSONWriter(capacity: capacity)
        text.object(write)
        return text.bytes
    }

    /// The same with a line end behind it.
    package static func line(capacity: Int, _ write: (inout CanonicalJSONWriter) -> Void) -> [UInt8] {
        var text = CanonicalJSONWriter(capacity: capacity + 1)
        text.object(write)
        text.bytes.append(0x0A)
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

    /// A member that is a string, or null.
    package mutating func set(_ name: String, string: String?) {
        begin(name)
        if let string { JSONWriter.append(string, to: &bytes) } else { bytes.append(contentsOf: "null".utf8) }
    }

    /// A member that is a whole number.
    package mutating func set(_ name: String, integer: Int) {
        begin(name)
        bytes.append(decimal: integer)
    }

    /// A member that is true or false.
    package mutating func set(_ name: String, flag: Bool) {
        begin(name)
        bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    }

    /// A member that is a number in the grammar of RFC 8259 section 6, whose text `append` writes.
    package mutating func set(_ name: String, number append: (inout [UInt8]) -> Void) {
        begin(name)
        append(&bytes)
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
    package mutating func object(_ name: String, _ write: (inout CanonicalJSONWriter) -> Void) {
        begin(name)
        object(write)
    }

    /// A member that is an array of `count` objects.
    package mutating func objects(_ name: String, count: Int, _ write: (inout CanonicalJSONWriter, Int) -> Void) {
        begin(name)
        bytes.append(UInt8(ascii: "["))
        for index in 0..<count {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            object { write(&$0, index) }
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func object(_ write: (inout CanonicalJSONWriter) -> Void) {
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
        let isFirst = isFirst
        let letters = name.utf8.span
        bytes.append(addingCapacity: letters.count + 4) { output in
            if !isFirst { output.append(UInt8(ascii: ",")) }
            output.append(UInt8(ascii: "\""))
            for index in letters.indices { output.append(letters[index]) }
            output.append(UInt8(ascii: "\""))
            output.append(UInt8(ascii: ":"))
        }
        self.isFirst = false
    }
}

extension [UInt8] {
    /// Appends the decimal digits of a number, and the sign of one below zero.
    package mutating func append(decimal number: Int) {
        var digits = InlineArray<20, UInt8>(repeating: 0)
        var (start, rest) = (digits.count, number.magnitude)
        repeat {
            start -= 1
            digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
        append(addingCapacity: digits.count - start + 1) { output in
            if number < 0 { output.append(UInt8(ascii: "-")) }
            for index in start..<digits.count { output.append(digits[index]) }
        }
    }
}
