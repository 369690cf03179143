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
    private let isMarked: (ListedArticle) -> Bool
    private let rows: [LibraryRow]
    /// For each stance the width of its counts.
    private let countWidths: [Int]
    /// The times of a board.
    let times: BoardTimes

    /// The table of the rows that may be on screen.
    init(_ page: LibraryPage, columns: Int, room: Int, isMarked: @escaping (ListedArticle) -> Bool) {
        self.page = page
        self.columns = columns
        self.isMarked = isMarked
        rows = (page.top..<page.top + max(1, room)).compactMap(page.row)
        let counts = rows.compactMap(\.stances)
        countWidths = Stance.allCases.map { stance in 1 + (counts.map { String($0[stance]).count }.max() ?? 1) }
        times = BoardTimes(page.answer?.head?.periods ?? [], room: Self.timesRoom(columns))
    }

    // MARK: Widths

    private var isNarrow: Bool { columns < 60 }
    private var isWide: Bool { columns >= 110 }
    private static let dateWidth = 10

    private var sourceWidth: Int { columns < 70 ? 0 : widest(isWide ? 20 : 12) { $0.source ?? "" } }
    private var tagsWidth: Int { isWide ? widest(20) { $0.article.map { tags(of: $0) } ?? "" } : 0 }
    private var aboutWidth: Int { columns < 70 ? 0 : widest(22) { $0.name.map(Self.about) ?? "" } }

    /// The width of a column that is no wider than what stands in it on screen, nor than `limit`.
    private func widest(_ limit: Int, _ text: (LibraryRow) -> String) -> Int {
        rows.reduce(0) { $0 < limit ? max($0, min(limit, Columns.count(text($1)))) : limit }
    }

    /// The cells of counts, each as wide as the widest on screen: by stance, then of all statements.
    private func counts(_ stances: StanceCounts?) -> [LibraryCell] { stanceCounts(stances) + [total(stances)] }

    private func total(_ stances: StanceCounts?) -> LibraryCell {
        let width = rows.compactMap(\.stances).map { String($0.total).count }.max() ?? 1
        return LibraryCell(pieces: [label(stances.map { String($0.total) } ?? "…")], width: width, isRight: true)
    }

    private func stanceCounts(_ stances: StanceCounts?) -> [LibraryCell] {
        zip(Stance.allCases, countWidths).map { stance, width in
            guard let stances else {
                return LibraryCell(pieces: [PanelPiece(text: "…", role: .label)], width: width, isRight: true)
            }
            // Without an issue nobody has a stance, and none is to be told.
            let text = stances.total > stances.none ? "\(stance.sign)\(stances[stance])" : ""
            let role = stances[stance] == 0 ? Role.label : stance.letterRole
            return LibraryCell(pieces: [PanelPiece(text: text, role: role)], width: width, isRight: true)
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
        case .article(let article, let stances): return cells(of: article, stances)
        case .name(let entity):
            let articles = "\(Reader.grouped(entity.articleCount)) art."
            return fitted(
                [
                    LibraryCell(
                        pieces: [PanelPiece(text: entity.name, marks: mark(of: entity.id.kind))], width: .max,
                        isMain: true),
                    LibraryCell(pieces: [label(Self.about(entity))], width: aboutWidth),
                    LibraryCell(pieces: [label(articles)], width: isNarrow ? 0 : 11, isRight: true),
                ] + (isNarrow ? [total(entity.counts)] : counts(entity.counts)))
        case .stand(_, let name, let stances):
            return fitted(
                [LibraryCell(pieces: [PanelPiece(text: name, marks: .source)], width: .max, isMain: true)]
                    + counts(stances))
        case .statement(let statement): return cells(of: statement)
        case .course(let course): return cells(of: course, isChosenRow: number == page.selected)
        }
    }

    private func cells(of article: ListedArticle, _ stances: StanceCounts?) -> [LibraryCell] {
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
            ] + (isNarrow ? [] : counts(stances)))
    }

    private func cells(of statement: ListedStatement) -> [LibraryCell] {
        let letter = statement.stance.map { PanelPiece(text: statement.letter, role: $0.letterRole) }
        return fitted([
            LibraryCell(pieces: [label(Self.day(statement.date))], width: Self.dateWidth),
            LibraryCell(pieces: [letter ?? PanelPiece(text: " ")], width: 1),
            LibraryCell(pieces: words(of: statement), width: .max, isMain: true),
            LibraryCell(pieces: [label(statement.source ?? "")], width: sourceWidth),
            LibraryCell(pieces: [label("¶\(statement.paragraph + 1)")], width: isNarrow ? 0 : 4, isRight: true),
        ])
    }

    /// Who says it unless the page is theirs, by which cue, and what.
    private func words(of statement: ListedStatement) -> [PanelPiece] {
        var pieces: [PanelPiece] = []
        if case .event = page.subject, let speaker = statement.speakerName {
            pieces.append(PanelPiece(text: speaker, marks: .source))
        }
        return pieces + PanelPiece.cue(statement.cueWords) + [
            PanelPiece(text: statement.contentWords, role: statement.stance?.contentRole ?? .content)
        ]
    }

    private func label(_ text: String) -> PanelPiece { PanelPiece(text: text, role: .label) }

    private func tags(of article: ListedArticle) -> String { article.tags.map { "#" + $0 }.joined(separator: " ") }

    private func mark(of kind: EntityID.Kind) -> Marks {
        switch kind {
        case .speaker: .source
        case .event: .event
        case .issue: []
        }
    }

    private static func about(_ entity: ListedEntity) -> String {
        [entity.type, entity.date.map(Event.words) ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
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
        case .article(let article, let stances): detail(of: article, stances)
        case .statement(let statement): detail(of: statement)
        case .name(let entity): detail(of: entity)
        case .stand(_, let name, _): cut(PanelPiece(text: name))
        case .course(let course):
            Columns.count(course.name) > Self.nameWidth(columns) ? [PanelPiece(text: course.name)] : []
        case nil: []
        }
    }

    private func detail(of article: ListedArticle, _ stances: StanceCounts?) -> [PanelPiece] {
        var pieces = cut(PanelPiece(text: article.title))
        if let source = article.source, sourceWidth < Columns.count(source) { pieces.append(label(source)) }
        let tags = tags(of: article)
        if tagsWidth < Columns.count(tags) { pieces.append(label(tags)) }
        if isNarrow, let stances { pieces += stances.pieces + [label(Reader.counted(stances.total, "statement"))] }
        if stances == nil { pieces.append(label("waits for its analysis")) }
        if article.copyOf != nil { pieces.append(label("a copy of another article")) }
        return pieces
    }

    private func detail(of statement: ListedStatement) -> [PanelPiece] {
        let words = words(of: statement)
        var pieces = isCut(words) ? words : []
        let place = [
            statement.title, sourceWidth < Columns.count(statement.source ?? "") ? statement.source ?? "" : "",
            isNarrow ? "¶\(statement.paragraph + 1)" : "",
        ]
        let dash = pieces.isEmpty ? "in " : "— in "
        pieces.append(label(dash + place.filter { !$0.isEmpty }.joined(separator: ", ")))
        if let note = statement.note { pieces += [PanelPiece(text: "note:", role: .key), PanelPiece(text: note)] }
        return pieces
    }

    private func detail(of entity: ListedEntity) -> [PanelPiece] {
        var pieces = cut(PanelPiece(text: entity.name))
        if aboutWidth < Columns.count(Self.about(entity)) { pieces.append(label(Self.about(entity))) }
        if isNarrow {
            pieces += [label(Reader.counted(entity.articleCount, "article"))] + entity.counts.pieces
        }
        if !entity.aliases.isEmpty { pieces.append(label("also " + entity.aliases.joined(separator: ", "))) }
        return pieces.filter { !$0.text.isEmpty }
    }

    /// The words of the chosen row if its line cuts them.
    private func cut(_ piece: PanelPiece) -> [PanelPiece] { isCut([piece]) ? [piece] : [] }

    private func isCut(_ pieces: [PanelPiece]) -> Bool {
        PanelPiece.width(of: pieces) > (cells(ofRow: page.selected).first(where: \.isMain)?.width ?? 0)
    }

    // MARK: Boards

    private static func nameWidth(_ columns: Int) -> Int { min(30, max(8, columns / 4)) }
    /// The column in which the times of a board begin: after the bar, the name, and what it has changed from and to.
    private static func boardStart(_ columns: Int) -> Int { 2 + nameWidth(columns) + 1 + 3 + 2 }

    private static func timesRoom(_ columns: Int) -> Int { max(1, (columns - boardStart(columns)) / BoardTimes.pitch) }

    /// Which times are on screen: as many as fit, the chosen one among them.
    private var shownTimes: Range<Int> {
        let (room, count) = (Self.timesRoom(columns), times.columns.count)
        guard count > room else { return 0..<count }
        let end = times.chosen(page).map { max(room, min(count, $0 + room / 2 + 1)) } ?? count
        return end - room..<end
    }

    /// The times above a board, in one row or two.
    var boardHead: [[PanelPiece]] {
        func row(_ words: [String]) -> [PanelPiece] {
            let margin = String(repeating: " ", count: Self.boardStart(columns) - 2)
            return [PanelPiece(text: margin)]
                + words.map { word in
                    let padding = String(repeating: " ", count: max(0, BoardTimes.pitch - Columns.count(word)))
                    return PanelPiece(text: word + padding, role: .label, isGlued: true)
                }
        }
        var years = shownTimes.map { times.labels[$0].year }
        let parts = shownTimes.map { times.labels[$0].part }
        if let first = shownTimes.first, times.labels.contains(where: { !$0.year.isEmpty }) {
            // Whatever has been scrolled away, it is told which year it is.
            years[0] = times.year(ofColumn: first)
        }
        return years.allSatisfy(\.isEmpty) ? [row(parts)] : [row(years), row(parts)]
    }

    private func cells(of course: Board.Row, isChosenRow: Bool) -> [LibraryCell] {
        [
            LibraryCell(
                pieces: [PanelPiece(text: course.name, marks: .source)], width: Self.nameWidth(columns), isMain: true),
            LibraryCell(pieces: course.change, width: 3, gap: 2),
        ]
            + shownTimes.map { time in
                let letters = course.counts(in: times.columns[time]).letters
                return LibraryCell(
                    pieces: letters.isEmpty ? [label("·")] : letters, width: BoardTimes.pitch - 1,
                    isChosen: isChosenRow && time == times.chosen(page))
            }
    }
}

extension ListedStatement {
    /// The letter of its stance, a small one for a guess.
    fileprivate var letter: String {
        guard let stance else { return "" }
        let position = Statement.Position(issue: "", stance: stance, confidence: stanceConfidence ?? 1)
        return position.letter
    }
}

extension LibraryRow {
    /// The article that it is of, as lists show it.
    fileprivate var article: ListedArticle? { if case .article(let article, _) = self { article } else { nil } }

    /// The speaker, event or issue that it is of.
    fileprivate var name: ListedEntity? { if case .name(let entity) = self { entity } else { nil } }

    /// Who published what it is of.
    fileprivate var source: String? {
        if case .statement(let statement) = self { statement.source } else { article?.source }
    }

    /// The counts that its line shows, nil when it shows none.
    fileprivate var stances: StanceCounts? {
        switch self {
        case .article(_, let stances): stances
        case .name(let entity): entity.counts
        case .stand(_, _, let stances): stances
        case .statement, .course: nil
        }
    }
}
