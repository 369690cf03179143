internal import LecternText

/// An article with its highlights: sources bold, contents underlined in a way and a colour of their stance and marked by its
/// letter, events in italics.
struct HTMLArticleSection {
    private let report: ReportedArticles
    private let number: Int
    private let article: Article
    private let cited: [CitedStatement]
    /// Statements whose first words have been marked.
    private var marked: Set<Int> = []
    /// What is highlighted, in text order.
    private let highlights: [Highlight]

    /// A stretch of the text that is shown in its own way.
    private struct Highlight {
        enum Kind {
            case source, event
            case content(Int)
        }
        var span: TextSpan
        var kind: Kind
    }

    /// The section of the article of that number.
    static func text(_ report: ReportedArticles, _ number: Int) -> String {
        var section = HTMLArticleSection(report, number)
        return section.text()
    }

    private init(_ report: ReportedArticles, _ number: Int) {
        self.report = report
        self.number = number
        article = report.articles[number].article
        cited = report.cited[number]
        var found: [Highlight] = []
        for (index, one) in cited.enumerated() {
            found += one.statement.source.map { Highlight(span: $0, kind: .source) }
            found += one.statement.content.map { Highlight(span: $0, kind: .content(index)) }
        }
        for event in report.articles[number].annotations.events {
            found += event.mentions.map { Highlight(span: $0.span, kind: .event) }
        }
        highlights = found.filter { !$0.span.isEmpty }.sorted {
            ($0.span.start, $1.span.end) < ($1.span.start, $0.span.end)
        }
    }

    private mutating func text() -> String {
        // Of one article the page has the title already.
        let isOne = report.articles.count == 1
        let name = isOne ? "title" : "a\(number + 1)"
        var lines = [
            "<section class=\"article\"\(number == 0 ? " id=\"articles\"" : "") aria-labelledby=\"\(name)\">",
            isOne ? "" : "<h2 id=\"\(name)\">\(Markup.escaped(article.title))</h2>", about(),
        ]
        for issue in report.articles[number].annotations.issues { lines.append(line(of: issue)) }
        var first = 0
        for index in 0..<article.paragraphs.count {
            let (span, bytes) = article.paragraph(index)
            while first < highlights.count, highlights[first].span.end <= span.start { first += 1 }
            let next = index + 1 < article.paragraphs.count ? article.paragraph(index + 1).bytes.count : nil
            lines.append(paragraph(index + 1, span, bytes, ParagraphKind(bytes, nextByteCount: next), from: first))
        }
        return lines.joined(separator: "\n") + "\n</section>"
    }

    private func about() -> String {
        let head = article.head
        var parts = [head.author, head.source, head.date].compactMap { $0 }.map(Markup.escaped)
        if let url = head.url { parts.append(ReportedArticles.link(url, url)) }
        return "<p class=\"about\">\(parts.joined(separator: " · "))</p>"
    }

    private func line(of issue: Issue) -> String {
        let counts = Stance.allCases.map { stance in
            let count = cited.count { $0.statement.position?.issue == issue.id && $0.statement.stance == stance }
            return "<span class=\"count\"><b class=\"mark \(stance.rawValue)\">\(stance.letter)</b> "
                + "\(stance.rawValue) \(count)</span>"
        }
        return
            "<p class=\"issue\"><b>Issue</b> \(Markup.escaped(issue.told)) "
            + "<span class=\"counts\">\(counts.joined(separator: " "))</span></p>"
    }

    // MARK: Paragraphs

    private mutating func paragraph(
        _ number: Int, _ span: TextSpan, _ bytes: [UInt8], _ kind: ParagraphKind, from first: Int
    ) -> String {
        let anchor = ReportedArticles.anchor(article: self.number, paragraph: number)
        let (tag, style) =
            switch kind {
            case .body: ("p", "")
            case .heading: ("h3", "")
            case .item: ("p", " class=\"item\"")
            case .quote: ("blockquote", "")
            }
        let start = span.start + kind.markerLength
        let words = words(bytes, span: span, from: start, highlight: first)
        return "<div class=\"paragraph\" id=\"\(anchor)\"><a class=\"number\" href=\"#\(anchor)\">\(number)</a>"
            + "<\(tag)\(style)>\(words)</\(tag)></div>"
    }

    /// The words of a paragraph, cut wherever a highlight begins or ends.
    private mutating func words(_ bytes: [UInt8], span: TextSpan, from start: Int, highlight first: Int) -> String {
        let here = highlights[first...].prefix { $0.span.start < span.end }.filter { $0.span.end > start }
        let cuts = Set(here.flatMap { [$0.span.start, $0.span.end] } + [start, span.end])
        let places = cuts.filter { (start...span.end).contains($0) }.sorted()
        var out = ""
        for (begin, end) in zip(places, places.dropFirst()) {
            let piece = TextSpan(begin, end)
            let covering = here.filter { $0.span.contains(piece) }
            let text = Markup.escaped(Sanitizer.printable(bytes[(begin - span.start)..<(end - span.start)]))
            out += run(text, covering)
        }
        return out
    }

    private mutating func run(_ text: String, _ covering: [Highlight]) -> String {
        var (isSource, isEvent) = (false, false)
        var statements: [Int] = []
        for highlight in covering {
            switch highlight.kind {
            case .source: isSource = true
            case .event: isEvent = true
            case .content(let index): statements.append(index)
            }
        }
        var text = text
        if isEvent { text = "<i>\(text)</i>" }
        if isSource { text = "<b class=\"source\">\(text)</b>" }
        // The innermost is what is meant: it begins last.
        guard let inner = statements.last else { return text }
        let names = statements.map { ReportedArticles.anchor(article: number, statement: $0) }
        let stance = cited[inner].statement.stance?.rawValue ?? "none"
        let marks = statements.filter { marked.insert($0).inserted }.map(mark).joined()
        return "\(marks)<span class=\"content \(stance)\" data-of=\"\(names.joined(separator: " "))\">\(text)</span>"
    }

    /// The letter before the first words of a statement, which leads to its citation.
    private func mark(_ index: Int) -> String {
        let one = cited[index]
        let anchor = ReportedArticles.anchor(article: number, statement: index)
        let told = "\(one.speaker ?? ReportedArticles.unnamed), \(one.manner)"
        return "<a class=\"to\" id=\"\(anchor)\" href=\"#c-\(anchor)\" title=\"\(Markup.escaped(told))\" "
            + "\(report.data(of: one))>\(ReportedArticles.mark(one.statement.position))</a>"
    }
}
