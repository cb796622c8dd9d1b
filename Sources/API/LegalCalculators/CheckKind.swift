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
    package var name: LocalizedText {
        switch self {
        case .members: .init("Members in the whole country", "Члены партии по всей стране", "Бүкіл ел бойынша мүшелер")
        case .regionalMembers: .init("Members in each region", "Члены партии в каждом регионе", "Әр өңірдегі мүшелер")
        case .organisingCommittee: .init("Organising committee", "Организационный комитет", "Ұйымдастыру комитеті")
        case .initiativeGroup:
            .init("Citizens who start the party", "Инициативная группа граждан", "Азаматтардың бастамашы тобы")
        case .founderRegions:
            .init("Regions that the founders come from", "Регионы учредителей", "Құрылтайшылар келген өңірлер")
        case .congressDelegates:
            .init(
                "Delegates at the founding congress", "Делегаты учредительного съезда", "Құрылтай съезінің делегаттары")
        case .congressDeadline:
            .init("Day of the founding congress", "День учредительного съезда", "Құрылтай съезінің күні")
        case .committeeLapse:
            .init("Life of the organising committee", "Срок действия оргкомитета", "Ұйымдастыру комитетінің мерзімі")
        case .papersDeadline:
            .init("Day of filing the papers", "День подачи документов", "Құжаттарды тапсыру күні")
        case .branchesDeadline:
            .init("Day by which branches are registered", "День регистрации филиалов", "Филиалдарды тіркеу күні")
        case .reapply:
            .init("New application after a refusal", "Новая заявка после отказа", "Бас тартудан кейінгі жаңа өтінім")
        case .allowed:
            .init(
                "Whether the state may pay parties", "Допускается ли госфинансирование партий",
                "Партияларды мемлекет қаржыландыра ала ма")
        case .perVote: .init("For each vote in a year", "За каждый голос в год", "Әр дауыс үшін жылына")
        case .party: .init("For a party in a year", "Партии в год", "Партияға жылына")
        case .total: .init("In all", "Всего", "Барлығы")
        case .own: .init("Own money", "Собственные средства", "Өз қаражаты")
        case .fromParty: .init("Money from the party", "Средства партии", "Партияның қаражаты")
        case .donations: .init("Donations together", "Пожертвования в сумме", "Қайырмалдықтардың жиыны")
        case .person: .init("Donation of one person", "Пожертвование одного гражданина", "Бір азаматтың қайырмалдығы")
        case .entity:
            .init(
                "Donation of one legal entity", "Пожертвование одного юридического лица",
                "Бір заңды тұлғаның қайырмалдығы")
        case .perPerson: .init("Deposit for one person", "Взнос за одного человека", "Бір адам үшін жарна")
        case .fullDeposit: .init("Deposit for all", "Взнос за всех", "Барлығы үшін жарна")
        case .shareDue:
            .init("Share due by the last result", "Доля по прошлому результату", "Соңғы нәтиже бойынша төленетін үлес")
        case .due: .init("Deposit due", "Взнос к уплате", "Төленетін жарна")
        case .refund:
            .init("Result that brings the deposit back", "Результат, возвращающий взнос", "Жарна қайтарылатын нәтиже")
        case .list: .init("Groups together on the list", "Группы вместе в списке", "Тізімдегі топтар бірге")
        case .seats:
            .init("Groups together among the seats", "Группы вместе среди мандатов", "Мандаттардағы топтар бірге")
        }
    }
}
