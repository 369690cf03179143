internal import Glibc
internal import LecternAnalysis
internal import LecternEncoder
internal import LecternText
internal import Synchronization

/// The analysis of the program, made ready when the first article asks for it: by the trained model, or by rules where that
/// cannot be had.
final class Understanding: Sendable {
    /// The one of this process; opening the model twice would take its memory twice.
    static let shared = Understanding()

    private struct State {
        var analyser: Analyser?
        /// What has been found before, by this version of the model.
        var cache: FindingsCache?
        var version = "rules"
        /// Why there is no model, until somebody has been told.
        var problem: String?
    }

    private let state = Mutex(State())

    /// The annotations of a text, as `Analyser.annotate` makes them. Not for the main thread: the first call opens the model.
    func annotate(
        _ text: [UInt8], issues: [Issue] = [], given: [Statement]? = nil, date: String? = nil
    ) -> Annotations {
        ready().analyser.annotate(text, issues: issues, given: given, date: date)
    }

    /// The same for a text that a person reads and is likely to read again: what was found before is not looked for again.
    ///
    /// - Parameters:
    ///   - issue: the proposal to take stances on; nil lets the analysis find one.
    ///   - date: when the article came out, as its head says.
    ///   - near: the place in the text that the person is at: what is said near it is judged first.
    ///   - progress: hears what share is read; the annotations are nil once it says to stop.
    ///   - judged: hears, after that, what share of the stances is judged; as above.
    func annotate(
        _ text: [UInt8], on issue: Issue?, date: String?, near: Int = 0,
        progress: AnalysisProgress = { _ in true }, judged: @escaping JudgingProgress = { _, _ in true }
    ) -> Annotations? {
        let (analyser, cache) = ready()
        var known: FindingsCache.Known
        if let kept = cache?.known(of: text) {
            known = kept
        } else {
            guard let findings = analyser.findings(in: text, progress: progress) else { return nil }
            known = FindingsCache.Known(findings: findings)
            cache?.keep(known, of: text)
        }
        return analyser.annotate(
            text, issues: issue.map { [$0] } ?? [], findings: known.findings, date: date, near: near,
            known: { [known] in known.positions[$0] },
            keep: { positions, proposition in
                known.add(positions, on: proposition)
                cache?.keep(known, of: text)
            }, judged: judged)
    }

    /// What the annotations of now are made by: the version of the model and what is made of its findings, or the rules.
    var version: String {
        _ = ready()
        return state.withLock { $0.version }
    }

    /// One line on what is missing and what to do; nil when nothing is, or when it has been taken before.
    func takeProblem() -> String? {
        state.withLock { state in
            defer { state.problem = nil }
            return state.problem
        }
    }

    private func ready() -> (analyser: Analyser, cache: FindingsCache?) {
        state.withLock { state in
            if let analyser = state.analyser { return (analyser, state.cache) }
            let analyser: Analyser
            do throws(EncoderError) {
                let model = try EncoderModel(path: try Weights.articles.path())
                analyser = try judging(model, &state)
                state.cache = FindingsCache(version: state.version)
            } catch {
                // Rules are quicker than a file.
                analyser = Analyser()
                state.problem = "reading by rules: \(error)"
            }
            state.analyser = analyser
            return (analyser, state.cache)
        }
    }

    /// An analyser by the model, that judges stances by their own layers or, where these cannot be had, by rules.
    private func judging(_ model: EncoderModel, _ state: inout State) throws(EncoderError) -> Analyser {
        var version = "\(model.file.version)-\(Analyser.revision)"
        defer { state.version = version }
        do throws(EncoderError) {
            let stances = try ModelFile(path: try Weights.stances.path())
            let analyser = try Analyser(model, stances: stances)
            version = "\(model.file.version)-\(stances.version)-\(Analyser.revision)"
            return analyser
        } catch {
            state.problem = "judging stances by rules: \(error)"
            return try Analyser(model)
        }
    }
}
