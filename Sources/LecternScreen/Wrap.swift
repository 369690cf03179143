public import LecternText

/// Breaks a paragraph into lines.
///
/// A line ends at white space, after a hyphen or a dash, or beside a wide character; a word wider than the line is cut
/// between graphemes. White space at a break hangs: it belongs to no line. Every line but an empty paragraph's shows
/// something, and none is wider than asked, unless a single grapheme is.
///
/// Source: the greedy method; break opportunities are a small part of Unicode Standard Annex 14.
public struct Wrap {
    /// Distance of tab stops, in columns.
    public static let tabWidth = 8

    /// East Asian marks that may not begin a line (JIS X 4051, those of prose).
    private static let closing = Set("、。，．・：；？！）］｝〕〉》」』】”’".unicodeScalars)

    private let bytes: UnsafeBufferPointer<UInt8>
    /// The width of the line that is being filled.
    private var width: Int
    private let indent: Int
    private var lines: [TextSpan] = []
    private var lineStart = 0
    private var column = 0
    /// The last place where the line may end: after `end`, the next line going on at `next`, `column` columns in.
    private var opportunity: (end: Int, next: Int, column: Int)?
    /// Where the grapheme that is being read began.
    private var graphemeStart: (offset: Int, column: Int) = (0, 0)
    private var previous = UInt8(ascii: " ")
    private var previousWasWide = false

    /// The lines of `bytes` at `width` columns, at least one, as spans from the first byte of `bytes`.
    ///
    /// - Parameter indent: how many columns narrower all lines but the first are.
    ///
    /// Cost: one pass, about 3 ns a byte of plain text.
    public static func lines(of bytes: [UInt8], width: Int, indent: Int = 0) -> [TextSpan] {
        bytes.withUnsafeBufferPointer { buffer in
            var wrap = Wrap(buffer, width: max(1, width), indent: max(0, min(indent, width - 1)))
            return wrap.run()
        }
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, width: Int, indent: Int) {
        self.bytes = bytes
        self.width = width
        self.indent = indent
    }

    private mutating func run() -> [TextSpan] {
        var scanner = GlyphScanner(bytes)
        var spaceStart: Int?
        while true {
            let offset = scanner.offset
            guard let glyph = scanner.next() else { break }
            // What is not shown after white space hangs with it, or lines would end in white space after all.
            if glyph.width == 0, spaceStart != nil { continue }
            if glyph.kind == .text {
                if let start = spaceStart {
                    if start > lineStart {
                        opportunity = (start, offset, column)
                    } else {
                        (lineStart, column) = (offset, 0)
                    }
                }
                spaceStart = nil
                add(glyph, at: offset)
            } else {
                spaceStart = spaceStart ?? offset
                column += Self.advance(glyph, from: column)
            }
        }
        let end = spaceStart ?? bytes.count
        if end > lineStart || lines.isEmpty { lines.append(TextSpan(lineStart, max(lineStart, end))) }
        return lines
    }

    /// How many columns a glyph takes when it begins at `column` of its line.
    public static func advance(_ glyph: Glyph, from column: Int) -> Int {
        glyph.kind == .tab ? tabWidth - column % tabWidth : glyph.width
    }

    private mutating func add(_ glyph: Glyph, at offset: Int) {
        if !glyph.joinsPrevious {
            if offset > lineStart, opportunity?.next != offset, mayBreak(before: glyph, at: offset) {
                opportunity = (offset, offset, column)
            }
            graphemeStart = (offset, column)
        }
        if column + glyph.width > width { breakLine(at: offset, before: glyph.width) }
        column += glyph.width
        previous = bytes[offset + glyph.length - 1]
        previousWasWide = glyph.width == 2
    }

    private mutating func breakLine(at offset: Int, before glyphWidth: Int) {
        if let place = opportunity, place.end > lineStart {
            end(at: place.end, next: place.next, column: place.column)
        }
        if column + glyphWidth > width, graphemeStart.offset > lineStart {
            end(at: graphemeStart.offset, next: graphemeStart.offset, column: graphemeStart.column)
        }
        // One grapheme wider than the line is cut between its glyphs, since nothing else fits.
        if column + glyphWidth > width, column > 0, offset > lineStart {
            end(at: offset, next: offset, column: column)
        }
    }

    private mutating func end(at end: Int, next: Int, column passed: Int) {
        if lines.isEmpty { width -= indent }
        lines.append(TextSpan(lineStart, end))
        lineStart = next
        column -= passed
        graphemeStart = (max(graphemeStart.offset, next), max(0, graphemeStart.column - passed))
        opportunity = nil
    }

    /// Whether a line may end between the glyph before and this one, no white space standing there.
    private func mayBreak(before glyph: Glyph, at offset: Int) -> Bool {
        if previous == UInt8(ascii: "-") {
            return offset >= 2 && bytes[offset - 2] > 0x40 && bytes[offset] > 0x40
        }
        // The em dash and the en dash end in E2 80 94 and E2 80 93.
        if previous == 0x94 || previous == 0x93, offset >= 3, bytes[offset - 3] == 0xE2, bytes[offset - 2] == 0x80 {
            return true
        }
        if previousWasWide || glyph.width == 2 {
            return glyph.width != 2 || !Self.closing.contains(ScalarDecoder.step(bytes, at: offset).scalar)
        }
        return false
    }

}
