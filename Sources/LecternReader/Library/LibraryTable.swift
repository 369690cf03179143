internal import LecternQuery
internal import LecternScreen
internal import LecternText

/// One cell of a table: words in a width.
struct LibraryCell: Hashable, Sendable {
    var pieces: [PanelPiece]
    /// In columns; 0 where there is no room for it.
    var width: Int
    /// Whether the words stand at its right edge.
    var isRight = false
    /// Whether it shows by its looks that its row is chosen.
    var isMain = false
    /// Whether it is chosen itself, as on a board.
    var isChosen = false
    /// How many columns follow it.
    var gap = 1
}

/// The rows of a screen of the library in aligned columns, as many as the width allows.
struct LibraryTable {
    let page: LibraryPage
    /// The width of the screen, in columns.
    let columns: Int
    private let isMarked: (LibraryArticle) -> Bool
    private let rows: [LibraryRow]
    /// For each stance the width of its counts.
    private let countWidths: [Int]
    private let axis: BoardAxis

    /// The table of the rows that may be on screen.
    init(_ page: LibraryPage, columns: Int, room: Int, isMarked: @escaping (LibraryArticle) -> Bool) {
        self.page = page
        self.columns = columns
        self.isMarked = isMarked
        rows = (page.top..<page.top + max(1, room)).compactMap(page.row)
        let counts = rows.compactMap(\.stances)
        countWidths = Stance.allCases.map { stance in 1 + (counts.map { String($0[stance]).count }.max() ?? 1) }
        let courses = (page.answer?.rows ?? []).compactMap { if case .course(let course) = $0 { course } else { nil } }
        axis = BoardAxis(
            of: courses, within: page.answer?.head?.dates,
            room: max(1, (columns - Self.boardStart(columns)) / BoardAxis.pitch))
    }

    // MARK: Widths

    private var isNarrow: Bool { columns < 60 }
    private var isWide: Bool { columns >= 110 }
    private static let dateWidth = 10

    private var sourceWidth: Int { columns < 70 ? 0 : isWide ? 20 : 12 }
    private var tagsWidth: Int { isWide ? 20 : 0 }

    /// The cells of counts, each as wide as the widest on screen.
    private func counts(_ stances: StanceCounts?, isShown: Bool) -> [LibraryCell] {
        Stance.allCases.enumerated().map { number, stance in
            let width = isShown ? countWidths[number] : 0
            guard let stances else { return LibraryCell(pieces: [PanelPiece(text: "…", role: .label)], width: width, isRight: true) }
            let role = stances[stance] == 0 ? Role.label : stance.letterRole
            return LibraryCell(
                pieces: [PanelPiece(text: "\(stance.sign)\(stances[stance])", role: role)], width: width, isRight: true)
        }
    }

    /// Cells with the one of width `.max` as wide as the others leave room.
    private func fitted(_ cells: [LibraryCell]) -> [LibraryCell] {
        var cells = cells.filter { $0.width > 0 }
        guard let flexible = cells.firstIndex(where: { $0.width == .max }) else { return cells }
        let others = cells.indices.filter { $0 != flexible }.reduce(0) { $0 + cells[$1].width + cells[$1].gap }
        cells[flexible].width = max(1, columns - 3 - others)
        return cells
    }

    // MARK: Rows

    /// The cells of a row; of one that has not come yet a sign of that.
    func cells(ofRow number: Int) -> [LibraryCell] {
        guard let row = page.row(number) else {
            return fitted([LibraryCell(pieces: [PanelPiece(text: "…", role: .label)], width: .max)])
        }
        switch row {
        case .article(let article): return cells(of: article)
        case .name(let name):
            let articles = "\(Reader.grouped(name.articleCount)) art."
            return fitted(
                [
                    LibraryCell(pieces: [PanelPiece(text: name.name, marks: mark(ofName: name))], width: .max, isMain: true),
                    LibraryCell(pieces: [label(name.about)], width: columns < 70 ? 0 : 22),
                    LibraryCell(pieces: [label(articles)], width: isNarrow ? 0 : 11, isRight: true),
                ] + counts(name.stances, isShown: true))
        case .stand(let name, _):
            return fitted(
                [LibraryCell(pieces: [PanelPiece(text: name.name, marks: .source)], width: .max, isMain: true)]
                    + counts(name.stances, isShown: true))
        case .statement(let statement): return cells(of: statement)
        case .course(let course): return cells(of: course, isChosenRow: number == page.selected)
        }
    }

    private func cells(of article: LibraryArticle) -> [LibraryCell] {
        let flags = [
            PanelPiece(text: isMarked(article) ? "✓" : " ", role: .key),
            PanelPiece(text: article.isUnread ? "•" : " ", role: .key, isGlued: true),
            PanelPiece(text: article.isStarred ? "★" : " ", role: .key, isGlued: true),
        ]
        return fitted(
            [
                LibraryCell(pieces: flags, width: 3),
                LibraryCell(pieces: [label(Self.day(article.date))], width: Self.dateWidth),
                LibraryCell(pieces: [label(article.source ?? "")], width: sourceWidth),
                LibraryCell(
                    pieces: [PanelPiece(text: article.title, role: article.isUnread ? .title : .text)], width: .max,
                    isMain: true),
                LibraryCell(pieces: [label(tags(of: article))], width: tagsWidth),
            ] + counts(article.stances, isShown: !isNarrow))
    }

    private func cells(of statement: LibraryStatement) -> [LibraryCell] {
        let letter = statement.position.map { PanelPiece(text: $0.letter, role: $0.stance.letterRole) }
        return fitted([
            LibraryCell(pieces: [label(Self.day(statement.date))], width: Self.dateWidth),
            LibraryCell(pieces: [letter ?? PanelPiece(text: " ")], width: 1),
            LibraryCell(pieces: words(of: statement), width: .max, isMain: true),
            LibraryCell(pieces: [label(statement.source ?? "")], width: sourceWidth),
            LibraryCell(pieces: [label("¶\(statement.paragraph)")], width: isNarrow ? 0 : 4, isRight: true),
        ])
    }

    /// Who says it unless the page is theirs, by which cue, and what.
    private func words(of statement: LibraryStatement) -> [PanelPiece] {
        var pieces: [PanelPiece] = []
        if case .event = page.subject, let speaker = statement.speaker {
            pieces.append(PanelPiece(text: speaker, marks: .source))
        }
        if !statement.cue.isEmpty {
            pieces += [label(statement.cue), PanelPiece(text: ":", isGlued: true)]
        }
        return pieces + [PanelPiece(text: statement.content, role: statement.position?.stance.contentRole ?? .content)]
    }

    private func label(_ text: String) -> PanelPiece { PanelPiece(text: text, role: .label) }

    private func tags(of article: LibraryArticle) -> String { article.tags.map { "#" + $0 }.joined(separator: " ") }

    private func mark(ofName name: LibraryName) -> Marks {
        switch page.subject {
        case .names(.speakers, _): .source
        case .names(.events, _): .event
        default: []
        }
    }

    /// The day of an EDTF date, as far as it is known; what is no such date stays as it is.
    private static func day(_ date: String?) -> String {
        guard let date else { return "" }
        return PartialDate(beginning: date)?.description ?? date
    }

    // MARK: The chosen row

    /// What the line of the chosen row leaves out.
    var detail: [PanelPiece] {
        switch page.chosen {
        case .article(let article): return detail(of: article)
        case .statement(let statement):
            let words = words(of: statement)
            var pieces = isCut(words, in: cells(of: statement)) ? words : []
            let place = [statement.title, sourceWidth == 0 ? statement.source ?? "" : "", isNarrow ? "¶\(statement.paragraph)" : ""]
            pieces.append(label(([pieces.isEmpty ? "in" : "— in"] + [place.filter { !$0.isEmpty }.joined(separator: ", ")]).joined(separator: " ")))
            if statement.isCorrected { pieces.append(PanelPiece(text: "corrected by you", role: .key)) }
            return pieces
        case .name(let name):
            var pieces = isCut([PanelPiece(text: name.name)], in: cells(ofRow: page.selected)) ? [PanelPiece(text: name.name)] : []
            if columns < 70, !name.about.isEmpty { pieces.append(label(name.about)) }
            if isNarrow { pieces.append(label(Reader.counted(name.articleCount, "article"))) }
            return pieces
        case .stand(let name, _):
            return isCut([PanelPiece(text: name.name)], in: cells(ofRow: page.selected)) ? [PanelPiece(text: name.name)] : []
        case .course(let course): return isNarrow || PanelPiece.width(of: [PanelPiece(text: course.name)]) > Self.nameWidth(columns) ? [PanelPiece(text: course.name)] : []
        case nil: return []
        }
    }

    private func detail(of article: LibraryArticle) -> [PanelPiece] {
        let title = [PanelPiece(text: article.title)]
        var pieces = isCut(title, in: cells(of: article)) ? title : []
        if let source = article.source, sourceWidth < Columns.count(source) { pieces.append(label(source)) }
        let tags = tags(of: article)
        if tagsWidth < Columns.count(tags) { pieces.append(label(tags)) }
        if isNarrow, let stances = article.stances { pieces += stances.pieces }
        if article.stances == nil { pieces.append(label("waits for its analysis")) }
        return pieces
    }

    private func isCut(_ pieces: [PanelPiece], in cells: [LibraryCell]) -> Bool {
        PanelPiece.width(of: pieces) > (cells.first(where: \.isMain)?.width ?? 0)
    }

    // MARK: Boards

    private static func nameWidth(_ columns: Int) -> Int { min(30, max(8, columns / 4)) }
    /// The column in which the times of a board begin: after the bar, the name, and what it has changed from and to.
    private static func boardStart(_ columns: Int) -> Int { 2 + nameWidth(columns) + 1 + 3 + 2 }

    /// Which columns of the axis are on screen: as many as fit, the chosen one among them.
    private var shownTimes: Range<Int> {
        let room = max(1, (columns - Self.boardStart(columns)) / BoardAxis.pitch)
        guard axis.count > room else { return 0..<axis.count }
        let end = chosenTime.map { max(room, min(axis.count, $0 + room / 2 + 1)) } ?? axis.count
        return end - room..<end
    }

    /// The column of the chosen statement.
    private var chosenTime: Int? {
        guard case .course(let course) = page.chosen else { return nil }
        return course.step(back: page.stepsBack).map(axis.column)
    }

    /// The times above a board, in one row or two.
    var boardHead: [[PanelPiece]] {
        let labels = shownTimes.map(axis.labels)
        func row(_ words: [String]) -> [PanelPiece] {
            let margin = String(repeating: " ", count: Self.boardStart(columns) - 2)
            return [PanelPiece(text: margin)]
                + words.map { word in
                    let padding = String(repeating: " ", count: max(0, BoardAxis.pitch - Columns.count(word)))
                    return PanelPiece(text: word + padding, role: .label, isGlued: true)
                }
        }
        var years = labels.map(\.year)
        if !years.isEmpty, years[0].isEmpty, axis.unit != .year, let shown = shownTimes.first {
            // Whatever has been scrolled away, it is told which year it is.
            years[0] = axis.year(ofColumn: shown)
        }
        let rows = [row(years), row(labels.map(\.part))]
        return axis.unit == .year ? [rows[1]] : rows
    }

    private func cells(of course: LibraryCourse, isChosenRow: Bool) -> [LibraryCell] {
        let change = course.change.map { change in
            [
                PanelPiece(text: String(change.from.letter), role: change.from.letterRole),
                PanelPiece(text: "→", isGlued: true),
                PanelPiece(text: String(change.to.letter), role: change.to.letterRole, isGlued: true),
            ]
        }
        let times = shownTimes.map { time in
            LibraryCell(
                pieces: course.pieces(inColumn: time, of: axis), width: BoardAxis.pitch - 1,
                isChosen: isChosenRow && time == chosenTime)
        }
        return [
            LibraryCell(
                pieces: [PanelPiece(text: course.name, marks: .source)], width: Self.nameWidth(columns), isMain: true),
            LibraryCell(pieces: change ?? [], width: 3, gap: 2),
        ] + times
    }
}

extension LibraryRow {
    /// The counts that its line shows, nil when it shows none.
    fileprivate var stances: StanceCounts? {
        switch self {
        case .article(let article): article.stances
        case .name(let name), .stand(let name, _): name.stances
        case .statement, .course: nil
        }
    }
}
