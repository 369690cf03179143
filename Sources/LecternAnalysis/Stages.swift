internal import LecternText

/// The stages of an analysis, each a function of what comes before it, so that a better one can take its place alone.
struct Stages: Sendable {
    /// Source, cue and content of each statement, in reading order; nil when the progress said to stop.
    var attributions: @Sendable (Reading, AnalysisProgress) -> [Attribution]?
    /// Who the sources are: the speakers, and whom each statement's source means.
    var speakers: @Sendable (Reading, [Statement]) -> (speakers: [Speaker], referents: [Referent])
    /// The happenings that the text speaks of.
    var events: @Sendable (Reading) -> [Event]
    /// What is debated, when nobody has said.
    var issues: @Sendable (Reading, [Statement], [Speaker]) -> [Issue]
    /// Where each statement stands on an issue; the names are the speakers', nil for nobody.
    var positions: @Sendable (Reading, Issue, [Statement], [String?]) -> [Statement.Position]

    /// All by rules, which need no model.
    static let rules = Stages(
        attributions: { reading, _ in AttributionFinder.find(reading) },
        speakers: { reading, statements in SpeakerResolver.resolve(reading, sources: statements.map(\.source)) },
        events: EventFinder.find,
        issues: IssueFinder.find,
        positions: { reading, issue, statements, names in
            StanceReader(reading, issue: issue).positions(statements, names: names)
        })
}
