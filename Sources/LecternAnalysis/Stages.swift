internal import LecternText

/// How stances are judged while a person waits.
struct Judging: Sendable {
    /// The place in the text, in bytes, that the person is at: what is near it comes first.
    var near = 0
    /// Hears which share of the statements is judged, and the positions of those; false stops it.
    var told: @Sendable (_ share: Double, [Statement.Position?]) -> Bool = { _, _ in true }
}

/// The stages of an analysis, each a function of what comes before it, so that a better one can take its place alone.
struct Stages: Sendable {
    /// Statements, names, mentions of events, and what the mentions in the text and `sources` mean; nil when the progress said
    /// to stop.
    var findings: @Sendable (Reading, _ sources: [TextSpan], AnalysisProgress) -> Findings?
    /// Who the sources are: the speakers, and whom each statement's source means.
    var speakers: @Sendable (Reading, Findings, [Statement]) -> (speakers: [Speaker], referents: [Referent])
    /// The happenings that the text speaks of; the day is the article's, from which its "Monday" counts.
    var events: @Sendable (Reading, Findings, CalendarDay?) -> [Event]
    /// What may be debated, the likeliest first, each with its chance.
    var issues: @Sendable (Reading, [Statement], [Speaker]) -> [Issue]
    /// Where each statement stands on an issue; the names are the speakers', nil for nobody; nil when somebody said to stop.
    var positions: @Sendable (Reading, Issue, [Statement], [String?], Judging) -> [Statement.Position]?

    /// All by rules, which need no model.
    static let rules = Stages(
        findings: { reading, _, _ in
            Findings(attributions: AttributionFinder.find(reading), happenings: HappeningFinder.find(reading))
        },
        speakers: { reading, findings, statements in
            SpeakerResolver.resolve(reading, findings, statements)
        },
        events: EventResolver.resolve,
        issues: IssueFinder.find,
        positions: { reading, issue, statements, names, _ in
            StanceReader(reading, issue: issue).positions(statements, names: names)
        })
}
