public import LecternText

/// Answers queries about one article: which of its statements match, and whether the article does.
///
/// What a term means for a statement, compared by words without case and accents:
/// - words, phrases: follow one another in its source, its cue or its content, each with its parts joined. With a star
///   behind it, of the last word the beginning is enough.
/// - `speaker:` follow one another in the name or an alias of its speaker, the last by its beginning. `type:` is the speaker's kind.
/// - `stance:`, `kind:` are its own. `issue:` in the proposition that its stance is on.
/// - `cue:` in its cue; of the last word, the beginning is enough.
/// - `event:` in the name or a mention of an event that it speaks of: one with a mention that overlaps its spans, or,
///   when none does, one mentioned in the paragraph in which its content begins.
/// - `source:`, `date:`, `tag:`, `is:` are facts of the article, the same for all of its statements: the publication's
///   name or the host of the link; the day it appeared; a whole tag; what the person did with it.
///
/// What is not known never matches, so `not` of it does: a statement without an issue is found by `not stance:oppose`.
///
/// All texts are folded once, when the evaluator is made; a query then costs one pass over them for each of its terms.
public struct QueryEvaluator: Sendable {
    let facts: ArticleFacts
    let article: Article
    private let statements: [Statement]
    /// For each statement, the row of its speaker in `speakers`.
    private let speakerOfStatement: [Int?]
    private let issueOfStatement: [Int?]
    private let eventsOfStatement: [[Int]]
    private let kinds: [Speaker.Kind]
    /// One row a statement: source, cue and content.
    private let texts: WordRows
    /// One row a statement.
    private let cues: WordRows
    /// One row a speaker: name and aliases.
    private let speakers: WordRows
    private let issues: WordRows
    /// One row an event: its name and its mentions.
    private let events: WordRows

    /// Prepares to answer for `annotations` of `article`.
    ///
    /// Cost: one pass over what the annotations span, about 10 ms for 3,000 statements of a text of 300 KB.
    public init(facts: ArticleFacts, annotations: Annotations, article: Article) {
        self.facts = facts
        self.article = article
        statements = annotations.statements
        kinds = annotations.speakers.map(\.kind)
        let speakerRows = Self.rows(of: annotations.speakers.map(\.id))
        speakerOfStatement = statements.map { statement in statement.speaker.flatMap { speakerRows[$0] } }
        let issueRows = Self.rows(of: annotations.issues.map(\.id))
        issueOfStatement = statements.map { statement in statement.position.flatMap { issueRows[$0.issue] } }
        eventsOfStatement = MentionIndex(annotations.events).events(of: statements, in: article.paragraphs)

        var (texts, cues, speakers, issues, events) = (WordRows(), WordRows(), WordRows(), WordRows(), WordRows())
        for statement in statements {
            let cue = Self.joined(statement.cue, of: article)
            texts.append([Self.joined(statement.source, of: article), cue, Self.joined(statement.content, of: article)])
            cues.append([cue])
        }
        for speaker in annotations.speakers { speakers.append([speaker.name] + speaker.aliases) }
        for issue in annotations.issues { issues.append([issue.proposition]) }
        for event in annotations.events {
            var names = [Array(event.name.utf8)]
            for mention in event.mentions { names.append(article.store.bytes(in: mention.span)) }
            events.append(names)
        }
        (self.texts, self.cues, self.speakers, self.issues, self.events) = (texts, cues, speakers, issues, events)
    }

    /// Whether each statement matches, in the order of the annotations.
    ///
    /// Cost: about 0.5 ms a term for 3,000 statements of a text of 300 KB.
    public func matches(_ query: Query) -> [Bool] {
        switch query {
        case .everything: return all(true)
        case .text(let text): return texts.rows(holding: text)
        case .beginning(let text): return texts.rows(holding: text, isBeginning: true)
        case .field(let field, let values):
            return values.reduce(all(false)) { found, value in Self.either(found, rows(field, value)) }
        case .not(let inner): return matches(inner).map { !$0 }
        case .and(let parts):
            return parts.reduce(all(true)) { found, part in zip(found, matches(part)).map { $0 && $1 } }
        case .or(let parts):
            return parts.reduce(all(false)) { found, part in Self.either(found, matches(part)) }
        }
    }

    private func all(_ value: Bool) -> [Bool] { Array(repeating: value, count: statements.count) }

    private static func either(_ some: [Bool], _ others: [Bool]) -> [Bool] { zip(some, others).map { $0 || $1 } }

    private func rows(_ field: Field, _ value: Query.Value) -> [Bool] {
        guard field.row.subject == .statement else { return all(facts.match(field, value)) }
        guard case .text(let text) = value else { return all(false) }
        switch field {
        case .speaker: return each(speakerOfStatement, in: speakers.rows(holding: text, isBeginning: true))
        case .issue: return each(issueOfStatement, in: issues.rows(holding: text))
        case .type: return each(speakerOfStatement, in: kinds.map { $0.rawValue == text })
        case .cue: return cues.rows(holding: text, isBeginning: true)
        case .stance: return statements.map { $0.stance?.rawValue == text }
        case .kind: return statements.map { $0.kind.rawValue == text }
        case .event:
            let found = events.rows(holding: text)
            return eventsOfStatement.map { rows in rows.contains { found[$0] } }
        case .source, .date, .tag, .is: return all(false)
        }
    }

    /// For each statement, whether the row that it has in another table is found there.
    private func each(_ rowOfStatement: [Int?], in found: [Bool]) -> [Bool] {
        rowOfStatement.map { row in row.map { found[$0] } ?? false }
    }

    /// The row of each name; of names given twice, the first.
    private static func rows(of names: [String]) -> [String: Int] {
        Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    }

    /// The text of spans that may lie apart, as it reads on.
    private static func joined(_ spans: [TextSpan], of article: Article) -> [UInt8] {
        var text: [UInt8] = []
        for span in spans {
            if !text.isEmpty { text.append(0x20) }
            text += article.store.bytes(in: span)
        }
        return text
    }
}
