extension Annotations {
    /// The annotations of a stretch as those of the text it was cut from, in which it begins at `offset`.
    public func shifted(by offset: Int) -> Annotations {
        guard offset != 0 else { return self }
        var shifted = self
        for index in shifted.speakers.indices { shift(&shifted.speakers[index].mentions, by: offset) }
        for index in shifted.statements.indices {
            shift(&shifted.statements[index].source, by: offset)
            shift(&shifted.statements[index].cue, by: offset)
            shift(&shifted.statements[index].content, by: offset)
            if let antecedent = shifted.statements[index].link?.antecedent {
                shifted.statements[index].link?.antecedent = antecedent.shifted(by: offset)
            }
            if var position = shifted.statements[index].position {
                shift(&position.grounds, by: offset)
                shifted.statements[index].position = position
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

    private func shift(_ spans: inout [TextSpan], by offset: Int) {
        for index in spans.indices { spans[index] = spans[index].shifted(by: offset) }
    }
}
