internal import LecternText

extension StanceCounts {
    /// The counts of the stances that occur, each with its sign.
    var pieces: [PanelPiece] {
        Stance.allCases.filter { self[$0] > 0 }.map {
            PanelPiece(text: "\($0.sign)\(self[$0])", role: $0.letterRole)
        }
    }

    /// Counts what statements take.
    init(of statements: some Sequence<Statement>) {
        self.init()
        for statement in statements {
            if let stance = statement.stance { self[stance] += 1 } else { self[nil] += 1 }
        }
    }
}
