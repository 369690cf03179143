internal import LecternEncoder
internal import LecternText
internal import Synchronization

/// Finds attributions by the encoder.
///
/// Window by window: the best labels, for each content its cue, and for all parts of a statement together the source that
/// they point at. What is said of a window depends on nothing outside it.
struct EncodedAttributions: Sendable {
    private let model: AttributionModel

    /// Finds by a model.
    init(_ model: AttributionModel) { self.model = model }

    private struct State {
        var found: [[Attribution]]
        var doneCount = 0
        var isStopped = false
    }

    /// The attributions of a text in reading order, nil when `progress` said to stop.
    ///
    /// Windows are taken side by side on all cores.
    func find(_ reading: Reading, progress: AnalysisProgress) -> [Attribution]? {
        let pieces = Pieces(reading, by: model.base.wordPieces)
        let count = pieces.windows.count
        let state = Mutex(State(found: [[Attribution]](repeating: [], count: count)))
        Parallel.perform(count) { index in
            guard state.withLock({ !$0.isStopped }) else { return }
            let attributions = WindowReading(model, pieces, pieces.windows[index]).attributions()
            state.withLock { state in
                state.found[index] = attributions
                state.doneCount += 1
                if !progress(Double(state.doneCount) / Double(count)) { state.isStopped = true }
            }
        }
        return state.withLock { $0.isStopped ? nil : $0.found.flatMap(\.self) }
    }
}
