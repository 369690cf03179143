import Foundation
import LecternAnalysis
import LecternTestSupport
import LecternText
import Testing

/// Whom sources mean, one text for each kind of reference (`Meanings/meanings.txt`).
@Suite struct MeaningsTests {
    /// A text with the sources in it and whom they mean.
    struct Example: Sendable, CustomStringConvertible {
        var kind: String
        var text: String
        var meanings: [(source: String, speaker: String)]

        var description: String { kind }
    }

    static let examples: [Example] = {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Meanings/meanings.txt")
        let blocks = ((try? String(contentsOf: path, encoding: .utf8)) ?? "").split(separator: "\n## ").dropFirst()
        return blocks.map { block in
            var lines = block.split(separator: "\n").map(String.init)
            let kind = lines.removeFirst()
            let text = lines.removeFirst()
            let meanings = lines.map { line in
                let sides = line.components(separatedBy: " = ")
                return (source: sides[0], speaker: sides[1])
            }
            return Example(kind: kind, text: text, meanings: meanings)
        }
    }()

    @Test func `there is a text for each kind of reference`() { #expect(Self.examples.count >= 20) }

    @Test("Sources mean whom a reader takes them to mean.", arguments: examples)
    func meanings(_ example: Example) throws {
        let text = Array(example.text.utf8)
        let found = try Analyser(try TrainedModel.open(), stances: try TrainedModel.openStances()).annotate(text)
        for (source, speaker) in example.meanings {
            let named = found.statements.filter { one in
                one.source.first.map { String(decoding: text[$0.range], as: UTF8.self) == source } ?? false
            }.map { one in found.speakers.first { $0.id == one.speaker }?.name ?? "-" }
            #expect(!named.isEmpty && named.allSatisfy { $0 == speaker }, "\(source): \(named), not \(speaker)")
        }
    }
}
