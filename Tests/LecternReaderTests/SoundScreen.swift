import LecternReader
import LecternScreen
import Testing

/// Expects that what a reader draws is as large as its screen, has its cursor in it, and holds no control character.
func expectSoundScreen(of reader: Reader, _ comment: Comment, sourceLocation: SourceLocation = #_sourceLocation) {
    let screen = reader.draw()
    #expect(screen.size == reader.size, comment, sourceLocation: sourceLocation)
    #expect(screen.cells.count == reader.size.columns * reader.size.rows, comment, sourceLocation: sourceLocation)
    if let cursor = screen.cursor {
        let isWithin = cursor.column < reader.size.columns && cursor.row < reader.size.rows
        #expect(isWithin, comment, sourceLocation: sourceLocation)
    }
    let texts = screen.cells.map(\.text).joined().unicodeScalars
    #expect(
        texts.allSatisfy { $0.properties.generalCategory != .control }, comment, sourceLocation: sourceLocation)
}
