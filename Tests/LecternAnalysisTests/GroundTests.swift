import LecternAnalysis
import LecternTestSupport
import LecternText
import Testing

/// Grounds are marked `g`, numbered like the statements for whose stance they speak.
@Suite struct GroundTests {
    private let issue = Issue(id: "i7", proposition: "The city closes the bridge")

    private func positions(_ text: [UInt8]) -> [Statement.Position?] {
        var positions: [Statement.Position?] = []
        for one in Analyser().annotate(text, issues: [issue]).statements { positions.append(one.position) }
        return positions
    }

    /// Expects stances on exactly the marked grounds.
    private func expectGrounds(
        _ stances: [Stance], _ marked: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let expected = MarkedText(marked)
        let positions = positions(expected.text)
        var spans: [String: [TextSpan]] = [:]
        for (index, position) in positions.enumerated() {
            if let position, !position.grounds.isEmpty { spans["g\(index + 1)"] = position.grounds }
        }
        #expect(positions.map { $0?.stance } == stances, sourceLocation: sourceLocation)
        #expect(
            MarkedText(text: expected.text, spans: spans).description == expected.description,
            sourceLocation: sourceLocation)
    }

    @Test func `cue and words are grounds`() {
        expectGrounds([.support], "Ana Ruiz {g1|welcomed} the {g1|success} of the bridge.")
        expectGrounds([.oppose], "Tom Bell {g1|condemned} the closing as a {g1|disaster}.")
    }

    @Test func `a negation is a ground with the word it turns`() {
        expectGrounds([.support], "Ruiz said there are {g1|no obstacles} to a {g1|success}.")
        expectGrounds([.oppose], "Bell said the closing is {g1|not} a {g1|good} plan.")
    }

    @Test func `a negation of two words is one ground`() {
        expectGrounds([.support], "Ruiz said there was {g1|no} real {g1|risk} of a {g1|failure} there.")
    }

    @Test func `conditions are grounds of caution`() {
        expectGrounds(
            [.caution], "Observers argued that the city should {g1|wait} {g1|unless} the bridge is unsafe.")
    }

    @Test func `words for the other side are no grounds`() {
        expectGrounds([.oppose], "Bell {g1|condemned} the {g1|terrible} closing of a good bridge.")
    }

    @Test func `facts have no grounds and no stance comes next`() {
        expectGrounds([.neutral], "Bell said the bridge has two lanes.")
        #expect(positions(Array("Bell said the bridge has two lanes.".utf8)).first??.runnerUp == nil)
    }

    @Test func `no more than a handful of grounds is kept`() {
        let text = "Ruiz said it is a good, great, strong, safe, fair, just, right, honest and proud plan."
        #expect(positions(Array(text.utf8)).first??.grounds.count == 5)
    }

    @Test func `the stance that comes next is the nearest other`() {
        #expect(positions(Array("Ruiz said the plan could be good if it rains.".utf8)).first??.runnerUp == .support)
        #expect(positions(Array("Ruiz said the plan is good.".utf8)).first??.runnerUp == .neutral)
    }
}
