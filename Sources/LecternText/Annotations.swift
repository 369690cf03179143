/// Everything an analysis says of a text: who says what, where each stands, and what happened.
public struct Annotations: Hashable, Sendable {
    /// The proposals under debate, none when nothing is debated.
    public var issues: [Issue]
    /// Whoever makes a statement, in order of first appearance.
    public var speakers: [Speaker]
    /// The attributed contents, in reading order.
    public var statements: [Statement]
    /// The named happenings, in order of first mention.
    public var events: [Event]
    /// What may be debated, the likeliest first: what a person is offered to choose the issue from.
    public var proposals: [Issue]

    /// Gathers what was found; with nothing, the annotations of a text in which nobody speaks.
    public init(
        issues: [Issue] = [], speakers: [Speaker] = [], statements: [Statement] = [], events: [Event] = [],
        proposals: [Issue] = []
    ) {
        self.issues = issues
        self.speakers = speakers
        self.statements = statements
        self.events = events
        self.proposals = proposals
    }
}

/// A proposal under debate, as a declarative sentence that someone could let go ahead or stop.
public struct Issue: Hashable, Sendable {
    /// Its name within the article, such as `i1`.
    public var id: String
    /// The sentence: "Ukraine receives an invitation to join NATO now".
    public var proposition: String
    /// How likely it is what the article debates, 0 to 1; 1 for one that a person has set.
    public var confidence: Double

    /// Whether that is so little that it has to be said.
    public var isGuess: Bool { confidence < 0.4 }

    /// The proposition, and whether it is a guess.
    public var told: String { proposition + (isGuess ? " (a guess)" : "") }

    /// Names a proposal.
    public init(id: String, proposition: String, confidence: Double = 1) {
        self.id = id
        self.proposition = proposition
        self.confidence = confidence
    }
}

/// Someone who makes statements: mentions of all forms lead here.
public struct Speaker: Hashable, Sendable {
    /// What kind of speaker it is.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A named individual.
        case person
        /// A named body, paper, campaign or government.
        case organisation
        /// People in the plural: "some outlets".
        case group
        /// One person who is not named: "a senior official".
        case unnamed
    }

    /// Its name within the article, such as `p1`.
    public var id: String
    /// The canonical name: the fullest form in the text, without title or possessive.
    public var name: String
    /// What kind of speaker it is.
    public var kind: Kind
    /// The other names and descriptions that the text uses, no pronouns.
    public var aliases: [String]
    /// Where the text refers to the speaker, pronouns included, in reading order.
    public var mentions: [TextSpan]

    /// Describes a speaker.
    public init(id: String, name: String, kind: Kind, aliases: [String] = [], mentions: [TextSpan] = []) {
        self.id = id
        self.name = name
        self.kind = kind
        self.aliases = aliases
        self.mentions = mentions
    }
}

/// A named happening with its mentions.
public struct Event: Hashable, Sendable {
    /// What kind of happening it is.
    public enum Kind: String, Hashable, Sendable, CaseIterable, Codable {
        /// The types of the annotation guidelines.
        case summit, conference, election, debate, war, attack, treaty, hearing, anniversary, disaster, publication
        /// A happening of no other type.
        case other
    }

    /// One place where the text refers to the event.
    public struct Mention: Hashable, Sendable {
        /// `named` holds a proper noun or a calendar date; `descriptive` is "the talks".
        public enum Form: String, Hashable, Sendable { case named, descriptive }

        /// From the first modifier to the head, without article.
        public var span: TextSpan
        /// Whether it names or describes.
        public var form: Form

        /// Marks a mention.
        public init(span: TextSpan, form: Form) {
            self.span = span
            self.form = form
        }
    }

    /// Its name within the article, such as `e1`.
    public var id: String
    /// The canonical name, with the year when the text gives it.
    public var name: String
    /// What kind of happening it is.
    public var kind: Kind
    /// When it was, in EDTF (ISO 8601-2), only if the text gives it: `2016-09-26`, `XXXX-04-06`.
    public var date: String?
    /// In reading order, at least one.
    public var mentions: [Mention]

    /// Describes an event.
    public init(id: String, name: String, kind: Kind, date: String? = nil, mentions: [Mention] = []) {
        self.id = id
        self.name = name
        self.kind = kind
        self.date = date
        self.mentions = mentions
    }
}
