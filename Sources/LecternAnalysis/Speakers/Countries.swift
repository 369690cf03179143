/// Countries and the adjectives that stand for them: "the Ukrainian leader" is Ukraine's.
enum Countries {
    /// The country that an adjective or a name in small letters stands for, nil when it is none.
    static func country(_ word: String) -> String? { table[word] }

    /// Whether a word names the people of a country in the plural: "Germans", "the French".
    static func isPeople(_ word: String) -> Bool {
        word.hasSuffix("s") && table[String(word.dropLast())].map { $0 != String(word.dropLast()) } ?? false
    }

    private static let table: [String: String] = {
        var table: [String: String] = [:]
        for line in list.split(separator: "\n") {
            let names = [String](wordList: String(line))
            for name in names { table[name] = names[0] }
        }
        return table
    }()

    /// A country a line: its name, then its adjectives.
    private static let list = """
        afghanistan afghan
        albania albanian
        algeria algerian
        angola angolan
        argentina argentine argentinian
        armenia armenian
        australia australian
        austria austrian
        azerbaijan azerbaijani
        bahrain bahraini
        bangladesh bangladeshi
        belarus belarusian
        belgium belgian
        bolivia bolivian
        bosnia bosnian
        brazil brazilian
        britain british
        bulgaria bulgarian
        burma burmese
        cambodia cambodian
        cameroon cameroonian
        canada canadian
        chad chadian
        chile chilean
        china chinese
        colombia colombian
        congo congolese
        croatia croatian
        cuba cuban
        cyprus cypriot
        czechia czech
        denmark danish dane
        ecuador ecuadorian
        egypt egyptian
        england english
        eritrea eritrean
        estonia estonian
        ethiopia ethiopian
        europe european
        finland finnish finn
        france french
        georgia georgian
        germany german
        ghana ghanaian
        greece greek
        guatemala guatemalan
        haiti haitian
        honduras honduran
        hungary hungarian
        iceland icelandic
        india indian
        indonesia indonesian
        iran iranian
        iraq iraqi
        ireland irish
        israel israeli
        italy italian
        jamaica jamaican
        japan japanese
        jordan jordanian
        kazakhstan kazakh
        kenya kenyan
        kosovo kosovar
        kuwait kuwaiti
        laos laotian
        latvia latvian
        lebanon lebanese
        libya libyan
        lithuania lithuanian
        malaysia malaysian
        mali malian
        malta maltese
        mexico mexican
        moldova moldovan
        mongolia mongolian
        montenegro montenegrin
        morocco moroccan
        nepal nepalese nepali
        netherlands dutch
        nicaragua nicaraguan
        niger nigerien
        nigeria nigerian
        norway norwegian
        oman omani
        pakistan pakistani
        palestine palestinian
        panama panamanian
        paraguay paraguayan
        peru peruvian
        philippines philippine filipino
        poland polish
        portugal portuguese
        qatar qatari
        romania romanian
        russia russian
        rwanda rwandan
        scotland scottish
        senegal senegalese
        serbia serbian
        singapore singaporean
        slovakia slovak
        slovenia slovenian
        somalia somali
        spain spanish
        sudan sudanese
        sweden swedish swede
        switzerland swiss
        syria syrian
        taiwan taiwanese
        tanzania tanzanian
        thailand thai
        tunisia tunisian
        turkey turkish
        uganda ugandan
        ukraine ukrainian
        america american u.s us
        uruguay uruguayan
        uzbekistan uzbek
        venezuela venezuelan
        vietnam vietnamese
        wales welsh
        yemen yemeni
        zambia zambian
        zimbabwe zimbabwean
        """
}
