/// An attributed content with its cue and source, made by a speaker, and where it stands on the issue.
///
/// The roles are PolNeAR's (Newell, Margolin, Ruths 2018): each is a list of spans in text order, since parts may lie
/// apart; a source may be empty, a content never is.
public struct Statement: Hashable, Sendable {
    /// Its name within the article, such as `s1`; given statements keep theirs.
    public var id: String
    /// The words that name the speaker there.
    public var source: [TextSpan]
    /// The words that report, "argued".
    public var cue: [TextSpan]
    /// What is reported.
    public var content: [TextSpan]
    /// Whether the content is quoted, paraphrased or both.
    public var kind: Kind
    /// The `id` of the speaker, nil when nobody is named.
    public var speaker: String?
    /// How the source leads to the speaker, nil where it names it itself.
    public var link: Link?
    /// Where it stands, nil while there is no issue.
    public var position: Position?
    /// How sure the analysis is of source, cue and content, 0 to 1.
    public var confidence: Double

    /// Whether a content stands in quotation marks.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// All of it in quotation marks.
        case direct
        /// None of it in quotation marks: a paraphrase.
        case indirect
        /// Some of it in quotation marks.
        case mixed
    }

    /// The way from a "he" or "the mayor" to the speaker.
    public struct Link: Hashable, Sendable {
        /// Why a mention is taken for the one that is meant; the raw value is how people are told.
        public enum Reason: String, Hashable, Sendable, CaseIterable {
            case relative = "stands right before"
            case quoted = "is the one quoted"
            case role = "bears that role"
            case others = "is told apart from them"
            case sameSentence = "stands in the same sentence"
            case subjectBefore = "subject of the sentence before"
            case sentenceBefore = "stands in the sentence before"
            case spokeLast = "spoke last"
            case before = "stands before"
            case after = "stands after"
        }

        /// The mention that tells who is meant: the name before a "he".
        public var antecedent: TextSpan
        /// Why it is taken for that.
        public var reason: Reason
        /// How sure the analysis is of it, 0 to 1.
        public var confidence: Double

        /// Links a source to a mention.
        public init(antecedent: TextSpan, reason: Reason, confidence: Double) {
            self.antecedent = antecedent
            self.reason = reason
            self.confidence = confidence
        }
    }

    /// A stance on an issue.
    public struct Position: Hashable, Sendable, Codable {
        /// The `id` of the issue.
        public var issue: String
        /// What it is.
        public var stance: Stance
        /// How sure the analysis is of the stance, 0 to 1.
        public var confidence: Double
        /// The stance that came next, nil when none was near.
        public var runnerUp: Stance?
        /// The words that decided, in text order; empty when nothing speaks for a side.
        public var grounds: [TextSpan]
        /// The chance of each stance, in the order of `Stance.allCases`; empty where nobody has reckoned with chances.
        public var chances: [Double]

        /// Takes a stance on an issue.
        public init(
            issue: String, stance: Stance, confidence: Double, runnerUp: Stance? = nil, grounds: [TextSpan] = [],
            chances: [Double] = []
        ) {
            self.issue = issue
            self.stance = stance
            self.confidence = confidence
            self.runnerUp = runnerUp
            self.grounds = grounds
            self.chances = chances
        }

        /// Whether the stance is a guess, which screens and reports have to say.
        public var isGuess: Bool { confidence < Statement.guessLimit }

        /// How likely it is that the statement says nothing on the issue, 0 to 1.
        public var silence: Double {
            if let neutral = Stance.allCases.firstIndex(of: .neutral), chances.indices.contains(neutral) {
                return chances[neutral]
            }
            return stance == .neutral ? confidence : 1 - confidence
        }

        /// The letter that stands for it in margins, a small one for a guess.
        public var letter: String { isGuess ? stance.letter.lowercased() : String(stance.letter) }

        /// What it is called, with a question mark for a guess: "support?".
        public var words: String { stance.rawValue + (isGuess ? "?" : "") }
    }

    /// What is less sure than this is a guess.
    public static let guessLimit = 0.5

    /// Whether source, cue and content are a guess.
    public var isGuess: Bool { confidence < Self.guessLimit }

    /// Describes a statement.
    public init(
        id: String, source: [TextSpan] = [], cue: [TextSpan] = [], content: [TextSpan], kind: Kind = .indirect,
        speaker: String? = nil, link: Link? = nil, position: Position? = nil, confidence: Double = 1
    ) {
        self.id = id
        self.source = source
        self.cue = cue
        self.content = content
        self.kind = kind
        self.speaker = speaker
        self.link = link
        self.position = position
        self.confidence = confidence
    }

    /// The stance it takes, nil while there is no issue.
    public var stance: Stance? {
        // Inlined into loops over statements this crashes the optimiser of Swift 6.3.1 (CopyPropagation).
        @inline(never) get { position?.stance }
    }

    /// Where it begins in the text: the first byte of its content.
    public var start: Int { content.first?.start ?? cue.first?.start ?? source.first?.start ?? 0 }
}

/// Would the speaker, going by the statement, let the issue go ahead now, as it stands?
public enum Stance: String, Hashable, Sendable, CaseIterable, Codable {
    /// Yes.
    case support
    /// Not yet, or only if.
    case caution
    /// No.
    case oppose
    /// The statement does not say.
    case neutral

    /// The letter that stands for it in margins: S C O N.
    public var letter: Character {
        switch self {
        case .support: "S"
        case .caution: "C"
        case .oppose: "O"
        case .neutral: "N"
        }
    }

    /// The sign that stands for it in counts, and the key that filters by it: `+ ~ - .`
    public var sign: Character {
        switch self {
        case .support: "+"
        case .caution: "~"
        case .oppose: "-"
        case .neutral: "."
        }
    }
}
