import Foundation
import LecternText
import Testing

@testable import LecternAnalysis

/// Who says what where each turn says who speaks.
struct TranscriptTests {
    private let interview = """
        An interview on the line.

        Barker: Commissioner, should the company be nationalised?

        Solberg: I don't think so. My husband says we should wait.

        Barker: Will you stand again next year?

        Inspector Mo Rahman: She will not, the mayor said.
        """

    private func told(_ text: String, _ found: [Attribution]) -> [String] {
        let reading = Reading(Array(text.utf8))
        return Transcript(reading).applied(to: found).map { one in
            [one.source, one.cue, one.content].map { $0.map(reading.string).joined(separator: "+") }.joined(
                separator: "|")
        }
    }

    private func span(_ words: String, in text: String) -> TextSpan {
        let range = text.range(of: words) ?? text.startIndex..<text.startIndex
        let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        return TextSpan(start, start + words.utf8.count)
    }

    @Test func `each turn is told by its label, and a question stays with who asks it`() {
        let joined = Attribution(
            source: [span("Solberg", in: interview)], cue: [],
            content: [
                span("should the company be nationalised?", in: interview), span("I don't think so", in: interview),
            ],
            confidence: 0.9)
        #expect(
            told(interview, [joined]) == [
                "Barker|:|Commissioner, should the company be nationalised?",
                "Solberg|:|I don't think so. My husband says we should wait.",
                "Barker|:|Will you stand again next year?",
                "Inspector Mo Rahman|:|She will not, the mayor said.",
            ])
    }

    @Test func `what a turn tells of somebody else stays, and what stands outside of turns`() {
        let inner = Attribution(
            source: [span("the mayor", in: interview)], cue: [span("said", in: interview)],
            content: [span("She will not", in: interview)], confidence: 0.8)
        let outer = Attribution(source: [], cue: [], content: [span("An interview", in: interview)], confidence: 0.8)
        let all = told(interview, [outer, inner])
        #expect(all.first == "||An interview")
        #expect(all.last == "the mayor|said|She will not" && all.count == 6)
    }

    @Test(arguments: [
        "Note: It rains.\n\nThe ferry is late.\n\nNobody knows why.",
        "Q: Is it late?\n\nA: Yes.\n\nQ: How late?\n\nA: Very.",
        "Barker: Is it late?\n\nSolberg: Yes.", "He said: It is late.\n\nHe said: It is not.\n\nShe said: It is.", "",
    ])
    func `other texts are none`(text: String) {
        #expect(told(text, []).isEmpty)
    }
}
