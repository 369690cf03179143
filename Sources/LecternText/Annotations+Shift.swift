extension Annotations {
    /// The annotations of a stretch as those of the text it was cut from, in which it begins at `offset`.
    public func shifted(by offset: Int) -> Annotations {
        guard offset != 0 else { return self }
        var shifted = self
        for index in shifted.speakers.indices {
            shifted.speakers[index].mentions = shifted.speakers[index].mentions.map { $0.shifted(by: offset) }
        }
        for index in shifted.statements.indices {
            for parts in [\Statement.source, \Statement.cue, \Statement.content] {
                shifted.statements[index][keyPath: parts] = shifted.statements[index][keyPath: parts].map {
                    $0.shifted(by: offset)
                }
            }
        }
        for index in shifted.events.indices {
            for mention in shifted.events[index].mentions.indices {
                shifted.events[index].mentions[mention].span = shifted.events[index].mentions[mention].span.shifted(
                    by: offset)
            }
        }
        return shifted
    }
}
