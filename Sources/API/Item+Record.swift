// SPDX-License-Identifier: Apache-2.0
import JSON
import Registry

extension Act {
    func document(in language: Language) -> JSON {
        [
            "date": .string(date?.description), "number": .string(number), "source": .string(source),
            "title": .string(title[language]),
        ]
    }
}
