import LecternReader
import LecternScreen
import LecternTestSupport
import LecternText
import Testing

/// A key that does nothing says so: many terminals keep the bell to themselves.
@Suite struct DeadKeyTests {
    @Test(arguments: [
        ("D", "D does nothing here; ? shows the keys"), ("Left", "← does nothing here"),
        ("' b", "no bookmark b; m b sets one"),
        ("^O", "no jump to come back from yet"), ("k", "this is the beginning"), ("G j", "this is the end"),
        ("s k k Enter", "nothing is called “kk”"), ("e Enter w", "no statement is chosen here"),
        ("s Enter D", "D does nothing here"), ("Enter", "nothing is quoted here"), ("? x", "x does nothing here"),
    ])
    func `a key that does nothing says a word`(keys: String, words: String) {
        var reader = Sample.reader("Nobody speaks of the {e1|congress}.\n{s1|Ana Ruiz} {c1|said} {q1|no}.")
        if keys == "Enter" { reader.type("S-Tab") }
        if keys == "Enter" { reader = Sample.reader("Nobody speaks.\n{s1|Ana Ruiz} {c1|said} {q1|no}.") }
        #expect(reader.type(keys).last == .ring)
        let screen = reader.draw()
        #expect((0..<24).contains { screen.row($0).map(\.text).joined().contains(words) })
    }

    @Test func `on a page y cites the chosen statement and ? shows the keys, then the page again`() {
        var reader = Sample.reader()
        reader.type("s Enter Down")
        guard case .cite(let statement)? = reader.type("y").last else { return #expect(Bool(false), "nothing cited") }
        #expect(statement.id == "s2")
        let page = reader.draw()
        reader.type("? q")
        #expect(reader.draw() == page)
        reader.type("w")
        guard case .cite(let same)? = reader.type("y").last else { return #expect(Bool(false), "nothing cited") }
        #expect(same.id == "s2")
    }

    @Test func `Enter opens the page of the current speaker or event`() {
        var reader = Sample.reader()
        reader.type("]p Enter")
        #expect(reader.draw().row(3).map(\.text).joined().contains("Ana Ruiz"))
        reader.type("q g ]e Enter")
        #expect(reader.draw().row(3).map(\.text).joined().contains("Bridge Congress"))
    }
}
