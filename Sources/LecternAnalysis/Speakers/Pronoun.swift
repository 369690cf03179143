internal import LecternText

/// A word that means somebody without naming him.
enum Pronoun: Hashable, Sendable {
    /// he, his
    case male
    /// she, her
    case female
    /// they, their
    case many
    /// it, its
    case thing
    /// I, my
    case speaker
    /// we, our
    case speakers
    /// who, which
    case relative
    /// others, some: a part of those who were named, or of nobody known
    case part
    /// you, this, there: nobody whom the text names
    case open

    /// The pronoun that a word in small letters is, nil for none.
    init?(_ word: String) {
        let plain = word.prefix { $0 != "'" && $0 != "’" }
        switch plain {
        case "he", "him", "his", "himself": self = .male
        case "she", "her", "hers", "herself": self = .female
        case "they", "them", "their", "theirs", "themselves": self = .many
        case "it", "its", "itself": self = .thing
        case "i", "me", "my", "mine", "myself": self = .speaker
        case "we", "us", "our", "ours", "ourselves": self = .speakers
        case "who", "which", "that", "whom", "whose": self = .relative
        case "others", "some", "many", "most", "several", "few", "both", "all": self = .part
        case "you", "your", "one", "this", "these", "there", "those", "what": self = .open
        default: return nil
        }
    }

    /// Whether it always means a person: mentions of speakers are told by it wherever it stands.
    var isPersonal: Bool { self == .male || self == .female || self == .speaker }

    /// Whether it can mean somebody of a kind, and of a gender if that is known.
    func fits(_ kind: Speaker.Kind, _ gender: Entity.Gender?) -> Bool {
        switch self {
        case .male: [.person, .unnamed].contains(kind) && gender != .female
        case .female: [.person, .unnamed].contains(kind) && gender != .male
        case .many: [.group, .organisation].contains(kind)
        case .thing: kind == .organisation || kind == .group
        case .speaker: [.person, .unnamed].contains(kind)
        case .speakers, .relative, .part, .open: true
        }
    }

    /// The gender that it tells of, nil for none.
    var gender: Entity.Gender? {
        switch self {
        case .male: .male
        case .female: .female
        default: nil
        }
    }
}
