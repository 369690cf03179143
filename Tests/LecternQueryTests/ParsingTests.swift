import LecternQuery
import LecternTestSupport
import Testing

@Suite struct ParsingTests {
    @Test(arguments: [
        ("", ""), (" \t\n ", ""),
        ("nato", "nato"), ("\"nato\"", "nato"), ("NATO summit", "NATO summit"), ("\"nato summit\"", "\"nato summit\""),
        ("nato and summit", "nato summit"), ("nato AND summit And now", "nato summit now"),
        ("a or b c", "a or b c"), ("(a or b) c", "(a or b) c"), ("a (b c)", "a b c"),
        ("(a or (b or c))", "a or b or c"),
        ("((a))", "a"), ("a or (b c)", "a or b c"), ("not a b", "not a b"), ("not (a b)", "not (a b)"),
        ("not (a)", "not a"),
        ("not not a", "not not a"), ("-a", "not a"), ("-(a or b)", "not (a or b)"), ("--a", "not not a"),
        ("-speaker:ruiz", "not speaker:ruiz"), ("a-b", "a-b"), ("\"-a\"", "\"-a\""), ("\"and\"", "\"and\""),
        ("android", "android"), ("ukr* War*", "ukr* War*"), ("\"ukr*\"", "\"ukr*\""), ("a* or not b*", "a* or not b*"),
        ("and*", "and*"), ("a** b*c", "a** b*c"),
        ("10:30", "10:30"), ("\"speaker:x\"", "\"speaker:x\""), ("a,b", "a,b"), ("a\"b c\"d", "a \"b c\" d"),
        ("a(b)c", "a b c"),
        ("\"say \"\"no\"\" now\"", "\"say \"\"no\"\" now\""),
        ("SPEAKER:Stoltenberg", "speaker:Stoltenberg"),
        ("speaker:\"Jens Stoltenberg\"", "speaker:\"Jens Stoltenberg\""),
        ("speaker:\"Biden\",Zelensky", "speaker:Biden,Zelensky"), ("speaker:\"a,b\"", "speaker:\"a,b\""),
        ("speaker:and", "speaker:and"), ("speaker:a:b", "speaker:a:b"), ("speaker:-a", "speaker:-a"),
        ("stance:Support,CAUTION", "stance:support,caution"), ("kind:direct type:group", "kind:direct type:group"),
        ("is:unread is:starred is:read", "is:unread is:starred is:read"), ("tag:★", "tag:★"), ("cue:argu", "cue:argu"),
        ("date:2023", "date:2023"), ("date:2023-04", "date:2023-04"), ("date:2024-02-29", "date:2024-02-29"),
        ("date:2023-01..2023-06", "date:2023-01..2023-06"), ("date:2023..", "date:2023.."),
        ("date:..2023-06", "date:..2023-06"),
        ("date:2023-04..2023-04", "date:2023-04"), ("date:2023-04..2023", "date:2023-04..2023"),
        ("date:0099,2023", "date:0099,2023"),
        ("event:vilnius issue:nato source:reuters", "event:vilnius issue:nato source:reuters"),
        ("Łódź \u{301}x", "Łódź \u{301}x"), ("日本\u{3000}語", "日本 語"),
    ])
    func `a query has one shortest way to be written`(text: String, canonical: String) throws {
        #expect(try Query.parse(text).description == canonical)
    }

    @Test(arguments: [
        ("ukr", "ukr*"), ("old ukr", "old ukr*"), ("old ukr ", "old ukr"), ("\"old ukr\"", "\"old ukr\""),
        ("speaker:ru", "speaker:ru"), ("not ukr", "not ukr*"), ("(ukr", nil), ("old or", nil), ("ukr*", "ukr*"),
    ])
    func `the last word of a query that is being typed may go on`(text: String, meaning: String?) {
        #expect((try? Query.parse(text, isTyped: true).description) == meaning)
    }

    @Test(arguments: [
        ("spaeker:ruiz", 0, "there is no field spaeker; perhaps speaker"),
        ("a stence:support", 2, "there is no field stence; perhaps stance"),
        ("http://a.org", 0, "there is no field http; to look for the text, put it in quotation marks"),
        ("speaker:", 8, "speaker: needs a name"), ("speaker: ruiz", 8, "speaker: needs a name"),
        ("speaker:\"…\"", 8, "speaker: needs a name"), ("speaker:\"\"", 8, "speaker: needs a name"),
        ("é speaker:(a)", 10, "speaker: needs a name"), ("cue:", 4, "cue: needs a verb"),
        ("tag:\" \"", 4, "tag: needs a tag"),
        ("stance:", 7, "stance: needs one of support, caution, oppose, neutral"),
        ("stance:pro", 7, "stance: is one of support, caution, oppose, neutral"),
        ("stance:support,for", 15, "stance: is one of support, caution, oppose, neutral"),
        ("stance:support,", 15, "stance: needs another value right after the comma"),
        ("stance:support, oppose", 15, "stance: needs another value right after the comma"),
        ("kind:quote", 5, "kind: is one of direct, indirect, mixed"),
        ("is:new", 3, "is: is one of unread, read, starred"),
        ("date:", 5, "date: needs a date such as 2023-04, or a range 2023-01..2023-06"),
        ("date:april", 5, "date: is written 2023, 2023-04 or 2023-04-05, a range 2023-01..2023-06"),
        ("date:2023-13", 5, "date: is written 2023, 2023-04 or 2023-04-05, a range 2023-01..2023-06"),
        ("date:2023-02-29", 5, "date: is written 2023, 2023-04 or 2023-04-05, a range 2023-01..2023-06"),
        ("date:..", 5, "date: is written 2023, 2023-04 or 2023-04-05, a range 2023-01..2023-06"),
        ("date:2023-06..2023-01", 5, "date: ends before it begins; write the earlier date first"),
        ("\"we will", 0, "the quotation is never closed; close it with \""),
        ("speaker:\"Jens S", 8, "the quotation is never closed; close it with \""),
        ("a (b or c", 2, "the parenthesis is never closed; close it with )"),
        ("(", 0, "the parenthesis is never closed; close it with )"),
        ("a)", 1, "no parenthesis is open here; take it away, or open one before with ("),
        (")", 0, "no parenthesis is open here; take it away, or open one before with ("),
        ("a ( )", 2, "nothing stands between the parentheses; write a term or take them away"),
        ("or a", 0, "or: needs a term before it; to look for the word, write \"or\""),
        ("a or or b", 5, "or: needs a term before it; to look for the word, write \"or\""),
        ("a and", 2, "and: needs a term after it; to look for the word, write \"and\""),
        ("(a or)", 3, "or: needs a term after it; to look for the word, write \"or\""),
        ("a not", 2, "not: needs a term after it; to look for the word, write \"not\""),
        ("\"\"", 0, "there is no letter or digit to look for"), ("a - b", 2, "there is no letter or digit to look for"),
        ("👩‍👩‍👧‍👦 stance:x", 0, "there is no letter or digit to look for"),
        ("e\u{301}e\u{301} stance:x", 10, "stance: is one of support, caution, oppose, neutral"),
    ])
    func `a mistake is told with its column, what is wrong and what would do`(
        text: String, column: Int, message: String
    ) {
        let error = #expect(throws: QueryError.self) { try Query.parse(text) }
        #expect(error?.column == column)
        #expect(error?.message == message)
    }

    @Test func `a mistake covers the columns of what is wrong`() {
        let error = #expect(throws: QueryError.self) { try Query.parse("nato stance:support,for") }
        #expect(error?.columns == 20..<23)
        #expect(error?.description == "column 21: stance: is one of support, caution, oppose, neutral")
    }

    @Test func `parentheses and nots go deep, and too deep is a mistake`() throws {
        func nested(_ opening: String, _ closing: String, _ count: Int) -> String {
            String(repeating: opening, count: count) + "a" + String(repeating: closing, count: count)
        }
        #expect(try Query.parse(nested("(", ")", 64)) == .text("a"))
        for text in [nested("(", ")", 65), nested("not ", "", 100_000), nested("-(", ")", 100_000)] {
            let error = #expect(throws: QueryError.self) { try Query.parse(text) }
            #expect(error?.mistake == .tooDeep)
        }
    }

    @Test func `a hundred thousand terms are parsed and printed`() throws {
        let text = Array(repeating: "nato or stance:support", count: 100_000).joined(separator: " ")
        #expect(try Query.parse(text).description == text)
    }

    @Test func `every field has a row of help, and is found by its name in capitals`() throws {
        for field in Field.allCases {
            #expect(!field.row.help.isEmpty && field.row.help.count < 60)
            let value = field.choices.first ?? (field.row.takes == .dates ? "2023" : "word")
            #expect(
                try Query.parse("\(field.rawValue.uppercased()):\(value)").description == "\(field.rawValue):\(value)")
        }
    }

    @Test(arguments: SeededGenerator.seeds(300))
    func `a query printed and parsed again is the same tree`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            let query = RandomQuery.tree(depth: 4, using: &generator)
            let printed = query.description
            #expect(try Query.parse(printed) == query, "\(generator): \(printed)")
        }
    }

    @Test(arguments: SeededGenerator.seeds(300))
    func `any text is a query or a mistake within it`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for count in 1...20 {
            let text = RandomQuery.noise(count, using: &generator)
            do throws(QueryError) {
                let query = try Query.parse(text)
                #expect((try? Query.parse(query.description)) == query, "\(generator): \(text)")
            } catch {
                #expect(error.columns.upperBound <= text.count, "\(generator): \(text)")
                #expect(!error.message.contains("\n"))
            }
        }
    }
}
