import LecternReader
import LecternScreen
import Testing

/// The key table.
@Suite struct KeymapTests {
    private static let sequences = Binding.all.flatMap { binding in binding.keys.map { ($0, binding.name) } }

    @Test func `every notation names keys`() {
        for (notation, _) in Self.sequences { #expect(KeyNotation.keys(notation) != nil, "\(notation)") }
    }

    @Test func `no key stands twice, and none is the beginning of another`() {
        let keys = Self.sequences.compactMap { KeyNotation.keys($0.0) }
        for (index, one) in keys.enumerated() {
            for (other, two) in keys.enumerated() where other != index {
                #expect(!two.starts(with: one), "\(Self.sequences[index].0) begins \(Self.sequences[other].0)")
            }
        }
    }

    @Test func `digits are counts only`() {
        for (notation, _) in Self.sequences { #expect(!notation.contains { $0.isNumber }) }
    }

    @Test(arguments: [Binding.Place.article, .library])
    func `every row has words that fit beside its keys, and no group is split`(_ place: Binding.Place) {
        let rows = Binding.rows(in: place)
        for row in rows {
            let keys = row.keys.map(KeyNotation.shown).joined(separator: " ")
            #expect(!row.help.isEmpty && keys.count + 2 + row.help.count <= 37, "\(keys) \(row.help)")
        }
        let groups = rows.map(\.group)
        #expect(zip(groups, groups.dropFirst()).count { $0 != $1 } == Set(groups).count - 1)
    }

    @Test func `every key means something somewhere`() {
        for binding in Binding.all { #expect(binding.help != nil || binding.libraryHelp != nil, "\(binding.name)") }
    }

    @Test func `keys in notation read back as themselves`() {
        for (notation, _) in Self.sequences {
            let text = (KeyNotation.keys(notation) ?? []).map(KeyNotation.text).joined()
            #expect(text == notation)
        }
    }
}
