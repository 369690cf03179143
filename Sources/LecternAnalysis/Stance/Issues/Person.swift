internal import LecternText

/// Somebody whom an article names, whether he speaks in it or not.
struct Person: Sendable {
    /// As full as the text has it.
    var name: String
    /// The last word of the name, in small letters.
    var last: String
    /// How often the text has that word with a capital.
    var count: Int

    /// As many as can be what a text is about.
    private static let limit = 5

    /// The persons named most, the first of those named equally often before the others.
    static func all(in text: ProposalText, _ speakers: [Speaker]) -> [Person] {
        var names: [String: (name: String, order: Int)] = [:]
        func add(_ name: String) {
            guard let last = name.split(separator: " ").last?.lowercased() else { return }
            if let known = names[last], known.name.utf8.count >= name.utf8.count { return }
            names[last] = (name, names[last]?.order ?? names.count)
        }
        for speaker in speakers where speaker.kind == .person { add(speaker.name) }
        for (place, word) in text.words.enumerated().dropLast() {
            let next = text.words[place + 1]
            guard word.isNameLike, next.isNameLike, !word.isPossessive, !next.isAllCapitals, next.classes.isEmpty,
                word.paragraph == next.paragraph, GivenNames.gender(word.lower) != nil,
                names[next.lower] == nil
            else { continue }
            add(text.string(place..<place + 2))
        }
        var counts: [String: Int] = [:]
        for word in text.words where word.isCapital && names[word.lower] != nil { counts[word.lower, default: 0] += 1 }
        return
            names
            .map { (person: Person(name: $1.name, last: $0, count: counts[$0] ?? 0), order: $1.order) }
            .filter { $0.person.count > 0 }
            .sorted { ($1.person.count, $0.order) < ($0.person.count, $1.order) }
            .prefix(limit).map { $0.person }
    }
}
