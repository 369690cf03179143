internal import Glibc
internal import LecternFormats
internal import LecternLibrary
internal import LecternQuery
internal import LecternText

/// Articles of a library as a format takes them.
struct LibraryExport {
    private let library: Library
    private let format: ExportFormat

    init(_ library: Library, _ format: ExportFormat) {
        self.library = library
        self.format = format
    }

    /// Gives `body` the articles that a query finds: the first added first where another library reads them, so that they get
    /// the same order there; else the oldest first. Of a format that cites statements, only those that the query finds.
    func each(_ query: Query, _ body: (ReportedArticle) throws -> Void) throws {
        let found = try library.articles(matching: query, order: format == .jsonl ? .added : .date)
        let isFiltered = query != .everything && format.citesStatements
        let wanted = isFiltered ? Set(try library.statements(matching: query).map(\.id)) : []
        for one in found.reversed() {
            var article = try reported(try library.article(one.id.rawValue))
            if isFiltered {
                article.annotations.keep { wanted.contains(StatementID(article: one.id, statement: $0)) }
                if article.annotations.statements.isEmpty, !format.listsArticles { continue }
            }
            try body(article)
        }
    }

    /// The article of a name; nil where the library has none of that name.
    func article(_ name: FileName) throws -> ReportedArticle? {
        do throws(LibraryError) {
            return try reported(try library.article(String(decoding: name.bytes, as: UTF8.self)))
        } catch {
            if case .unknown = error.reason { return nil }
            throw error
        }
    }

    private func reported(_ opened: LibraryArticle) throws(LibraryError) -> ReportedArticle {
        let id = opened.listed.id.rawValue
        if opened.annotations == nil, format != .jsonl {
            Complaint.write("\(id): is not analysed yet, so nothing is told of it; lectern add goes on with that")
        }
        return ReportedArticle(
            opened.article, opened.annotations ?? Annotations(), id: id, notes: opened.notes,
            kept: format == .jsonl ? try library.kept(id) : nil)
    }
}

extension Annotations {
    /// Leaves out the statements that are not wanted, and whoever makes none of the others.
    fileprivate mutating func keep(_ isWanted: (String) -> Bool) {
        statements.removeAll { !isWanted($0.id) }
        let speaking = Set(statements.compactMap(\.speaker))
        speakers.removeAll { !speaking.contains($0.id) }
    }
}
