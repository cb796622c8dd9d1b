// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Testing

@testable import API

@Suite struct `Answers to POST` {
    private static let target = "/v1/simulations/seats"

    private func post(
        _ body: String, _ fields: [(name: String, value: String)] = [Mandat.json], target: String = Self.target,
        to api: API
    ) -> Answer {
        let fields = Fields(fields)
        return Answer(
            api.response(to: Request(method: .post, target: target, fields: fields, body: Array(body.utf8))))
    }

    private func body(_ votes: Int) -> String {
        #"{"rules":{"seats":9},"tally":{"lists":[{"party":"a","votes":\#(votes)},{"party":"b","votes":100}]}}"#
    }

    @Test func `are kept from the second time, by the whole body`() throws {
        let api = try Mandat.fresh()
        let first = post(body(100), to: api)
        #expect(post(body(100), to: api).body == first.body)
        #expect(api.cacheStatistics.hits == 0)
        #expect(post(body(100), to: api).body == first.body)
        #expect(api.cacheStatistics.hits == 1)
        #expect(post(body(101), to: api)["/data/base"] == 201)
        #expect(post(body(100), [Mandat.json, (name: "accept-language", value: "kk")], to: api)["/meta/lang"] == "kk")
        #expect(api.cacheStatistics.hits == 1)
    }

    @Test func `are not taken from a GET of the same target`() throws {
        let api = try Mandat.fresh()
        let target = Self.target + "?lang=ru"
        #expect(try Mandat.get(target + "&seats=9&votes=a:1,b:2", from: api).status == 200)
        #expect(post("", target: target + "&seats=9&votes=a:1,b:2", to: api).status == 400)
        #expect(post(body(1), target: target, to: api).status == 200)
        #expect(try Mandat.get(target, from: api).status == 400)
    }

    @Test func `are not kept where something is wrong, nor for another type of content`() throws {
        let api = try Mandat.fresh()
        for _ in 0..<2 { #expect(post(body(-1), to: api).status == 422 || post(body(-1), to: api).status == 400) }
        #expect(post(body(7), to: api).status == 200)
        #expect(post(body(7), [(name: "content-type", value: "text/plain")], to: api).status == 415)
        #expect(post(body(7), [Mandat.json, (name: "content-encoding", value: "gzip")], to: api).status == 415)
        #expect(api.cacheStatistics.hits == 0)
    }
}
