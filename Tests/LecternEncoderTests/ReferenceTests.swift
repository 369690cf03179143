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

    @Test("States are equal to rounding.", arguments: Reference.all)
    func states(_ reference: Reference) {
        let states = model.encoder.states(of: reference.ids[...])
        #expect(states.rows == reference.ids.count)
        for row in reference.states {
            for (column, number) in row.dropFirst().enumerated() {
                #expect(abs(states[Int(row[0]), column] - number) < 5e-4)
            }
        }
    }
}
