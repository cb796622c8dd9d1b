// SPDX-License-Identifier: Apache-2.0
import Text

/// What makes pixels of a picture; `mandat` gives it to the API where the machine has a program for that.
package struct Rasterizer: Sendable {
    /// Why there are no pixels.
    package enum Fault: Error, Sendable, Equatable {
        /// As many pictures are made, and wait to be made, as may be.
        case busy
        /// The program was ended as it took longer than it may, in seconds.
        case tookTooLong(seconds: Int)
        /// The program failed, or wrote what is no such picture.
        case failed(String)
        /// Nobody waits for the picture any more.
        case abandoned
    }

    /// A PNG of an SVG.
    package typealias Draw = @Sendable (_ svg: [UInt8]) async -> Result<[UInt8], Fault>

    /// Its width and height are those of the SVG.
    package let draw: Draw

    package init(draw: @escaping Draw) { self.draw = draw }

    /// Whether bytes can be a PNG of that size: the signature, the header chunk, and the chunk that ends it (PNG 5.2,
    /// 5.6, 11.2.1).
    package static func isPNG(_ bytes: [UInt8], width: Int, height: Int) -> Bool {
        let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        let end: [UInt8] = [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]
        func number(at place: Int) -> Int { bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
        return bytes.count >= 45 && bytes.starts(with: signature) && bytes[12..<16].elementsEqual("IHDR".utf8)
            && number(at: 16) == width && number(at: 20) == height && bytes.suffix(12).elementsEqual(end)
    }
}

extension Problem {
    /// A PNG is asked for, and there is no program that makes one.
    static func noRasterizer(_ path: String) -> Problem {
        Problem(
            .notAcceptable,
            "\(path) is not served as png: this server found no rsvg-convert, the program that makes pixels of a chart. "
                + "Ask for svg; or have whoever runs the server install it (on Debian the package librsvg2-bin, with a "
                + "font that has Kazakh letters such as fonts-dejavu-core) and start it again, with --rsvg-convert "
                + "where it is not on the PATH.",
            faults: [
                Fault(
                    place: .parameter("format"), detail: "is png, which needs rsvg-convert",
                    allowed: Format.charts.filter { $0 != .png }.map(\.rawValue))
            ])
    }

    /// Why there is no PNG this time.
    package init(_ fault: Rasterizer.Fault) {
        switch fault {
        case .busy:
            self.init(.overloaded, "As many pictures are being made as can be; ask again, or ask for svg.")
            retryAfter = 1
        case .tookTooLong(let seconds):
            self.init(
                .overloaded, "The picture was not made within \(seconds) s and was given up; ask again, or ask for svg."
            )
            retryAfter = 30
        case .failed(let reason):
            self.init(.overloaded, "The program that makes pixels of a chart failed: \(reason). Ask for svg.")
            retryAfter = 60
        case .abandoned: self.init(.overloaded, "The picture was given up.")
        }
    }
}
