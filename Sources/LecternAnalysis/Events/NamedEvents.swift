internal import LecternText

extension Reading {
    /// A mention of an event from the beginning of a word on, without a date that only follows it: "caucuses" of "the
    /// caucuses Feb. 1".
    func wholeMention(_ mention: TextSpan) -> TextSpan {
        let range = tokens(in: mention)
        guard let first = range.first else { return mention }
        var whole = TextSpan(tokens[first].span.start, mention.end)
        if let head = range.last(where: { tokens[$0].isEventNoun }), head + 1 < range.upperBound,
            tokens[head + 1..<range.upperBound].allSatisfy({ $0.classes.contains(.month) || $0.kind != .word })
        {
            whole.end = tokens[head].span.end
        }
        return whole
    }

    /// Whether a mention of an event is a named one: it holds a proper noun or a date.
    ///
    /// - Parameter names: the names of the text, in order, by which a capital at the head of a sentence is told.
    func isNamed(_ mention: TextSpan, names: [NameMention]) -> Bool {
        tokens[tokens(in: mention)].contains { token in
            if token.isProperInEvents || EventNouns.names[token.lower] != nil { return true }
            guard token.isFirst, token.isNameLike, token.classes.isDisjoint(with: .time) else { return false }
            let next = names.partitioningIndex { $0.span.end > token.span.start }
            return next < names.count && names[next].span.overlaps(token.span)
        }
    }
}

extension Token {
    /// Whether it makes a mention of an event a named one: a proper noun, or a date (a weekday alone is none).
    var isProperInEvents: Bool {
        if kind == .number { return lower.utf8.count == 4 && (lower.hasPrefix("19") || lower.hasPrefix("20")) }
        if classes.contains(.month), isCapital { return true }
        return isNameLike && !isFirst && classes.isDisjoint(with: .time)
    }
}
