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

    private static let fileName = "model.safetensors"
    /// How far above the executable the data may lie: `bin/lectern` beside `share`, or deep in a build folder.
    private static let levels = 5

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
    ///   - progress: hears what share is done; the annotations are nil once it says to stop.
    func annotate(
        _ text: [UInt8], on issue: Issue?, date: String?, progress: AnalysisProgress = { _ in true }
    ) -> Annotations? {
        let (analyser, cache) = ready()
        let issues = issue.map { [$0] } ?? []
        if let known = cache?.findings(in: text) {
            return analyser.annotate(text, issues: issues, findings: known, date: date)
        }
        guard let findings = analyser.findings(in: text, progress: progress) else { return nil }
        cache?.keep(findings, in: text)
        return analyser.annotate(text, issues: issues, findings: findings, date: date)
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
                let model = try EncoderModel(path: try Self.weightsPath())
                analyser = try Analyser(model)
                state.version = "\(model.version)-\(Analyser.revision)"
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

    /// Where the weights lie: in `$LECTERN_DATA`, or in `share/lectern` beside the executable or some level above it.
    static func weightsPath() throws(EncoderError) -> String {
        let places: [String]
        if let folder = getenv("LECTERN_DATA"), folder.pointee != 0 {
            places = [String(cString: folder)]
        } else {
            places = foldersAboveExecutable().map { $0 + "/share/lectern" }
        }
        for place in places {
            let path = place + "/" + fileName
            if access(path, F_OK) == 0 { return path }
        }
        throw .noWeights(name: fileName, places: Array(places.prefix(2)))
    }

    private static func foldersAboveExecutable() -> [String] {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = readlink("/proc/self/exe", &bytes, bytes.count - 1)
        guard length > 0 else { return [] }
        var parts = String(decoding: bytes[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self).split(
            separator: "/")
        var folders: [String] = []
        while folders.count < levels, parts.popLast() != nil {
            folders.append("/" + parts.joined(separator: "/"))
        }
        return folders
    }
}
