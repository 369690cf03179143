import LecternText
import Testing

@Suite struct QuotationTests {
    @Test func `a quotation cut in two is one content`() {
        expectStatements("\"{q1|The bridge,}\" {s1|Ruiz} {c1|said}, \"{q1|is safe for everybody.}\"")
    }

    @Test func `a quotation that follows in the paragraph goes on`() {
        expectStatements("\"{q1|The bridge is safe,}\" {s1|Ruiz} {c1|said}. \"{q1|We checked it twice this year.}\"")
    }

    @Test func `a paragraph that is all quotation goes on`() {
        expectStatements(
            "\"{q1|The bridge is safe,}\" {s1|Ruiz} {c1|said}.\n\n\"{q1|We checked every bolt of it twice.}\"")
    }

    @Test func `a stop in a quotation ends no sentence`() {
        expectStatements("\"{q1|It is safe. We checked,}\" {c1|said} {s1|Ruiz}.")
    }

    @Test func `words and a quotation are one mixed content`() {
        expectStatements(
            "{s1|Ruiz} {c1|said} the bridge is".replacing("the bridge is", with: "{q1|the bridge is “quite safe” now}.")
        )
        #expect(annotated("Ruiz said the bridge is “quite safe” now.").statements.map(\.kind) == [.mixed])
        #expect(annotated("“It is safe,” said Ruiz.").statements.map(\.kind) == [.direct])
        #expect(annotated("Ruiz said it is safe.").statements.map(\.kind) == [.indirect])
    }
}
