/// Finds the article in a page: which element holds it, and which of its blocks belong to it.
struct ArticleFinder {
    let tree: HTMLTree
    private var hints: [PageHints]
    /// How many bytes of text each node holds, those never read left out.
    private var textLengths: [Int]
    /// How many bytes of each node's text stand in paragraphs as articles have them.
    private var proseLengths: [Int]
    private var dropped: [Bool]

    init(_ tree: HTMLTree) {
        self.tree = tree
        let count = tree.nodes.count
        hints = [PageHints](repeating: [], count: count)
        textLengths = [Int](repeating: 0, count: count)
        proseLengths = [Int](repeating: 0, count: count)
        dropped = [Bool](repeating: false, count: count)
        measure()
        dropNoise()
    }

    private mutating func measure() {
        var index = 0
        var known: [String: PageHints] = [:]
        while index < tree.nodes.count {
            let node = tree.nodes[index]
            if node.element == .text {
                textLengths[index] = tree.text[node.range].count { $0 > 0x20 }
            } else if node.element.isNeverRead {
                index = node.end
                continue
            } else if !node.range.isEmpty {
                hints[index] = PageHints(tree, at: index, known: &known)
            }
            index += 1
        }
        for index in tree.nodes.indices.reversed() where index > 0 {
            let parent = tree.nodes[index].parent
            if tree.nodes[index].element == .p, textLengths[index] >= Self.shortestProse {
                proseLengths[index] = textLengths[index]
            }
            textLengths[parent] += textLengths[index]
            proseLengths[parent] += proseLengths[index]
        }
    }

    /// The shortest paragraph that is likely to be prose, in bytes without blanks.
    private static let shortestProse = 80
    private static let mostSmallNoise = 300

    private mutating func dropNoise() {
        for index in tree.nodes.indices where index > 0 && tree.nodes[index].element != .text {
            let node = tree.nodes[index]
            switch node.element {
            case .html, .body, .main: continue
            case .a, .b, .i, .em, .strong, .code: if !hints[index].contains(.hidden) { continue }
            case .article: if !hints[index].contains(.hidden) { continue }
            default: break
            }
            let share = part(index)
            let isSmall = textLengths[index] < Self.mostSmallNoise
            let hint = hints[index]
            let isNoise = hint.contains(.noise) && !hint.contains(.body)
            let isBeside = [.footer, .aside, .form].contains(node.element)
            dropped[index] =
                hint.contains(.hidden) && share < 0.8
                || isNoise && share < (isBeside || hint.contains(.comments) ? 0.8 : 0.4)
                || hint.contains(.smallNoise) && !hint.contains(.body) && isSmall && share < 0.2
                || isBeside && share < 0.4
                || hint.contains(.window) && share < 0.4 && !holdsArticle(index)
        }
    }

    private func holdsArticle(_ index: Int) -> Bool {
        tree.nodes[index..<tree.nodes[index].end].contains { $0.element == .article || $0.element == .h1 }
    }

    /// The part of the page's prose that a node holds, or of its text if that is more.
    private func part(_ index: Int) -> Double {
        let prose = Double(proseLengths[index]) / Double(max(1, proseLengths[0]))
        return max(prose, Double(textLengths[index]) / Double(max(1, textLengths[0])))
    }

    /// The blocks of the article, in order.
    func blocks() -> [PageBlock] {
        let all = PageBlocks(of: tree) { dropped[$0] }.all
        guard let top = container(of: all) else { return [] }
        let range = top..<tree.nodes[top].end
        return all.filter { range.contains($0.node) }
    }

    /// How much a block speaks for an article around it.
    private func weight(_ block: PageBlock) -> Double {
        switch block.kind {
        case .heading, .caption: return 0
        case .row: return 0.4 * Double(block.text.count - block.linkByteCount)
        case .body, .quote, .item, .preformatted: break
        }
        guard block.text.count >= 25 else { return 0 }
        let words = Double(block.text.count) * (1 - block.linkDensity) * (1 - block.linkDensity)
        let hasSentence = block.text.contains { $0 == 0x2E || $0 == 0x3F || $0 == 0x21 }
        let isItem = if case .item = block.kind { true } else { false }
        return words * (hasSentence ? 1 : 0.3) * (isItem ? 0.5 : 1)
    }

    /// The `article` element with the page's only first heading, if it has a text too; the others are other articles.
    private func ownArticle(mass: [Double]) -> Int? {
        let headings = tree.nodes.indices.filter { tree.nodes[$0].element == .h1 && !dropped[$0] }
        guard headings.count == 1, var node = headings.first else { return nil }
        while node > 0, tree.nodes[node].element != .article { node = tree.nodes[node].parent }
        return node > 0 && mass[node] > 300 ? node : nil
    }

    /// Whether an element stands beside others of the same kind and name that hold prose too.
    private func hasTwins(_ node: Int, mass: [Double]) -> Bool {
        guard let name = tree.value(of: .classes, at: node), !name.isEmpty, tree.nodes[node].element != .article else {
            return false
        }
        let twins = tree.children(of: tree.nodes[node].parent).filter {
            $0 != node && tree.nodes[$0].element == tree.nodes[node].element && tree.value(of: .classes, at: $0) == name
        }
        return twins.reduce(0) { $0 + mass[$1] } > 0.15 * mass[node]
    }

    /// The element that holds the article.
    private func container(of blocks: [PageBlock]) -> Int? {
        var mass = [Double](repeating: 0, count: tree.nodes.count)
        var near = [Double](repeating: 0, count: tree.nodes.count)
        for block in blocks {
            let weight = weight(block)
            mass[block.node] += weight
            let holder = holder(of: block)
            near[holder] += weight
            near[tree.nodes[holder].parent] += weight * 0.6
            let above = tree.nodes[tree.nodes[holder].parent].parent
            near[above] += weight * 0.3
        }
        for index in tree.nodes.indices.reversed() where index > 0 { mass[tree.nodes[index].parent] += mass[index] }
        var best: (node: Int, score: Double)?
        let own = ownArticle(mass: mass)
        for index in tree.nodes.indices where near[index] > 0 {
            if let own, index < own || index >= tree.nodes[own].end { continue }
            let hint = hints[index]
            var score = near[index]
            if hint.contains(.body) {
                score *= 1.6
            } else if hint.contains(.article) || tree.nodes[index].element == .article {
                score *= 1.25
            }
            if hint.contains(.noise) { score *= 0.5 }
            if score > (best?.score ?? 0) { best = (index, score) }
        }
        guard var top = best?.node else { return blocks.isEmpty ? nil : 0 }
        // What stands beside it in the same way belongs to it.
        var below = top
        while below > 0 {
            let above = tree.nodes[below].parent
            let extra = mass[above] - mass[top]
            let extraText = Double(max(1, textLengths[above] - textLengths[top]))
            let isLarge = extra > 0.3 * mass[top] && extra / extraText > 0.6 && !hints[top].contains(.body)
            if isLarge || hasTwins(below, mass: mass) { top = above }
            below = above
        }
        // Within an element that is called the article's text.
        var above = tree.nodes[top].parent
        while above > 0, !hints[top].contains(.body) {
            if hints[above].contains(.body), mass[above] > 0 { top = above }
            above = tree.nodes[above].parent
        }
        return top
    }

    /// The element that holds a block's paragraph, list or table.
    private func holder(of block: PageBlock) -> Int {
        var holder = block.node
        while holder > 0 {
            switch tree.nodes[holder].element {
            case .p, .li, .ul, .ol, .dl, .dt, .dd, .blockquote, .pre, .tr, .tbody, .thead, .table:
                holder = tree.nodes[holder].parent
            default: return holder
            }
        }
        return holder
    }
}
