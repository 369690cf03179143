internal import LecternText

/// Articles and their statements as one page that needs nothing else: no network, no other file. Without its little script it
/// shows everything; with it, it can be filtered. All that comes from articles is escaped.
enum HTMLReport {
    /// The whole page.
    static func text(_ articles: [ReportedArticle]) -> String {
        let report = ReportedArticles(articles)
        let title = articles.count == 1 ? articles[0].article.title : "\(articles.count) articles: who says what"
        let parts =
            [
                head(title), "<header><h1 id=\"title\">\(Markup.escaped(title))</h1>", navigation(report),
                "</header>",
                filter(report),
                "<main>",
            ]
            + articles.indices.map { HTMLArticleSection.text(report, $0) }
            + [
                HTMLLists.statements(report), HTMLLists.speakers(report), HTMLLists.events(report),
                report.hasStances ? StanceChart.text(report) : "", "</main>",
                "<script>\(HTMLReportScript.text)</script>", "</body></html>",
            ]
        return parts.joined(separator: "\n") + "\n"
    }

    private static func head(_ title: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
        script-src '\(HTMLReportScript.digest)'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">
        <title>\(Markup.escaped(title))</title><style>\(HTMLReportStyle.text)</style></head>
        <body><a class="skip" href="#articles">To the text</a>
        """
    }

    private static func navigation(_ report: ReportedArticles) -> String {
        let stances = report.hasStances ? " <a href=\"#stances\">Stance over time</a>" : ""
        return """
            <nav aria-label="Parts"><a href="#articles">Text</a> <a href="#statements">Statements</a> \
            <a href="#speakers">Speakers</a> <a href="#events">Events</a>\(stances)</nav>
            """
    }

    /// The controls, which the script shows; without it they would do nothing.
    private static func filter(_ report: ReportedArticles) -> String {
        var lines = [
            "<form id=\"filter\" hidden aria-label=\"Filter\"><label>Speaker <select name=\"speaker\">",
            "<option value=\"\">everybody</option>",
        ]
        for (number, name) in report.speakers.enumerated() {
            lines.append("<option value=\"\(number)\">\(Markup.escaped(name))</option>")
        }
        lines.append("</select></label><fieldset><legend>Stance</legend>")
        for stance in Stance.allCases {
            lines.append(
                "<label><input type=\"checkbox\" name=\"stance\" value=\"\(stance.rawValue)\" checked> "
                    + "<b class=\"mark \(stance.rawValue)\">\(stance.letter)</b> \(stance.rawValue)</label>")
        }
        lines.append(
            "<label><input type=\"checkbox\" name=\"stance\" value=\"none\" checked> without</label></fieldset>")
        lines.append(
            "<button type=\"reset\">Show all</button> <output id=\"count\" aria-live=\"polite\"></output></form>")
        return lines.joined(separator: "\n")
    }
}

/// What the parts of a page share: names that are one across articles, and identities.
struct ReportedArticles {
    let articles: [ReportedArticle]
    /// The statements of each article.
    let cited: [[CitedStatement]]
    /// The names of those who say something, whoever says most first; the last may be `unnamed`.
    let speakers: [String]
    private let numbers: [String: Int]

    /// What stands for a speaker that no article names.
    static let unnamed = "Speaker not named"

    /// Gathers articles.
    init(_ articles: [ReportedArticle]) {
        self.articles = articles
        cited = articles.map(\.cited)
        var counts: [String: Int] = [:]
        for one in cited.joined() { counts[one.speaker ?? Self.unnamed, default: 0] += 1 }
        speakers = counts.keys.sorted {
            let (first, second) = ($0 == Self.unnamed ? -1 : counts[$0] ?? 0, $1 == Self.unnamed ? -1 : counts[$1] ?? 0)
            return first == second ? $0 < $1 : first > second
        }
        numbers = Dictionary(zip(speakers, speakers.indices), uniquingKeysWith: { first, _ in first })
    }

    /// Whether anything is debated, so that statements take stances.
    var hasStances: Bool { cited.joined().contains { $0.statement.position != nil } }

    /// The number of whoever makes a statement, an index of `speakers`.
    func number(of cited: CitedStatement) -> Int { numbers[cited.speaker ?? Self.unnamed] ?? 0 }

    /// What a statement is called in the page; ids may hold anything, numbers are safe everywhere.
    static func anchor(article: Int, statement: Int) -> String { "a\(article + 1)-s\(statement + 1)" }

    /// What a paragraph is called, numbered from 1.
    static func anchor(article: Int, paragraph: Int) -> String { "a\(article + 1)-p\(paragraph)" }

    /// What the filter looks at.
    func data(of cited: CitedStatement) -> String {
        "data-speaker=\"\(number(of: cited))\" data-stance=\"\(cited.statement.stance?.rawValue ?? "none")\""
    }

    /// A stance by letter and colour, a guess with a question mark.
    static func mark(_ position: Statement.Position?) -> String {
        guard let position else { return "<b class=\"mark none\" title=\"no stance\">–</b>" }
        let letter = String(position.stance.letter) + (position.isGuess ? "?" : "")
        return "<b class=\"mark \(position.stance.rawValue)\" title=\"\(position.words)\">\(letter)</b>"
    }

    /// An address as a link, if it leads to the web.
    static func link(_ url: String?, _ text: String) -> String {
        guard let url, WebAddress.isFetchable(url) else { return Markup.escaped(text) }
        return "<a href=\"\(Markup.escaped(url))\" rel=\"noreferrer noopener\">\(Markup.escaped(text))</a>"
    }
}
