// SPDX-License-Identifier: Apache-2.0

/// Folds Kazakh, Russian and English spellings of one name into one: Мәжіліс, Мажилис, Mäjilis, Mazhilis and Majilis are
/// all `majilis`.
///
/// * A letter of any script becomes the Latin letter of its sound, as the Kazakh alphabets of 2018 to 2021, BGN/PCGN,
///   ISO 9 and newspapers write it; what they write differently is made alike (zh, ž and j; kh, x and h; q and k; y and
///   i; oo and u).
/// * What spellings leave out is left out: doubled letters, soft and hard signs, apostrophes, marks over letters.
/// * Two letters stand for sounds of their own: `w` for sh and `c` for ch.
///
/// The result is for comparing and never for reading.
package enum Fold {
    /// The words of a text: what stands between spaces, hyphens and other signs, folded. Digits stay as they are.
    package static func words(_ text: String) -> [String] {
        var words: [String] = []
        var units: [Unit] = []
        for character in text.lowercased() {
            guard let unit = unit(of: character) else {
                if !units.isEmpty { words.append(word(units)) }
                units = []
                continue
            }
            if !unit.isEmpty { units += unit }
        }
        if !units.isEmpty { words.append(word(units)) }
        return words.filter { !$0.isEmpty }
    }

    /// A letter on the way.
    private enum Unit: Equatable {
        /// One of a to z, of which the next one may change the sound.
        case latin(UInt8)
        /// A sound, or a digit, as it is.
        case sound(UInt8)
    }

    /// What a character becomes: nothing where spellings leave it out, nil where it stands between words.
    private static func unit(of character: Character) -> [Unit]? {
        if let ascii = character.asciiValue {
            switch ascii {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): return [.latin(ascii)]
            case UInt8(ascii: "0")...UInt8(ascii: "9"): return [.sound(ascii)]
            case UInt8(ascii: "'"), UInt8(ascii: "`"): return []
            default: return nil
            }
        }
        if let unit = units[character] { return unit }
        // A letter with marks that no alphabet here has: the letter alone.
        guard let first = character.unicodeScalars.first, character.unicodeScalars.count > 1 else { return nil }
        return unit(of: Character(first))
    }

    /// Cyrillic letters and the sounds that they stand for.
    private static let cyrillic: [(letters: String, sounds: String)] = [
        ("аә", "a"), ("б", "b"), ("в", "v"), ("гғ", "g"), ("д", "d"), ("еэёє", "e"), ("ж", "j"), ("з", "z"),
        ("ийыії", "i"), ("кқ", "k"), ("л", "l"), ("м", "m"), ("нң", "n"), ("оө", "o"), ("п", "p"), ("р", "r"),
        ("с", "s"), ("т", "t"), ("уұүў", "u"), ("ф", "f"), ("хһ", "h"), ("ц", "ts"), ("ч", "c"), ("шщ", "w"),
        ("ю", "iu"), ("я", "ia"), ("ъь", ""),
    ]

    /// Latin letters with marks that are sounds of their own: Kazakh (2018 to 2021), ISO 9, Turkish.
    private static let marked: [(letters: String, sounds: String)] = [
        ("ž", "j"), ("šşśŝș", "w"), ("čçć", "c"), ("â", "ia"), ("û", "iu"), ("ğǵġģ", "g"), ("ñńņŋ", "n"), ("ķ", "k"),
        ("ıîï", "i"), ("ẖḥ", "h"), ("ß", "s"), ("æ", "a"),
    ]

    /// Latin letters whose marks change nothing here.
    private static let plain: [(letters: String, letter: String)] = [
        ("äáàãåāăą", "a"), ("éèêëēėęě", "e"), ("íìīįi̇", "i"), ("öóòôõøōő", "o"), ("üúùūůűų", "u"), ("ýÿ", "y"),
        ("łļľ", "l"), ("řŕ", "r"), ("ţťț", "t"), ("ďđ", "d"), ("źż", "z"), ("ə", "a"),
    ]

    /// Signs that stand inside a word for nothing: apostrophes, and the soft and hard sign of ISO 9.
    private static let silent = "’‘ʼʹʺ´ʻ′″\u{AD}"

    private static let units: [Character: [Unit]] = {
        var units: [Character: [Unit]] = [:]
        for (letters, sounds) in cyrillic + marked {
            for letter in letters { units[letter] = sounds.utf8.map { .sound($0) } }
        }
        for (letters, letter) in plain {
            for marked in letters { units[marked] = letter.utf8.map { .latin($0) } }
        }
        for sign in silent { units[sign] = [] }
        return units
    }()

    /// Two Latin letters that are one sound or two others; the first that fits is taken.
    private static let pairs: [(first: UInt8, second: UInt8, sounds: String)] = [
        ("sh", "w"), ("ch", "c"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("ck", "k"), ("ya", "ia"),
        ("yu", "iu"), ("yo", "e"), ("ye", "e"), ("oo", "u"), ("ou", "u"), ("ee", "i"),
    ].map { pair, sounds in (Array(pair.utf8)[0], Array(pair.utf8)[1], sounds) }

    private static func word(_ units: [Unit]) -> String {
        var sounds: [UInt8] = []
        var index = 0
        while index < units.count {
            switch units[index] {
            case .sound(let sound): sounds.append(sound)
            case .latin(let letter):
                // Of a sound that Russian writes with one letter: Tereshchenko, Терещенко.
                if letter == UInt8(ascii: "s"), units[index...].starts(with: "shch".utf8.map { .latin($0) }) {
                    sounds.append(UInt8(ascii: "w"))
                    index += 4
                    continue
                }
                if index + 1 < units.count, case .latin(let next) = units[index + 1],
                    let pair = pairs.first(where: { $0.first == letter && $0.second == next })
                {
                    sounds += Array(pair.sounds.utf8)
                    index += 2
                    continue
                }
                let next: UInt8? =
                    if index + 1 < units.count, case .latin(let next) = units[index + 1] { next } else { nil }
                sounds += Self.sounds(of: letter, before: next)
            }
            index += 1
        }
        return String(decoding: simplified(sounds), as: UTF8.self)
    }

    private static func sounds(of letter: UInt8, before next: UInt8?) -> [UInt8] {
        switch letter {
        case UInt8(ascii: "q"): [UInt8(ascii: "k")]
        case UInt8(ascii: "w"): [UInt8(ascii: "u")]
        case UInt8(ascii: "y"): [UInt8(ascii: "i")]
        case UInt8(ascii: "x"): [UInt8(ascii: "k"), UInt8(ascii: "s")]
        case UInt8(ascii: "c"):
            [
                [UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "y")].contains(next)
                    ? UInt8(ascii: "s") : UInt8(ascii: "k")
            ]
        default: [letter]
        }
    }

    /// Without doubled letters, and with the n of ң where it is written ng.
    private static func simplified(_ sounds: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        for sound in sounds {
            let isDigit = sound <= UInt8(ascii: "9")
            if !isDigit, kept.last == sound { continue }
            if sound == UInt8(ascii: "g"), kept.last == UInt8(ascii: "n") { continue }
            kept.append(sound)
        }
        return kept
    }
}
