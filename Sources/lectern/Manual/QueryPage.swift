internal import LecternQuery

/// lectern-query(7): the query language, from the table of fields.
enum QueryPage {
    static var text: String {
        var page = Mdoc("lectern-query", section: 7, date: Mdoc.date, summary: "the query language of lectern")
        page.section("DESCRIPTION")
        page.prose(
            """
            A query tells which statements, or which articles, are meant. The same language serves the filter line of the \
            reader (key f), the library, and the commands list, ask, speakers, events and export.

            A query is made of terms. A term is a word, a phrase in quotation marks, or a field with a colon and what it is \
            asked for. Case and accents do not count; a word is a run of letters and digits.
            """)
        page.section("QUERY FIELDS")
        page.list(
            Field.allCases.map { field in
                ("Cm \(Mdoc.arguments(field.rawValue)) : Ns Ar \(Mdoc.arguments(value(of: field)))", meaning(of: field))
            })
        page.prose(
            """
            A field may have several values with commas between them, of which one must fit: `stance:support,caution`. A value \
            of several words stands in quotation marks, or has hyphens between them: `speaker:jens-stoltenberg`.
            """)
        page.section("COMBINING")
        page.list([
            ("Ar term term", "Both; the word `and` may stand between them."),
            ("Ar term Cm or Ar term", "At least one. Binds weaker than and."),
            ("Cm not Ar term", "What the term does not find."),
            ("( Ar terms )", "Parentheses, as usual."),
        ])
        page.prose(
            """
            Fields of a statement that stand together are asked of one statement: `speaker:ruiz stance:oppose` finds what Ruiz \
            opposes, not articles in which Ruiz speaks and somebody opposes.
            """)
        page.section("DATE RANGES")
        page.prose(
            """
            A date is a year, a month or a day: 2023, 2023-04, 2023-04-06. Two of them with two dots between them are a range \
            from the first day of one to the last day of the other; either end may be left out.
            """)
        page.section("MISTAKES")
        page.prose(
            """
            A query that cannot be read gives one line that names the column of the mistake and what would do; while a query is \
            typed, the last one that could be read stands.
            """)
        page.section("EXAMPLES")
        page.prose(
            """
            What Stoltenberg says for or with reservations, in spring 2023:

              lectern ask 'speaker:stoltenberg stance:support,caution date:2023-03..2023-05'

            Unread articles of Reuters that speak of the summit, without those tagged done:

              lectern list 'source:reuters event:summit is:unread not tag:done'

            Quotations with that very phrase by groups, or by anybody who warned:

              lectern ask '"security guarantees" (type:group kind:direct or cue:warn)'
            """)
        page.seeAlso([ManualCommand.Page.program.reference, ManualCommand.Page.configuration.reference])
        return page.text
    }

    private static func value(of field: Field) -> String {
        switch field.row.takes {
        case .words(let what), .beginnings(let what), .label(let what):
            what.split(separator: " ").last.map(String.init) ?? what
        case .choice: "choice"
        case .dates: "date"
        }
    }

    private static func meaning(of field: Field) -> String {
        let help = field.row.help
        let subject = field.row.subject == .statement ? "Of a statement: " : "Of an article: "
        switch field.row.takes {
        case .words: return "\(subject)\(help). Whole words that follow one another."
        case .beginnings:
            return "\(subject)\(help). Words that follow one another; of the last one the first letters are enough."
        case .choice(let choices): return "\(subject)\(help). One of \(choices.joined(separator: ", "))."
        case .dates: return "\(subject)\(help)."
        case .label: return "\(subject)\(help), whole."
        }
    }
}
