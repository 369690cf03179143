internal import FoundationEssentials
internal import Glibc
internal import LecternAnalysis
internal import LecternText

/// The findings in texts that have been analysed before, and the stances judged, a file for each text, so that an article opened
/// again is marked at once.
///
/// A file holds its text too: what is found for it is what was found, whatever its name. Everything here may fail without a
/// word, since without it an analysis only takes its time again.
struct FindingsCache: Sendable {
    /// How many texts are kept; the oldest make room.
    private static let limit = 256
    /// A larger text is not kept, in bytes.
    private static let textLimit = 4 << 20

    /// What is known of a text.
    struct Known: Codable {
        var findings: Findings
        /// The positions of all statements, in order, on each proposition that they were judged on.
        var positions: [String: [Statement.Position]] = [:]

        /// Adds the positions on a proposition; those on others make room when there are many.
        mutating func add(_ new: [Statement.Position], on proposition: String) {
            if positions.count >= FindingsCache.issueLimit { positions = [:] }
            positions[proposition] = new
        }

        fileprivate func fits(_ count: Int) -> Bool {
            findings.fits(count)
                && positions.values.joined().allSatisfy { one in
                    (0...1).contains(one.confidence) && one.grounds.allSatisfy { 0 <= $0.start && $0.end <= count }
                }
        }
    }

    private struct Entry: Codable {
        var known: Known
        var text: String
    }

    /// On how many propositions the positions of one text are kept.
    private static let issueLimit = 8

    private let folder: String

    /// Keeps the results of a version of the model in `folder`, which need not exist yet.
    init(in folder: String, version: String) {
        self.folder = folder + "/findings-" + version.filter { $0.isLetter || $0.isNumber || $0 == "-" }
    }

    /// The person's, in `$XDG_CACHE_HOME/lectern`; nil without a home.
    init?(version: String) {
        guard let cache = PersonalFolders.cache else { return nil }
        self.init(in: cache + "/lectern", version: version)
    }

    /// What is known of a text, nil for one that has not been analysed.
    func known(of text: [UInt8]) -> Known? {
        guard let data = try? Data(contentsOf: URL(filePath: path(of: text))),
            let entry = try? JSONDecoder().decode(Entry.self, from: data), entry.text.utf8.elementsEqual(text),
            entry.known.fits(text.count)
        else { return nil }
        return entry.known
    }

    /// Keeps what is known of a text.
    func keep(_ known: Known, of text: [UInt8]) {
        guard text.count <= Self.textLimit, let string = String(validating: text, as: UTF8.self),
            let data = try? JSONEncoder().encode(Entry(known: known, text: string))
        else { return }
        makeRoom()
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try? data.write(to: URL(filePath: path(of: text)), options: .atomic)
    }

    private func path(of text: [UInt8]) -> String {
        folder + "/" + String(FNVHash.of(text), radix: 16) + ".json"
    }

    /// Removes the oldest texts.
    private func makeRoom() {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder), names.count >= Self.limit else {
            return
        }
        let files = names.map { name in
            var status = stat()
            stat(folder + "/" + name, &status)
            return (path: folder + "/" + name, time: status.st_mtim.tv_sec)
        }
        for file in files.sorted(by: { $0.time < $1.time }).dropLast(Self.limit - 1) { unlink(file.path) }
    }
}
