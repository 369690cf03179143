import LecternAnalysis
import LecternText
import Testing

@Suite struct StanceTests {
    private let issue = Issue(id: "i7", proposition: "The city closes the bridge")

    private func stances(_ text: String) -> [Stance?] {
        Analyser().annotate(Array(text.utf8), issues: [issue]).statements.map(\.stance)
    }

    @Test func `cues and words for a thing support it`() {
        #expect(stances("Ana Ruiz endorsed the closing of the bridge.") == [.support])
    }

    @Test func `cues and words against a thing oppose it`() {
        #expect(stances("Tom Bell condemned the closing as a disaster.") == [.oppose])
    }

    @Test func `a negation turns a word`() {
        #expect(stances("Ruiz said there are no obstacles to a success.") == [.support])
    }

    @Test func `conditions and not-yet are caution`() {
        #expect(stances("Observers argued that the city should wait unless the bridge is unsafe.") == [.caution])
    }

    @Test func `facts are neutral`() {
        #expect(stances("Bell said the bridge has two lanes.") == [.neutral])
    }

    @Test func `the issue is the proposal that statements share`() {
        let text = """
            Ana Ruiz urged the city to close the old bridge. Tom Bell said the city needs the old bridge. Others noted \
            that to close the bridge costs the city money.
            """
        #expect(annotated(text).issues.map(\.proposition) == ["The city closes the old bridge"])
    }

    @Test func `an election is about the person spoken of most`() {
        let text = """
            Ana Ruiz said the election matters. Voters like Ruiz, Tom Bell said. Ruiz argued that voters and candidates \
            gain from the election. The nominee is near, Bell said.
            """
        #expect(annotated(text).issues.first?.proposition == "Voters elect Ana Ruiz")
    }

    @Test func `where nothing is proposed there is no issue and no stance`() {
        let found = annotated("Ana Ruiz said it rains. Tom Bell said it snows. She said it pours.")
        #expect(found.issues.isEmpty)
        #expect(found.statements.allSatisfy { $0.position == nil })
    }
}
