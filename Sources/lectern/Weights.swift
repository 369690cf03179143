internal import Glibc
internal import LecternEncoder

/// The files of trained weights.
enum Weights: String {
    /// What reads articles.
    case articles = "model.safetensors"
    /// What judges stances.
    case stances = "stance.safetensors"

    /// How far above the executable the data may lie: `bin/lectern` beside `share`, or deep in a build folder.
    private static let levels = 5

    /// Where it lies: in `$LECTERN_DATA`, or in `share/lectern` beside the executable or some level above it.
    func path() throws(EncoderError) -> String {
        let places: [String]
        if let folder = getenv("LECTERN_DATA"), folder.pointee != 0 {
            places = [String(cString: folder)]
        } else {
            places = Self.foldersAboveExecutable().map { $0 + "/share/lectern" }
        }
        for place in places {
            let path = place + "/" + rawValue
            if access(path, F_OK) == 0 { return path }
        }
        throw .noWeights(name: rawValue, places: Array(places.prefix(2)))
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
