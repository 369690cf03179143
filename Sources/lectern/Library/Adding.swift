internal import Glibc
internal import LecternFormats
internal import LecternLibrary
internal import LecternText

/// Stores articles in a library, from files, folders, addresses, feeds and exports, and acknowledges each when it is on the
/// disk.
struct Adding {
    private let library: Library
    private let opening: Opening
    /// What was said of the one article on the command line.
    var name, title, date, source, url: String?
    /// Ready annotations.
    var annotations: GivenAnnotations?

    /// How many articles are stored in one go, and how many bytes of text: each go costs a wait for the disk.
    private static let countLimit = 256
    private static let byteLimit = 8 << 20

    private var waiting: [NewArticle] = []
    private var waitingBytes = 0
    private var status: Int32 = 0
    /// Who is who in the library that an export comes from.
    private var carried = CarriedIdentities()

    init(to library: Library, _ opening: Opening) {
        self.library = library
        self.opening = opening
    }

    /// Stores the articles in all that is named, the good ones also when others fail, and returns the exit status.
    mutating func add(_ names: [FileName]) throws -> Int32 {
        for name in names {
            let files: [FileName]
            do throws(ImportError) { files = try ArticleFolder.expanded([name]) } catch {
                complain(error)
                continue
            }
            for file in files { try add(file) }
        }
        if names.isEmpty, let annotations { try annotateKnown(annotations) }
        try store()
        return status
    }

    private mutating func add(_ file: FileName) throws {
        let content: ImportedContent
        do throws(ImportError) { content = try opening.content(file) } catch { return complain(error) }
        switch content {
        case .article(let opened):
            let article = opened.whole()
            let bytes = article.store.bytes(in: TextSpan(0, article.store.byteCount))
            let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
            try wait(with: NewArticle(text: text, head: article.head, name: name, fileName: article.name))
        case .feed(let feed): try add(feed, from: file)
        case .lines(let descriptor, let beginning): try add(InputLines(descriptor, after: beginning), of: file)
        }
    }

    /// Stores an article with the next ones, and with what was said of it on the command line.
    private mutating func wait(with article: NewArticle) throws {
        var new = article
        new.head.title = title ?? new.head.title
        new.head.date = date ?? new.head.date
        new.head.source = source ?? new.head.source
        new.head.url = url ?? new.head.url
        let stem = new.fileName.split(separator: ".").first.map(String.init) ?? new.fileName
        for id in [new.name, new.fileName, stem].compactMap(\.self) {
            guard new.annotations == nil else { break }
            do throws(AnnotationRequestError) {
                let given = try annotations?.annotations(of: id, text: new.text)
                new.annotations = given?.annotations
                new.head.date = new.head.date ?? given?.date
            } catch {
                complain(error)
            }
        }
        waiting.append(new)
        waitingBytes += new.text.count
        if waiting.count >= Self.countLimit || waitingBytes >= Self.byteLimit { try store() }
    }

    /// Stores the articles of a feed: whole ones, if it came from the web; one in a file is taken as it stands.
    private mutating func add(_ feed: Feed, from file: FileName) throws {
        let articles = FeedArticles(title: feed.title, opening: file.webAddress == nil ? nil : opening)
        var progress = Progress()
        for (number, entry) in feed.entries.enumerated() {
            if articles.needsPage(entry) {
                // Pages come slowly; what has come need not wait for them.
                if !waiting.isEmpty { try store() }
                progress.show(number, of: feed.entries.count, file.lastPart)
            }
            let found = articles.article(of: entry)
            progress.clear()
            if let problem = found.problem { complain(problem) }
            if !found.isForLater, let article = found.article { try wait(with: article) }
        }
    }

    /// Stores articles as data, and closes their file.
    private mutating func add(_ lines: InputLines, of file: FileName) throws {
        var articles = ArticleLines(lines, of: file)
        defer { articles.close() }
        while let result = articles.next() {
            switch result {
            case .success(let line): try wait(with: NewArticle(line))
            case .failure(let mistake): complain(mistake)
            }
        }
    }

    /// Gives the articles of the library the annotations that there are of them.
    private mutating func annotateKnown(_ annotations: GivenAnnotations) throws {
        for id in annotations.ids.sorted() {
            let known: LibraryArticle
            do throws(LibraryError) { known = try library.article(id) } catch {
                complain(error)
                continue
            }
            let text = known.article.store.bytes(in: TextSpan(0, known.article.store.byteCount))
            do throws(AnnotationRequestError) {
                let given = try annotations.annotations(of: id, text: text)
                waiting.append(NewArticle(text: text, annotations: given?.annotations))
            } catch {
                complain(error)
            }
            if waiting.count >= Self.countLimit { try store() }
        }
    }

    /// Stores what waits in one go; where one of them cannot be stored, one by one, so that the others are.
    private mutating func stored() throws(LibraryError) -> [StoredArticle] {
        do throws(LibraryError) { return try library.add(waiting, carrying: &carried) } catch {
            guard case .impossible = error.reason else { throw error }
        }
        var stored: [StoredArticle] = []
        for new in waiting {
            do throws(LibraryError) { stored += try library.add([new], carrying: &carried) } catch {
                guard case .impossible = error.reason else { throw error }
                complain(error)
            }
        }
        return stored
    }

    /// Stores what waits, and says so.
    private mutating func store() throws {
        guard !waiting.isEmpty else { return }
        defer { (waiting, waitingBytes) = ([], 0) }
        var output = Output()
        for one in try stored() {
            let copy = one.copyOf.map { ", copy of \($0)" } ?? ""
            let name = (self.name ?? one.name).map { "\($0) \(one.id)" } ?? "\(one.id)"
            let line = Sanitizer.printable("\(one.isNew ? "stored" : "known") \(name)\(copy)")
            try output.write(Array(line.utf8) + [0x0A])
        }
        try output.flush()
    }

    private mutating func complain(_ error: some CustomStringConvertible) {
        Complaint.write(error)
        status = max(status, (error as? ImportError)?.isNothing == true ? 1 : 2)
    }
}

extension NewArticle {
    /// The article of a line; what it is called there is a second name, if it is not the one that its text gives it.
    fileprivate init(_ line: ArticleLine) {
        let name = line.kept == nil ? line.id : nil
        self.init(
            text: line.text, head: line.head, name: name, fileName: line.id ?? "article", annotations: line.annotations,
            kept: line.kept)
    }
}
