/// A stretch of words that a page sets apart from those around it: a paragraph, a heading, an item of a list.
struct PageBlock: Sendable {
    /// How the page marks it.
    enum Kind: Hashable, Sendable {
        case body
        case heading(level: Int)
        /// An item of a list; the number when the list counts.
        case item(number: Int?)
        case quote
        case preformatted
        case caption
        /// A row of a table, its cells in one line.
        case row
    }

    var kind: Kind
    /// UTF-8, one blank between words, no controls.
    var text: [UInt8]
    /// How many bytes of it are links.
    var linkByteCount: Int
    /// The element that sets it apart.
    var node: Int
    /// The number of the list or quotation it belongs to, which is the element's; nil outside of them.
    var group: Int?

    /// The part of its text that is links, 0 to 1.
    var linkDensity: Double { text.isEmpty ? 0 : Double(linkByteCount) / Double(text.count) }
}

/// Cuts a page into blocks.
struct PageBlocks {
    private let tree: HTMLTree
    private let isDropped: (Int) -> Bool
    private(set) var all: [PageBlock] = []
    private var run: [UInt8] = []
    private var linkByteCount = 0
    private var hasGap = false
    /// The open block elements, and where each ends.
    private var open: [Int] = []
    private var linkEnd = 0
    /// How many items of each counting list have been met, and the items whose first block has been cut.
    private var itemCounts: [Int: Int] = [:]
    private var begunItems: Set<Int> = []

    /// The blocks of a page, but for those in elements that are dropped. Cost: one pass over the page.
    init(of tree: HTMLTree, without isDropped: @escaping (Int) -> Bool) {
        self.tree = tree
        self.isDropped = isDropped
        var index = 0
        while index < tree.nodes.count {
            while let last = open.last, tree.nodes[last].end <= index { close(last) }
            index = visit(index)
        }
        while let last = open.last { close(last) }
    }

    /// Takes a node, and tells the number of the next to visit.
    private mutating func visit(_ index: Int) -> Int {
        let node = tree.nodes[index]
        if node.element == .text {
            if open.contains(where: { tree.nodes[$0].element == .pre }) {
                for line in tree.text[node.range].split(separator: 0x0A) {
                    append(line, isLink: index < linkEnd)
                    flush()
                }
            } else {
                append(tree.text[node.range], isLink: index < linkEnd)
            }
            return index + 1
        }
        if node.element.isNeverRead || isDropped(index) {
            if node.element.isBlock { flush() } else { hasGap = true }
            return node.end
        }
        if node.element == .a { linkEnd = max(linkEnd, node.end) }
        if node.element == .br { lineBreak(at: index) }
        if isCell(index) {
            if !run.isEmpty { separateCells() }
        } else if node.element.isBlock {
            flush()
            open.append(index)
        }
        return index + 1
    }

    /// Whether a cell of a table holds mere words, so that its row fits on a line.
    private func isCell(_ index: Int) -> Bool {
        guard tree.nodes[index].element == .td || tree.nodes[index].element == .th else { return false }
        return !tree.nodes[index + 1..<tree.nodes[index].end].contains { $0.element.isBlock }
    }

    private mutating func separateCells() {
        run.append(contentsOf: " | ".utf8)
        hasGap = false
    }

    private mutating func close(_ node: Int) {
        flush()
        open.removeLast()
    }

    /// A line break parts paragraphs where it follows a break, or a sentence's end.
    private mutating func lineBreak(at index: Int) {
        hasGap = true
        var next = index + 1
        while next < tree.nodes.count, tree.nodes[next].element == .text,
            tree.text[tree.nodes[next].range].allSatisfy({ $0 <= 0x20 })
        {
            next += 1
        }
        let isDouble = next < tree.nodes.count && tree.nodes[next].element == .br
        let isStop = run.last.map { [0x2E, 0x21, 0x3F, 0x3A, 0x22, 0x9D].contains($0) } ?? false
        if isDouble || isStop { flush() }
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>, isLink: Bool) {
        let before = run.count
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                if byte <= 0x20 || byte == 0x7F {
                    if byte <= 0x20 { hasGap = true }
                    index += 1
                    continue
                }
                let length = Self.length(of: bytes, at: index)
                if byte == 0xC2 || byte == 0xE2 || byte == 0xEF || byte == 0xE3,
                    let sign = Self.sign(bytes, at: index)
                {
                    if sign == .gap { hasGap = true }
                    index += length
                    continue
                }
                if hasGap, !run.isEmpty { run.append(0x20) }
                hasGap = false
                run.append(contentsOf: bytes[index..<index + length])
                index += length
            }
        }
        if isLink { linkByteCount += run.count - before }
    }

    private enum Sign { case gap, nothing }

    private static func length(of bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let lead = bytes[index]
        let wanted = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        return min(wanted, bytes.count - index)
    }

    /// Whether a character is white space, or one that shows nothing: a C1 control, a soft hyphen, a direction mark.
    private static func sign(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Sign? {
        func value(_ count: Int) -> UInt32? {
            guard index + count <= bytes.count else { return nil }
            return (0..<count).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[index + $1]) }
        }
        if bytes[index] == 0xC2 {
            guard let pair = value(2) else { return nil }
            if pair == 0xC2A0 || pair == 0xC285 { return .gap }
            return (0xC280...0xC29F).contains(pair) || pair == 0xC2AD ? .nothing : nil
        }
        switch value(3) {
        case (0xE28080...0xE2808A)?, 0xE280A8?, 0xE280A9?, 0xE280AF?, 0xE2819F?, 0xE38080?: return .gap
        case 0xE2808B?, 0xE2808E?, 0xE2808F?, (0xE280AA...0xE280AE)?, (0xE281A0...0xE281AF)?, 0xEFBBBF?: return .nothing
        default: return nil
        }
    }

    private mutating func flush() {
        defer {
            run.removeAll(keepingCapacity: true)
            linkByteCount = 0
            hasGap = false
        }
        guard !run.isEmpty else { return }
        let (kind, group) = kind()
        all.append(
            PageBlock(
                kind: kind, text: run, linkByteCount: min(linkByteCount, run.count), node: open.last ?? 0, group: group)
        )
    }

    /// What a block is by the elements around it, the innermost that says anything.
    private mutating func kind() -> (PageBlock.Kind, group: Int?) {
        for node in open.reversed() {
            let element = tree.nodes[node].element
            if let level = element.headingLevel { return (.heading(level: level), nil) }
            switch element {
            case .li, .dd, .dt:
                // What follows its first words stands beneath them.
                guard begunItems.insert(node).inserted else { return (.body, nil) }
                return (.item(number: number(of: node)), tree.nodes[node].parent)
            case .blockquote: return (.quote, node)
            case .pre: return (.preformatted, node)
            case .figcaption, .caption: return (.caption, node)
            case .tr: return (.row, tree.nodes[node].parent)
            case .td, .th: return (.body, nil)
            default: continue
            }
        }
        return (.body, nil)
    }

    /// What an item is counted as, nil in a list that does not count.
    private mutating func number(of item: Int) -> Int? {
        let list = tree.nodes[item].parent
        guard tree.nodes[list].element == .ol else { return nil }
        itemCounts[list, default: 0] += 1
        return itemCounts[list]
    }
}
