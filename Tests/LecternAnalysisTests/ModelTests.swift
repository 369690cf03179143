import LecternEncoder
import LecternTestSupport
import LecternText
import Testing

@testable import LecternAnalysis

@Suite("Attributions by the model")
struct ModelTests {
    let analyser: Analyser

    init() throws { analyser = try Analyser(try TrainedModel.open(), stances: try TrainedModel.openStances()) }

    private func statements(_ text: String) -> [Statement] {
        analyser.annotate(Array(text.utf8)).statements
    }

    @Test("They are those of the code that trained it.", arguments: LecternTestSupport.Reference.all)
    func agreement(_ reference: LecternTestSupport.Reference) {
        let found = statements(reference.text)
        #expect(found.map { reference.scalars($0.source) } == reference.statements.map(\.source))
        #expect(found.map { reference.scalars($0.cue) } == reference.statements.map(\.cue))
        #expect(found.map { reference.scalars($0.content) } == reference.statements.map(\.content))
        for (one, other) in zip(found, reference.statements) {
            #expect(abs(one.confidence - other.confidence) < 0.02)
        }
    }

    @Test("So are the chances of stances, whoever makes the statements.", arguments: LecternTestSupport.Reference.all)
    func stances(_ reference: LecternTestSupport.Reference) throws {
        let model = try StanceModel(try TrainedModel.openStances(), try TrainedModel.open().wordPieces)
        let found = statements(reference.text)
        let positions = model.positions(
            Reading(Array(reference.text.utf8)), LecternTestSupport.Reference.issue, found,
            names: found.map { _ in nil })
        #expect(positions.count == reference.stances.count)
        for (position, chances) in zip(positions, reference.stances) {
            for (one, other) in zip(position.chances, chances) { #expect(abs(one - other) < 0.01) }
        }
    }
}
