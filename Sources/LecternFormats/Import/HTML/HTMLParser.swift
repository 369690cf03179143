internal import CMarkup

/// Why a page was not read.
public enum HTMLError: Error, Hashable, Sendable {
    /// It has more bytes than any page has.
    case tooLarge
    /// It has more elements, or one of them more attributes, than any page has.
    case tooMany
    /// Its elements are nested deeper than those of any page.
    case tooDeep
    /// libxml2, which reads pages, is not installed.
    case noLibrary
    /// The parser had no memory left.
    case noMemory

    /// What is the matter and what to do, to stand behind a file's name.
    var explanation: String {
        switch self {
        case .tooLarge: "is a page of more than \(HTMLGuard.byteLimit >> 20) MB; save its text as a text file"
        case .tooMany: "is a page with more tags than anybody writes; save its text as a text file"
        case .tooDeep: "is a page that nests more than \(HTMLParser.depthLimit) elements; save its text as a text file"
        case .noLibrary: "is a page, and libxml2, which reads pages, is missing; install the package libxml2"
        case .noMemory: "is a page, and no memory is left to read it; close something and try again"
        }
    }
}

/// Reads HTML as it is found on the web, well-formed or not, by libxml2.
///
/// The library's own tree is never built: its events go into an `HTMLTree`, which may be no deeper than `depthLimit`.
/// What would make the library slow, it never sees (`HTMLGuard`). It gets UTF-8 and is told so, reads no other file,
/// and knows no entities but those of HTML.
enum HTMLParser {
    /// The deepest nesting that is read; browsers flatten theirs at 512.
    static let depthLimit = 1000

    /// The tree of a page in UTF-8. Cost: about 10 ns a byte.
    static func parse(_ page: [UInt8]) throws(HTMLError) -> HTMLTree {
        try HTMLGuard.check(page)
        let builder = HTMLTreeBuilder()
        let result = page.withUnsafeBytes { bytes in
            var events = HTMLTreeBuilder.events
            let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            return markup_read(start, Int32(bytes.count), &events, Unmanaged.passUnretained(builder).toOpaque())
        }
        switch result {
        case MarkupNoLibrary: throw .noLibrary
        case MarkupNoMemory: throw .noMemory
        default: break
        }
        if builder.isTooDeep { throw .tooDeep }
        return builder.finished()
    }
}

/// Takes the parser's events.
private final class HTMLTreeBuilder {
    private var tree = HTMLTree()
    /// The numbers of the elements that are open, the root first.
    private var open = [0]
    private(set) var isTooDeep = false

    init() { tree.nodes.append(HTMLTree.Node(element: .other, parent: 0, end: 0, range: 0..<0)) }

    /// The functions that pass events on to the builder, which is their context.
    static var events: MarkupEvents {
        MarkupEvents(
            start: { builder, name, attributes in HTMLTreeBuilder.of(builder)?.start(name, attributes) == true ? 1 : 0
            },
            end: { builder in HTMLTreeBuilder.of(builder)?.end() },
            text: { builder, bytes, count in HTMLTreeBuilder.of(builder)?.append(bytes, count) })
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> HTMLTreeBuilder? {
        context.map { Unmanaged<HTMLTreeBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    private func start(_ name: UnsafePointer<CChar>?, _ pairs: UnsafePointer<UnsafePointer<CChar>?>?) -> Bool {
        isTooDeep = open.count > HTMLParser.depthLimit
        guard let name, !isTooDeep else { return false }
        let first = tree.attributes.count
        var pair = pairs
        while let key = pair?.pointee {
            if let known = HTMLAttribute(name: String(cString: key)) {
                let value = pair?.successor().pointee.map { String(cString: $0) } ?? ""
                tree.attributes.append(HTMLTree.Attribute(name: known, value: value))
            }
            pair = pair?.advanced(by: 2)
        }
        let parent = open[open.count - 1]
        let element = HTMLElement(name: String(cString: name))
        // A body may begin without its tag. The library knows that only of the elements of HTML 4, and leaves others in the head.
        if tree.nodes[parent].element == .head, !element.isNeverRead { tree.nodes[parent].element = .body }
        open.append(tree.nodes.count)
        tree.nodes.append(
            HTMLTree.Node(element: element, parent: parent, end: 0, range: first..<tree.attributes.count))
        return true
    }

    private func end() {
        // Not the root, which no tag began.
        guard open.count > 1, let node = open.popLast() else { return }
        tree.nodes[node].end = tree.nodes.count
    }

    private func append(_ bytes: UnsafePointer<CChar>?, _ count: Int32) {
        guard let bytes, count > 0 else { return }
        let start = tree.text.count
        let parent = open[open.count - 1]
        tree.text.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: Int(count)))
        let last = tree.nodes.count - 1
        if tree.nodes[last].element == .text, tree.nodes[last].parent == parent {
            tree.nodes[last].range = tree.nodes[last].range.lowerBound..<tree.text.count
        } else {
            tree.nodes.append(
                HTMLTree.Node(element: .text, parent: parent, end: last + 2, range: start..<tree.text.count))
        }
    }

    /// The tree, once the parser has ended.
    func finished() -> HTMLTree {
        while let node = open.popLast() { tree.nodes[node].end = tree.nodes.count }
        return tree
    }
}
