/// Builds the tree of a feed from its tags, whether or not they match.
///
/// An end tag without a start is passed over; one that closes an outer element closes those within it too. An item that
/// begins within an item ends the one before. Elements deeper than `depthLimit` are taken for their text alone.
struct FeedTree {
    /// The deepest nesting that is kept; a feed has five levels, the markup in it some twenty more.
    static let depthLimit = 128

    /// An element that has begun.
    private struct Open {
        var element: FeedElement
        /// As written, prefix included, which an end tag has to repeat.
        var name: String
        /// From prefix to vocabulary; the empty prefix is for names without one.
        var scope: [String: FeedElement.Vocabulary]
    }

    private var open: [Open] = []
    private var root: FeedElement?
    /// The vocabulary that the root is written in.
    private var own: FeedElement.Vocabulary?
    /// Elements that have begun below the depth limit.
    private var skipped = 0

    /// The root element of `bytes`, UTF-8; nil when there is none.
    static func read(_ bytes: [UInt8]) throws(FeedError) -> FeedElement? {
        var scanner = MarkupScanner(bytes)
        var tree = FeedTree()
        while tree.root == nil, let token = scanner.next() {
            tree.take(token)
            if scanner.isBomb { throw .entities }
        }
        return tree.finished()
    }

    private mutating func take(_ token: MarkupScanner.Token) {
        switch token {
        case .text(let words): append(words)
        case .start(let name, let attributes, let isEmpty): begin(name, attributes, isEmpty: isEmpty)
        case .end(let name): end(name.lowercased())
        }
    }

    private mutating func append(_ words: String) {
        guard !open.isEmpty else { return }
        let last = open.count - 1
        guard case .text(var text) = open[last].element.content.last else {
            return open[last].element.content.append(.text(words))
        }
        // Out of its place first: a text that is held twice would be copied for each piece that is added.
        open[last].element.content.removeLast()
        text += words
        open[last].element.content.append(.text(text))
    }

    private mutating func begin(_ name: String, _ attributes: [MarkupScanner.Attribute], isEmpty: Bool) {
        let isEmpty = isEmpty || MarkupText.isVoid(name)
        guard open.count < Self.depthLimit else {
            if !isEmpty { skipped += 1 }
            return
        }
        var next = element(name, attributes)
        if next.element.isItem, let outer = open.firstIndex(where: \.element.isItem) {
            close(downTo: outer)
            next = element(name, attributes)
        }
        open.append(next)
        if isEmpty { close(downTo: open.count - 1) }
    }

    private mutating func end(_ name: String) {
        if skipped > 0 {
            skipped -= 1
            return
        }
        guard let index = open.lastIndex(where: { $0.name == name }) else { return }
        close(downTo: index)
    }

    /// Ends the elements from `index` on.
    private mutating func close(downTo index: Int) {
        skipped = 0
        while open.count > index, let last = open.popLast() {
            if open.isEmpty {
                root = last.element
            } else {
                open[open.count - 1].element.content.append(.element(last.element))
            }
        }
    }

    private mutating func finished() -> FeedElement? {
        for index in open.indices { open[index].element.isCut = true }
        close(downTo: 0)
        return root
    }

    // MARK: Names

    /// What a start tag begins within the innermost open element.
    private mutating func element(_ name: String, _ attributes: [MarkupScanner.Attribute]) -> Open {
        let outer = open.last
        var scope = outer?.scope ?? [:]
        for attribute in attributes where attribute.name == "xmlns" || attribute.name.hasPrefix("xmlns:") {
            let prefix = String(attribute.name.dropFirst(6))
            let meant = FeedElement.Vocabulary(namespace: attribute.value)
            // Whoever makes up a namespace for a whole feed means the feed by it.
            let isMadeUp = outer == nil && prefix.isEmpty && meant == .other
            scope[prefix] = meant == own || isMadeUp ? .own : meant
        }
        let (prefix, local) = Self.split(name)
        var vocabulary = scope[prefix] ?? (prefix.isEmpty ? .own : .init(undeclared: prefix))
        if outer == nil, vocabulary != .rdf {
            // Atom is the document's own where its root is, and an extension elsewhere.
            own = vocabulary == .other ? nil : vocabulary
            scope = scope.mapValues { $0 == own ? .own : $0 }
            scope[prefix] = .own
            vocabulary = .own
        }
        var element = FeedElement(name: local, vocabulary: vocabulary, base: outer?.element.base)
        for attribute in attributes where !attribute.name.hasPrefix("xmlns") {
            let name = attribute.name.hasPrefix("xml:") ? attribute.name : Self.split(attribute.name).local
            element.attributes.append(.init(name: name, value: attribute.value))
            if name == "xml:base" { element.base = WebAddress.resolve(attribute.value, against: element.base) }
        }
        return Open(element: element, name: name, scope: scope)
    }

    private static func split(_ name: String) -> (prefix: String, local: String) {
        guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) else { return ("", name) }
        return (String(name[..<colon]), String(name[name.index(after: colon)...]))
    }
}
