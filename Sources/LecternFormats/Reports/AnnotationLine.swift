public import LecternText

/// The annotation of an article as one line of JSON.
public enum AnnotationLine {
    /// `{"id", "issue", "speakers", "statements", "events"}` in the shape of the gold files, spans in Unicode scalars,
    /// with `kind` and `confidence` of each statement and, where there is an issue, its `issue`, `stance` and `stance_chances`.
    ///
    /// The same annotations give the same bytes: members are sorted, and there is no line end.
    ///
    /// - Parameter title: is added when it is given, for people: and then, too, how sure each stance is.
    public static func encode(id: String, title: String? = nil, _ annotations: Annotations, text: [UInt8]) -> [UInt8] {
        JSONText.encode(AnnotationRecord(id: id, title: title, annotations, ScalarOffsets(text)))
    }

    /// The same with what is known of the article, how sure each stance is, and, when asked for, the text that spans count in:
    /// `title`, `author`, `date`, `language`, `source`, `url`, `text`, and in `library` what a library keeps of it. All that it
    /// takes to make the article anew: `ArticleLine` reads it.
    static func encode(_ reported: ReportedArticle, withText: Bool) -> [UInt8] {
        let (article, store) = (reported.article, reported.article.store)
        // Scalars can be counted the same by everybody only in well-formed text.
        let text = String(decoding: store.bytes(in: TextSpan(0, store.byteCount)), as: UTF8.self)
        var record = AnnotationRecord(
            id: reported.id, title: article.title, reported.annotations, ScalarOffsets(Array(text.utf8)))
        record.author = article.head.author
        record.date = article.head.date
        record.language = article.head.language
        record.source = article.head.source
        record.url = article.head.url
        record.text = withText ? text : nil
        record.library = withText ? reported.kept : nil
        for index in record.statements.indices {
            record.statements[index].note = reported.notes[record.statements[index].id]
        }
        return JSONText.encode(record)
    }

    /// Two decimals: more would claim a precision that no confidence has.
    static func rounded(_ confidence: Double) -> Double {
        confidence.isFinite ? (min(1, max(0, confidence)) * 100).rounded() / 100 : 0
    }

    /// The chances of a position by the names of the stances, nil where nobody has reckoned with chances.
    static func chances(_ position: Statement.Position) -> [String: Double]? {
        guard !position.chances.isEmpty else { return nil }
        return Dictionary(
            zip(Stance.allCases.map(\.rawValue), position.chances.map(rounded)), uniquingKeysWith: { first, _ in first }
        )
    }

    /// `{"id"?, "error"}`: what stands in the place of an annotation for a line that is no article.
    public static func encode(_ error: AnnotationRequestError) -> [UInt8] {
        JSONText.encode(Failure(error: error.what, id: error.id))
    }

    private struct Failure: Encodable {
        var error: String
        var id: String?
    }
}

/// An annotation as its JSON has it.
private struct AnnotationRecord: Encodable {
    struct Issue: Encodable {
        var id, proposition: String
        /// Only of one that was found.
        var confidence: Double?
    }
    struct Speaker: Encodable {
        var id, name, type: String
        var aliases: [String]
        var mentions: [[Int]]
    }
    struct Statement: Encodable {
        var id: String
        var source, cue, content: [[Int]]
        var kind: String
        var confidence: Double
        var speaker: String?
        var issue, stance: String?
        var stanceConfidence: Double?
        /// The chance of each stance by its name.
        var stanceChances: [String: Double]?
        /// The person's own.
        var note: String?

        /// Written by hand so that a missing speaker is `null`, as in the gold files, and not left out.
        func encode(to encoder: any Encoder) throws {
            var members = encoder.container(keyedBy: Key.self)
            try members.encode(id, forKey: .id)
            try members.encode(source, forKey: .source)
            try members.encode(cue, forKey: .cue)
            try members.encode(content, forKey: .content)
            try members.encode(kind, forKey: .kind)
            try members.encode(confidence, forKey: .confidence)
            try members.encode(speaker, forKey: .speaker)
            try members.encodeIfPresent(issue, forKey: .issue)
            try members.encodeIfPresent(stance, forKey: .stance)
            try members.encodeIfPresent(stanceConfidence, forKey: .stanceConfidence)
            try members.encodeIfPresent(stanceChances, forKey: .stanceChances)
            try members.encodeIfPresent(note, forKey: .note)
        }

        private enum Key: String, CodingKey {
            case id, source, cue, content, kind, confidence, speaker, issue, stance, note
            case stanceConfidence = "stance_confidence"
            case stanceChances = "stance_chances"
        }
    }
    struct Event: Encodable {
        struct Mention: Encodable {
            var span: [Int]
            var kind: String
        }
        var id, name, type: String
        var date: String?
        var mentions: [Mention]
    }

    var id: String
    var title: String?
    var author, date, language, source, url, text: String?
    var library: KeptArticle?
    var issue: [Issue]
    var speakers: [Speaker]
    var statements: [Statement]
    var events: [Event]

    init(id: String, title: String?, _ annotations: Annotations, _ offsets: ScalarOffsets) {
        self.id = id
        self.title = title
        issue = annotations.issues.map {
            Issue(
                id: $0.id, proposition: $0.proposition,
                confidence: $0.confidence < 1 ? AnnotationLine.rounded($0.confidence) : nil)
        }
        speakers = annotations.speakers.map {
            Speaker(
                id: $0.id, name: $0.name, type: $0.kind.rawValue, aliases: $0.aliases,
                mentions: $0.mentions.map(offsets.scalars))
        }
        statements = annotations.statements.map { one in
            Statement(
                id: one.id, source: one.source.map(offsets.scalars), cue: one.cue.map(offsets.scalars),
                content: one.content.map(offsets.scalars), kind: one.kind.rawValue,
                confidence: AnnotationLine.rounded(one.confidence), speaker: one.speaker, issue: one.position?.issue,
                stance: one.position?.stance.rawValue,
                // The form of one article a line is frozen.
                stanceConfidence: title == nil ? nil : one.position.map { AnnotationLine.rounded($0.confidence) },
                stanceChances: one.position.flatMap(AnnotationLine.chances))
        }
        events = annotations.events.map { event in
            Event(
                id: event.id, name: event.name, type: event.kind.rawValue, date: event.date,
                mentions: event.mentions.map { .init(span: offsets.scalars($0.span), kind: $0.form.rawValue) })
        }
    }
}
