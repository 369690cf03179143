import LecternText
import Testing

@Suite struct LeaningTests {
    private func leaning(_ stances: [(Stance, Double)]) -> Leaning {
        Leaning(stances.map { Statement.Position(issue: "i1", stance: $0.0, confidence: $0.1) })
    }

    @Test func `who takes no side leans nowhere`() {
        #expect(leaning([]).words == "takes no side")
        #expect(leaning([(.neutral, 0.9), (.neutral, 0.8)]).words == "takes no side")
    }

    @Test func `what is sure outweighs guesses`() {
        #expect(leaning([(.support, 0.9), (.oppose, 0.3), (.oppose, 0.3)]).stance == .support)
    }

    @Test func `caution is no half of support`() {
        #expect(leaning([(.caution, 0.8), (.caution, 0.8), (.support, 0.8)]).words == "mostly caution")
    }

    @Test func `sides of equal weight are mixed`() {
        let even = leaning([(.support, 0.8), (.oppose, 0.8)])
        #expect(even.stance == nil)
        #expect(even.words == "mixed")
    }

    @Test func `a change between the halves is told`() {
        let turned = leaning([
            (.support, 0.9), (.support, 0.9), (.support, 0.9), (.oppose, 0.9), (.oppose, 0.9), (.oppose, 0.9),
        ])
        #expect(turned.change == Leaning.Change(from: .support, to: .oppose))
        #expect(turned.words == "support, then oppose")
    }

    @Test func `counts lean as equally sure statements do`() {
        #expect(Leaning(StanceCounts(neutral: 9, none: 4)).words == "takes no side")
        #expect(Leaning(StanceCounts(caution: 2, oppose: 2)).words == "mixed")
        #expect(Leaning(StanceCounts(support: 2, oppose: 1, neutral: 7)).words == "mostly support")
        #expect(Leaning(StanceCounts(oppose: 1)).words == "oppose")
    }

    @Test func `two statements are no change`() {
        #expect(leaning([(.support, 0.9), (.oppose, 0.8)]).change == nil)
    }
}
