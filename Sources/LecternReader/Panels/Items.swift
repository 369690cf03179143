internal import LecternScreen
internal import LecternText

/// What panels list, and how each item reads.
extension Reader {
    /// The items of a panel, as far as it has not been narrowed, in order.
    func items(of panel: Panel) -> [PanelItem] {
        let items = items(of: panel.subject)
        if items.isEmpty, panel.subject.fillsByItself {
            return [.text([PanelPiece(text: notYet ?? Self.nothing(in: panel.subject), role: .label)])]
        }
        guard !panel.narrowing.isEmpty else { return items }
        let words = Folding.fold(panel.narrowing).split(separator: " ")
        let found = items.filter { item in
            let text = Folding.fold(pieces(of: item, in: panel.subject).leading.map(\.text).joined(separator: " "))
            return words.allSatisfy { text.contains($0) }
        }
        return found.isEmpty ? [.text([PanelPiece(text: "nothing matches; Esc clears", role: .label)])] : found
    }

    /// What a subject has, in order; empty as long as nothing is known.
    func items(of subject: Panel.Subject) -> [PanelItem] {
        let annotations = highlights.annotations
        switch subject {
        case .speakers:
            let speaking = annotations.speakers.map { ($0.id, highlights.count(ofSpeaker: $0.id)) }.filter { $0.1 > 0 }
            // Whoever says most first; the sort keeps the order of appearance among equals.
            return speaking.enumerated()
                .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }.map { .speaker($0.element.0) }
        case .positions:
            return annotations.statements.indices.filter { passes($0) }.map { .statement($0) }
        case .events: return annotations.events.indices.map { .event($0) }
        case .files: return files.all.count > 1 ? files.all.indices.map { .file($0) } : []
        case .speaker(let id): return speakerPage(id)
        case .event(let number): return eventPage(number)
        case .why(let number): return why(number)
        }
    }

    /// What a panel is called.
    func title(of subject: Panel.Subject) -> String {
        switch subject {
        case .speakers: "Speakers"
        case .positions: "Positions"
        case .events: "Events"
        case .files: "Files"
        case .speaker(let id): highlights.speaker(id)?.name ?? "Speaker"
        case .event(let number):
            highlights.annotations.events.indices.contains(number)
                ? highlights.annotations.events[number].name : "Event"
        case .why: "How this was read"
        }
    }

    /// How an item reads: words from the left, cut where room ends, and figures at the right.
    func pieces(of item: PanelItem, in subject: Panel.Subject) -> (leading: [PanelPiece], trailing: [PanelPiece]) {
        let annotations = highlights.annotations
        switch item {
        case .text(let pieces), .fix(_, let pieces): return (pieces, [])
        case .speaker(let id):
            guard let speaker = highlights.speaker(id) else { return ([], []) }
            let name = PanelPiece(text: speaker.name, marks: .source)
            return ([name], stancePieces { $0.speaker == id } + [number(highlights.count(ofSpeaker: id))])
        case .statement(let index):
            let statement = annotations.statements[index]
            var pieces: [PanelPiece] = []
            if let position = statement.position {
                pieces.append(PanelPiece(text: position.letter, role: position.stance.letterRole))
            }
            // Whose page it is stands above.
            let isOwnPage = if case .speaker = subject { true } else { false }
            if !isOwnPage, let speaker = highlights.speaker(statement.speaker) {
                pieces.append(PanelPiece(text: speaker.name, marks: .source))
            }
            pieces += PanelPiece.cue(cue(of: statement))
            let content = statement.content.map { words(of: $0) }.joined(separator: " … ")
            pieces.append(PanelPiece(text: content, role: statement.stance?.contentRole ?? .content))
            return (pieces, [paragraphNumber(at: statement.start)])
        case .event(let index):
            let event = annotations.events[index]
            let about = PanelPiece(text: event.about(separator: ", "), role: .label)
            let pieces = [PanelPiece(text: event.name, marks: .event), about].filter { !$0.text.isEmpty }
            return (pieces, [number(event.mentions.count)])
        case .mention(let event, let mention):
            let span = annotations.events[event].mentions[mention].span
            return (surroundings(of: span, marks: .event), [paragraphNumber(at: span.start)])
        case .name(let speaker, let mention):
            let span = annotations.speakers[speaker].mentions[mention]
            return (surroundings(of: span, marks: .source), [paragraphNumber(at: span.start)])
        case .file(let number): return pieces(ofFile: number)
        }
    }

    /// A mark at the file on screen, its name, and its title as far as it is known.
    private func pieces(ofFile number: Int) -> (leading: [PanelPiece], trailing: [PanelPiece]) {
        let file = files.all[number]
        var pieces = [PanelPiece(text: number == files.current ? "•" : " "), PanelPiece(text: file.name)]
        if let title = file.title, title != file.name { pieces.append(PanelPiece(text: title, role: .label)) }
        return (pieces, file.isUnreadable ? [PanelPiece(text: "cannot be read", role: .error)] : [])
    }

    /// How many of the statements that are `wanted` take each stance, those that occur.
    func stancePieces(where wanted: (Statement) -> Bool) -> [PanelPiece] {
        issue == nil ? [] : StanceCounts(of: highlights.annotations.statements.filter(wanted)).pieces
    }

    private func number(_ count: Int) -> PanelPiece { PanelPiece(text: String(count), role: .label) }

    private func paragraphNumber(at offset: Int) -> PanelPiece {
        PanelPiece(text: "¶\(article.paragraphs.paragraph(at: offset) + 1)", role: .label)
    }

    /// A mention with some words before and after it.
    private func surroundings(of span: TextSpan, marks: Marks) -> [PanelPiece] {
        let reach = 120
        let paragraph = article.paragraph(article.paragraphs.paragraph(at: span.start)).span
        let before = TextSpan(max(paragraph.start, span.start - reach), span.start)
        let after = TextSpan(span.end, min(paragraph.end, span.end + reach))
        // The first and last word may be cut in two by the reach; the end of a sentence is end enough.
        let tail = Self.lastSentence(of: words(of: before), isCut: span.start - paragraph.start > reach)
        let head = Self.firstSentence(of: words(of: after), isCut: paragraph.end - span.end > reach)
        let opens = !tail.isEmpty && !(characters(of: before).last?.isWhitespace ?? true)
        let closes = !(characters(of: after).first?.isWhitespace ?? true)
        return [
            PanelPiece(text: tail), PanelPiece(text: words(of: span), marks: marks, isGlued: opens),
            PanelPiece(text: head, isGlued: closes),
        ].filter { !$0.text.isEmpty }
    }

    private func characters(of span: TextSpan) -> String {
        String(decoding: article.store.bytes(in: span), as: UTF8.self)
    }

    /// What follows the last full stop before a mention; words from the first whole one on when `isCut`.
    private static func lastSentence(of text: String, isCut: Bool) -> String {
        let words = text.split(separator: " ")
        if let stop = words.lastIndex(where: endsSentence) { return words[(stop + 1)...].joined(separator: " ") }
        return isCut ? "… " + words.dropFirst().joined(separator: " ") : text
    }

    /// As far as the first full stop after a mention; to the last whole word when `isCut`.
    private static func firstSentence(of text: String, isCut: Bool) -> String {
        let words = text.split(separator: " ")
        if let stop = words.firstIndex(where: endsSentence) { return words[...stop].joined(separator: " ") }
        return isCut ? words.dropLast().joined(separator: " ") + " …" : text
    }

    private static func endsSentence(_ word: Substring) -> Bool {
        word.last { !"”’\"')".contains($0) }.map { ".!?".contains($0) } ?? false
    }
}

extension PanelPiece {
    /// A cue before what it reports: "said:". A transcript's is a colon by itself.
    static func cue(_ words: String) -> [PanelPiece] {
        var words = words[...]
        while let last = words.last, ":, ".contains(last) { words.removeLast() }
        return words.isEmpty
            ? [] : [PanelPiece(text: String(words), role: .label), PanelPiece(text: ":", isGlued: true)]
    }
}
