// SPDX-License-Identifier: Apache-2.0
import JSON
import Web

extension Schema {
    static let oEmbed = Schema.object(
        [
            "cache_age": .integer(from: 0).says("Seconds for which the answer may be kept."),
            "height": .integer(from: 1).says("Pixels of the frame."),
            "html": .string.says("The frame."),
            "provider_name": .string,
            "provider_url": .string,
            "thumbnail_height": .integer(from: 1),
            "thumbnail_url": .string,
            "thumbnail_width": .integer(from: 1),
            "title": .string,
            "type": .constant("rich"),
            "version": .constant("1.0"),
            "width": .integer(from: 1).says("Pixels of the frame."),
        ], optional: ["thumbnail_height", "thumbnail_url", "thumbnail_width"]
    ).named("OEmbed").described(
        "What oEmbed 1.0 says of a page, of type `rich`. The thumbnail is there where the server makes PNG.")
}
