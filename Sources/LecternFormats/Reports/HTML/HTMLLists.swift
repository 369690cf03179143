internal import LecternText

/// The lists behind the text: every statement cited, speakers with their stances, events with what is said of them.
enum HTMLLists {
    // MARK: Statements

    /// Each statement with its citation.
    static func statements(_ report: ReportedArticles) -> String {
        var lines = ["<section id=\"statements\"><h2>Statements</h2>"]
        if report.cited.allSatisfy(\.isEmpty) { lines.append("<p>Nobody is quoted or paraphrased.</p>") }
        lines.append("<ol class=\"statements\">")
        for (article, cited) in report.cited.enumerated() {
            for (index, one) in cited.enumerated() { lines.append(item(one, index, article, report)) }
        }
        return (lines + ["</ol></section>"]).joined(separator: "\n")
    }

    private static func item(_ one: CitedStatement, _ index: Int, _ article: Int, _ report: ReportedArticles) -> String
    {
        let anchor = ReportedArticles.anchor(article: article, statement: index)
        let reported = report.articles[article]
        let head = reported.article.head
        let words = Markup.escaped(one.content)
        let told =
            one.statement.kind == .direct ? "<q>\(Markup.escaped(Citation.unquoted(one.content)))</q>" : words
        let cue = one.cue.contains(where: \.isLetter) ? " \(Markup.escaped(one.cue))" : ""
        let guess = one.statement.isGuess ? " <span class=\"guess\">perhaps not a statement</span>" : ""
        let note = one.note.map { "<br><span class=\"note\">Note: \(Markup.escaped($0))</span>" } ?? ""
        var place = ["“\(reported.article.title)”", head.source, head.date].compactMap { $0 }.map(Markup.escaped)
        place.append("<a href=\"#\(anchor)\">paragraph \(one.paragraph)</a>")
        if let url = head.url { place.append(ReportedArticles.link(url, url)) }
        return "<li id=\"c-\(anchor)\" \(report.data(of: one))>\(ReportedArticles.mark(one.statement.position)) "
            + "<b>\(Markup.escaped(one.speaker ?? ReportedArticles.unnamed))</b>\(cue) <span class=\"manner\">(\(one.manner))</span> "
            + "\(told)\(guess)\(note)<br><cite>\(place.joined(separator: ", "))</cite></li>"
    }

    // MARK: Speakers

    /// Who says how much, and where they stand.
    static func speakers(_ report: ReportedArticles) -> String {
        var counts = report.speakers.map { _ in [String: Int]() }
        var kinds = report.speakers.map { _ in "" }
        for one in report.cited.joined() {
            let number = report.number(of: one)
            counts[number][one.statement.stance?.rawValue ?? "none", default: 0] += 1
            kinds[number] = one.speakerKind
        }
        let heads = Stance.allCases.map {
            "<th scope=\"col\"><b class=\"mark \($0.rawValue)\">\($0.letter)</b> \($0.rawValue)</th>"
        }
        var lines = [
            "<section id=\"speakers\"><h2>Speakers</h2>",
            "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Speakers\"><table><thead><tr><th scope=\"col\">Speaker</th><th scope=\"col\">Type</th>"
                + heads.joined() + "<th scope=\"col\">without</th><th scope=\"col\">all</th></tr></thead><tbody>",
        ]
        for (number, name) in report.speakers.enumerated() {
            let cells = Stance.allCases.map { counts[number][$0.rawValue] ?? 0 } + [counts[number]["none"] ?? 0]
            let numbers = (cells + [cells.reduce(0, +)]).map { "<td>\($0)</td>" }.joined()
            lines.append(
                "<tr data-speaker=\"\(number)\"><th scope=\"row\">\(Markup.escaped(name))</th><td>\(Markup.escaped(kinds[number]))</td>\(numbers)</tr>"
            )
        }
        return (lines + ["</tbody></table></div></section>"]).joined(separator: "\n")
    }

    // MARK: Events

    /// Each event, where it is mentioned, and what is said with it.
    static func events(_ report: ReportedArticles) -> String {
        var lines = ["<section id=\"events\"><h2>Events</h2>"]
        let hasNone = report.articles.allSatisfy(\.annotations.events.isEmpty)
        if hasNone { lines.append("<p>No event is named.</p>") }
        for (article, reported) in report.articles.enumerated() {
            for event in reported.annotations.events { lines.append(text(event, article, report)) }
        }
        return (lines + ["</section>"]).joined(separator: "\n")
    }

    private static func text(_ event: Event, _ article: Int, _ report: ReportedArticles) -> String {
        let reported = report.articles[article]
        let paragraphs = Set(event.mentions.map { reported.article.paragraphs.paragraph(at: $0.span.start) + 1 })
            .sorted()
        let places = paragraphs.map { number in
            "<a href=\"#\(ReportedArticles.anchor(article: article, paragraph: number))\">\(number)</a>"
        }
        let about = [event.kind.rawValue, event.date].compactMap { $0 }.map(Markup.escaped).joined(separator: ", ")
        var lines = [
            "<article class=\"event\"><h3>\(Markup.escaped(event.name))</h3>",
            "<p>\(about) · \(report.articles.count > 1 ? Markup.escaped(reported.article.title) + " · " : "")"
                + "paragraph\(places.count == 1 ? "" : "s") \(places.joined(separator: ", "))</p><ul>",
        ]
        for (index, one) in report.cited[article].enumerated() where speaks(one, of: event) {
            let anchor = ReportedArticles.anchor(article: article, statement: index)
            lines.append(
                "<li \(report.data(of: one))>\(ReportedArticles.mark(one.statement.position)) "
                    + "<b>\(Markup.escaped(one.speaker ?? ReportedArticles.unnamed))</b> <a href=\"#\(anchor)\">\(Markup.escaped(one.content))</a></li>"
            )
        }
        return (lines + ["</ul></article>"]).joined(separator: "\n")
    }

    /// Whether an event is mentioned in what is said.
    private static func speaks(_ one: CitedStatement, of event: Event) -> Bool {
        event.mentions.contains { mention in one.statement.content.contains { $0.contains(mention.span) } }
    }
}
