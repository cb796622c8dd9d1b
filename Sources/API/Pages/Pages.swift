// SPDX-License-Identifier: Apache-2.0
import HTTP
import Registry
import Text

/// What is served to browsers beside the operations of the contract: the files that pages load.
enum Pages {
    static var endpoints: [Endpoint] {
        [Endpoint(.get, "/assets/{version}/{name}", operation: "getAsset", asset)]
    }

    /// A file by the version that the page was made with.
    ///
    /// A page from before a reload asks for a version that is gone; it gets today's files, which nobody may keep under
    /// that address.
    private static func asset(_ call: Call) throws(Problem) -> Endpoint.Answer {
        let assets = call.site.assets
        guard let file = assets[call.captures[1]] else {
            throw Problem(.notFound, "There is no asset \"\(call.captures[1])\".")
        }
        return .asset(file.bytes, mediaType: file.mediaType, isForGood: call.captures[0] == assets.version)
    }
}
