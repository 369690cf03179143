/// Takes the words out of markup, paragraph by paragraph.
struct MarkupText {
    /// The paragraphs that are whole, in order: one line each, no white space around.
    private var paragraphs: [String] = []
    private var words = ""
    /// What stands before the next paragraph: the sign of a list or of a quotation.
    private var marker = ""
    /// Elements that are open and hold nothing to read.
    private var hidden: [String] = []
    private var quoteDepth = 0

    /// The paragraphs of a piece of HTML; images and scripts are left out.
    static func paragraphs(ofHTML html: String) -> [String] {
        var scanner = MarkupScanner(Array(html.utf8), isHTML: true)
        var text = MarkupText()
        while let token = scanner.next() {
            switch token {
            case .text(let words): text.append(words)
            case .start(let name, _, let isEmpty):
                text.begin(name)
                if isEmpty, !isVoid(name) { text.end(name) }
            case .end(let name): text.end(name.lowercased())
            }
        }
        return text.finished()
    }

    /// The paragraphs of markup that stands in a feed as elements of its own.
    static func paragraphs(of element: FeedElement) -> [String] {
        var text = MarkupText()
        text.append(contentOf: element)
        return text.finished()
    }

    /// Whether `text`, of which nobody said what it is, is HTML: it holds a tag, or a reference.
    static func isMarkup(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "<") {
            var next = index + 1
            if next < bytes.count, bytes[next] == UInt8(ascii: "/") || bytes[next] == UInt8(ascii: "!") { next += 1 }
            guard next < bytes.count,
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[next] | 0x20) || bytes[next] == UInt8(ascii: "-")
            else { continue }
            if bytes[next...].contains(UInt8(ascii: ">")) { return true }
            break
        }
        return References.occur(in: text)
    }

    /// Whether an element of that name never holds anything, and so has no end tag.
    static func isVoid(_ name: String) -> Bool { ["br", "hr", "img", "wbr", "input"].contains(name) }

    private mutating func append(contentOf element: FeedElement) {
        for part in element.content {
            switch part {
            case .text(let words): append(words)
            case .element(let inner):
                begin(inner.name)
                append(contentOf: inner)
                end(inner.name)
            }
        }
    }

    private mutating func append(_ text: String) {
        if hidden.isEmpty { words += text }
    }

    private mutating func begin(_ name: String) {
        // What lies deeper is hidden all the same, and is not looked through for each end tag.
        if Self.unread.contains(name), hidden.count < Self.depthLimit { hidden.append(name) }
        guard hidden.isEmpty else { return }
        switch name {
        case "br", "hr": finishParagraph()
        case "td", "th": words += " "
        case "li":
            finishParagraph()
            marker = "- "
        case "blockquote":
            finishParagraph()
            quoteDepth += 1
        default: if Self.blocks.contains(name) { finishParagraph() }
        }
    }

    private mutating func end(_ name: String) {
        if Self.unread.contains(name), let index = hidden.lastIndex(of: name) {
            hidden.removeSubrange(index...)
            return
        }
        guard hidden.isEmpty else { return }
        if name == "blockquote" {
            finishParagraph()
            quoteDepth = max(0, quoteDepth - 1)
        } else if Self.blocks.contains(name) || name == "li" {
            finishParagraph()
            if name == "li" { marker = "" }
        }
    }

    private mutating func finishParagraph() {
        let line = PlainWords.line(words)
        words = ""
        guard !line.isEmpty else { return }
        paragraphs.append((quoteDepth > 0 ? "> " : "") + marker + line)
        marker = ""
    }

    private mutating func finished() -> [String] {
        finishParagraph()
        return paragraphs
    }

    private static let depthLimit = 100
    private static let unread: Set = [
        "script", "style", "head", "template", "iframe", "object", "svg", "math", "audio", "video", "select", "button",
        "textarea", "noframes",
    ]
    private static let blocks: Set = [
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "dt", "dd", "pre", "table", "tr", "caption",
        "figure", "figcaption", "section", "article", "header", "footer", "aside", "main", "address", "center", "form",
        "details", "summary", "body", "html",
    ]
}
