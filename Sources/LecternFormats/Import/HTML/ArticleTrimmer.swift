/// Takes from the blocks of an article what stands among them and does not belong to it: links to other articles, calls to
/// follow and to subscribe, the words of buttons.
struct ArticleTrimmer {
    private let tree: HTMLTree
    private var blocks: [PageBlock]
    private var isKept: [Bool]
    /// Whether links that stand alone are what the article is made of.
    private let hasManyLinks: Bool

    init(_ blocks: [PageBlock], of tree: HTMLTree) {
        self.tree = tree
        self.blocks = blocks
        isKept = [Bool](repeating: true, count: blocks.count)
        hasManyLinks = blocks.count { $0.linkDensity > 0.9 && $0.kind == .body } * 10 > blocks.count * 3
    }

    /// The blocks without what does not belong, and without the title, which is told apart.
    mutating func trimmed(_ facts: PageFacts) -> [PageBlock] {
        dropHead(titles: facts.titles)
        if let body = facts.articleBody { dropAround(PageFacts.folded(body.utf8)) }
        dropLists()
        dropTeasers()
        for index in blocks.indices where isKept[index] && isAside(blocks[index]) { isKept[index] = false }
        dropTail()
        dropLonelyHeadings()
        return blocks.indices.filter { isKept[$0] }.map { blocks[$0] }
    }

    /// The title, if it stands in the text, and the little that stands above it.
    private mutating func dropHead(titles: Set<[UInt8]>) {
        var above = 0
        for (index, block) in blocks.enumerated() {
            guard above <= 1500, index < 40 else { return }
            if isTitle(block, titles) {
                for before in 0...index where before == index || !isProse(blocks[before]) { isKept[before] = false }
                // Some repeat it.
                if index + 1 < blocks.count, isTitle(blocks[index + 1], titles) { isKept[index + 1] = false }
                return
            }
            above += block.text.count
        }
    }

    private func isTitle(_ block: PageBlock, _ titles: Set<[UInt8]>) -> Bool {
        guard block.text.count <= 400 else { return false }
        let text = PageFacts.folded(block.text)
        if titles.contains(text) { return true }
        guard case .heading(let level) = block.kind, level <= 2, text.count >= 12 else { return false }
        return titles.contains { $0.starts(with: text) || $0.count >= 12 && text.starts(with: $0) }
    }

    /// Whether a block is a paragraph as articles have them.
    private func isProse(_ block: PageBlock) -> Bool {
        if case .heading = block.kind { return false }
        return block.text.count >= 120 && block.linkDensity < 0.3
    }

    /// Lists of links.
    private mutating func dropLists() {
        var start = 0
        while start < blocks.count {
            var end = start + 1
            if let group = blocks[start].group, case .item = blocks[start].kind {
                while end < blocks.count, blocks[end].group == group { end += 1 }
                let length = blocks[start..<end].reduce(0) { $0 + $1.text.count }
                let links = blocks[start..<end].reduce(0) { $0 + $1.linkByteCount }
                if Double(links) > 0.75 * Double(length) { for index in start..<end { isKept[index] = false } }
            }
            start = end
        }
    }

    /// Words with the heading of another article that are more, in bytes, are an article themselves.
    private static let longestTeaser = 400

    /// Headings that are links, if there are several, each with the words that share its element: other articles.
    private mutating func dropTeasers() {
        let whole = blocks.reduce(0) { $0 + $1.text.count }
        var found: [Range<Int>] = []
        for index in blocks.indices {
            guard case .heading(let level) = blocks[index].kind, level > 1, blocks[index].linkDensity > 0.8 else {
                continue
            }
            let holder = tree.nodes[blocks[index].node].parent
            let inner = holder..<tree.nodes[holder].end
            var end = index + 1
            var length = 0
            while end < blocks.count, length < Self.longestTeaser, inner.contains(blocks[end].node) {
                length += blocks[end].text.count
                end += 1
            }
            found.append(index..<(length < Self.longestTeaser && length * 4 < whole ? end : index + 1))
        }
        guard found.count >= 2 else { return }
        for range in found { for index in range { isKept[index] = false } }
    }

    /// Whether a block is no part of an article wherever it stands.
    private func isAside(_ block: PageBlock) -> Bool {
        if block.kind == .caption { return true }
        let text = String(decoding: block.text.prefix(240), as: UTF8.self).lowercased()
        if !text.contains(where: { $0.isLetter || $0.isNumber }) { return true }
        let letters = AsideWords.letters(of: text)
        // A row of figures belongs to its table.
        if block.text.count <= 80, AsideWords.whole.contains(letters), !letters.isEmpty || block.kind != .row {
            return true
        }
        if isLink(block) { return !hasManyLinks }
        let limit = block.linkByteCount > 0 ? 200 : 120
        if block.text.count <= limit, AsideWords.beginnings.contains(where: text.hasPrefix) { return true }
        if block.text.count <= 60, AsideWords.shortBeginnings.contains(where: text.hasPrefix) { return true }
        return block.text.count <= 200 && text.contains("follow")
            && AsideWords.networks.count(where: text.contains) >= 2
    }

    /// Whether a paragraph is a link and nothing else.
    private func isLink(_ block: PageBlock) -> Bool {
        switch block.kind {
        case .item, .row: false
        default: block.linkDensity > 0.9 && block.text.count <= 200
        }
    }

    /// How many bytes are searched for the blocks of a page: a long article of 100 KB in 1,000 blocks.
    private static let searchLimit = 100 << 20

    /// What the JSON-LD of the page leaves out at the beginning and the end, if it has all between.
    private mutating func dropAround(_ body: [UInt8]) {
        // Each block is looked for in all of it.
        guard body.count * blocks.count <= Self.searchLimit else { return }
        let whole = blocks.reduce(0) { $0 + $1.text.count }
        let isInBody = blocks.map { block in
            let text = PageFacts.folded(block.text)
            return text.count >= 12 && body.firstRange(of: text) != nil
        }
        let known = blocks.indices.reduce(0) { $0 + (isInBody[$1] ? blocks[$1].text.count : 0) }
        guard known * 10 >= whole * 7, let first = isInBody.firstIndex(of: true),
            let last = isInBody.lastIndex(of: true)
        else { return }
        for index in blocks.indices where index < first || index > last { isKept[index] = false }
    }

    /// What stands after the end, under words that say so: under a heading up to a third of the whole, else what has no
    /// paragraphs to speak of.
    private mutating func dropTail() {
        let whole = blocks.reduce(0) { $0 + $1.text.count }
        var (rest, prose) = (0, 0)
        var start: Int?
        for index in blocks.indices.reversed() {
            let block = blocks[index]
            let isHeading = if case .heading = block.kind { true } else { false }
            rest += block.text.count
            if isProse(block) { prose += block.text.count }
            guard rest * 3 <= whole else { break }
            if block.text.count <= 60, isHeading || prose * 20 <= whole, endsArticle(block, isHeading: isHeading) {
                start = index
            }
        }
        if let start { for index in start..<blocks.count { isKept[index] = false } }
    }

    /// Whether a block says that the article is over. Only headings may go on: a paragraph that does is about one link.
    private func endsArticle(_ block: PageBlock, isHeading: Bool) -> Bool {
        let words = AsideWords.letters(of: String(decoding: block.text, as: UTF8.self).lowercased())
        return AsideWords.ends.contains { words == $0 || isHeading && words.hasPrefix($0 + " ") }
    }

    /// Headings whose text was dropped, or that stand at the end.
    private mutating func dropLonelyHeadings() {
        // What stands beneath, up to the next heading: nothing at all, only what was dropped, or something kept.
        var (hasAny, hasKept, isLast) = (false, false, true)
        for index in blocks.indices.reversed() {
            guard case .heading = blocks[index].kind else {
                hasAny = true
                if isKept[index] { (hasKept, isLast) = (true, false) }
                continue
            }
            if isKept[index], !hasKept, hasAny || isLast { isKept[index] = false }
            // A heading above a heading stays.
            (hasAny, hasKept) = (false, false)
        }
    }
}
