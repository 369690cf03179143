public import LecternText

/// The annotation of an article as text for people: what `annotate --format text` prints.
public enum AnnotationListing {
    /// Title, issue with counts, speakers, statements by paragraph, events; one fact a line, a line end after each, fit for any
    /// terminal.
    public static func text(title: String, _ annotations: Annotations, text: [UInt8]) -> String {
        var lines = [title, ""]
        for issue in annotations.issues { lines.append("Issue  " + line(issue, annotations.statements)) }
        if annotations.issues.isEmpty { lines.append("Issue  none found") }
        lines += ["", "Speakers"]
        for speaker in annotations.speakers { lines.append(line(speaker, annotations.statements)) }
        lines += ["", "Statements"]
        let names = Dictionary(annotations.speakers.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let paragraphs = ParagraphIndex(of: text)
        for statement in annotations.statements {
            let name = statement.speaker.flatMap { names[$0] } ?? "nobody named"
            let paragraph = paragraphs.paragraph(at: statement.start) + 1
            lines.append(line(statement, by: name, paragraph: paragraph, text))
        }
        lines += ["", "Events"]
        for event in annotations.events { lines.append(line(event)) }
        return lines.map { Sanitizer.printable($0) + "\n" }.joined()
    }

    private static func line(_ speaker: Speaker, _ statements: [Statement]) -> String {
        let count = statements.count { $0.speaker == speaker.id }
        let also = speaker.aliases.isEmpty ? "" : "; also " + speaker.aliases.joined(separator: ", ")
        return "  \(speaker.name) (\(speaker.kind.rawValue), \(counted(count, "statement"))\(also))"
    }

    private static func line(_ statement: Statement, by name: String, paragraph: Int, _ text: [UInt8]) -> String {
        let letter = statement.position?.letter ?? "-"
        let cue = statement.cue.map { words($0, text) }.joined(separator: " … ")
        let content = statement.content.map { words($0, text) }.joined(separator: " … ")
        let gap = String(repeating: " ", count: max(0, 4 - String(paragraph).utf8.count))
        // A transcript's cue is a colon by itself.
        let told = cue == ":" ? "" : "\(cue) "
        let guess = statement.isGuess ? " (a guess)" : ""
        return "\(gap)\(paragraph) \(letter) \(name): \(told)(\(statement.kind.rawValue)): \(content)\(guess)"
    }

    private static func line(_ event: Event) -> String {
        let date = event.date.map { ", \($0)" } ?? ""
        return "  \(event.name) (\(event.kind.rawValue)\(date), \(counted(event.mentions.count, "mention")))"
    }

    private static func line(_ issue: Issue, _ statements: [Statement]) -> String {
        let counts = Stance.allCases.map { stance in
            let count = statements.count { $0.position?.issue == issue.id && $0.stance == stance }
            return "\(stance.sign)\(count)"
        }
        return issue.told + "  " + counts.joined(separator: " ")
    }

    private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    /// The bytes of `span` on one line.
    private static func words(_ span: TextSpan, _ text: [UInt8]) -> String {
        Sanitizer.printable(text[span.range]).split(separator: " ").joined(separator: " ")
    }
}
