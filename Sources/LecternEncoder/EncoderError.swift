/// Why there is no encoder.
public enum EncoderError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No file of weights in any of these places.
    case noWeights(name: String, places: [String])
    /// The file of weights cannot be read; `reason` is the system's word.
    case unreadable(path: String, reason: String)
    /// The file holds no weights, or others than those that belong here; `what` names the first that is wrong.
    case damaged(path: String, what: String)
    /// No library for matrix products.
    case noLinearAlgebra

    /// One line: what is wrong, and what to do.
    public var description: String {
        switch self {
        case .noWeights(let name, let places):
            "\(name): not found in \(places.joined(separator: ", ")); set LECTERN_DATA to the folder that holds it"
        case .unreadable(let path, let reason):
            "\(path): \(reason); set LECTERN_DATA to a folder with a file that can be read"
        case .damaged(let path, let what):
            "\(path): damaged (\(what)); install lectern anew"
        case .noLinearAlgebra:
            "OpenBLAS is missing; install libopenblas0 (apt install libopenblas0-pthread)"
        }
    }
}
