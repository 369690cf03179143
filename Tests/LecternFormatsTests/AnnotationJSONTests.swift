import LecternFormats
import LecternTestSupport
import LecternText
import Testing

@Suite struct AnnotationJSONTests {
    private func request(_ line: String) throws(AnnotationRequestError) -> AnnotationRequest {
        try AnnotationRequest(line: Array(line.utf8))
    }

    @Test func `spans in scalars come back as the bytes they name`() throws {
        let read = try request(
            #"{"id":"a","text":"Žé: “it rains”","statements":[{"id":"x","source":[[0,2]],"content":[[5,13]]}]}"#)
        let statement = try #require(read.statements?.first)
        #expect(statement.source == [TextSpan(0, 4)])
        let content = try #require(statement.content.first)
        #expect(String(decoding: read.text[content.range], as: UTF8.self) == "it rains")
    }

    @Test func `what a terminal could obey is escaped, and nothing else`() {
        let text = "\u{9B}31m \u{202E}x\u{2069} \u{61C}\u{200F}\u{7F}\u{1B} \u{A0}“é” Ø ⁠…"
        let escaped = #"\u009b31m \u202ex\u2069 \u061c\u200f\u007f\u001b"# + " \u{A0}“é” Ø ⁠…"
        #expect(JSONText.quoted(text) == "\"\(escaped)\"")
        let line = AnnotationLine.encode(id: text, Annotations(), text: [])
        #expect(String(decoding: line, as: UTF8.self).contains("\"id\":\"\(escaped)\""))
        #expect(JSONText.quoted("a \"b\" \\ c\n\t") == #""a \"b\" \\ c\n\u0009""#)
    }

    @Test func `an annotation is one line in the shape of the gold files`() {
        let text = Array("Žan: it rains".utf8)
        let annotations = Annotations(
            issues: [Issue(id: "i1", proposition: "It rains")],
            speakers: [Speaker(id: "p1", name: "Žan", kind: .person, mentions: [TextSpan(0, 4)])],
            statements: [
                Statement(
                    id: "s1", source: [TextSpan(0, 4)], content: [TextSpan(6, 14)], speaker: nil,
                    position: .init(issue: "i1", stance: .caution, confidence: 0.5), confidence: 0.654)
            ],
            events: [
                Event(id: "e1", name: "rain", kind: .other, mentions: [.init(span: TextSpan(9, 14), form: .named)])
            ])
        let line = String(decoding: AnnotationLine.encode(id: "a", annotations, text: text), as: UTF8.self)
        #expect(
            line == """
                {"events":[{"id":"e1","mentions":[{"kind":"named","span":[8,13]}],"name":"rain","type":"other"}],"id":"a",\
                "issue":[{"id":"i1","proposition":"It rains"}],\
                "speakers":[{"aliases":[],"id":"p1","mentions":[[0,3]],"name":"Žan","type":"person"}],\
                "statements":[{"confidence":0.65,"content":[[5,13]],"cue":[],"id":"s1","issue":"i1","kind":"indirect",\
                "source":[[0,3]],"speaker":null,"stance":"caution"}]}
                """)
    }

    @Test(arguments: [
        ("", "the line is no valid JSON"), ("[]", "the line is no JSON object"),
        ("{\"id\":\"a\"}", "the member .text is missing"),
        ("{\"id\":1,\"text\":\"\"}", "the member .id has a value of another type"),
        (
            #"{"id":"a","text":"abc","statements":[{"id":"s","content":[[2,9]]}]}"#,
            "the content [2, 9] of statement s is no span of the text"
        ),
    ])
    func `a line that is no article says what is wrong`(line: String, what: String) {
        #expect { _ = try request(line) } throws: { ($0 as? AnnotationRequestError)?.what == what }
    }

    @Test func `an error keeps the id that can be read`() {
        #expect { _ = try request(#"{"id":"a"}"#) } throws: { ($0 as? AnnotationRequestError)?.id == "a" }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `offsets go there and back`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let text = Array(String(decoding: generator.text(upTo: 400), as: UTF8.self).utf8)
        let offsets = ScalarOffsets(text)
        #expect(offsets.scalarCount == String(decoding: text, as: UTF8.self).unicodeScalars.count, "seed \(seed)")
        for scalar in 0...offsets.scalarCount {
            let byte = offsets.byteOffset(ofScalar: scalar)
            #expect(byte.map(offsets.scalarOffset) == scalar, "seed \(seed)")
        }
        #expect(offsets.byteOffset(ofScalar: offsets.scalarCount + 1) == nil)
        #expect(offsets.byteOffset(ofScalar: -1) == nil)
    }

    @Test func `the listing tells each fact on a line`() {
        let text = Array("Ruiz said it rains.".utf8)
        let annotations = Annotations(
            issues: [Issue(id: "i1", proposition: "It rains")],
            speakers: [Speaker(id: "p1", name: "Ana Ruiz", kind: .person, aliases: ["Ruiz"])],
            statements: [
                Statement(
                    id: "s1", source: [TextSpan(0, 4)], cue: [TextSpan(5, 9)], content: [TextSpan(10, 18)],
                    speaker: "p1",
                    position: .init(issue: "i1", stance: .support, confidence: 0.5))
            ])
        #expect(
            AnnotationListing.text(title: "Rain", annotations, text: text) == """
                Rain

                Issue  It rains  +1 ~0 -0 .0

                Speakers
                  Ana Ruiz (person, 1 statement; also Ruiz)

                Statements
                   1 S Ana Ruiz: said (indirect): it rains

                Events

                """)
    }

    @Test func `an article that is written as a line is the same when it is read`() throws {
        let text = Array("Žan: it rains\n\n“No”, she said.".utf8)
        let annotations = Annotations(
            issues: [Issue(id: "i1", proposition: "It rains")],
            speakers: [Speaker(id: "p1", name: "Žan", kind: .group, aliases: ["she"], mentions: [TextSpan(0, 4)])],
            statements: [
                Statement(
                    id: "s1", source: [TextSpan(0, 4)], content: [TextSpan(6, 14)], kind: .indirect, speaker: "p1",
                    position: .init(
                        issue: "i1", stance: .caution, confidence: 0.5, chances: [0.25, 0.5, 0.25, 0]),
                    confidence: 0.75)
            ],
            events: [
                Event(
                    id: "e1", name: "rain", kind: .disaster, date: "2023",
                    mentions: [.init(span: TextSpan(9, 14), form: .descriptive)])
            ])
        let head = ArticleHead(
            title: "Rain", date: "2023-04", source: "The Mirror", url: "https://n.example/a", author: "A",
            language: "en")
        let kept = KeptArticle(
            names: ["one"], added: 1, isStarred: true, tags: ["a b"],
            notes: [KeptNote(start: 6, end: 14, statement: "s1", text: "mine")],
            corrections: [.of(statement: "s1", content: [TextSpan(6, 14)], .stance(.caution))], model: "m",
            analysis: "AA==", entities: [KeptEntity(kind: "p", name: "Žan", entity: 3, called: "Žan B", type: "group")])
        let article = Article(name: "a", text: text, head: head)
        let bytes = StatementReport.bytes([ReportedArticle(article, annotations, kept: kept)], as: .jsonl)
        let line = try ArticleLine(line: bytes.dropLast())
        #expect(line.text == text)
        #expect(line.head == head)
        #expect(line.annotations == annotations)
        #expect(line.kept == kept)
        let mere = try ArticleLine(line: Array(#"{"text":"Rain."}"#.utf8))
        #expect(mere.annotations == nil)
        #expect(mere.kept == nil)
    }
}
