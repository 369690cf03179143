internal import Glibc
internal import LecternFormats
internal import LecternLibrary
internal import LecternText

/// Stores files in a library, and acknowledges each when it is on the disk.
struct Adding {
    private let library: Library
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

    init(to library: Library) { self.library = library }

    /// Stores the articles in files and folders, the good ones also when others fail, and returns the exit status.
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
        let article: Article
        do throws(ImportError) { article = try ArticleFile.open(file).whole() } catch { return complain(error) }
        var head = article.head
        head.title = title ?? head.title
        head.date = date ?? head.date
        head.source = source ?? head.source
        head.url = url ?? head.url
        let bytes = article.store.bytes(in: TextSpan(0, article.store.byteCount))
        let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
        var new = NewArticle(text: text, head: head, name: name, fileName: article.name)
        let stem = article.name.split(separator: ".").first.map(String.init) ?? article.name
        for id in [name, article.name, stem].compactMap(\.self) {
            guard new.annotations == nil else { break }
            do throws(AnnotationRequestError) {
                let given = try annotations?.annotations(of: id, text: text)
                new.annotations = given?.annotations
                new.head.date = new.head.date ?? given?.date
            } catch {
                complain(error)
            }
        }
        waiting.append(new)
        waitingBytes += text.count
        if waiting.count >= Self.countLimit || waitingBytes >= Self.byteLimit { try store() }
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

    /// Stores what waits, and says so.
    private mutating func store() throws {
        guard !waiting.isEmpty else { return }
        defer { (waiting, waitingBytes) = ([], 0) }
        var output = Output()
        for one in try library.add(waiting) {
            let copy = one.copyOf.map { ", copy of \($0)" } ?? ""
            let name = (self.name ?? one.name).map { "\($0) \(one.id)" } ?? "\(one.id)"
            try output.write(Array("\(one.isNew ? "stored" : "known") \(name)\(copy)\n".utf8))
        }
        try output.flush()
    }

    private mutating func complain(_ error: some CustomStringConvertible) {
        Complaint.write(error)
        status = max(status, (error as? ImportError)?.isNothing == true ? 1 : 2)
    }
}
