internal import LecternText

/// The files that were given to read, and which of them is on screen.
public struct Files: Hashable, Sendable {
    /// One of them, as lists show it.
    struct File: Hashable, Sendable {
        /// Its name, short as far as that tells it from the others.
        var name: String
        /// The title of its article, nil until it has been opened.
        var title: String?
        /// Whether it could not be opened when that was last tried.
        var isUnreadable = false
    }

    private(set) var all: [File]
    /// The number of the one on screen, counted from 0; nil while an article of the library is there that came from no file.
    public internal(set) var current: Int? = 0

    /// Files of these names, the first on screen.
    init(_ names: [String]) { all = names.map { File(name: $0) } }

    /// The one on screen has been opened, and has this title.
    mutating func note(title: String) {
        guard let current, all.indices.contains(current) else { return }
        all[current].title = title
        all[current].isUnreadable = false
    }

    /// The one of that number could not be opened.
    mutating func noteUnreadable(_ number: Int) {
        if all.indices.contains(number) { all[number].isUnreadable = true }
    }
}

/// Going from file to file.
extension Reader {
    /// Takes over the names of the files that were given, as lists are to show them; the article is the first one's.
    public mutating func list(files names: [String]) {
        files = Files(names)
        files.note(title: article.title)
    }

    /// Opens the nearest file further on, or before, that is not known to be unreadable.
    mutating func openFile(_ direction: Direction) -> [Effect] {
        func isReadable(_ number: Int) -> Bool { !files.all[number].isUnreadable }
        let number =
            direction == .next
            ? files.all.indices.dropFirst(files.current.map { $0 + 1 } ?? 0).first(where: isReadable)
            : files.all.indices.prefix(files.current ?? 0).last(where: isReadable)
        guard let number else { return refuse(direction == .next ? "this is the last file" : "this is the first file") }
        return [.open(file: number)]
    }

    /// Opens a file that was chosen; the one on screen is there already.
    mutating func open(fileNumber number: Int) -> [Effect] {
        guard number == files.current else { return [.open(file: number)] }
        closePanels()
        return []
    }
}
