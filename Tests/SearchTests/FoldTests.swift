// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Search

@Suite struct `Spellings of one name` {
    @Test(arguments: [
        ["Majilis", "Mazhilis", "Mäjilis", "Mәjilis", "Мәжіліс", "Мажилис", "MAŽILIS", "Ma\u{308}jilis"],
        ["Tokayev", "Toqaev", "Tokaev", "Токаев", "Тоқаев", "ТОКАЕВ"],
        ["Nazarbayev", "Nazarbaev", "Назарбаев"],
        ["Nur Otan", "Nur-Otan", "Noor Otan", "Нұр Отан", "Нур Отан", "Nūr Otan"],
        ["Ak Zhol", "Aq Jol", "Ак жол", "Ақ жол", "Aq-Zhol"],
        ["Zhas Otan", "Jas Otan", "Жас Отан"],
        ["Rukhaniyat", "Ruhaniyat", "Руханият"],
        ["Ablyazov", "Abliazov", "Аблязов", "Әблязов"],
        ["Zhaganova", "Jağanova", "Жаганова", "Жағанова"],
        ["Suleymenov", "Suleimenov", "Süleimenov", "Сулейменов", "Сүлейменов"],
        ["Kassym-Jomart", "Qasym-Zhomart", "Касым-Жомарт", "Қасым-Жомарт"],
        ["Qongyrov", "Қоңыров"], ["Tereshchenko", "Терещенко"], ["Pyotr", "Пётр", "Петр"],
        ["Halyk", "Khalyk", "Halyq", "Халық"], ["Respublika", "Respublica", "Республика"],
        ["Assar", "Asar", "Асар"], ["Yenbek", "Enbek", "Yengbek", "Еңбек"], ["People's", "People’s", "Peoples"],
        ["Äkejan", "Akezhan", "Акежан", "Әкежан"], ["Elbasy", "Елбасы"], ["OSDP", "ОСДП"], ["JSDP", "ЖСДП"],
        ["Baitaq", "Baytaq", "Baitak", "Байтақ", "Байтак"], ["Shymkent", "Şymkent", "Шымкент"],
    ])
    func `fold into one`(spellings: [String]) {
        let folded = Set(spellings.map { Fold.words($0).joined(separator: " ") })
        #expect(folded.count == 1, "\(folded)")
    }

    @Test(arguments: [
        ("Adal", "Adilet"), ("Asar", "Azat"), ("Askhat", "Ashat"), ("2023", "203"), ("Otan", "Utan"),
    ])
    func `stay apart where they are other names`(first: String, second: String) {
        #expect(Fold.words(first) != Fold.words(second))
    }

    @Test func `keep digits, drop signs, and part at hyphens`() {
        #expect(Fold.words("For Kazakhstan – 2030!") == ["for", "kazahstan", "2030"])
        #expect(Fold.words("no. 344-II").contains("344"))
        #expect(Fold.words("…«»").isEmpty)
        #expect(Fold.words("2022") == ["2022"])
    }
}

@Suite struct `An index of names` {
    private let texts = [
        "Nur Otan", "Zhas Otan", "Adal", "Adilet", "Communist Party of Kazakhstan",
        "Communist People's Party of Kazakhstan", "People's Party of Kazakhstan", "Mazhilis of the Parliament",
    ]

    private func first(_ query: String) -> String? { NameMatcher(texts).search(query).first.map { texts[$0.name] } }

    @Test(arguments: [
        ("Нұр Отан", "Nur Otan"), ("nurotan", "Nur Otan"), ("Nur Oton", "Nur Otan"), ("jas otan", "Zhas Otan"),
        ("Adal", "Adal"), ("Adilet", "Adilet"), ("Communist Party of Kazakhstan", "Communist Party of Kazakhstan"),
        ("Peoples Party of Kazakhstan", "People's Party of Kazakhstan"),
        ("мажилиса", "Mazhilis of the Parliament"), ("mazh", "Mazhilis of the Parliament"),
        ("comunist peoples party", "Communist People's Party of Kazakhstan"),
    ])
    func `gives the name that is meant first`(query: String, name: String) { #expect(first(query) == name) }

    @Test func `says how it was found`() {
        let index = NameMatcher(texts)
        #expect(index.search("nur otan").first?.match == .exact)
        #expect(index.search("Нұр-Отан").first?.match == .folded)
        #expect(index.search("parliament").first?.match == .words)
        #expect(index.search("parlament").first?.match == .similar)
        #expect(index.search("nur otan").first?.score == 1000)
    }

    @Test(arguments: ["", "…", "zzzzzzzzz", "ad"]) func `finds nothing where nothing is meant`(query: String) {
        #expect(NameMatcher(texts).search(query).isEmpty)
    }
}
