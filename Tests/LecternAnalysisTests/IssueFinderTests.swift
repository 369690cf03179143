import Foundation
import LecternAnalysis
import LecternTestSupport
import LecternText
import Testing

/// Articles of many subjects with what they debate (`Stances/issues.txt`).
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
        let analyser = try Analyser(try TrainedModel.open())
        var (wrong, count): ([String], Int) = ([], 0)
        for debate in try debates() {
            let issue = analyser.annotate(debate.text).issues.first?.proposition ?? "none"
            if !debate.issues.contains(issue) { wrong.append("\(debate.issues): \(issue)") }
            count += 1
        }
        #expect(wrong.count * 10 <= count * 3, "three in ten wrong at most: \(wrong)")
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
