// SPDX-License-Identifier: Apache-2.0

/// A colour of sRGB with eight bits a channel.
package struct Colour: Sendable, Hashable {
    package let red: UInt8
    package let green: UInt8
    package let blue: UInt8

    /// A colour of its channels.
    package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Reads `#RRGGBB`; nil where the text is something else.
    package init?(hex: String) {
        let digits = hex.utf8.dropFirst()
        guard hex.utf8.first == UInt8(ascii: "#"), digits.count == 6, digits.allSatisfy({ $0 != UInt8(ascii: "+") }),
            let value = UInt32(String(digits) ?? "", radix: 16)
        else { return nil }
        self.init(UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
    }

    /// `#RRGGBB`.
    package var hex: String {
        let digits = String(UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue), radix: 16, uppercase: true)
        return "#" + String(repeating: "0", count: 6 - digits.utf8.count) + digits
    }

    /// Relative luminance, 0 to 1 (WCAG 2.2), by a cubic for the sRGB curve that is off by less than 0.004 and, unlike a
    /// power, the same on every machine.
    var luminance: Double {
        func linear(_ channel: UInt8) -> Double {
            let value = Double(channel) / 255
            return value * (value * (value * 0.305306011 + 0.682171111) + 0.012522878)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// The contrast ratio of two colours, 1 to 21 (WCAG 2.2).
    package func contrast(with other: Colour) -> Double {
        let (first, second) = (luminance, other.luminance)
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    /// This colour moved towards another one until it stands out from `background` by 3 to 1, as WCAG 2.2 (1.4.11) asks
    /// of what carries meaning.
    func visible(on background: Colour, towards ink: Colour) -> Colour {
        for tenths in 0..<10 {
            let mixed = mixed(with: ink, tenths: tenths)
            if mixed.contrast(with: background) >= 3 { return mixed }
        }
        return ink
    }

    /// This colour with so many tenths of another one.
    func mixed(with other: Colour, tenths: Int) -> Colour {
        func mix(_ own: UInt8, _ its: UInt8) -> UInt8 { UInt8((Int(own) * (10 - tenths) + Int(its) * tenths + 5) / 10) }
        return Colour(mix(red, other.red), mix(green, other.green), mix(blue, other.blue))
    }
}
