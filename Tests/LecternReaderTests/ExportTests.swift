import LecternReader
import LecternScreen
import LecternTestSupport
import LecternText
import Testing

/// Taking the statements along: what the line says, and that a mistake keeps it.
@Suite struct ExportTests {
    @Test(arguments: [(80, 24), (40, 10), (140, 50)])
    func `the line tells how many statements are written, and in what formats`(columns: Int, rows: Int) {
        var reader = Sample.reader(columns: columns, rows: rows)
        reader.type("~ x")
        expectGolden(reader.draw(), "export-\(columns)x\(rows)")
    }

    @Test func `a name without a format keeps the line`() {
        var reader = Sample.reader()
        #expect(reader.type("x a . d o c Enter") == [.ring])
        expectGolden(reader.draw(), "export-mistake")
        let effects = reader.type("BS BS BS c s v Enter")
        guard case .export(let annotations, .csv, "a.csv")? = effects.last else {
            return #expect(Bool(false), "nothing exported")
        }
        #expect(annotations.statements.count == 4)
    }

    @Test func `a file that cannot be written keeps the line, too`() {
        var reader = Sample.reader()
        reader.type("x a . m d Enter")
        _ = reader.apply(.failed("a.md: file exists; give another name"))
        #expect(reader.status.contains("a.md"))
        #expect(reader.draw().row(22).map(\.text).joined().contains("^ file exists; give another name"))
        reader.type("Esc")
        _ = reader.apply(.failed("the disk is full"))
        #expect(reader.status.contains("the disk is full"))
    }
}
