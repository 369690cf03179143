import LecternReader
import LecternScreen
import LecternTestSupport
import LecternText
import Testing

/// Whatever a person does with a library, in whatever order, and whenever its answers come.
@Suite struct AnyLibraryActionTests {
    private static let keys: [Key] =
        Binding.all.flatMap { $0.keys.flatMap { KeyNotation.keys($0) ?? [] } }
        + "019aAxyz é漢,-:".map { .character($0) } + [.enter, .enter, .enter, .backspace, .tab, .other]

    @Test(arguments: SeededGenerator.seeds(60))
    func `any actions in any order and size leave it in range`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var library = seed.isMultiple(of: 5) ? SampleLibrary.empty : SampleLibrary()
        var reader = Reader(librarySize: Size(columns: 80, rows: 24))
        var due = reader.start()
        for _ in 0..<150 {
            switch Int.random(in: 0..<12, using: &generator) {
            case 0:
                let size = Size(
                    columns: .random(in: 1...150, using: &generator), rows: .random(in: 1...50, using: &generator))
                due += reader.apply(.resize(size))
            case 1: due += reader.apply(.wheel(.next))
            case 2:
                due += reader.apply(
                    .click(
                        Position(
                            column: .random(in: 0..<150, using: &generator), row: .random(in: 0..<50, using: &generator)
                        )))
            case 3, 4:
                // Answers come late, and not in order.
                due.shuffle(using: &generator)
                library.perform(due, in: &reader)
                due = []
            default:
                guard let key = Self.keys.randomElement(using: &generator) else { continue }
                due += reader.press(key)
            }
            expectSoundScreen(of: reader, "\(generator)")
        }
    }

    @Test(arguments: SeededGenerator.seeds(20))
    func `an action that cannot be done changes nothing but the row that says so`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var library = SampleLibrary()
        var reader = library.reader()
        for _ in 0..<200 {
            guard let key = Self.keys.randomElement(using: &generator) else { continue }
            let before = reader.draw()
            let effects = reader.press(key)
            if effects == [.ring] {
                // The status row, the one above a line that is typed, or the first one of the help.
                let rows = 80..<before.cells.count - 160
                #expect(reader.draw().cells[rows] == before.cells[rows], "\(generator) \(key)")
            }
            library.perform(effects, in: &reader)
        }
    }
}
