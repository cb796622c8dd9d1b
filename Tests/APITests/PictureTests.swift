// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Synchronization
import Testing

@testable import API
@testable import Web

/// PNG of charts, by a rasterizer that is a function of the test.
@Suite struct `PNG of charts` {
    private static let path = "/v1/charts/hemicycle.png?seats=amanat:2,auyl:1"

    private func api(cacheBytes: Int = 1 << 20, _ draw: Rasterizer.Draw? = nil) throws -> API {
        let site = Site(
            version: "1", rasterizer: draw.map { Rasterizer(draw: $0) },
            publicURL: { "https://mandat.example" })
        return API(registry: try Mandat.registry(), site: site, cacheBytes: cacheBytes)
    }

    private func ask(
        _ api: API, _ target: String = path, _ fields: [(name: String, value: String)] = []
    ) async -> (answer: Answer, isLater: Bool) {
        switch api.reply(to: Request(method: .get, target: target, fields: Fields(fields))) {
        case .now(let response): (Answer(response), false)
        case .later(let work): (Answer(await work()), true)
        }
    }

    /// The least that passes for a PNG of that size.
    private static func png(_ width: Int, _ height: Int) -> [UInt8] {
        func number(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + number(width)
            + number(height) + [8, 6, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0] + Array("IEND".utf8) + [0xAE, 0x42, 0x60, 0x82]
    }

    @Test func `without the program the answer is 406, which says what is missing and how to get it`() async throws {
        for (target, fields) in [
            (Self.path, []), ("/v1/charts/turnout?format=png", []), ("/v1/charts/turnout", [("accept", "image/png")]),
        ] {
            let answer = try await ask(api(), target, fields).answer
            #expect(answer.status == 406)
            let detail = answer["/detail"].shown
            for word in ["rsvg-convert", "librsvg2-bin", "fonts-dejavu-core", "--rsvg-convert"] {
                #expect(detail.contains(word))
            }
            #expect(answer["/errors/0/allowed"] == .strings(["svg", "json", "csv", "ndjson"]))
        }
        // Who takes something else too gets that.
        let other = try await ask(api(), "/v1/charts/turnout", [("accept", "image/png, text/csv;q=0.1")]).answer
        #expect(other.status == 200 && other.field("content-type")?.hasPrefix("text/csv") == true)
    }

    @Test func `the card is made once, off the event loop, and then kept`() async throws {
        let drawn = Mutex<[[UInt8]]>([])
        let api = try api { svg in
            drawn.withLock { $0.append(svg) }
            return .success(Self.png(1200, 630))
        }
        let first = await ask(api)
        #expect(first.isLater && first.answer.status == 200)
        #expect(first.answer.field("content-type") == "image/png")
        #expect(first.answer.body == Self.png(1200, 630))
        #expect(first.answer.field("cache-control")?.hasPrefix("public, max-age=60") == true)
        let second = await ask(api)
        #expect(!second.isLater && second.answer.body == first.answer.body)
        let svgs = drawn.withLock { $0 }
        #expect(svgs.count == 1)
        let svg = String(decoding: svgs[0], as: UTF8.self)
        #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\">"))
        #expect(svg.contains("data-party=\"amanat\""))
        let etag = try #require(first.answer.field("etag"))
        #expect(await ask(api, Self.path, [("if-none-match", etag)]).answer.status == 304)
    }

    @Test func `every way to ask for it leaves the event loop`() async throws {
        for (target, fields) in [
            ("/v1/charts/turnout.png", []), ("/v1/charts/turnout?format=png", []),
            ("/v1/charts/turnout?f%6Frmat=p%6Eg", []), ("/v1/charts/turn%6Fut.png", []),
            ("/v1/charts/turnout", [("accept", "image/png")]),
            ("/v1/charts/quantiles.png?system=mazhilis-2023&draws=64&shares=a:60,b:30&sample_size=1000", []),
        ] {
            let asked = try await ask(api { _ in .success(Self.png(1200, 630)) }, target, fields)
            #expect(asked.isLater, "\(target)")
            #expect(asked.answer.status == 200, "\(target)")
            #expect(asked.answer.field("content-type") == "image/png", "\(target)")
        }
    }

    @Test(arguments: [(240, 126), (600, 315), (1200, 630), (2000, 1050)])
    func `a card has the width asked for, and always the same form`(width: Int, height: Int) async throws {
        let answer = try await ask(
            api { svg in
                let isSize = String(decoding: svg, as: UTF8.self).contains("width=\"\(width)\" height=\"\(height)\"")
                return .success(isSize ? Self.png(width, height) : [])
            }, "\(Self.path)&width=\(width)"
        ).answer
        #expect(answer.status == 200)
    }

    @Test(arguments: [
        (Rasterizer.Fault.busy, "1"), (.tookTooLong(seconds: 7), "30"), (.failed("it ended with status 1"), "60"),
    ])
    func `what goes wrong is a problem that says when to come again, and is not kept`(
        fault: Rasterizer.Fault, seconds: String
    ) async throws {
        let faults = Mutex([fault])
        let api = try api { _ in
            faults.withLock { $0.popLast() }.map { .failure($0) } ?? .success(Self.png(1200, 630))
        }
        let answer = await ask(api).answer
        #expect(answer.status == 503)
        #expect(answer.field("content-type") == "application/problem+json")
        #expect(answer.field("retry-after") == seconds)
        #expect(answer.field("cache-control") == "no-store")
        #expect(await ask(api).answer.status == 200)
    }

    @Test func `what is no picture of that size is never passed on`() async throws {
        let card = Self.png(1200, 630)
        for bytes in [[], Array("no picture".utf8), Self.png(10, 10), card.dropLast(), card + [0]] {
            let answer = try await ask(api { _ in .success(bytes) }).answer
            #expect(answer.status == 503)
        }
    }

    @Test func `what cannot be drawn is a problem, and no program is asked`() async throws {
        for target in [
            "/v1/charts/hemicycle.png?election=no-such", "/v1/charts/hemicycle.png?seats=a:0",
            "/v1/charts/hemicycle.png?seats=a:1&width=9", "/v1/charts/hemicycle.png?seats=a:1&shape=array",
            "/v1/parties.png",
        ] {
            let answer = try await ask(
                api { _ in
                    Issue.record("\(target) was drawn")
                    return .failure(.busy)
                }, target
            ).answer
            #expect((400...422).contains(answer.status), "\(target)")
        }
    }

    @Test func `whoever does not wait gets no pixels`() throws {
        let api = try api { _ in .success([]) }
        #expect(api.response(to: Request(method: .get, target: Self.path)).status.code == 503)
    }
}
