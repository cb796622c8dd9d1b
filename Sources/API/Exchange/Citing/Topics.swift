// SPDX-License-Identifier: Apache-2.0
import Record
import Text

extension Topic {
    private init(_ path: String, _ english: String, _ russian: String, _ kazakh: String) {
        self.init(path: "/v1/" + path, title: LocalizedText(english, russian, kazakh))
    }

    /// In the order of the operations.
    static let all: [Topic] = Resources.all.flatMap(\.topics) + simulations + charts + others

    private static let simulations = [
        Topic("simulations/seats", "Count of seats", "Подсчёт мест", "Орындарды санау"),
        Topic(
            "simulations/compare", "Count of seats by several rules", "Подсчёт мест по разным правилам",
            "Орындарды түрлі ережемен санау"),
        Topic(
            "simulations/counterfactual", "Votes of one election under other rules",
            "Голоса одних выборов по другим правилам", "Бір сайлау дауыстары басқа ережемен"),
        Topic(
            "simulations/sweep", "Seats as a rule changes", "Места при изменении правила", "Ереже өзгергендегі орындар"),
        Topic(
            "simulations/sensitivity", "Votes to the next seat", "Голоса до следующего места",
            "Келесі орынға дейінгі дауыс"),
        Topic("simulations/coalitions", "Coalitions and power", "Коалиции и влияние", "Коалициялар және ықпал"),
        Topic("simulations/monte-carlo", "Simulated elections", "Имитация выборов", "Сайлауды имитациялау"),
    ]

    private static let charts = [
        Topic("charts/hemicycle", "Seats", "Места", "Орындар"),
        Topic("charts/bars", "Votes or seats", "Голоса или места", "Дауыс немесе орын"),
        Topic("charts/votes-seats", "Votes and seats", "Голоса и места", "Дауыс пен орын"),
        Topic(
            "charts/slope", "Change between two elections", "Изменение между двумя выборами",
            "Екі сайлау арасындағы өзгеріс"),
        Topic(
            "charts/thresholds", "A number of the law over time", "Число закона во времени", "Уақыт бойынша заң саны"),
        Topic("charts/turnout", "Turnout", "Явка", "Қатысу деңгейі"),
        Topic("charts/lineage", "Parties over time", "Партии во времени", "Партиялар уақыт бойынша"),
        Topic("charts/sweep", "Seats as a rule changes", "Места при изменении правила", "Ереже өзгергендегі орындар"),
        Topic("charts/quantiles", "Range of seats", "Разброс мест", "Орындар аралығы"),
    ]

    private static let others = [
        Topic("search", "Search", "Поиск", "Іздеу"),
        Topic("calculators/registration", "Registration of a party", "Регистрация партии", "Партияны тіркеу"),
        Topic("calculators/financing", "State financing", "Государственное финансирование", "Мемлекеттік қаржыландыру"),
        Topic("calculators/campaign-fund", "Campaign fund", "Избирательный фонд", "Сайлау қоры"),
        Topic("calculators/deposit", "Deposit", "Избирательный взнос", "Сайлау жарнасы"),
        Topic("calculators/quota", "Quotas of lists", "Квоты в списках", "Тізімдердегі квоталар"),
        Topic("export", "The whole dataset", "Весь набор данных", "Бүкіл деректер жиыны"),
    ]
}
