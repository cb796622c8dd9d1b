// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing

@testable import API

@Suite struct `The cache of answers` {
    private func key(_ number: Int, accept: String? = nil) -> ResponseCache.Key {
        let fields = accept.map { [(name: "accept", value: $0)] } ?? []
        return ResponseCache.Key.get(Request(method: .get, target: "/v1/parties?q=\(number)", fields: Fields(fields)))
    }

    private func entry(_ number: Int, bytes: Int = 1000) -> ResponseCache.Entry {
        ResponseCache.Entry(
            response: Response(status: .ok, body: Array(repeating: UInt8(truncatingIfNeeded: number), count: bytes)),
            etag: "\"\(number)\"")
    }

    @Test func `gives back the bytes that were kept`() {
        let cache = ResponseCache(maximumBytes: 1 << 20)
        #expect(cache[key(1)] == nil)
        cache.store(entry(1), for: key(1))
        #expect(cache[key(1)]?.response.body == entry(1).response.body)
        #expect(cache[key(1)]?.etag == "\"1\"")
        #expect(cache[key(2)] == nil)
        #expect(cache[key(1, accept: "text/csv")] == nil)
        cache.store(entry(9), for: key(1))
        #expect(cache[key(1)]?.etag == "\"1\"", "the first answer to a request is the answer")
    }

    @Test func `never holds more bytes than it may, whatever the sizes`() {
        let cache = ResponseCache(maximumBytes: 100_000)
        for number in 0..<2000 {
            cache.store(entry(number, bytes: (number * 7919) % 12_000), for: key(number))
            #expect(cache.bytes <= 100_000)
        }
        #expect(cache.bytes > 50_000)
        let kept = (0..<2000).filter { cache[key($0)] != nil }
        #expect(kept.count > 5)
        #expect(kept.allSatisfy { cache[key($0)]?.etag == "\"\($0)\"" })
    }

    @Test func `drops what nobody asked for, before what is asked for`() {
        let cache = ResponseCache(maximumBytes: 20_000)
        cache.store(entry(0), for: key(0))
        for number in 1..<100 {
            #expect(cache[key(0)] != nil, "asked for before each of \(number) others")
            cache.store(entry(number), for: key(number))
        }
        #expect(cache[key(1)] == nil)
        #expect(cache[key(99)] != nil)
    }

    @Test func `keeps no answer above an eighth of its size, and none at all at size zero`() {
        let cache = ResponseCache(maximumBytes: 16_000)
        cache.store(entry(1, bytes: 2000), for: key(1))
        #expect(cache[key(1)] == nil)
        cache.store(entry(2, bytes: 1000), for: key(2))
        #expect(cache[key(2)] != nil)
        let none = ResponseCache(maximumBytes: 0)
        none.store(entry(1, bytes: 0), for: key(1))
        #expect(none[key(1)] == nil)
        #expect(none.bytes == 0)
    }

    /// As many simulations as one likes, each asked for once, leave what is read where it is.
    @Test func `keeps what is made twice, and nothing of what is made once`() {
        let cache = ResponseCache(maximumBytes: 20_000)
        cache.store(entry(0), for: key(0))
        for number in 1..<1000 { cache.storeSecond(entry(number), for: key(number)) }
        #expect(cache[key(0)] != nil)
        #expect(cache[key(999)] == nil)
        cache.storeSecond(entry(999), for: key(999))
        #expect(cache[key(999)]?.etag == "\"999\"")
    }

    private func key(posting body: String, type: String = "application/json") -> ResponseCache.Key? {
        let request = Request(
            method: .post, target: "/v1/simulations/seats", fields: Fields([(name: "content-type", value: type)]),
            body: Array(body.utf8))
        return ResponseCache.Key.post(request, .identity)
    }

    @Test func `knows posted bodies apart by every byte of them`() throws {
        let body = #"{"system":"mazhilis-2023"}"#
        let known = try #require(key(posting: body))
        #expect(key(posting: body) == known)
        #expect(key(posting: body)?.hashValue == known.hashValue)
        for place in body.indices {
            var other = body
            other.replaceSubrange(place...place, with: "!")
            #expect(key(posting: other) != known)
            #expect(key(posting: other)?.hashValue != known.hashValue, "64 bits of a keyed hash")
        }
        #expect(key(posting: body + "\0")?.hashValue != known.hashValue, "a zero byte is a byte")
        #expect(key(posting: "") == nil)
        #expect(key(posting: body, type: "text/plain") == nil)
    }

    /// A client chooses how long its Accept is, so it counts.
    @Test func `counts what the client sent against its bound`() {
        let cache = ResponseCache(maximumBytes: 1 << 20)
        let long = String(repeating: "x", count: 60_000)
        for number in 0..<40 {
            let long = key(number, accept: long + "\(number)")
            cache.store(entry(number, bytes: 10), for: long)
            #expect(cache.bytes >= min(number + 1, 17) * 60_000 || cache.bytes > (1 << 20) - 61_000)
        }
        #expect(cache.bytes <= 1 << 20)
    }

    @Test func `serves many at a time and never mixes answers`() async {
        let cache = ResponseCache(maximumBytes: 50_000)
        let wrong = await withTaskGroup(of: Int.self) { group in
            for task in 0..<8 {
                group.addTask {
                    var wrong = 0
                    for step in 0..<2000 {
                        let number = (step * 31 + task * 17) % 90
                        if let found = cache[key(number)] {
                            if found.etag != "\"\(number)\"" || found.response.body.first != UInt8(number) {
                                wrong += 1
                            }
                        } else {
                            cache.store(entry(number), for: key(number))
                        }
                        if cache.bytes > 50_000 { wrong += 1 }
                    }
                    return wrong
                }
            }
            return await group.reduce(0, +)
        }
        #expect(wrong == 0)
    }

    /// The same storage, not only the same bytes: nothing was made anew.
    @Test(arguments: [(1 << 20, true), (0, false)])
    func `is what an API answers from the second time`(cacheBytes: Int, isSame: Bool) throws {
        let api = try Mandat.fresh(cacheBytes: cacheBytes)
        let target = "/v1/elections/mazhilis-2023/results"
        let first = try Mandat.get(target, from: api).body
        let second = try Mandat.get(target, from: api).body
        #expect(first == second)
        let places = [first, second].map { bytes in bytes.withUnsafeBufferPointer { $0.baseAddress } }
        #expect((places[0] == places[1]) == isSame)
        let kazakh = try Mandat.get(target, [("accept-language", "kk")], from: api).body
        #expect(kazakh != first)
        #expect(try Mandat.get(target, [("accept-language", "kk")], from: api).body == kazakh)
        #expect(try Mandat.get(target, from: api).body == first)
    }
}
