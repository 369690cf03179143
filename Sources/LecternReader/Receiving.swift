internal import LecternSearch
internal import LecternText

/// What the program brings: texts, findings, answers, how errands ended.
extension Reader {
    /// Takes what the program has done or found.
    mutating func take(report: Action) -> [Effect] {
        switch report {
        case .libraryAnswered(let answer, let question): return take(answer, to: question)
        case .libraryFailed(let why, let question): fail(why, to: question)
        case .vocabulary(let vocabulary): shelf?.vocabulary = vocabulary
        case .openedFromLibrary(let article, let kept, let found): return show(article, kept, found)
        case .shelved(let article, let kept, let found): return takeShelved(article, kept, found)
        case .unshelved(let why): failShelving(why)
        case .libraryChanged(let kept, let words): return take(kept, telling: words)
        case .indexed(let article): take(article)
        case .opened(let article, let file, let keepingPlace):
            files.current = file
            show(article, keepingPlace: keepingPlace)
            files.note(title: article.title)
        case .outdated:
            isOutdated = true
            if mode == .reading, message == nil {
                message = .note("the file has changed; \(key("reload")) reads it anew")
            }
        case .unopened(let file, let why):
            if file != files.current { files.noteUnreadable(file) }
            return refuse(why)
        case .annotated(let annotations, let stretch, let share, let isKept):
            // What was asked for before the article was found in the library, or put there, is not wanted any more, nor what
            // the library knew before it had the issue.
            if isKept == (shelved != nil), !isKept || !isSettingIssue { take(annotations, of: stretch, share: share) }
        case .analysing(let stretch, let share, let isJudging, let isKept):
            if isKept == (shelved != nil), analysis?.stretch == stretch {
                analysis?.share = share
                analysis?.isJudging = isJudging
            }
        case .done(let text):
            message = .note(text)
            exporting = nil
        case .failed(let text):
            giveUpIssue()
            fail(text)
        default: return [.ring]
        }
        return []
    }

    /// Takes more of the article's text; of one that has been left meanwhile nothing more is wanted.
    private mutating func take(_ article: Article) {
        guard article.store === self.article.store else { return }
        self.article = article
        files.note(title: article.title)
        highlights = Highlights(highlights.annotations, over: article.paragraphs)
        restoreHighlight(nil)
        if let paragraph = awaited, article.isWhole || paragraph < article.paragraphs.count {
            awaited = nil
            go(toParagraph: paragraph)
        }
        if let hit = awaitedHit, article.isWhole || hit.start < article.paragraphs.scannedByteCount {
            awaitedHit = nil
            show(hit)
        }
    }

    /// Reads another article, or the same one anew.
    mutating func show(_ article: Article, keepingPlace: Bool) {
        let succession = Succession(before: self.article, after: article)
        self.article = article
        isOutdated = false
        highlights = Highlights()
        analysis = nil
        highlight = nil
        (awaited, awaitedHit, search, awaitedStatement, shelved) = (nil, nil, nil, nil, nil)
        (awaitedShelving, isFreshlyShelved) = ([], false)
        // A line that was being typed was about the article of before.
        (searchOrigin, mending, isSettingIssue) = (nil, nil, false)
        closePanels()
        if keepingPlace {
            // A long text is not known so far yet.
            if current >= article.paragraphs.count, !article.isWhole { awaited = current }
            (current, anchor) = (succession.paragraph(current), succession.anchor(anchor))
            bookmarks = bookmarks.mapValues(succession.spot)
            trail = trail.map(succession.spot)
            message = .note("read anew")
        } else {
            (current, anchor) = (0, Anchor(paragraph: 0, offset: 0))
            (bookmarks, trail, chosenIssue) = ([:], [], nil)
            filter = Filter(rest: filter.rest)
        }
    }

    private mutating func take(_ annotations: Annotations, of stretch: TextSpan, share: Double) {
        guard let asked = analysis, asked.stretch == stretch else { return }
        analysis?.share = share
        let before = highlight.map { highlights.all[$0] }
        let filtered = highlights.speaker(filter.speaker)?.name
        let statements = highlights.annotations.statements
        highlights = Highlights(annotations, over: article.paragraphs)
        renumberReports(of: statements)
        filter.speaker = annotations.speakers.first { $0.name == filtered }?.id
        restoreHighlight(before)
        goToAwaitedStatement()
        guard share == 1 else { return }
        if case .note(let words) = message, words.hasSuffix(Self.comesByItself) { message = nil }
        awaitedStatement = nil
        if let stancesBefore, message == nil || isJudging { tellCounts(since: stancesBefore) }
        stancesBefore = nil
    }

    private var isJudging: Bool { message == .note(Self.judging) }
    private static let judging = "judging the statements anew …"

    /// Says how the statements stand on the issue that has just been set.
    private mutating func tellCounts(since before: [[TextSpan]: Stance]) {
        guard !highlights.annotations.issues.isEmpty else {
            message = .note("back to no issue, as none was found")
            return
        }
        let counts = Stance.allCases.map { "\($0.sign)\(highlights.stanceCounts[$0] ?? 0)" }.joined(separator: " ")
        let changed = Self.stances(highlights.annotations).count { content, stance in
            before[content].map { $0 != stance } ?? false
        }
        let news = before.isEmpty ? "" : "; \(changed == 0 ? "none" : String(changed)) changed"
        message = .note((chosenIssue == nil ? "back to the issue found: " : "on your issue: ") + counts + news)
    }

    /// The stance of each statement that has one, by its content.
    private static func stances(_ annotations: Annotations) -> [[TextSpan]: Stance] {
        Dictionary(
            annotations.statements.compactMap { one in one.stance.map { (one.content, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The same highlight as before, or the first one in the current paragraph.
    mutating func restoreHighlight(_ before: Highlight?) {
        let same = before.flatMap { before in
            highlights.all.firstIndex {
                $0.spans == before.spans && (before.owner.isMereMention || !$0.owner.isMereMention)
            }
        }
        highlight = same ?? firstHighlight(in: current)
    }

    /// The analysis to ask for: of the whole article, or of the neighbourhood in a very long one.
    mutating func analysisDue() -> [Effect] {
        let stretch = Stretch.around(current, of: article, keeping: analysis?.stretch)
        guard !stretch.isEmpty, analysis?.stretch != stretch else { return [] }
        analysis = StretchAnalysis(stretch)
        return [.annotate(stretch, issue: chosenIssue)]
    }

    // MARK: The issue

    /// Judges all statements on a proposal, in the person's words; an empty one goes back to what is found. That of an article
    /// in the library is kept there first.
    mutating func setIssue(_ proposition: String) -> [Effect] {
        let words = proposition.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        chosenIssue = words.isEmpty ? nil : Issue(id: "i1", proposition: words)
        stancesBefore = Self.stances(highlights.annotations)
        message = .note(Self.judging)
        isSettingIssue = shelved != nil || !awaitedShelving.isEmpty
        if let shelved {
            // What is known is of another issue; it is asked for anew when the library has this one.
            analysis?.share = 0
            return [.changeLibrary(.issue(shelved.id, chosenIssue?.proposition))]
        }
        analysis = nil
        return []
    }

    /// Shows the issue that the library has, where something could not be done: it may have been the issue's.
    private mutating func giveUpIssue() {
        guard isSettingIssue, let shelved else { return }
        (isSettingIssue, analysis) = (false, nil)
        take(shelved)
    }
}
