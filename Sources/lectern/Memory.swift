internal import FoundationEssentials
internal import Glibc
internal import LecternReader

/// What is kept from one run to the next beside places: the width that keys have set, and lines that were typed.
struct Memory {
    private static let file = "memory.json"
    /// A file larger than this is none of ours, in bytes.
    private static let sizeLimit = 1 << 20

    private struct Kept: Codable {
        /// The width of the text that keys have set, and the one of options and configuration that it is in place of.
        var width: Int?
        var usualWidth: Int?
        /// Lines by what they were typed for, the newest first.
        var lines: [String: [String]]?
        /// What was left last.
        var last: Last?
    }

    /// An article that was left.
    enum Last: Hashable, Codable {
        /// Of a file, by its path from the root, or its address.
        case file(String)
        /// Of a library, by its id.
        case article(String, library: String)
    }

    /// The article that was left last; nil where none was.
    static var last: Last? { StateFolder().flatMap(kept)?.last }

    private static func kept(in folder: StateFolder) -> Kept? {
        let bytes = folder.contents(of: file, upTo: sizeLimit)
        return bytes.isEmpty ? nil : try? JSONDecoder().decode(Kept.self, from: Data(bytes))
    }

    private let folder = StateFolder()
    private var kept = Kept()
    private let usualWidth: Int
    private var before = 0

    private let isWidthAsked: Bool

    /// What has been kept, for a reader of whose text `usualWidth` is the width that options and configuration give.
    ///
    /// - Parameter isWidthAsked: whether the command line asks for that width, which then wins over that of the keys.
    init(usualWidth: Int, isWidthAsked: Bool) {
        self.usualWidth = usualWidth
        self.isWidthAsked = isWidthAsked
        kept = folder.flatMap(Self.kept) ?? Kept()
    }

    /// Gives a reader what has been kept. A width that has been configured anew since wins over that of the keys.
    mutating func restore(_ reader: inout Reader) {
        if let width = kept.width, kept.usualWidth == usualWidth, !isWidthAsked {
            reader.configure(ReaderConfiguration(textWidth: width))
        }
        reader.remember(lines: kept.lines ?? [:])
        before = reader.textWidth
    }

    /// Keeps what a reader has come to, and which article is left, if that is anything new.
    ///
    /// The file is read anew, so that what another lectern has kept meanwhile stays.
    func keep(_ reader: Reader, leaving last: Last?) {
        let lines = reader.linesTyped
        let hasNewWidth = reader.textWidth != before
        guard let folder, lines != kept.lines ?? [:] || hasNewWidth || last ?? kept.last != kept.last, folder.make()
        else { return }
        let lock = folder.lock()
        defer { if lock >= 0 { close(lock) } }
        let found = Self.kept(in: folder) ?? Kept()
        var new = Kept(lines: merged(lines, into: found.lines ?? [:]), last: last ?? found.last)
        // A width that was asked for once takes nothing from the one that keys have set for every day.
        if hasNewWidth ? reader.textWidth != usualWidth : isWidthAsked || found.usualWidth == usualWidth {
            (new.width, new.usualWidth) =
                hasNewWidth ? (reader.textWidth, usualWidth) : (found.width, found.usualWidth)
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let encoded = try? encoder.encode(new) else { return }
        _ = folder.replace(Self.file, by: Array(encoded) + [0x0A])
    }

    /// The lines that were typed in this run, before those that are kept by now.
    private func merged(_ lines: [String: [String]], into found: [String: [String]]) -> [String: [String]] {
        var all = found
        for (purpose, lines) in lines {
            let typed = Self.typed(lines, since: kept.lines?[purpose] ?? [])
            all[purpose] = typed + (found[purpose] ?? []).filter { !typed.contains($0) }
        }
        return all
    }

    /// Of lines, the newest first, those that have come before the ones that there were at first.
    private static func typed(_ lines: [String], since first: [String]) -> ArraySlice<String> {
        // One that is typed again moves to the front; the oldest make room.
        let count = lines.indices.first { count in
            let others = first.filter { !lines[..<count].contains($0) }
            return lines[count...].elementsEqual(others.prefix(lines.count - count))
        }
        return lines[..<(count ?? lines.count)]
    }
}
