/// Blocks as the text of an article, marked as `ParagraphKind` reads it.
enum ArticleText {
    /// The text: a line a block, a blank line between those that do not belong together.
    static func text(of blocks: [PageBlock]) -> [UInt8] {
        var text: [UInt8] = []
        var group: Int?
        for block in blocks where !block.text.isEmpty {
            if !text.isEmpty { text += block.group != nil && block.group == group ? [0x0A] : [0x0A, 0x0A] }
            group = block.group
            text += Array(marker(of: block.kind).utf8)
            text += block.text
        }
        return text
    }

    private static func marker(of kind: PageBlock.Kind) -> String {
        switch kind {
        case .heading(let level): String(repeating: "#", count: level) + " "
        case .item(let number?): "\(number). "
        case .item(nil): "- "
        case .quote: "> "
        case .body, .preformatted, .caption, .row: ""
        }
    }
}
