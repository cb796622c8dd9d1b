// SPDX-License-Identifier: Apache-2.0
package import Electoral
package import JSON

/// A house counted in parts: the lists of the whole country, each district, and what the parties have in all.
package struct MixedSystemResult {
    package let request: MixedSystemRequest
    /// The part of lists in the whole country; nil where there is none.
    package let list: SeatAllocation?
    /// One entry a district of the request; nil where it is one of candidates.
    package let districts: [SeatAllocation?]
    /// The parts put together.
    package let house: MixedSystemAllocation

    /// Counts every part.
    /// - Throws: the first fault, at its place in the body.
    package init(_ request: MixedSystemRequest) throws(JSONFault) {
        self.request = request
        var list: SeatAllocation?
        if let lists = request.list {
            do throws(AllocationError) {
                list = try allocate(lists.tally, under: lists.rules)
            } catch {
                throw error.fault(lists.rules)
            }
        }
        var districts: [SeatAllocation?] = []
        var single: [(District, District.Rule)] = []
        for (index, place) in request.districts.enumerated() {
            switch place {
            case .candidates(let district, _, let rule):
                districts.append(nil)
                single.append((district, rule))
            case .lists(_, let tally, let rules):
                do throws(AllocationError) {
                    districts.append(try allocate(tally, under: rules))
                } catch {
                    throw error.fault(rules).ofDistrict(index)
                }
            }
        }
        (self.list, self.districts) = (list, districts)
        house = MixedSystemAllocation(
            lists: [list].compactMap { $0 } + districts.compactMap { $0 }, districts: single)
    }

    /// Seats of all parts that were counted.
    package var seats: Int { (house.listPart?.seats ?? 0) + (house.districtPart?.seats ?? 0) }

    /// The party that has so many seats alone; who stands alone has no more than one.
    package func party(with seats: Int) -> String? {
        house.totals.first { $0.party != nil && $0.seats >= seats }.flatMap(\.party)
    }
}

extension JSONFault {
    /// The same fault of one of the districts.
    fileprivate func ofDistrict(_ index: Int) -> JSONFault {
        var fault = self
        let place = ["districts", String(index)]
        if pointer.tokens.first == "tally" {
            fault.pointer = JSONPointer(tokens: place + pointer.tokens.dropFirst())
        } else if pointer.tokens == ["rules", "seats"] {
            fault.pointer = JSONPointer(tokens: place + ["seats"])
        }
        return fault
    }
}
