import Foundation
import LecternAnalysis
import LecternTestSupport
import LecternText
import Testing

/// What the model finds in paragraphs of many kinds, beside what a reader would mark (`Kinds/kinds.txt`).
///
/// A golden, and no list of what has to be right: it shows where the next version has to be better, and what a change of the
/// weights changes.
@Suite struct KindsTests {
    private struct Block {
        var kind: String
        var marked: MarkedText
    }

    private func blocks() throws -> [Block] {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Kinds/kinds.txt")
        var kind = ""
        var blocks: [Block] = []
        var lines: [Substring] = []
        func close() {
            if !lines.isEmpty { blocks.append(Block(kind: kind, marked: MarkedText(lines.joined(separator: "\n")))) }
            lines = []
        }
        for line in try String(contentsOf: path, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        {
            if line.hasPrefix("## ") {
                close()
                kind = String(line.dropFirst(3))
            } else if line.isEmpty {
                close()
            } else if !line.hasPrefix("#") {
                lines.append(line)
            }
        }
        close()
        return blocks
    }

    /// How much two lists of spans share, 1 for the same bytes (Dice 1945); two empty ones are the same.
    private func likeness(_ some: [TextSpan], _ others: [TextSpan]) -> Double {
        let (a, b) = (Set(some.flatMap { $0.range }), Set(others.flatMap { $0.range }))
        return a.isEmpty && b.isEmpty ? 1 : 2 * Double(a.intersection(b).count) / Double(a.count + b.count)
    }

    @Test func `what is found in twenty paragraphs`() throws {
        let analyser = try Analyser(try TrainedModel.open(), stances: try TrainedModel.openStances())
        var picture = ""
        var lines: [String] = []
        var (right, expected, foundCount) = (0, 0, 0)
        var kind = ""
        func close() {
            guard !kind.isEmpty else { return }
            picture +=
                "## \(kind): \(right) of \(expected) right, \(foundCount) found\n" + lines.joined(separator: "\n\n")
                + "\n\n"
            (right, expected, foundCount, lines) = (0, 0, 0, [])
        }
        for block in try blocks() {
            if block.kind != kind {
                close()
                kind = block.kind
            }
            let found = analyser.annotate(block.marked.text).statements
            let wanted = block.marked.statements
            right += wanted.count { one in
                found.contains { likeness($0.content, one.content) >= 0.5 && likeness($0.source, one.source) >= 0.5 }
            }
            expected += wanted.count
            foundCount += found.count
            lines.append(MarkedText(text: block.marked.text, statements: found).description)
        }
        close()
        expectGolden(picture, "kinds.txt")
    }
}
