import Foundation
import LecternTestSupport
import LecternText
import Testing

@testable import LecternAnalysis

/// Not a test of what holds: it writes what `Training/issues.py` fits the weights of proposals to.
@Suite struct ProposalListTests {
    private struct Article: Decodable { var id, text: String }

    private struct Line: Encodable {
        struct Entry: Encodable {
            var kind, sentence: String
            var traits: [String: Double]
        }
        var id: String
        var proposals: [Entry]
    }

    private static let path = ProcessInfo.processInfo.environment["LECTERN_PROPOSALS"]

    @Test(
        .enabled(if: path != nil, "LECTERN_PROPOSALS names no file to write the proposals of the training articles to"))
    func `the proposals of the training articles are written with their traits`() throws {
        let shared = URL(fileURLWithPath: #filePath).appending(path: "../../../../shared/gold").standardized
        let files = try FileManager.default.contentsOfDirectory(at: shared, includingPropertiesForKeys: nil)
            .filter { $0.lastPathComponent.hasPrefix("train-") }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
        let analyser = try Analyser(try TrainedModel.open(), stances: try TrainedModel.openStances())
        var lines = Data()
        for file in files {
            for line in try Data(contentsOf: file).split(separator: 10) {
                let article = try JSONDecoder().decode(Article.self, from: line)
                lines += try JSONEncoder().encode(Self.line(article, analyser)) + Data([10])
            }
        }
        try lines.write(to: URL(fileURLWithPath: try #require(Self.path)))
    }

    private static func line(_ article: Article, _ analyser: Analyser) -> Line {
        let text = Array(article.text.utf8)
        let found = analyser.annotate(text)
        let proposals = ProposalText(Reading(text), found.statements, found.speakers)
        return Line(
            id: article.id,
            proposals: IssueFinder.proposals(in: proposals).map { one in
                var traits: [String: Double] = ["kind." + one.kind.rawValue: 1]
                for (trait, value) in one.weighed(in: proposals) { traits[trait.rawValue] = value }
                return Line.Entry(kind: one.kind.rawValue, sentence: one.sentence, traits: traits)
            })
    }
}
