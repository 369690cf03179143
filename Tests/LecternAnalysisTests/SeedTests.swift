import Foundation
import LecternAnalysis
import LecternText
import Testing

/// The first article that the program was made for: what must be found in it, however the rules change.
@Suite struct SeedTests {
    private func seed() throws -> (found: Annotations, text: [UInt8], paragraphs: ParagraphIndex) {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = Array(try Data(contentsOf: root.appending(path: "seeds/000_3f3142c87a95ead7.txt")))
        return (Analyser().annotate(text), text, ParagraphIndex(of: text))
    }

    @Test func `its speakers are told apart`() throws {
        let names = Set(try seed().found.speakers.map(\.name))
        #expect(
            names.isSuperset(of: [
                "Volodymyr Zelensky", "Jens Stoltenberg", "some outlets", "other outlets", "observers", "some voices",
                "other voices",
            ]))
    }

    @Test func `descriptions and pronouns lead to the two speakers`() throws {
        let found = try seed().found
        let counts = Dictionary(grouping: found.statements, by: \.speaker).mapValues(\.count)
        for (name, least) in [("Volodymyr Zelensky", 8), ("Jens Stoltenberg", 4)] {
            let speaker = try #require(found.speakers.first { $0.name == name })
            #expect(counts[speaker.id] ?? 0 >= least)
        }
    }

    @Test func `one summit has all its mentions`() throws {
        let (found, text, _) = try seed()
        let summits = found.events.filter { $0.kind == .summit }
        #expect(summits.map(\.name) == ["Vilnius NATO summit"])
        #expect(
            summits.first?.mentions.map { String(decoding: text[$0.span.range], as: UTF8.self) }
                == ["upcoming Vilnius NATO summit", "talks", "summit", "Vilnius gathering"])
    }

    @Test func `its cautious statements stand in paragraphs 5, 7 and 8, and none in 1`() throws {
        let (found, _, paragraphs) = try seed()
        let cautious = Set(
            found.statements.filter { $0.stance == .caution }.map { paragraphs.paragraph(at: $0.start) + 1 })
        #expect(cautious.isSuperset(of: [5, 7, 8]))
        #expect(!cautious.contains(1))
    }

    @Test func `it debates an invitation`() throws {
        #expect(try seed().found.issues.map(\.proposition) == ["Kyiv receives an invitation to join NATO"])
    }
}
