import LecternTestSupport
import LecternText
import Testing

@Suite struct QuotationsTests {
    private func inner(_ text: String) -> [String] {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            Quotations.find(bytes, in: TextSpan(0, bytes.count)).map {
                String(decoding: bytes[$0.inner.range], as: UTF8.self)
            }
        }
    }

    @Test(arguments: [
        "He said \"it rains\" and left.", "He said “it rains” and left.", "Il dit «it rains» et part.",
        "Er sagte „it rains“ und ging.", "Er sagte »it rains« und ging.", "He said ‘it rains’ and left.",
        "He said 'it rains' and left.",
    ])
    func `every usual kind of mark quotes`(text: String) {
        #expect(inner(text) == ["it rains"])
    }

    @Test func `apostrophes are no marks`() {
        #expect(inner("Kyiv’s members’ votes don't count, 'tis said.") == [])
        #expect(inner("She called it ‘Ana’s bridge’ twice.") == ["Ana’s bridge"])
        #expect(inner("She called it ‘the members’ bridge’ twice.") == ["the members’ bridge"])
    }

    @Test func `a quotation inside another belongs to the outer one`() {
        #expect(inner("“He told me ‘no’ twice,” she said.") == ["He told me ‘no’ twice,"])
    }

    @Test func `a quotation left open runs to the end of its paragraph`() {
        #expect(inner("She said: “It rains and") == ["It rains and"])
    }

    @Test func `a mark that closes nothing is passed over`() {
        #expect(inner("It rains.” We stay.") == [])
    }

    @Test func `an inch mark opens nothing`() {
        #expect(inner("A 6\" pipe and a 4\" pipe.") == [])
    }

    @Test func `a quotation goes on over paragraphs when nothing closes it`() {
        let bytes = Array("“One.\n“Two.”".utf8)
        bytes.withUnsafeBufferPointer { bytes in
            let first = Quotations.find(bytes, in: TextSpan(0, 7))
            #expect(first.map(\.isClosed) == [false])
            let second = Quotations.find(bytes, in: TextSpan(8, bytes.count), after: true)
            #expect(second.map(\.continues) == [true])
        }
    }

    @Test(arguments: [("“It rains”", Statement.Kind.direct), ("it rains", .indirect), ("it “rains” here", .mixed)])
    func `the kind of a statement tells what is quoted`(content: String, kind: Statement.Kind) {
        Array(content.utf8).withUnsafeBufferPointer { bytes in
            let whole = TextSpan(0, bytes.count)
            #expect(Quotations.kind(of: [whole], bytes, quotations: Quotations.find(bytes, in: whole)) == kind)
        }
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `quotations are in order and apart, whatever the bytes`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        generator.text(upTo: 60).withUnsafeBufferPointer { bytes in
            var end = 0
            for one in Quotations.find(bytes, in: TextSpan(0, bytes.count)) {
                #expect(
                    one.span.start >= end && one.span.contains(one.inner) && one.span.end <= bytes.count, "seed \(seed)"
                )
                end = one.span.end
            }
        }
    }
}
