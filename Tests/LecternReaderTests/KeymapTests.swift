import LecternReader
import LecternScreen
import Testing

/// The key table.
@Suite struct KeymapTests {
    private static let sequences = Binding.all.flatMap { binding in binding.keys.map { ($0, binding.help) } }

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

    @Test func `every row has words, and no group is split`() {
        for row in Binding.rows { #expect(!row.help.isEmpty && row.help.count <= 36, "\(row.help)") }
        let groups = Binding.rows.map(\.group)
        #expect(zip(groups, groups.dropFirst()).count { $0 != $1 } == Binding.Group.allCases.count - 1)
    }

    @Test func `keys in notation read back as themselves`() {
        for (notation, _) in Self.sequences {
            let text = (KeyNotation.keys(notation) ?? []).map(KeyNotation.text).joined()
            #expect(text == notation)
        }
    }
}
