internal import LecternScreen
internal import LecternText

/// The page of a speaker and the page of an event.
extension Reader {
    /// Who it is, where the statements lean, how they are told; then the statements in order, and the other mentions.
    func speakerPage(_ id: String) -> [PanelItem] {
        guard let speaker = highlights.speaker(id) else { return [] }
        let statements = highlights.annotations.statements
        let theirs = statements.indices.filter { statements[$0].speaker == id }
        var items: [PanelItem] = [line(speaker.kind.rawValue, also(speaker.aliases))]
        if issue != nil {
            let counts = stancePieces { $0.speaker == id }
            items.append(
                .text(
                    [PanelPiece(text: "leaning", role: .label), PanelPiece(text: leaning(of: theirs).words)] + counts))
        }
        let kinds = Statement.Kind.allCases.compactMap { kind in
            let count = theirs.count { statements[$0].kind == kind }
            return count == 0 ? nil : "\(count) \(kind.words)"
        }
        items += [line("told as", kinds.joined(separator: ", ")), .text([])]
        return items + theirs.map { .statement($0) } + otherMentions(id)
    }

    /// Where the text speaks of a speaker apart from the statements, how many of all mentions that are before it.
    private func otherMentions(_ id: String) -> [PanelItem] {
        guard let number = highlights.number(ofSpeaker: id) else { return [] }
        let mentions = highlights.mentionsApart[number]
        guard !mentions.isEmpty else { return [] }
        let count = "\(mentions.count), of \(highlights.annotations.speakers[number].mentions.count) mentions in all"
        return [.text([]), line("other mentions", count)] + mentions.map { .name(speaker: number, mention: $0) }
    }

    /// Where some statements of a speaker lean.
    func leaning(of numbers: [Int]) -> Leaning {
        Leaning(numbers.compactMap { highlights.annotations.statements[$0].position })
    }

    /// What it is, who stands where in the paragraphs that speak of it, and every mention.
    func eventPage(_ number: Int) -> [PanelItem] {
        guard highlights.annotations.events.indices.contains(number) else { return [] }
        let event = highlights.annotations.events[number]
        var items: [PanelItem] = [line(event.kind.rawValue, event.date.map(Event.words) ?? "no date given")]
        let grid = grid(of: event)
        if !grid.isEmpty { items += [.text([])] + grid }
        items.append(.text([]))
        return items + event.mentions.indices.map { .mention(event: number, mention: $0) }
    }

    /// Speakers by stance: how many statements each makes in paragraphs that mention the event.
    private func grid(of event: Event) -> [PanelItem] {
        let paragraphs = Set(event.mentions.map { article.paragraphs.paragraph(at: $0.span.start) })
        let numbers = Set(paragraphs.flatMap { highlights.statements(in: $0) })
        let statements = numbers.map { highlights.annotations.statements[$0] }
        return highlights.annotations.speakers.compactMap { speaker in
            let theirs = statements.filter { $0.speaker == speaker.id }
            guard !theirs.isEmpty else { return nil }
            let cells = Stance.allCases.map { stance in
                let count = theirs.count { $0.stance == stance }
                let text = "\(stance.sign)\(count)"
                return PanelPiece(text: text, role: count == 0 ? .label : stance.letterRole)
            }
            let name = PanelPiece(text: speaker.name, marks: .source)
            return .text((issue == nil ? [PanelPiece(text: "\(theirs.count)", role: .label)] : cells) + [name])
        }
    }

    /// A label and what it labels.
    func line(_ label: String, _ text: String) -> PanelItem {
        .text([PanelPiece(text: label, role: .label), PanelPiece(text: text)].filter { !$0.text.isEmpty })
    }

    private func also(_ aliases: [String]) -> String {
        aliases.isEmpty ? "" : "also " + aliases.joined(separator: ", ")
    }
}
