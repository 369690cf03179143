import LecternReader
import LecternScreen
import LecternTestSupport
import LecternText
import Testing

/// Filtering by a query, while it is typed.
@Suite struct QueryFilterTests {
    @Test(arguments: [(80, 24), (40, 10), (140, 50)])
    func `f filters while a query is typed`(columns: Int, rows: Int) {
        var reader = Sample.reader(columns: columns, rows: rows)
        reader.type("f s p e a k e r : b e l l")
        expectGolden(reader.draw(), "query-\(columns)x\(rows)")
        reader.type("Enter")
        expectGolden(reader.draw(), "query-done-\(columns)x\(rows)")
    }

    @Test(arguments: [(80, 24), (40, 10), (140, 50)])
    func `a mistake is pointed at, and the last good query stands`(columns: Int, rows: Int) {
        var reader = Sample.reader(columns: columns, rows: rows)
        reader.type("f b r i d g e Space s t a n c e : f o r")
        expectGolden(reader.draw(), "query-mistake-\(columns)x\(rows)")
        #expect(reader.type("Enter") == [.ring])
        reader.type("Esc")
        #expect(reader.draw() == Sample.reader(columns: columns, rows: rows).draw())
    }

    @Test func `Tab completes fields, values and names`() {
        var reader = Sample.reader()
        reader.type("f s p Tab a n Tab")
        #expect(reader.status.contains("Filter: speaker:\"Ana Ruiz\""))
        reader.type("^U s t Tab")
        #expect(reader.status.contains("Filter: stance:"))
        reader.type("Tab")
        expectGolden(reader.draw(), "query-candidates")
    }

    @Test func `Esc brings the filter back that was`() {
        var reader = Sample.reader()
        reader.type("~ f b e l l Esc")
        #expect(reader.status.contains("~  1 of 4"))
        reader.type("f b e l l Enter f")
        #expect(reader.status.contains("Filter: bell"))
        reader.type("Esc =")
        #expect(reader.status.contains("all"))
    }

    @Test func `lines typed before come back with the arrows`() {
        var reader = Sample.reader()
        reader.type("f b e l l Enter = f r u i z Enter = f Up")
        #expect(reader.status.contains("Filter: ruiz"))
        reader.type("Up")
        #expect(reader.status.contains("Filter: bell"))
        #expect(reader.type("Up") == [.ring])
        reader.type("Down Down")
        #expect(reader.status.hasPrefix(" Filter:  "))
    }

    @Test(arguments: [
        "speaker:ruiz", "stance:oppose,caution", "not kind:direct", "bridge or close", "event:congress", "type:group",
        "xyz",
    ])
    func `filter, jumps, lists and folding agree on what is let through`(query: String) {
        var reader = Sample.reader()
        reader.type("f")
        for character in query { _ = reader.press(.character(character)) }
        reader.type("Enter g")
        let shown = reader.status.split(separator: " ")
        let count = shown.firstIndex(of: "of").flatMap { Int(shown[$0 - 1]) } ?? -1
        var jumps = 0
        while reader.type("]p").isEmpty, jumps < 10 { jumps += 1 }
        // The first passing statement may be current from the start.
        #expect(jumps == count || jumps == count - 1, "\(query): \(count) pass, \(jumps) jumps")
        reader.type("p")
        let title = reader.draw().row(3).map(\.text).joined()
        #expect(count == 0 ? reader.status.contains("no statement") : title.contains("Positions  \(count)"))
        reader.type("Esc z g")
        let folded = reader.draw()
        let hasFold = folded.cells.contains { $0.role == .fold }
        #expect(hasFold == (count < 4), "\(query)")
    }

    @Test func `the line tells what it takes, then how many pass`() {
        var reader = Sample.reader()
        reader.type("f")
        #expect(reader.draw().row(22).map(\.text).joined().contains("speaker: stance: kind:"))
        reader.type("s p e a k e r : t o m")
        #expect(reader.draw().row(22).map(\.text).joined().contains("1 of 4 statements"))
        reader.type("^U s p e a k e r : Tab")
        #expect(reader.draw().row(22).map(\.text).joined().contains("Ana Ruiz"))
    }
}
