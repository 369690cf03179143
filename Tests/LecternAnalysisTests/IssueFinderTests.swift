import Foundation
import LecternAnalysis
import LecternTestSupport
import LecternText
import Testing

/// Articles of many subjects with what they debate (`Stances/issues.txt`).
///
/// A golden shows what is found in each, wrong or right; how many have to be right is told here.
@Suite struct IssueFinderTests {
    private struct Debate {
        var issues: [String] = []
        var lines: [String] = []
        var text: [UInt8] { Array(lines.joined(separator: "\n").utf8) }
    }

    private func debates() throws -> [Debate] {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Stances/issues.txt")
        var debates = [Debate()]
        for line in try String(contentsOf: path, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        {
            if line.hasPrefix("## ") {
                debates[debates.count - 1].issues.append(String(line.dropFirst(3)))
            } else if line.isEmpty {
                debates.append(Debate())
            } else if !line.hasPrefix("#") {
                debates[debates.count - 1].lines.append(String(line))
            }
        }
        return debates.filter { !$0.lines.isEmpty }
    }

    @Test func `what an article debates is found, whatever its subject`() throws {
        let analyser = try Analyser(try TrainedModel.open(), stances: try TrainedModel.openStances())
        var (picture, right) = ("", 0)
        let debates = try debates()
        for debate in debates {
            let found = analyser.annotate(debate.text)
            let issue = found.issues.first?.proposition ?? "none"
            let isRight = debate.issues.contains(issue)
            if isRight { right += 1 }
            picture += "\(isRight ? " " : "*") \(issue)\n"
            for one in found.proposals {
                picture += "      \(Int((100 * one.confidence).rounded())) % \(one.proposition)\n"
            }
        }
        picture += "\(right) of \(debates.count) right\n"
        #expect(right * 10 >= debates.count * 7, "seven in ten")
        expectGolden(picture, "issues-found.txt")
    }

    @Test func `the issue is the likeliest proposal, and all have a chance`() throws {
        for debate in try debates() {
            let found = Analyser().annotate(debate.text)
            if let issue = found.issues.first { #expect(issue == found.proposals.first) }
            #expect(found.proposals.allSatisfy { (0...1).contains($0.confidence) })
            #expect(zip(found.proposals, found.proposals.dropFirst()).allSatisfy { $0.confidence >= $1.confidence })
            #expect(Set(found.proposals.map(\.proposition)).count == found.proposals.count)
        }
    }

    @Test func `an issue that is given is taken, and what was found is offered beside it`() throws {
        let text = try #require(debates().first).text
        let found = Analyser().annotate(text, issues: [Issue(id: "i1", proposition: "Ferries are free")])
        #expect(found.issues.map(\.proposition) == ["Ferries are free"])
        #expect(!found.proposals.isEmpty)
    }

    @Test("any text whatever has its proposals found without harm", arguments: SeededGenerator.seeds(100))
    func anyText(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let words = [
            "to", "should", "be", "from", "plan", "bill", "closing", "Ruiz", "Ana", "the", "of", ",", ".", "\n", "said",
            "\"", "not", "closure", "endorsed", "election", "votes", "resigned", "resign", "'s", "U.S.", "and", "ban",
            "on",
        ]
        let text = (0..<Int.random(in: 0...60, using: &random)).compactMap { _ in words.randomElement(using: &random) }
        let found = Analyser().annotate(Array(text.joined(separator: " ").utf8))
        #expect(found.proposals.allSatisfy { !$0.proposition.isEmpty })
    }
}
