// SPDX-License-Identifier: Apache-2.0
import HTTP
import Synchronization

/// Answers, kept by what they depend on, up to a number of bytes.
///
/// An answer is a function of the dataset (which never changes below one cache), the target, the two fields that are
/// negotiated by, as sent, the content coding, and the body of a POST; so those are the key. Where room is needed, entries
/// that nobody asked for since the last round go first.
final class ResponseCache: Sendable {
    /// All that an answer depends on.
    struct Key: Hashable, Sendable {
        let target: String
        let accept: String?
        let acceptLanguage: String?
        let coding: ContentCoding
        /// Of a POST.
        let body: [UInt8]
        /// Of all the others, once for every look-up by this key.
        fileprivate let hash: Int

        /// The key of a GET.
        init(_ request: Request, coding: ContentCoding = .identity) { self.init(request, coding, body: []) }

        /// The key of a POST; nil for what is empty, too long to compare, or no plain JSON.
        init?(post request: Request, coding: ContentCoding) {
            guard request.method == .post, 1...Self.maximumBody ~= request.body.count,
                request.fields.combined("content-type") == "application/json",
                request.fields.first("content-encoding") == nil
            else { return nil }
            self.init(request, coding, body: request.body)
        }

        private static let maximumBody = 8192

        private init(_ request: Request, _ coding: ContentCoding, body: [UInt8]) {
            self.coding = coding
            self.body = body
            target = request.target
            accept = request.fields.combined("accept")
            acceptLanguage = request.fields.combined("accept-language")
            var hasher = Hasher()
            hasher.combine(target)
            hasher.combine(accept)
            hasher.combine(acceptLanguage)
            hasher.combine(coding)
            hasher.combine(bytes: body.span)
            hash = hasher.finalize()
        }

        func hash(into hasher: inout Hasher) { hasher.combine(hash) }

        /// Bytes of the text, which a client chooses.
        var bytes: Int { [target, accept, acceptLanguage].reduce(body.count) { $0 + ($1?.utf8.count ?? 0) } }
    }

    /// An answer and the validator of its body.
    struct Entry: Sendable {
        let response: Response
        let etag: String
    }

    private struct Slot {
        let key: Key
        let entry: Entry
        let bytes: Int
        var isUsed: Bool
    }

    private struct State {
        var places: [Key: Int] = [:]
        /// Keys of what was made once and not kept, each at the place that its hash names.
        var once = [Int](repeating: 0, count: ResponseCache.rememberedKeys)
        var slots: [Slot?] = []
        var free: [Int] = []
        var hand = 0
        var bytes = 0
    }

    private static let rememberedKeys = 4096

    private let maximumBytes: Int
    private let state = Mutex(State())

    private let hits = Atomic<Int>(0)
    private let misses = Atomic<Int>(0)

    /// A cache of at most `maximumBytes` of keys, head and body; 0 keeps nothing.
    init(maximumBytes: Int) { self.maximumBytes = maximumBytes }

    subscript(key: Key) -> Entry? {
        let entry = state.withLock { state -> Entry? in
            guard let place = state.places[key] else { return nil }
            state.slots[place]?.isUsed = true
            return state.slots[place]?.entry
        }
        if entry == nil { misses.add(1, ordering: .relaxed) } else { hits.add(1, ordering: .relaxed) }
        return entry
    }

    /// What the cache was good for so far.
    var statistics: CacheStatistics {
        CacheStatistics(
            hits: hits.load(ordering: .relaxed), misses: misses.load(ordering: .relaxed), bytes: bytes,
            maximumBytes: maximumBytes)
    }

    /// Keeps an answer; a stream is not kept, nor what is larger than an eighth of the cache.
    func store(_ entry: Entry, for key: Key) {
        guard case .bytes(let body) = entry.response.content else { return }
        let bytes = body.count + entry.response.fields.bytes.count + key.bytes + 256
        guard bytes <= maximumBytes / 8 else { return }
        state.withLock { state in
            guard state.places[key] == nil else { return }
            while state.bytes + bytes > maximumBytes { Self.evict(from: &state) }
            let slot = Slot(key: key, entry: entry, bytes: bytes, isUsed: false)
            let place = state.free.popLast() ?? state.slots.count
            if place == state.slots.count { state.slots.append(slot) } else { state.slots[place] = slot }
            state.places[key] = place
            state.bytes += bytes
        }
    }

    /// Keeps an answer that was made twice. What is asked for once, as most simulations are, costs no more than the memory
    /// of that, and pushes out nothing that is read.
    func storeAgain(_ entry: Entry, for key: Key) {
        let isAgain = state.withLock { state in
            let place = key.hash & (Self.rememberedKeys - 1)
            defer { state.once[place] = key.hash }
            return state.once[place] == key.hash
        }
        if isAgain { store(entry, for: key) }
    }

    /// Bytes kept at the moment.
    var bytes: Int { state.withLock { $0.bytes } }

    /// Takes out one entry: the next one round the clock that was not asked for since the hand last passed it.
    private static func evict(from state: inout State) {
        while true {
            if state.hand >= state.slots.count { state.hand = 0 }
            defer { state.hand += 1 }
            guard let slot = state.slots[state.hand] else { continue }
            if slot.isUsed {
                state.slots[state.hand]?.isUsed = false
                continue
            }
            state.places[slot.key] = nil
            state.slots[state.hand] = nil
            state.free.append(state.hand)
            state.bytes -= slot.bytes
            return
        }
    }
}

extension Hasher {
    /// Takes in bytes by words of eight, the last of which has zeros behind its bytes, and their number.
    fileprivate mutating func combine(bytes: Span<UInt8>) {
        combine(bytes.count)
        var (word, filled) = (UInt64(0), UInt64(0))
        for index in bytes.indices {
            word |= UInt64(bytes[index]) << filled
            filled += 8
            if filled == 64 {
                combine(word)
                (word, filled) = (0, 0)
            }
        }
        combine(word)
    }
}

/// What a cache of answers was good for.
package struct CacheStatistics: Sendable {
    /// Look-ups that found an answer.
    package var hits: Int
    /// Look-ups that found none; an answer that is to be compressed looks twice.
    package var misses: Int
    /// Bytes kept now.
    package let bytes: Int
    /// The most bytes that may be kept.
    package let maximumBytes: Int
}
