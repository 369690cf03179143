import LecternEncoder
import LecternTestSupport
import LecternText
import Synchronization
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
        let model = try StanceModel(try TrainedModel.openStances(), beside: try TrainedModel.open())
        let found = statements(reference.text)
        let positions = try #require(
            model.positions(
                Reading(Array(reference.text.utf8)), LecternTestSupport.Reference.issue, found,
                names: found.map { _ in nil }, judging: Judging()))
        #expect(positions.count == reference.stances.count)
        // Rounding to bytes may go the other way here and there.
        let differences = zip(positions, reference.stances).flatMap { position, chances in
            zip(position.chances, chances).map { abs($0 - $1) }
        }
        #expect(differences.reduce(0, +) <= 0.03 * Double(differences.count))
        #expect(differences.allSatisfy { $0 < 0.15 })
    }

    @Test("Whoever waits hears first what is said, then of the stances near them, and may stop it.")
    func judging() throws {
        let text = Array(String(repeating: "Ana Ruiz said the bridge must stay closed.\n\n", count: 200).utf8)
        let issue = [Issue(id: "i1", proposition: "The bridge stays closed")]
        let findings = try #require(Analyser().findings(in: text) { _ in true })
        let heard = Mutex<[(Double, [Bool])]>([])
        let whole = analyser.annotate(
            text, issues: issue, findings: findings, near: text.count,
            judged: { share, known in
                heard.withLock { $0.append((share, known.statements.map { $0.position != nil })) }
                return true
            })
        let all = heard.withLock(\.self)
        #expect(all.first?.0 == 0)
        #expect(all.first?.1.isEmpty == false && all.first?.1.contains(true) == false)
        #expect(all.count > 1 && all.map(\.0) == all.map(\.0).sorted())
        #expect(all.last?.1.first == false && all.last?.1.last == true)
        #expect(whole?.statements.allSatisfy { $0.position != nil } == true)
        #expect(analyser.annotate(text, issues: issue, findings: findings, judged: { share, _ in share == 0 }) == nil)
        let positions = whole?.statements.compactMap(\.position)
        var kept: [String: [Statement.Position]] = [:]
        let again = analyser.annotate(
            text, issues: issue, findings: findings, known: { _ in positions }, keep: { kept[$1] = $0 },
            judged: { _, _ in false })
        #expect(again == whole && kept.isEmpty, "what is known is not judged again")
        _ = analyser.annotate(text, issues: issue, findings: findings, keep: { kept[$1] = $0 })
        #expect(kept == [issue[0].proposition: positions ?? []], "what had to be judged is to be kept")
    }
}
