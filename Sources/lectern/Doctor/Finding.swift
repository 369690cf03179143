/// What the doctor found on one part of the program.
struct Finding {
    /// How it stands.
    enum Verdict: String {
        /// As it should be.
        case ok
        /// It works, and could do better.
        case note
        /// It does not work as it should.
        case problem
    }

    /// Which part: one word.
    let part: String
    /// How it stands.
    let verdict: Verdict
    /// What there is; of a problem what to do, too. One line.
    let message: String

    init(_ part: String, _ verdict: Verdict, _ message: String) {
        (self.part, self.verdict, self.message) = (part, verdict, message)
    }

    /// The line that people read.
    var line: String {
        func padded(_ word: String, _ width: Int) -> String {
            word + String(repeating: " ", count: max(1, width - word.count))
        }
        return padded(part, 10) + padded(verdict.rawValue, 9) + message
    }
}
