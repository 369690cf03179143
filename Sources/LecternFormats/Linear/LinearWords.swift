internal import LecternText

/// The sentences of a linear reading: what is shown by looks and letters elsewhere is said here.
extension LinearReading {
    /// A statement, as it is said after its paragraph: "Oppose. Ana Ruiz (denied), in paraphrase: the bridge is safe."
    ///
    /// The stance stands first, alone: it is on the issue, and a verb before the content would take that for its object.
    func sentence(_ statement: Statement) -> String {
        let content = statement.content.map { Citation.words($0, of: article) }.joined(separator: " … ")
        let end = content.last.map { ".!?…”\"’".contains($0) } == true ? "" : "."
        let guess = statement.isGuess ? " This attribution is a guess." : ""
        let cue = statement.cue.map { Citation.words($0, of: article) }.joined(separator: " … ")
        let name = Citation.named(name(of: statement), cue: cue)
        return "\(stance(of: statement))\(name), \(Self.words(statement.kind)): \(content)\(end)\(guess)"
    }

    /// A statement in a list, with where it stands.
    func listed(_ statement: Statement) -> String {
        "Paragraph \(article.paragraphs.paragraph(at: statement.start) + 1). \(sentence(statement))"
    }

    private static func words(_ kind: Statement.Kind) -> String {
        switch kind {
        case .direct: "quoted"
        case .indirect: "in paraphrase"
        case .mixed: "partly quoted"
        }
    }

    private func stance(of statement: Statement) -> String {
        guard let position = statement.position else { return "" }
        let word = position.stance.rawValue
        if position.isGuess { return "Perhaps \(word). " }
        return word.prefix(1).uppercased() + word.dropFirst() + ". "
    }

    private func name(of statement: Statement) -> String {
        statement.speaker.flatMap { names[$0] } ?? "Someone who is not named"
    }

    /// The issue with counts: "Issue: The bridge is closed. 3 statements: 2 support, 1 caution."
    var issueSentence: String {
        let count = Self.counted(annotations.statements.count, "statement")
        guard let issue = annotations.issues.first else { return "No issue was found. \(count)." }
        let guess = issue.isGuess ? ", a guess" : ""
        return "Issue: \(Sanitizer.printable(issue.proposition))\(guess). \(count)\(tally(annotations.statements))."
    }

    /// How many statements take each stance: ": 2 support, 1 caution"; empty when none takes any.
    private func tally(_ statements: [Statement]) -> String {
        var counts: [Stance: Int] = [:]
        for statement in statements {
            if let stance = statement.stance { counts[stance, default: 0] += 1 }
        }
        let told = Stance.allCases.filter { counts[$0] != nil }.map { "\(counts[$0] ?? 0) \($0.rawValue)" }
        return told.isEmpty ? "" : ": " + told.joined(separator: ", ")
    }

    /// The speakers, numbered.
    var speakerList: [String] {
        guard !annotations.speakers.isEmpty else { return ["Nobody speaks in this article."] }
        return annotations.speakers.enumerated().map { number, speaker in
            let own = annotations.statements.filter { $0.speaker == speaker.id }
            let name = Sanitizer.printable(speaker.name)
            return
                "\(number + 1). \(name), \(speaker.kind.rawValue). \(Self.counted(own.count, "statement"))\(tally(own))."
        }
    }

    /// The events, with type, date and where they are mentioned.
    var eventList: [String] {
        guard !annotations.events.isEmpty else { return ["No event is named in this article."] }
        return annotations.events.map { event in
            let date = event.date.map { ", \(Sanitizer.printable($0))" } ?? ""
            let kind = event.kind == .other ? "" : ", \(event.kind.rawValue)"
            var numbers: [Int] = []
            for mention in event.mentions {
                let number = article.paragraphs.paragraph(at: mention.span.start) + 1
                if numbers.last != number { numbers.append(number) }
            }
            let places = numbers.map(String.init).joined(separator: ", ")
            return
                "\(Sanitizer.printable(event.name))\(kind)\(date). Paragraph\(numbers.count == 1 ? "" : "s") \(places)."
        }
    }

    /// Which statements are told of.
    var filterSentence: String {
        guard !stances.isEmpty else { return "All statements." }
        let words = Stance.allCases.filter(stances.contains).map(\.rawValue).joined(separator: " and ")
        let count = annotations.statements.count(where: passes)
        return "Only \(words): \(count) of \(Self.counted(annotations.statements.count, "statement"))."
    }

    static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
