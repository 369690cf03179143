internal import LecternText

extension StanceCounts {
    /// Where most of the statements that take a side stand.
    ///
    /// A word for the counts beside it, not a mean of labels: caution is no half of support.
    var leaningWords: String {
        let sides: [Stance] = [.support, .caution, .oppose]
        let total = sides.reduce(0) { $0 + self[$1] }
        guard total > 0 else { return "takes no side" }
        guard let most = sides.max(by: { self[$0] < self[$1] }), self[most] * 2 > total else { return "mixed" }
        return most.rawValue
    }

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
