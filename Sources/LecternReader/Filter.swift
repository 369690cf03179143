internal import LecternText

/// Which statements a person wants to see, and what becomes of the rest.
struct Filter: Hashable, Sendable {
    /// What becomes of the text that the filter leaves out.
    enum Rest: String, Hashable, Sendable, CaseIterable {
        case bright, dim, folded
    }

    /// The stances let through; all when empty.
    var stances: Set<Stance> = []
    /// The `id` of the only speaker let through; all when nil.
    var speaker: String?
    var rest: Rest = .dim

    /// Whether it leaves anything out.
    var isActive: Bool { !stances.isEmpty || speaker != nil }

    /// Whether it lets a statement through.
    func passes(_ statement: Statement) -> Bool {
        if !stances.isEmpty {
            guard let stance = statement.stance, stances.contains(stance) else { return false }
        }
        return speaker == nil || statement.speaker == speaker
    }

    /// What it lets through, for the status line: "~ -", "Stoltenberg", "all".
    func summary(speakerName: String?) -> String {
        let signs = Stance.allCases.filter(stances.contains).map { String($0.sign) }.joined(separator: " ")
        let parts = [signs, speakerName ?? ""].filter { !$0.isEmpty }
        return parts.isEmpty ? "all" : parts.joined(separator: " · ")
    }
}
