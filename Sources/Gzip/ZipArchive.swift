// SPDX-License-Identifier: Apache-2.0

/// A zip archive (PKWARE APPNOTE 6.3.10) of deflated files, in the order given.
///
/// No file has a time or an attribute of the machine: equal files are equal bytes, with the same zlib. Files and archives
/// stay below 4 GiB, so that no Zip64 record is needed.
package struct ZipArchive: Sendable {
    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0
    /// Midnight of a day in the format of MS-DOS (4.4.6): no time of day is known.
    private let date: UInt16

    /// An empty archive.
    /// - Parameters:
    ///   - year: of all files, from 1980.
    ///   - month: from 1.
    ///   - day: from 1.
    package init(year: Int, month: Int, day: Int) {
        date = UInt16(clamping: max(0, year - 1980) << 9 | month << 5 | day)
    }

    /// Adds a file.
    /// - Parameter name: a path in ASCII or UTF-8 with slashes.
    package mutating func add(_ name: String, _ content: [UInt8]) {
        let path = Array(name.utf8)
        let (deflated, crc) = Gzip.raw(content)
        var common: [UInt8] = []
        // 4.4.3 to 4.4.11: version 2.0, UTF-8 names (bit 11), deflate, time, date, sums and sizes, no extra field.
        common.append(words: 20, 1 << 11, 8, 0, date)
        common.append(longWords: crc, UInt32(clamping: deflated.count), UInt32(clamping: content.count))
        common.append(words: UInt16(clamping: path.count), 0)
        directory.append(longWords: 0x0201_4B50)
        directory.append(words: 20)
        directory += common
        // No comment, disk 0, no attributes, then where the file begins.
        directory.append(words: 0, 0, 0)
        directory.append(longWords: 0, UInt32(clamping: bytes.count))
        directory += path
        bytes.append(longWords: 0x0403_4B50)
        bytes += common + path + deflated
        count += 1
    }

    /// The whole archive.
    package func finished() -> [UInt8] {
        var archive = bytes + directory
        archive.append(longWords: 0x0605_4B50)
        archive.append(words: 0, 0, count, count)
        archive.append(longWords: UInt32(clamping: directory.count), UInt32(clamping: bytes.count))
        archive.append(words: 0)
        return archive
    }
}

extension [UInt8] {
    /// Appends numbers of two bytes, the low one first.
    fileprivate mutating func append(words: UInt16...) {
        for word in words { self += [UInt8(truncatingIfNeeded: word), UInt8(truncatingIfNeeded: word >> 8)] }
    }

    /// Appends numbers of four bytes, the low one first.
    fileprivate mutating func append(longWords: UInt32...) {
        for word in longWords {
            for shift in stride(from: 0, to: 32, by: 8) { append(UInt8(truncatingIfNeeded: word >> shift)) }
        }
    }
}
