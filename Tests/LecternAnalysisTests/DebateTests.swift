import LecternText
import Testing

@testable import LecternAnalysis

/// What makes an issue that was found one that is debated.
struct DebateTests {
    /// Statements of which that share takes the side.
    private func positions(_ sides: [Stance], sure: Double = 0.9) -> [Statement.Position] {
        sides.map { side in
            Statement.Position(
                issue: "i1", stance: side, confidence: sure,
                chances: Stance.allCases.map { $0 == side ? sure : (1 - sure) / Double(Stance.allCases.count - 1) })
        }
    }

    private func isHeld(_ sides: [Stance], confidence: Double) -> Bool {
        let issue = Issue(id: "i1", proposition: "The bridge is closed", confidence: confidence)
        return Debate.isHeld(on: issue, positions(sides))
    }

    @Test func `statements that take sides make a debate, even on a wild guess`() {
        #expect(isHeld([.support, .oppose, .caution, .neutral], confidence: 0.12))
    }

    @Test func `where hardly anybody takes a side only a sure issue is debated`() {
        let report: [Stance] = [.neutral, .neutral, .neutral, .support]
        #expect(!isHeld(report, confidence: 0.15))
        #expect(isHeld(report, confidence: 0.8))
        #expect(!isHeld([.neutral, .neutral, .neutral], confidence: 0.6))
    }

    @Test func `rules, which reckon with no chances, leave every issue debated`() {
        let neutral = Statement.Position(issue: "i1", stance: .neutral, confidence: 0.5)
        #expect(Debate.isHeld(on: Issue(id: "i1", proposition: "The bridge is closed", confidence: 0.1), [neutral]))
    }
}
