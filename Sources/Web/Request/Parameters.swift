// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
package import Record
package import Text

/// The query of one request as typed values; gathers every fault of it, so that a reader sees all at once.
package final class Parameters {
    /// Names and values as sent, decoded, in order.
    package let pairs: [(name: String, value: String)]
    /// The faults that are told.
    private var faults: [Problem.Fault] = []
    /// How many faults there are.
    private var count = 0
    private var hasUnknown = false
    /// Names of parameters that are to be days and are none.
    private var refusedDays: Set<String> = []
    /// Whether work has begun, which trusts what was read.
    private var isChecked = false
    /// Parameters whose name alone means true.
    private static let flags = ["pretty", "verbose"]
    /// Parameters without which nothing changes: the title of a page, which pym.js sends, may be empty.
    private static let optional = Appended.pym.names

    /// Reads a query.
    /// - Parameter known: the names that the operation knows.
    /// - Throws: a problem where the query cannot be decoded at all.
    package convenience init(_ query: String?, known: [String]) throws(Problem) {
        do throws(QueryString.Fault) {
            self.init(try QueryString.parse(query ?? ""), known: known)
        } catch {
            throw Problem(.malformedRequest, error.message)
        }
    }

    /// Takes names and values.
    /// - Parameter known: the names that the operation knows.
    init(_ pairs: [(name: String, value: String)], known: [String]) {
        self.pairs = pairs
        var seen: Set<String> = []
        for (name, value) in pairs {
            if !known.contains(name) {
                hasUnknown = true
                report(
                    name, "is not a parameter of this operation", allowed: known.sorted(),
                    suggestion: Spelling.nearest(to: name, among: known))
            } else if !seen.insert(name).inserted {
                report(name, "is given twice; give it once, with several values joined by commas")
            } else if value.isEmpty, !Self.flags.contains(name), !Self.optional.contains(name) {
                report(name, "is empty; give a value or leave it out")
            }
        }
    }

    /// Whether nothing is wrong so far.
    package var areSound: Bool { count == 0 }

    /// Takes a fault; what there is to say of it is put together only where it is told.
    package func report(
        _ name: String, _ detail: @autoclosure () -> Message, allowed: @autoclosure () -> [String] = [],
        suggestion: @autoclosure () -> String? = nil
    ) {
        assert(!isChecked, "\(name) is read after the parameters were checked")
        count += 1
        guard faults.count < JSONFaults.Found.mostTold else { return }
        faults.append(
            Problem.Fault(place: .parameter(name), detail: detail(), allowed: allowed(), suggestion: suggestion()))
    }

    /// Throws what was found, if anything.
    package func check() throws(Problem) {
        if !areSound { throw problem() }
        isChecked = true
    }

    /// The problem that is made of what is wrong here and of what is wrong with the document that the request is or means.
    ///
    /// A parameter is told of once: what its value makes wrong in the document follows from what is said of it already.
    /// - Parameter untold: how many faults of the document there are beside `others`.
    package func problem(with others: [Problem.Fault] = [], untold: Int = 0) -> Problem {
        let known = Set(faults.flatMap { fault in [fault.parameter, fault.suggestion].compactMap(\.self) })
        let others = others.filter { fault in fault.parameter.map { !known.contains($0) } ?? true }
        let told = Array((faults + others).prefix(JSONFaults.Found.mostTold))
        let count = count + others.count + untold
        var names: [String] = []
        for name in told.compactMap(\.parameter) where !names.contains(name) { names.append(name) }
        let detail: Message =
            if count == 1 {
                told[0].sentence
            } else if told.contains(where: { $0.parameter == nil }) {
                "\(count, "# place is", "# places are") wrong; the first: \(told[0].sentence)"
            } else if count == names.count {
                "\(count, "# parameter is", "# parameters are") wrong: \(names)."
            } else {
                "\(count, "# thing is", "# things are") wrong with the parameters \(names)."
            }
        return Problem(
            hasUnknown ? .unknownParameter : .invalidParameter, detail.with(untold: count - told.count), faults: told,
            untold: count - told.count)
    }

    /// The value of a parameter; nil where it is absent or empty.
    package func text(_ name: String) -> String? {
        pairs.first { $0.name == name && !$0.value.isEmpty }?.value
    }

    /// Text that somebody has written, such as a name to look for; nil where it is absent or empty.
    ///
    /// Longer text than `longestPhrase` is a fault: what looks for it takes time in proportion.
    package func phrase(_ name: String) -> String? {
        guard let text = text(name) else { return nil }
        let length = text.unicodeScalars.count
        if length <= Self.longestPhrase { return text }
        report(name, "has \(length) characters; at most \(Self.longestPhrase) are read, so give fewer words")
        return nil
    }

    /// Characters (Unicode scalars) of a text that somebody has written.
    private static let longestPhrase = 200

    /// Values joined by commas, none of them left out; empty where the parameter is absent.
    func list(_ name: String) -> [String] {
        guard let text = text(name) else { return [] }
        let values = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        if values.contains("") { report(name, "has a comma with no value beside it; take it out") }
        return values.filter { !$0.isEmpty }
    }

    /// Values joined by commas, each one of those allowed.
    package func choices(_ name: String, among allowed: [String]) -> [String] {
        list(name).filter { value in
            if allowed.contains(value) { return true }
            report(
                name, "has the value \"\(value)\", which is not one of the allowed values", allowed: allowed,
                suggestion: Spelling.nearest(to: value, among: allowed))
            return false
        }
    }

    /// One of the values allowed.
    package func choice(_ name: String, among words: @autoclosure () -> [String]) -> String? {
        guard let value = text(name) else { return nil }
        let allowed = words()
        if allowed.contains(value) { return value }
        report(
            name, "is \"\(value)\", which is not one of the allowed values", allowed: allowed,
            suggestion: Spelling.nearest(to: value, among: allowed))
        return nil
    }

    /// One of the words of an enumeration.
    package func choice<Choice: RawRepresentable & CaseIterable>(_ name: String, _ type: Choice.Type) -> Choice?
    where Choice.RawValue == String {
        choice(name, among: Choice.allCases.map(\.rawValue)).flatMap(Choice.init(rawValue:))
    }

    /// The ids of items found by the id or alias given.
    package func references<Item>(_ name: String, in catalogue: IdentifiedCollection<Item>) -> [String] {
        list(name).compactMap { value in
            if let item = catalogue[value] { return item.id }
            report(
                name, "is \"\(value)\", which does not exist",
                suggestion: Spelling.nearest(to: value, among: catalogue.idsAndAliases))
            return nil
        }
    }

    package func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
        guard let value = text(name) else { return nil }
        if value.utf8.first != UInt8(ascii: "+"), let number = Int(value), range.contains(number) { return number }
        report(name, "is \"\(value)\"; a whole number from \(range.lowerBound) to \(range.upperBound) is expected")
        return nil
    }

    /// A day, `YYYY-MM-DD`; what is wrong with it is told once, however often it is read.
    package func day(_ name: String) -> PartialDate? {
        guard let value = text(name) else { return nil }
        if let date = PartialDate(value), date.isDay { return date }
        if refusedDays.insert(name).inserted { report(name, "is \"\(value)\"; a day is written YYYY-MM-DD") }
        return nil
    }

    /// `name`, `name=true` or `name=false`.
    package func flag(_ name: String) -> Bool {
        guard let pair = pairs.first(where: { $0.name == name }) else { return false }
        if pair.value.isEmpty || pair.value == "true" { return true }
        if pair.value != "false" {
            report(name, "is \"\(pair.value)\"; true or false is expected", allowed: ["true", "false"])
        }
        return false
    }
}
