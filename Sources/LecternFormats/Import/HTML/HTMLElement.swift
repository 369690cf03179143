/// The elements of HTML that reading an article tells apart; all others are `other`.
enum HTMLElement: String, Sendable, CaseIterable {
    case text = "#text"
    case other = "*"
    case html, head, body, title, meta, link, base, script, style, noscript, template
    case article, main, section, div, header, footer, nav, aside, address, center, details, summary, dialog, hgroup
    case p, h1, h2, h3, h4, h5, h6, blockquote, q, pre, figure, figcaption, hr, br, picture, img
    case ul, ol, li, dl, dt, dd, menu
    case table, caption, thead, tbody, tfoot, tr, td, th
    case a, time, span, b, strong, i, em, small, sub, sup, abbr, cite, code, font, label, wbr
    case form, fieldset, button, input, select, option, textarea, legend
    case iframe, frame, frameset, object, embed, applet, svg, math, canvas, audio, video, source, noframes, map, area
    /// Elements of the package file of a book.
    case rootfile, item, itemref
    case dcTitle = "dc:title"
    case dcCreator = "dc:creator"
    case dcDate = "dc:date"
    case dcLanguage = "dc:language"
    case dcPublisher = "dc:publisher"

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

    /// The element of a name in small letters. A look into a table: `init(rawValue:)` tries one after the other.
    init(name: String) { self = Self.byName[name] ?? .other }

    /// Whether its words stand apart from those before and after.
    var isBlock: Bool {
        switch self {
        case .html, .head, .body, .title, .article, .main, .section, .div, .header, .footer, .nav, .aside, .address,
            .center, .details, .summary, .dialog, .hgroup, .p, .h1, .h2, .h3, .h4, .h5, .h6, .blockquote, .pre, .figure,
            .figcaption, .hr, .ul, .ol, .li, .dl, .dt, .dd, .menu, .table, .caption, .thead, .tbody, .tfoot, .tr, .td,
            .th, .form, .fieldset, .legend, .frameset, .option, .picture, .iframe, .video, .audio, .noscript:
            true
        default: false
        }
    }

    /// Whether it never holds words of an article.
    var isNeverRead: Bool {
        switch self {
        case .head, .script, .style, .template, .noscript, .iframe, .frame, .frameset, .object, .embed, .applet, .svg,
            .math, .canvas, .audio, .video, .noframes, .map, .button, .input, .select, .option, .textarea, .nav,
            .dialog, .menu, .title, .meta, .link, .base:
            true
        default: false
        }
    }

    /// 1 to 6 for a heading.
    var headingLevel: Int? {
        switch self {
        case .h1: 1
        case .h2: 2
        case .h3: 3
        case .h4: 4
        case .h5: 5
        case .h6: 6
        default: nil
        }
    }
}

/// The attributes that reading an article looks at.
enum HTMLAttribute: String, Sendable, CaseIterable {
    case classes = "class"
    case id, role, itemprop, itemtype, property, name, content, href, rel, lang, type, datetime, style, hidden, charset
    case ariaHidden = "aria-hidden"
    case httpEquiv = "http-equiv"
    case dataTestid = "data-testid"
    case fullPath = "full-path"
    case mediaType = "media-type"
    case epubType = "epub:type"
    case idref, linear, properties

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

    /// The attribute of a name in small letters, nil for those that are not looked at.
    init?(name: String) {
        guard let known = Self.byName[name] else { return nil }
        self = known
    }
}
