// SPDX-License-Identifier: Apache-2.0
import JSON
package import Text

/// What the dataset is about, who may use it, and the names that stand in several places of it.
package struct Country: Sendable, Identified {
    /// A group of seat holders that is no party.
    package struct Named: Sendable, Identified {
        package let id: String
        package let name: LocalizedText

        static func read(_ cursor: JSONCursor) -> Named? {
            cursor.object { object in
                let id = object.required("id") { $0.identifier() }
                let name = object.required("name") { $0.text() }
                guard let id, let name else { return nil }
                return Named(id: id, name: name)
            }
        }
    }

    package let id: String
    package let name: LocalizedText
    /// Changes with every change of the data.
    package let datasetVersion: PartialDate
    package let license: String
    package let attribution: LocalizedText
    package let groups: IdentifiedCollection<Named>

    static func read(_ cursor: JSONCursor) -> Country? {
        cursor.object { object in
            let id = object.required("id") { $0.identifier() }
            let name = object.required("name") { $0.text() }
            let dataset = object.required("dataset") { cursor in
                cursor.object { object -> (PartialDate, String, LocalizedText)? in
                    let version = object.required("version") { $0.date() }
                    let license = object.required("license") { $0.string() }
                    let attribution = object.required("attribution") { $0.text() }
                    guard let version, let license, let attribution else { return nil }
                    return (version, license, attribution)
                }
            }
            let groups = object.list("groups", Named.read)
            guard let id, let name, let (version, license, attribution) = dataset else { return nil }
            return Country(
                id: id, name: name, datasetVersion: version, license: license, attribution: attribution,
                groups: IdentifiedCollection(groups))
        }
    }
}
