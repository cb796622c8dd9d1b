// SPDX-License-Identifier: Apache-2.0
import HTTP

/// A request as the cache sees it, looked at once: its key takes in the whole body.
struct CacheLookup {
    let request: Request
    let coding: ContentCoding
    /// What an answer in that coding is kept by; nil where none is.
    let key: ResponseCache.Key?

    /// What is answered of the target, where that is less than what was sent (`Appended`).
    private(set) var target: Target?

    /// Nil where no coding is acceptable.
    init?(_ request: Request) {
        guard let coding = ContentCoding(request) else { return nil }
        self.request = request
        self.coding = coding
        key = Self.isRead(request) ? .get(request, coding) : .post(request, coding)
    }

    private init(_ request: Request, _ coding: ContentCoding, _ target: Target) {
        self.request = request
        self.coding = coding
        self.target = target
        key = Self.isRead(request) ? .get(request, coding, target: target.text) : nil
    }

    /// The same request for less of its target.
    func answering(_ target: Target) -> CacheLookup { CacheLookup(request, coding, target) }

    /// What the answer is kept by before it is coded.
    var plainKey: ResponseCache.Key { .get(request, target: target?.text) }

    private static func isRead(_ request: Request) -> Bool { request.method == .get || request.method == .head }
}
