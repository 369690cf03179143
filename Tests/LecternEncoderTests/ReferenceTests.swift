import LecternEncoder
import LecternTestSupport
import LecternText
import Testing

@Suite("The encoder agrees with the code that trained it")
struct ReferenceTests {
    let model: EncoderModel

    init() throws { model = try TrainedModel.open() }

    /// The pieces of a text, a break between paragraphs.
    private func pieces(_ text: String) -> [WordPiece] {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            let index = ParagraphIndex(of: Array(text.utf8))
            var pieces: [WordPiece] = []
            for number in 0..<index.count {
                let found = model.wordPieces.pieces(bytes, in: index.extent(of: number))
                if let last = pieces.last, let first = found.first {
                    pieces.append(
                        WordPiece(id: Encoder.paragraphBreak, span: TextSpan(last.span.end, first.span.start)))
                }
                pieces += found
            }
            return pieces
        }
    }

    @Test("There are texts to agree on.")
    func hasTexts() { #expect(Reference.all.count == 10) }

    @Test("Word pieces have the same numbers.", arguments: Reference.all)
    func numbers(_ reference: Reference) {
        #expect(pieces(reference.text).map(\.id) == reference.ids)
    }

    /// A number half-way between two bytes may be rounded to either, and what comes of it then differs as much as it does from what
    /// unrounded numbers give: 0.03 on average, where states differ from one another by 0.6.
    @Test("States are equal to rounding.", arguments: Reference.all)
    func states(_ reference: Reference) {
        let states = model.encoder.states(of: reference.ids[...])
        #expect(states.rows == reference.ids.count)
        let differences = reference.states.flatMap { row in
            row.dropFirst().enumerated().map { column, number in abs(states[Int(row[0]), column] - number) }
        }
        #expect(differences.reduce(0, +) <= 0.04 * Float(differences.count))
        #expect(differences.allSatisfy { $0 < 0.25 })
    }
}
