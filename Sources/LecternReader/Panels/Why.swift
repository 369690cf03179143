internal import LecternScreen
internal import LecternText

/// How a statement was read: everything that a person needs to trust it or not.
extension Reader {
    /// Source, cue, content and kind; the way from the source to the speaker; the stance with its grounds.
    func why(_ number: Int) -> [PanelItem] {
        guard highlights.annotations.statements.indices.contains(number) else { return [] }
        let statement = highlights.annotations.statements[number]
        var items: [PanelItem] = []
        items += labelled(
            "source", quoted(statement.source) ?? "none: the text does not say who", mendedBy: .part(.source))
        items += labelled("cue", quoted(statement.cue) ?? "none: told by its place", mendedBy: .part(.cue))
        items += labelled("content", quoted(statement.content) ?? "", mendedBy: .part(.content))
        items += labelled("kind", statement.kind.words)
        items += labelled("speaker", chain(of: statement), mendedBy: .speaker)
        if let position = statement.position {
            let issue = highlights.annotations.issues.first { $0.id == position.issue }
            items += labelled("issue", issue?.proposition ?? "")
            items += labelled("stance", stance(of: position), mendedBy: .stance)
            if let grounds = grounds(of: position, in: number) { items += labelled("because", grounds) }
        } else {
            items += labelled("stance", "none: there is no issue; \(key("set-issue")) sets one")
        }
        items += labelled("who says it", sureness(statement.confidence))
        return items + kept(of: statement)
    }

    /// What the person has made of it, and can.
    private func kept(of statement: Statement) -> [PanelItem] {
        var items: [PanelItem] = []
        if shelved?.corrected.contains(statement.id) == true {
            items += labelled("corrected", "by you; \(key("undo")) takes the last change back")
        }
        items += labelled("note", shelved?.notes[statement.id] ?? "none", mendedBy: .note)
        return items + labelled("mistaken", "it is no statement", mendedBy: .noStatement)
    }

    /// From the words of the source to the speaker.
    private func chain(of statement: Statement) -> String {
        guard let speaker = highlights.speaker(statement.speaker) else { return "nobody named" }
        var steps = [quoted(statement.source)].compactMap { $0 }
        var reason = ""
        if let link = statement.link, let words = quoted([link.antecedent]) {
            steps.append(words + " in ¶\(article.paragraphs.paragraph(at: link.antecedent.start) + 1)")
            reason = ": \(link.reason.rawValue), \(sureness(link.confidence))"
        }
        return (steps + [speaker.name]).joined(separator: " → ") + " (\(speaker.kind.rawValue))" + reason
    }

    private func stance(of position: Statement.Position) -> String {
        let next = position.runnerUp.map { ", else \($0.rawValue)" } ?? ""
        return "\(position.stance.rawValue), \(sureness(position.confidence))\(next)"
    }

    /// What decided: words of the statement, else what the same speaker says elsewhere, which lends it some weight.
    private func grounds(of position: Statement.Position, in number: Int) -> String? {
        let id = highlights.annotations.statements[number].id
        if position.confidence == 1, shelved?.corrected.contains(id) == true { return "you say so" }
        if let words = quoted(position.grounds) { return words }
        if position.stance == .neutral { return "no word for or against" }
        let statements = highlights.annotations.statements
        guard let speaker = highlights.speaker(statements[number].speaker) else { return nil }
        let others = statements.indices.filter { $0 != number && statements[$0].speaker == speaker.id }
        guard leaning(of: others).stance == position.stance else { return nil }
        return "no word of its own; what else \(speaker.name) says leans to \(position.stance.rawValue)"
    }

    /// A confidence in words and figures.
    private func sureness(_ confidence: Double) -> String {
        let word = confidence < Statement.guessLimit ? "a guess" : confidence < 0.8 ? "likely" : "sure"
        return "\(word) (\(Int((confidence * 100).rounded())) %)"
    }

    private func quoted(_ spans: [TextSpan]) -> String? {
        // What brings marks of its own needs no others.
        func marked(_ words: String) -> String {
            words.first.map { "“\"„«‘'".contains($0) } == true ? words : "“\(words)”"
        }
        return spans.isEmpty ? nil : spans.map { marked(words(of: $0)) }.joined(separator: " … ")
    }

    /// A label and a text of any length, over as many rows as it takes; Enter mends it.
    private func labelled(_ label: String, _ text: String, mendedBy fix: Fix? = nil) -> [PanelItem] {
        let indent = 12
        let bytes = Array(text.utf8)
        return Wrap.lines(of: bytes, width: max(8, panelRegion.columns - indent - 3)).enumerated().map { index, span in
            let head = index == 0 ? label : ""
            let padded = head + String(repeating: " ", count: max(0, indent - 1 - head.count))
            let pieces = [
                PanelPiece(text: padded, role: .label),
                PanelPiece(text: String(decoding: bytes[span.range], as: UTF8.self)),
            ]
            guard let fix, index == 0 else { return .text(pieces) }
            return .fix(fix, pieces)
        }
    }
}
