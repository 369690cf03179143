import Foundation
import LecternAnalysis
import LecternTestSupport
import LecternText
import Testing

/// Sentences in pairs that differ in few words and in stance (`Stances/pairs.txt`).
///
/// A golden shows what the model makes of each, wrong or right; how many have to be right is told here.
@Suite struct StancePairsTests {
    private struct Sentence {
        var issue: String
        var wanted: Character
        var marked: MarkedText
    }

    private func pairs() throws -> [[Sentence]] {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Stances/pairs.txt")
        var issue = ""
        var pairs: [[Sentence]] = [[]]
        for line in try String(contentsOf: path, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        {
            if line.hasPrefix("## ") {
                issue = String(line.dropFirst(3))
            } else if line.isEmpty {
                pairs.append([])
            } else if !line.hasPrefix("#"), let wanted = line.first {
                pairs[pairs.count - 1].append(
                    Sentence(issue: issue, wanted: wanted, marked: MarkedText(String(line.dropFirst(2)))))
            }
        }
        return pairs.filter { !$0.isEmpty }
    }

    @Test func `one word turns a stance`() throws {
        let analyser = try Analyser(try TrainedModel.open(), stances: try TrainedModel.openStances())
        var picture = ""
        var (right, wholePairs, count) = (0, 0, 0)
        let pairs = try pairs()
        for pair in pairs {
            var rightOfPair = 0
            for sentence in pair {
                let found = analyser.annotate(
                    sentence.marked.text, issues: [Issue(id: "i1", proposition: sentence.issue)],
                    given: sentence.marked.statements)
                let stance = found.statements.first?.stance?.letter ?? "?"
                let text = String(decoding: sentence.marked.text, as: UTF8.self)
                picture += "\(sentence.wanted) \(stance) \(stance == sentence.wanted ? " " : "*") \(text)\n"
                if stance == sentence.wanted { rightOfPair += 1 }
            }
            picture += "\n"
            right += rightOfPair
            count += pair.count
            if rightOfPair == pair.count { wholePairs += 1 }
        }
        picture += "\(right) of \(count) right, \(wholePairs) of \(pairs.count) pairs whole\n"
        #expect(count >= 30)
        #expect(right * 2 >= count, "half of the sentences at least; there are four stances")
        expectGolden(picture, "stance-pairs.txt")
    }
}
