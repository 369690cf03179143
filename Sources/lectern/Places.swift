internal import FoundationEssentials
internal import Glibc
internal import LecternReader
internal import LecternText

/// The places of articles, kept from one day to the next in one small file.
///
/// The file is a JSON array with one place on each line, the latest last. Lines make it quick: what is not asked for is
/// never decoded, and one damaged line loses one place.
struct Places {
    /// How many places are kept; the oldest make room.
    static let limit = 1_000
    /// A file larger than this is none of ours, in bytes.
    private static let sizeLimit = 4 << 20

    private static let file = "places.json"

    private let folder: StateFolder

    /// One line of the file.
    private struct Line: Codable {
        /// The key of the article. Its name is the first in the line, as `JSONEncoder` sorts them: lines are found by it.
        var article: String
        var bookmarks: [String: Int]
        var cursor: Int
        /// The proposal that the person has set.
        var issue: String?
        /// When the person left it, in seconds since 1970.
        var left: Int?
        var top: Int
    }

    /// The places kept in `folder`, which need not exist yet.
    init(in folder: String) { self.folder = StateFolder(folder) }

    /// The person's; nil without a home.
    init?() {
        guard let folder = StateFolder() else { return nil }
        self.folder = folder
    }

    /// What tells an article from others, whatever its file is called: a hash of its first 64 KB, and its length.
    ///
    /// Only for a text that is whole. Cost: 0.1 ms.
    static func key(of article: Article) -> String {
        let store = article.store
        let hash = FNVHash.of(store.bytes(in: TextSpan(0, 64 << 10)))
        return String(hash, radix: 16) + "-" + String(store.byteCount)
    }

    // MARK: Reading

    /// Where the person was in the article of that key, and how many seconds ago; nil when nothing is known.
    func place(of key: String) -> (place: Place, age: Int)? {
        guard let line = line(of: key), let found = try? JSONDecoder().decode(Line.self, from: Data(line)) else {
            return nil
        }
        var bookmarks: [Character: Int] = [:]
        for (name, offset) in found.bookmarks where name.count == 1 {
            if let character = name.first { bookmarks[character] = offset }
        }
        let place = Place(top: found.top, cursor: found.cursor, bookmarks: bookmarks, issue: found.issue)
        let now = time(nil)
        return (place, now - min(max(0, found.left ?? 0), now))
    }

    /// The line of an article, without what follows its last brace.
    private func line(of key: String) -> [UInt8]? {
        let start = Self.start(of: key)
        return contents().withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return nil }
            var index = 0
            while index + start.count <= bytes.count {
                let newline = memchr(base + index, 0x0A, bytes.count - index)
                let end = newline.map { UnsafeRawPointer($0) - base } ?? bytes.count
                if end - index > start.count, memcmp(base + index, start, start.count) == 0 {
                    return bytes[index..<end].lastIndex(of: 0x7D).map { Array(bytes[index...$0]) }
                }
                index = end + 1
            }
            return nil
        }
    }

    /// How the line of an article begins.
    private static func start(of key: String) -> [UInt8] { Array("{\"article\":\"\(key)\",".utf8) }

    /// The lines that hold places, or look so, without the commas between them; none when there is no such file.
    private func lines() -> [ArraySlice<UInt8>] {
        let start = Array("{\"article\":\"".utf8)
        let bytes = contents()
        return bytes.split(separator: 0x0A).compactMap { line in
            let line = line.last == 0x2C ? line.dropLast() : line
            return line.starts(with: start) && line.last == 0x7D ? line : nil
        }
    }

    private func contents() -> [UInt8] { folder.contents(of: Self.file, upTo: Self.sizeLimit) }

    // MARK: Writing

    /// Keeps the place of an article; false when the folder cannot be written.
    ///
    /// The file is read anew, so that what another lectern has kept meanwhile stays, and replaced in one step.
    @discardableResult
    func keep(_ place: Place, of key: String) -> Bool {
        var bookmarks: [String: Int] = [:]
        for (name, offset) in place.bookmarks { bookmarks[String(name)] = offset }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let line = Line(
            article: key, bookmarks: bookmarks, cursor: place.cursor, issue: place.issue, left: time(nil),
            top: place.top)
        guard let encoded = try? encoder.encode(line), folder.make() else { return false }
        let lock = folder.lock()
        defer { if lock >= 0 { close(lock) } }
        let start = Self.start(of: key)
        let others = lines().filter { !$0.starts(with: start) }.suffix(Self.limit - 1)
        return folder.replace(
            Self.file,
            by: Array("[\n".utf8) + (others + [Array(encoded)[...]]).joined(separator: ",\n".utf8) + "\n]\n".utf8)
    }
}

/// Takes a reader back to where the person was, and keeps where the person is.
struct PlaceKeeper {
    /// When a place is gone to unasked.
    enum Restoring {
        /// Whenever it is known: between the files of one sitting.
        case always
        /// After some hours. Whoever opens an article again sooner may want its beginning, and is told of the place.
        case anotherDay
        /// Never: the person has asked for another place.
        case never
    }

    /// From how many seconds on it is another day.
    private static let anotherDay = 6 * 3600

    private let places = Places()
    /// The article's, nil until all of it has been looked at: only then is it known which article it is.
    private var key: String?
    /// Where the reader was at first: whoever has moved since is not moved again.
    private var opening: Place?
    private var restoring = Restoring.anotherDay
    /// Whether a place in it is kept here.
    private var isKnown = false

    /// Whether an article is on screen that is of no file.
    private var isAway = false

    /// Whether it is known which article it is.
    var isSettled: Bool { key != nil }

    /// Keeps the place, before an article of the library takes the file's place on screen.
    mutating func leave(_ reader: Reader) {
        keep(reader)
        (key, isAway) = (nil, true)
    }

    /// Another article is on screen; its place is to be restored.
    mutating func begin(_ reader: Reader, restoring: Restoring) {
        (key, opening, self.restoring, isKnown, isAway) = (nil, reader.place, restoring, false, false)
    }

    /// Restores the place once all of the article has been looked at; true if the reader has something to ask for again.
    mutating func settle(_ reader: inout Reader) -> Bool {
        guard key == nil, !isAway, reader.article.isWhole else { return false }
        let found = Places.key(of: reader.article)
        key = found
        guard let (place, age) = places?.place(of: found) else { return false }
        isKnown = true
        guard restoring != .never, reader.place == opening else { return false }
        if restoring == .anotherDay, age < Self.anotherDay {
            reader.offer(place)
            return place.issue != nil
        }
        reader.restore(place)
        return true
    }

    /// Goes to the place that the library keeps of the article, where none is kept here and the person has not moved.
    func goToShelved(_ reader: inout Reader) {
        guard !isKnown, restoring != .never, reader.place?.withoutIssue == opening?.withoutIssue,
            let place = reader.shelved?.place
        else { return }
        reader.restore(place)
    }

    /// Keeps the place. An article that was only glanced at leaves no trace, nor moves the place of another day; a place
    /// that was asked for is kept at once.
    func keep(_ reader: Reader) {
        guard let places, let key, let place = reader.place else { return }
        // The issue of an article of the library is kept there.
        let isAsItWas = reader.shelved == nil ? place == opening : place.withoutIssue == opening?.withoutIssue
        guard !isAsItWas || restoring == .never else { return }
        places.keep(place, of: key)
    }
}
