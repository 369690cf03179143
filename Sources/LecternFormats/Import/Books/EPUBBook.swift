internal import LecternText

/// An EPUB as one article: its chapters in order.
///
/// Its package file and chapters are XML that many tools write badly; they are read by the parser of pages, which takes
/// anything, knows no entities but those of HTML, and reads no other file.
/// Source: EPUB 3.3, sections 4 (container) and 5 (package document).
enum EPUBBook {
    /// The most text that is read, in bytes of markup; the longest novels have 10 million.
    static let byteLimit = 64 << 20
    /// The most chapters.
    static let chapterLimit = 5000

    /// Reads the bytes of an EPUB.
    static func read(_ bytes: [UInt8]) throws(BookError) -> (head: ArticleHead, text: [UInt8]) {
        let archive = try ZipArchive(bytes)
        guard let container = archive.file("META-INF/container.xml") else { throw .notABook }
        guard let path = try rootFile(container), let package = archive.file(path) else { throw .damaged }
        let tree = try parse(package)
        var (blocks, byteCount) = ([PageBlock](), 0)
        var group = 0
        for chapter in chapters(of: tree, beside: path) {
            guard let page = archive.file(chapter) else { continue }
            byteCount += page.count
            guard byteCount <= byteLimit else { throw .tooLarge }
            // One chapter that is too much does not take the others with it.
            guard let tree = try? parse(page) else { continue }
            let found = PageBlocks(of: tree) { isAside(tree, $0) }.all
            // Lists of different chapters are different lists.
            blocks += found.map { block in
                var block = block
                block.group = block.group.map { $0 + group }
                return block
            }
            group += tree.nodes.count
        }
        guard !blocks.isEmpty else { throw .noChapter }
        return (head(of: tree), ArticleText.text(of: blocks))
    }

    private static func parse(_ file: [UInt8]) throws(BookError) -> HTMLTree {
        do throws(HTMLError) {
            return try HTMLParser.parse(DeclaredEncoding.text(of: file))
        } catch {
            throw .markup(error)
        }
    }

    /// The path of the package file.
    private static func rootFile(_ container: [UInt8]) throws(BookError) -> String? {
        let tree = try parse(container)
        return tree.nodes.indices.lazy.filter { tree.nodes[$0].element == .rootfile }
            .compactMap { tree.value(of: .fullPath, at: $0) }.first
    }

    /// The paths of the chapters, in reading order, each once.
    private static func chapters(of package: HTMLTree, beside path: String) -> [String] {
        var files: [String: String] = [:]
        var (chapters, seen) = ([String](), Set<String>())
        for (node, element) in package.nodes.enumerated() {
            switch element.element {
            case .item:
                guard let id = package.value(of: .id, at: node), let href = package.value(of: .href, at: node),
                    isChapter(package.value(of: .mediaType, at: node)),
                    package.value(of: .properties, at: node)?.contains("nav") != true
                else { continue }
                files[id] = resolved(href, beside: path)
            case .itemref:
                guard let id = package.value(of: .idref, at: node), let file = files[id], seen.insert(file).inserted,
                    package.value(of: .linear, at: node) != "no"
                else { continue }
                chapters.append(file)
                if chapters.count == chapterLimit { return chapters }
            default: continue
            }
        }
        return chapters
    }

    private static func isChapter(_ mediaType: String?) -> Bool {
        ["application/xhtml+xml", "text/html", "text/x-oeb1-document"].contains(mediaType ?? "")
    }

    /// The path in the archive that a link of the file at `path` leads to; one that leads out of it names no file.
    private static func resolved(_ href: String, beside path: String) -> String? {
        let plain = href.prefix { $0 != "#" }
        guard let name = unescaped(String(plain)), !name.contains(":") else { return nil }
        var parts = name.hasPrefix("/") ? [] : path.split(separator: "/").dropLast()
        for part in name.split(separator: "/") where part != "." {
            if part == ".." {
                guard parts.popLast() != nil else { return nil }
            } else {
                parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }

    /// A link without its `%20`.
    private static func unescaped(_ link: String) -> String? {
        guard link.utf8.contains(UInt8(ascii: "%")) else { return link }
        var (bytes, rest) = ([UInt8](), Array(link.utf8)[...])
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// Whether an element of a chapter is none of its text: page numbers, what is hidden.
    private static func isAside(_ tree: HTMLTree, _ node: Int) -> Bool {
        isHidden(tree, node)
            || tree.value(of: .epubType, at: node)?.contains("pagebreak") == true
    }

    private static func isHidden(_ tree: HTMLTree, _ node: Int) -> Bool {
        var known: [String: PageHints] = [:]
        return PageHints(tree, at: node, known: &known).contains(.hidden)
    }

    private static func head(of package: HTMLTree) -> ArticleHead {
        func words(_ element: HTMLElement) -> String? {
            package.nodes.indices.lazy.filter { package.nodes[$0].element == element }
                .map { PlainWords.line(String(decoding: package.textContent(of: $0, atMost: 1000), as: UTF8.self)) }
                .first { !$0.isEmpty }
        }
        return ArticleHead(
            title: words(.dcTitle),
            date: words(.dcDate).flatMap { DateReading($0) }.map { String($0.iso8601.prefix(10)) },
            source: words(.dcPublisher), author: words(.dcCreator), language: words(.dcLanguage))
    }
}
