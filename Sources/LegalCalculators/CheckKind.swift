// SPDX-License-Identifier: Apache-2.0
package import Text

/// What a line of a calculation checks or reckons.
package enum CheckKind: String, CaseIterable {
    case members
    case regionalMembers = "regional_members"
    case organisingCommittee = "organising_committee"
    case initiativeGroup = "initiative_group"
    case founderRegions = "founder_regions"
    case congressDelegates = "congress_delegates"
    case congressDeadline = "congress_deadline"
    case committeeLapse = "committee_lapse"
    case papersDeadline = "papers_deadline"
    case branchesDeadline = "branches_deadline"
    case reapply
    case allowed
    case perVote = "per_vote"
    case party
    case total
    case own
    case fromParty = "from_party"
    case donations
    case person
    case entity
    case perPerson = "per_person"
    case fullDeposit = "full_deposit"
    case shareDue = "share_due"
    case due
    case refund
    case list
    case seats

    /// What a reader calls it.
    package var name: Phrase { Phrase("calculators.check.\(rawValue)") }
}
