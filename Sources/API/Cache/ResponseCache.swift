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
        /// - Parameter target: what is answered of the target; by default all of it.
        static func get(_ request: Request, _ coding: ContentCoding = .identity, target: String? = nil) -> Key {
            Key(
                target: target ?? request.target, accept: request.fields.combined("accept"),
                acceptLanguage: request.fields.combined("accept-language"), coding: coding, body: [])
        }

        /// The key of a POST; nil for what is empty, too long to compare, or no plain JSON.
        static func post(_ request: Request, _ coding: ContentCoding) -> Key? {
            let fields = request.fields
            guard request.method == .post, 1...maximumBody ~= request.body.count,
                fields.combined("content-type") == "application/json", fields.first("content-encoding") == nil
            else { return nil }
            return Key(
                target: request.target, accept: fields.combined("accept"),
                acceptLanguage: fields.combined("accept-language"), coding: coding, body: request.body)
        }

        private static let maximumBody = 8192

        private init(target: String, accept: String?, acceptLanguage: String?, coding: ContentCoding, body: [UInt8]) {
            self.target = target
            self.accept = accept
            self.acceptLanguage = acceptLanguage
            self.coding = coding
            self.body = body
            var hasher = Hasher()
            hasher.combine(target)
            hasher.combine(accept)
            hasher.combine(acceptLanguage)
            hasher.combine(coding)
            if !body.isEmpty { hasher.combine(bytes: body.span) }
            hash = hasher.finalize()
        }

        func hash(into hasher: inout Hasher) { hasher.combine(hash) }

        /// Bytes of the text, which a client chooses.
        var bytes: Int { [target, accept, acceptLanguage].reduce(body.count) { $0 + ($1?.utf8.count ?? 0) } }
    }

    /// An answer and the validator of its body; an object, so that a look-up hands out one reference and copies nothing.
    final class Entry: Sendable {
        let response: Response
        let etag: String

        init(response: Response, etag: String) {
            self.response = response
            self.etag = etag
        }
    }

    /// An object, so that its use is noted in place.
    private final class Slot {
        let key: Key
        let entry: Entry
        let bytes: Int
        var isUsed = false

        init(_ key: Key, _ entry: Entry, bytes: Int) {
            self.key = key
            self.entry = entry
            self.bytes = bytes
        }
    }

    private struct State {
        var places: [Key: Int] = [:]
        /// Hashes of the keys that `storeSecond` saw last, each at the place that it names itself.
        var seen = [Int](repeating: 0, count: ResponseCache.rememberedKeys)
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
            guard let place = state.places[key], let slot = state.slots[place] else { return nil }
            slot.isUsed = true
            return slot.entry
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
            let slot = Slot(key, entry, bytes: bytes)
            let place = state.free.popLast() ?? state.slots.count
            if place == state.slots.count { state.slots.append(slot) } else { state.slots[place] = slot }
            state.places[key] = place
            state.bytes += bytes
        }
    }

    /// Keeps an answer that was made twice. What is asked for once, as most simulations are, costs no more than the memory
    /// of that, and pushes out nothing that is read.
    func storeSecond(_ entry: Entry, for key: Key) {
        let isSecond = state.withLock { state in
            let place = key.hash & (Self.rememberedKeys - 1)
            defer { state.seen[place] = key.hash }
            return state.seen[place] == key.hash
        }
        if isSecond { store(entry, for: key) }
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
                slot.isUsed = false
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
    /// Takes in bytes by words of eight, the last of which has zeros behind its bytes, and their number; an array of bytes
    /// would be taken in one by one.
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
