// SPDX-License-Identifier: Apache-2.0

/// The chunked transfer coding (RFC 9112 7.1) as a state machine that takes bytes as they come.
struct ChunkedDecoder {
    private enum State: Equatable {
        /// A size; its extensions; the LF behind them.
        case size, `extension`(ChunkExtensionReader), sizeEnd
        case data, dataCarriageReturn, dataLineFeed
        case trailerStart, trailerName, trailerValue, trailerEnd, lastLineFeed
    }

    /// RFC 9112 7.1 sets no limit to leading zeros; sixteen digits hold any 64-bit size.
    private static let maximumSizeDigits = 16

    private let limits: DecoderLimits
    private var state = State.size
    private var size = 0
    private var digits = 0
    private var extensionBytes = 0
    private var trailerBytes = 0

    init(limits: DecoderLimits) {
        self.limits = limits
    }

    /// Decodes from `position` on, appends content to `body`, and says whether the last chunk and trailers are behind.
    mutating func decode(
        _ bytes: Span<UInt8>, _ position: inout Int, into body: inout [UInt8]
    ) throws(MalformedRequest) -> Bool {
        while position < bytes.count {
            if state == .data {
                let end = min(bytes.count, position + size)
                body.append(bytes, position..<end)
                size -= end - position
                position = end
                if size == 0 { state = .dataCarriageReturn }
                continue
            }
            let byte = bytes[position]
            position += 1
            switch state {
            case .size, .extension, .sizeEnd: try readSizeLine(byte, bodyBytes: body.count)
            case .data: break
            case .dataCarriageReturn:
                guard byte == Grammar.carriageReturn else { throw .chunkEndMissing }
                state = .dataLineFeed
            case .dataLineFeed:
                guard byte == Grammar.lineFeed else { throw .chunkEndMissing }
                state = .size
            case .trailerStart, .trailerName, .trailerValue, .trailerEnd, .lastLineFeed:
                if try readTrailer(byte) { return true }
            }
        }
        return false
    }

    private mutating func readSizeLine(_ byte: UInt8, bodyBytes: Int) throws(MalformedRequest) {
        switch (state, byte) {
        case (.sizeEnd, Grammar.lineFeed):
            state = size == 0 ? .trailerStart : .data
            digits = 0
        case (.sizeEnd, _): throw .bareCarriageReturn
        case (_, Grammar.lineFeed): throw .bareLineFeed
        case (.size, _) where Grammar.hexValue(byte) != nil:
            if digits == 0 { size = 0 }
            digits += 1
            guard digits <= Self.maximumSizeDigits else { throw .chunkLineTooLong(limit: Self.maximumSizeDigits) }
            size = size << 4 | Int(Grammar.hexValue(byte) ?? 0)
            // RFC 9112 7.1: large sizes must not overflow; this limit stands before the next shift.
            guard size <= limits.maximumBodyBytes - bodyBytes else {
                throw .bodyTooLarge(limit: limits.maximumBodyBytes)
            }
        case (.size, _) where digits == 0: throw .chunkSizeInvalid
        case (.size, Grammar.carriageReturn): state = .sizeEnd
        case (.size, _):
            // RFC 9112 7.1.1: bad white space may stand before the semicolon, and nowhere else.
            guard byte == Grammar.semicolon || Grammar.isWhitespace(byte) else { throw .chunkSizeInvalid }
            try readExtension(ChunkExtensionReader(), byte)
        case (.extension(let part), Grammar.carriageReturn):
            guard part.mayEnd else { throw part.isEmpty ? .chunkSizeInvalid : .chunkExtensionInvalid }
            state = .sizeEnd
        case (.extension(let part), _): try readExtension(part, byte)
        default: throw .chunkSizeInvalid
        }
    }

    /// RFC 9112 7.1.1: unknown extensions are ignored, and their total length is limited.
    private mutating func readExtension(_ part: ChunkExtensionReader, _ byte: UInt8) throws(MalformedRequest) {
        extensionBytes += 1
        guard extensionBytes <= limits.maximumExtensionBytes else {
            throw .chunkLineTooLong(limit: limits.maximumExtensionBytes)
        }
        var part = part
        try part.read(byte)
        state = .extension(part)
    }

    /// RFC 9112 7.1.2: trailer fields are read by the grammar of fields and dropped; true after the last line.
    private mutating func readTrailer(_ byte: UInt8) throws(MalformedRequest) -> Bool {
        trailerBytes += 1
        guard trailerBytes <= limits.maximumTrailerBytes else {
            throw .trailersTooLarge(limit: limits.maximumTrailerBytes)
        }
        switch (state, byte) {
        case (.lastLineFeed, Grammar.lineFeed): return true
        case (.trailerEnd, Grammar.lineFeed): state = .trailerStart
        case (.lastLineFeed, _), (.trailerEnd, _): throw .bareCarriageReturn
        case (_, Grammar.lineFeed): throw .bareLineFeed
        case (.trailerStart, Grammar.carriageReturn): state = .lastLineFeed
        case (.trailerStart, _) where Grammar.isWhitespace(byte): throw .obsoleteFold
        case (.trailerStart, _), (.trailerName, _):
            if Grammar.isToken(byte) {
                state = .trailerName
            } else if byte == Grammar.colon, state == .trailerName {
                state = .trailerValue
            } else if byte == Grammar.carriageReturn {
                throw .fieldWithoutColon
            } else {
                throw Grammar.isWhitespace(byte) ? .whitespaceBeforeColon : .fieldNameInvalid
            }
        case (_, Grammar.carriageReturn): state = .trailerEnd
        default: guard Grammar.isFieldValue(byte) else { throw .controlByte(byte) }
        }
        return false
    }
}

extension [UInt8] {
    /// Appends a part of a span.
    ///
    /// Nothing is added to nothing: `append(addingCapacity: 0)` of Swift 6.3 writes to the storage that all empty arrays
    /// of a process share, which the thread sanitiser calls a race.
    mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        let part = bytes.extracting(range)
        // Twice the room where there is too little: `append(addingCapacity:)` asks for no more than it needs.
        if capacity < count + part.count { reserveCapacity(Swift.max(2 * capacity, count + part.count)) }
        append(addingCapacity: part.count) { output in
            for index in part.indices { output.append(part[index]) }
        }
    }
}
