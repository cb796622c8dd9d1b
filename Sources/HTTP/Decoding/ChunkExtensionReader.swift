// SPDX-License-Identifier: Apache-2.0

/// `*( BWS ";" BWS chunk-ext-name [ BWS "=" BWS chunk-ext-val ] )` (RFC 9112 7.1.1), byte by byte.
///
/// What it means is ignored, but its form is checked: what one parser takes for an extension another may take for data.
struct ChunkExtensionReader: Equatable {
    private enum Place {
        case beforeSemicolon
        case beforeName, name, afterName
        case beforeValue, token, quoted, escaped, afterValue, afterSpace
    }

    private var place = Place.beforeSemicolon

    /// Whether no extension has begun.
    var isEmpty: Bool { place == .beforeSemicolon }

    /// Whether the line may end here.
    var mayEnd: Bool {
        switch place {
        case .name, .token, .afterValue: true
        case .beforeSemicolon, .beforeName, .afterName, .beforeValue, .quoted, .escaped, .afterSpace: false
        }
    }

    mutating func read(_ byte: UInt8) throws(MalformedRequest) {
        guard Grammar.isFieldValue(byte) else { throw .controlByte(byte) }
        switch place {
        case .quoted: place = byte == Grammar.quote ? .afterValue : byte == Grammar.backslash ? .escaped : .quoted
        case .escaped: place = .quoted
        case .beforeSemicolon:
            guard !Grammar.isWhitespace(byte) else { return }
            guard byte == Grammar.semicolon else { throw .chunkSizeInvalid }
            place = .beforeName
        case .beforeName, .beforeValue:
            guard !Grammar.isWhitespace(byte) else { return }
            if place == .beforeValue, byte == Grammar.quote {
                place = .quoted
            } else {
                guard Grammar.isToken(byte) else { throw .chunkExtensionInvalid }
                place = place == .beforeName ? .name : .token
            }
        case .name, .afterName:
            if place == .name, Grammar.isToken(byte) { return }
            place = try after(byte, value: .beforeValue, space: .afterName)
        case .token, .afterValue, .afterSpace:
            if place == .token, Grammar.isToken(byte) { return }
            place = try after(byte, value: nil, space: .afterSpace)
        }
    }

    /// White space, the next extension, or, after a name, its value.
    private func after(_ byte: UInt8, value: Place?, space: Place) throws(MalformedRequest) -> Place {
        if Grammar.isWhitespace(byte) { return space }
        if byte == Grammar.semicolon { return .beforeName }
        guard byte == Grammar.equals, let value else { throw .chunkExtensionInvalid }
        return value
    }
}
