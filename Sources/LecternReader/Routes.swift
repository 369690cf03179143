internal import LecternText

/// The highlights that each kind of jump goes through, by number and ascending.
///
/// A key looks its target up here, so that what it costs does not grow with the article.
struct Routes: Sendable {
    /// What the text is marked with: all highlights but mere mentions of speakers.
    private(set) var marked: [Int] = []
    /// The contents.
    private(set) var contents: [Int] = []
    /// The mentions of events.
    private(set) var mentions: [Int] = []
    private var mentionsOfEvent: [Int: [Int]] = [:]
    private var contentsOfSpeaker: [String: [Int]] = [:]
    private var placesOfSpeaker: [String: [Int]] = [:]
    private var numbers: [Highlight.Owner: Int] = [:]
    /// For each highlight the paragraph in which it begins.
    private let paragraphs: [Int]

    /// Sorts highlights, which are in reading order, by who goes there.
    init(through all: [Highlight], of annotations: Annotations) {
        paragraphs = all.map(\.paragraph)
        for (number, highlight) in all.enumerated() {
            numbers[highlight.owner] = number
            if !highlight.owner.isMereMention { marked.append(number) }
            switch highlight.owner {
            case .source: break
            case .content(let statement):
                contents.append(number)
                guard let speaker = annotations.statements[statement].speaker else { continue }
                contentsOfSpeaker[speaker, default: []].append(number)
                placesOfSpeaker[speaker, default: []].append(number)
            case .mention(let event, _):
                mentions.append(number)
                mentionsOfEvent[event, default: []].append(number)
            case .name(let speaker, _):
                placesOfSpeaker[annotations.speakers[speaker].id, default: []].append(number)
            }
        }
    }

    /// The mentions of one event.
    func mentions(ofEvent event: Int) -> [Int] { mentionsOfEvent[event] ?? [] }

    /// What a speaker says.
    func contents(ofSpeaker id: String) -> [Int] { contentsOfSpeaker[id] ?? [] }

    /// What a speaker says, and where else the text speaks of him.
    func places(ofSpeaker id: String) -> [Int] { placesOfSpeaker[id] ?? [] }

    /// The number of the highlight that belongs to `owner`; nil for a source that an earlier statement has, too.
    func number(of owner: Highlight.Owner) -> Int? { numbers[owner] }

    /// The number of the first highlight that begins in a paragraph or further on, their count when there is none.
    func first(from paragraph: Int) -> Int { paragraphs.firstIndex(atLeast: paragraph) }
}
