/// A page as a tree: its elements and texts in the order in which they begin, so that what a node holds are the nodes
/// after it, up to its `end`.
struct HTMLTree: Sendable {
    /// An element, or a stretch of text.
    struct Node: Sendable {
        var element: HTMLElement
        /// The number of the node that holds it; its own for the root.
        var parent: Int
        /// The number after that of the last node it holds.
        var end: Int
        /// Text: bytes of `text`. Element: its rows of `attributes`.
        var range: Range<Int>
    }

    /// An attribute of an element.
    struct Attribute: Sendable {
        var name: HTMLAttribute
        var value: String
    }

    var nodes: [Node] = []
    /// The texts of all nodes, UTF-8.
    var text: [UInt8] = []
    var attributes: [Attribute] = []

    /// The value of an attribute, nil when the element has none of that name.
    func value(of name: HTMLAttribute, at node: Int) -> String? {
        guard nodes[node].element != .text else { return nil }
        return attributes[nodes[node].range].first { $0.name == name }?.value
    }

    /// The numbers of what a node holds directly.
    func children(of node: Int) -> [Int] {
        var (children, next) = ([Int](), node + 1)
        while next < nodes[node].end {
            children.append(next)
            next = nodes[next].end
        }
        return children
    }

    /// The text within a node, unchanged, up to `limit` bytes.
    func textContent(of node: Int, atMost limit: Int = .max) -> [UInt8] {
        if nodes[node].element == .text { return Array(text[nodes[node].range].prefix(limit)) }
        var content: [UInt8] = []
        for inner in nodes[node..<nodes[node].end] where inner.element == .text {
            content += text[inner.range].prefix(limit - content.count)
            if content.count >= limit { break }
        }
        return content
    }
}
