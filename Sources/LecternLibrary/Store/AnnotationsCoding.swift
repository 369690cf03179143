internal import LecternText

/// An analysis as the library keeps it: about a byte for each number, 1 KB for 25 statements.
///
/// The same annotations give the same bytes. A new field goes to the end, under a new `version`.
enum AnnotationsCoding {
    private static let version = 2

    static func encode(_ annotations: Annotations) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(version)
        writer.write(annotations.issues) { writer, issue in
            writer.write(issue.id)
            writer.write(issue.proposition)
        }
        writer.write(annotations.speakers) { writer, speaker in
            writer.write(speaker.id)
            writer.write(speaker.name)
            writer.write(choice: speaker.kind)
            writer.write(speaker.aliases) { $0.write($1) }
            writer.write(speaker.mentions) { $0.write($1) }
        }
        writer.write(annotations.statements) { write($1, to: &$0) }
        writer.write(annotations.events) { writer, event in
            writer.write(event.id)
            writer.write(event.name)
            writer.write(choice: event.kind)
            writer.write(event.date) { $0.write($1) }
            writer.write(event.mentions) { writer, mention in
                writer.write(mention.span)
                writer.write(mention.form == .named ? 1 : 0)
            }
        }
        writer.write(annotations.issues) { $0.write(fraction: $1.confidence) }
        writer.write(annotations.proposals) { writer, issue in
            writer.write(issue.id)
            writer.write(issue.proposition)
            writer.write(fraction: issue.confidence)
        }
        return writer.bytes
    }

    private static func write(_ statement: Statement, to writer: inout ByteWriter) {
        writer.write(statement.id)
        for role in [statement.source, statement.cue, statement.content] { writer.write(role) { $0.write($1) } }
        writer.write(choice: statement.kind)
        writer.write(statement.speaker) { $0.write($1) }
        writer.write(statement.link) { writer, link in
            writer.write(link.antecedent)
            writer.write(choice: link.reason)
            writer.write(fraction: link.confidence)
        }
        writer.write(statement.position) { writer, position in
            writer.write(position.issue)
            writer.write(choice: position.stance)
            writer.write(fraction: position.confidence)
            writer.write(position.runnerUp) { $0.write(choice: $1) }
            writer.write(position.grounds) { $0.write($1) }
            writer.write(position.chances) { $0.write(fraction: $1) }
        }
        writer.write(fraction: statement.confidence)
    }

    /// The annotations that were encoded. Their spans are not compared with a text.
    static func decode(_ bytes: [UInt8]) throws(ByteReader.Damage) -> Annotations {
        var reader = ByteReader(bytes)
        let written = try reader.number()
        guard (1...version).contains(written) else { throw ByteReader.Damage() }
        var annotations = Annotations()
        annotations.issues = try reader.list { (reader) throws(ByteReader.Damage) in
            Issue(id: try reader.text(), proposition: try reader.text())
        }
        annotations.speakers = try reader.list { (reader) throws(ByteReader.Damage) in
            Speaker(
                id: try reader.text(), name: try reader.text(), kind: try reader.choice(of: Speaker.Kind.self),
                aliases: try reader.list { (reader) throws(ByteReader.Damage) in try reader.text() },
                mentions: try spans(&reader))
        }
        annotations.statements = try reader.list { (reader) throws(ByteReader.Damage) in try statement(&reader) }
        annotations.events = try reader.list { (reader) throws(ByteReader.Damage) in try event(&reader) }
        if written > 1 {
            let sure = try reader.list { (reader) throws(ByteReader.Damage) in try reader.fraction() }
            for (index, confidence) in sure.enumerated().prefix(annotations.issues.count) {
                annotations.issues[index].confidence = confidence
            }
            annotations.proposals = try reader.list { (reader) throws(ByteReader.Damage) in
                Issue(id: try reader.text(), proposition: try reader.text(), confidence: try reader.fraction())
            }
        }
        guard reader.isAtEnd else { throw ByteReader.Damage() }
        return annotations
    }

    private static func spans(_ reader: inout ByteReader) throws(ByteReader.Damage) -> [TextSpan] {
        try reader.list { (reader) throws(ByteReader.Damage) in try reader.span() }
    }

    private static func statement(_ reader: inout ByteReader) throws(ByteReader.Damage) -> Statement {
        Statement(
            id: try reader.text(), source: try spans(&reader), cue: try spans(&reader), content: try spans(&reader),
            kind: try reader.choice(of: Statement.Kind.self),
            speaker: try reader.optional { (reader) throws(ByteReader.Damage) in try reader.text() },
            link: try reader.optional { (reader) throws(ByteReader.Damage) in
                Statement.Link(
                    antecedent: try reader.span(), reason: try reader.choice(of: Statement.Link.Reason.self),
                    confidence: try reader.fraction())
            },
            position: try reader.optional { (reader) throws(ByteReader.Damage) in
                Statement.Position(
                    issue: try reader.text(), stance: try reader.choice(of: Stance.self),
                    confidence: try reader.fraction(),
                    runnerUp: try reader.optional { (reader) throws(ByteReader.Damage) in
                        try reader.choice(of: Stance.self)
                    },
                    grounds: try spans(&reader),
                    chances: try reader.list { (reader) throws(ByteReader.Damage) in try reader.fraction() })
            },
            confidence: try reader.fraction())
    }

    private static func event(_ reader: inout ByteReader) throws(ByteReader.Damage) -> Event {
        Event(
            id: try reader.text(), name: try reader.text(), kind: try reader.choice(of: Event.Kind.self),
            date: try reader.optional { (reader) throws(ByteReader.Damage) in try reader.text() },
            mentions: try reader.list { (reader) throws(ByteReader.Damage) in
                Event.Mention(span: try reader.span(), form: try reader.number() == 1 ? .named : .descriptive)
            })
    }
}
