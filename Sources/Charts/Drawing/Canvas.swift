// SPDX-License-Identifier: Apache-2.0

/// Numbers become a picture: pure functions from values to self-contained SVG.
///
/// * The same values give the same bytes on any machine: coordinates come from additions, multiplications and divisions,
///   which IEEE 754 rounds the same everywhere, and are written with at most two decimals.
/// * A picture has no script, no style sheet, no font and no address in it; it can be put into any page or file.
/// * Nothing is shown by colour alone: every figure stands in text too, and two palettes add patterns or dashes.
/// * Text is never cut by the edge: it is measured by a cautious table, wrapped, and ends in "…" where it does not fit.
///
/// A `Chart` draws on a `Page`, which knows the size, the theme, the palette and the words; `Canvas` writes the markup.
///
/// Its functions are not inlined: charts call them hundreds of times, and copies of them would take long to compile.
package struct Canvas {
    /// What was written so far, in UTF-8.
    private(set) var bytes: [UInt8] = []

    /// Writes the beginning of a start tag: `<name`.
    @inline(never) mutating func begin(_ name: String) {
        bytes.append(UInt8(ascii: "<"))
        bytes.append(contentsOf: name.utf8)
    }

    /// Writes an attribute with a number.
    @inline(never) mutating func set(_ name: String, _ value: Double) {
        attribute(name)
        number(value)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes an attribute with text, escaped.
    @inline(never) mutating func set(_ name: String, _ value: String) {
        attribute(name)
        escape(value)
        bytes.append(UInt8(ascii: "\""))
    }

    @inline(never) private mutating func attribute(_ name: String) {
        bytes.append(UInt8(ascii: " "))
        bytes.append(contentsOf: name.utf8)
        bytes.append(UInt8(ascii: "="))
        bytes.append(UInt8(ascii: "\""))
    }

    /// Ends a start tag; content follows.
    @inline(never) mutating func content() { bytes.append(UInt8(ascii: ">")) }

    /// Ends the tag of an element without content.
    @inline(never) mutating func end() { raw("/>\n") }

    /// Writes an end tag.
    @inline(never) mutating func close(_ name: String) { raw("</\(name)>\n") }

    /// Writes an element whose content is text.
    @inline(never) mutating func element(_ name: String, text: String) {
        begin(name)
        content()
        escape(text)
        close(name)
    }

    /// Appends what another canvas holds.
    @inline(never) mutating func append(_ other: Canvas) { bytes.append(contentsOf: other.bytes) }

    /// Writes markup as it is.
    @inline(never) mutating func raw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

    /// Writes markup in UTF-8 as it is.
    @inline(never) mutating func raw(_ markup: [UInt8]) { bytes.append(contentsOf: markup) }

    /// Writes a number with at most two decimals, the same on every machine.
    @inline(never) mutating func number(_ value: Double) {
        guard value.isFinite else {
            bytes.append(UInt8(ascii: "0"))
            return
        }
        let magnitude = min(value < 0 ? -value : value, 1e7)
        let hundredths = Int(magnitude * 100 + 0.5)
        if value < 0, hundredths > 0 { bytes.append(UInt8(ascii: "-")) }
        integer(hundredths / 100)
        let rest = hundredths % 100
        guard rest > 0 else { return }
        bytes.append(UInt8(ascii: "."))
        bytes.append(UInt8(ascii: "0") + UInt8(rest / 10))
        if rest % 10 > 0 { bytes.append(UInt8(ascii: "0") + UInt8(rest % 10)) }
    }

    /// Writes a whole number that is not negative; coordinates have up to four digits.
    @inline(never) private mutating func integer(_ value: Int) {
        if value >= 10 { integer(value / 10) }
        bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10))
    }

    /// Writes text so that no character of it is markup; what XML 1.0 (section 2.2) forbids becomes U+FFFD.
    @inline(never) mutating func escape(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: raw("&amp;")
            case 0x3C: raw("&lt;")
            case 0x3E: raw("&gt;")
            case 0x22: raw("&quot;")
            case 0x09, 0x0A, 0x0D: bytes.append(UInt8(ascii: " "))
            case 0..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF: bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
            case 0x20..<0x7F: bytes.append(UInt8(scalar.value))
            default: bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
            }
        }
    }
}

/// Where a line of text stands in relation to its x.
enum Anchor: String {
    case start, middle, end
}

extension Canvas {
    /// Writes a line of text; a halo keeps lines behind it away from the letters.
    @inline(never) mutating func text(
        _ text: String, x: Double, y: Double, size: Double, fill: String, anchor: Anchor = .start, isBold: Bool = false,
        halo: String? = nil
    ) {
        begin("text")
        set("x", x)
        set("y", y)
        set("font-size", size)
        if isBold { set("font-weight", "700") }
        if anchor != .start { set("text-anchor", anchor.rawValue) }
        set("fill", fill)
        if let halo {
            set("stroke", halo)
            set("stroke-width", 4)
            set("stroke-linejoin", "round")
            set("paint-order", "stroke")
        }
        content()
        escape(text)
        close("text")
    }

    /// Writes a straight line.
    @inline(never) mutating func line(
        _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, stroke: String, width: Double = 1, dash: String? = nil
    ) {
        begin("line")
        set("x1", x1)
        set("y1", y1)
        set("x2", x2)
        set("y2", y2)
        set("stroke", stroke)
        if width != 1 { set("stroke-width", width) }
        if let dash { set("stroke-dasharray", dash) }
        end()
    }

    /// Writes a rectangle in a paint.
    @inline(never) mutating func rectangle(x: Double, y: Double, width: Double, height: Double, _ paint: Paint) {
        begin("rect")
        set("x", x)
        set("y", y)
        set("width", width)
        set("height", height)
        set("fill", paint.fill)
        if let outline = paint.outline { set("stroke", outline) }
        end()
    }

    private static let circle = (
        start: Array("<circle cx=\"".utf8), middle: Array("\" cy=\"".utf8), radius: Array("\" r=\"".utf8),
        end: Array("\"/>\n".utf8)
    )

    /// Writes circles of one size whose paint is that of the group around them: there may be thousands.
    @inline(never) mutating func circles(at places: some Collection<(x: Double, y: Double)>, radius: Double) {
        var size = Canvas()
        size.number(radius)
        let (start, middle, end) = (
            Self.circle.start, Self.circle.middle, Self.circle.radius + size.bytes + Self.circle.end
        )
        bytes.reserveCapacity(bytes.count + places.count * (start.count + middle.count + end.count + 14))
        for place in places {
            bytes.append(contentsOf: start)
            number(place.x)
            bytes.append(contentsOf: middle)
            number(place.y)
            bytes.append(contentsOf: end)
        }
    }

    /// Writes a broken line or a curve from path data.
    @inline(never) mutating func path(_ data: PathData, stroke: String, width: Double, dash: String? = nil) {
        begin("path")
        attribute("d")
        bytes.append(contentsOf: data.bytes)
        bytes.append(UInt8(ascii: "\""))
        set("fill", "none")
        set("stroke", stroke)
        set("stroke-width", width)
        set("stroke-linejoin", "round")
        if let dash { set("stroke-dasharray", dash) }
        end()
    }
}

/// The `d` of a path.
struct PathData {
    private var canvas = Canvas()
    var bytes: [UInt8] { canvas.bytes }
    var isEmpty: Bool { canvas.bytes.isEmpty }

    @inline(never) mutating func move(_ x: Double, _ y: Double) { command("M", x, y) }

    @inline(never) mutating func line(_ x: Double, _ y: Double) { command("L", x, y) }

    @inline(never) mutating func curve(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ x: Double, _ y: Double)
    {
        command("C", x1, y1)
        command(" ", x2, y2)
        command(" ", x, y)
    }

    @inline(never) private mutating func command(_ letter: String, _ x: Double, _ y: Double) {
        canvas.raw(letter)
        canvas.number(x)
        canvas.raw(" ")
        canvas.number(y)
    }
}
