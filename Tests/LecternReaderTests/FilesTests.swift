import LecternReader
import LecternScreen
import LecternTestSupport
import LecternText
import Testing

/// Several files: going from one to the next, and the list of them.
@Suite struct FilesTests {
    private static let names = [
        "bridge.txt", "north/minutes.txt", "south/minutes.txt", "odd\u{1B}[31m \u{202E}name.txt",
    ]

    private func reader(_ names: [String] = names, columns: Int = 80, rows: Int = 24) -> Reader {
        var reader = Sample.reader(columns: columns, rows: rows)
        reader.list(files: names)
        return reader
    }

    /// Answers an effect as the program does when the file can be read.
    private func opened(_ number: Int, in reader: inout Reader) {
        let text = Array("Minutes of the council\n\nThe council met on Monday.\n".utf8)
        _ = reader.apply(.opened(Article(name: "minutes.txt", text: text), file: number, keepingPlace: false))
    }

    @Test(arguments: [(80, 24), (40, 10), (140, 50)])
    func `F lists the files, with the titles of those that have been opened`(columns: Int, rows: Int) {
        var reader = reader(columns: columns, rows: rows)
        opened(1, in: &reader)
        _ = reader.apply(.unopened(file: 2, "minutes.txt: no such file; check the name"))
        reader.type("F")
        expectGolden(reader.draw(), "files-\(columns)x\(rows)")
    }

    @Test func `Enter opens the chosen file, and on the one on screen goes back to it`() {
        var reader = reader()
        let before = reader.draw()
        #expect(reader.type("F Down Down Enter") == [.open(file: 2)])
        opened(2, in: &reader)
        #expect(reader.files.current == 2)
        #expect(reader.draw().row(0).map(\.text).joined().contains("Minutes of the council"))
        reader = self.reader()
        #expect(reader.type("F Enter").isEmpty)
        #expect(reader.draw() == before)
    }

    @Test func `typing narrows the list by names and titles`() {
        var reader = reader()
        #expect(reader.type("F s o u Enter") == [.open(file: 2)])
        reader.type("Esc Esc F b r i d g e Space o l d")
        expectGolden(reader.draw(), "files-narrowed")
    }

    @Test func `a file that cannot be opened leaves the list open and is passed over`() {
        var reader = reader()
        #expect(reader.type("F Down Enter") == [.open(file: 1)])
        _ = reader.apply(.unopened(file: 1, "minutes.txt: no such file; check the name"))
        #expect(reader.status.contains("no such file"))
        #expect(reader.draw().row(3).map(\.text).joined().contains("Files  4"))
        reader.type("Esc")
        #expect(reader.type("]f") == [.open(file: 2)])
    }

    @Test func `]f and [f go as far as there are files`() {
        var reader = reader()
        #expect(reader.type("[f") == [.ring])
        #expect(reader.status.contains("this is the first file"))
        opened(3, in: &reader)
        #expect(reader.type("]f") == [.ring])
        #expect(reader.status.contains("this is the last file"))
        #expect(reader.type("[f") == [.open(file: 2)])
    }

    @Test func `a single file is no list`() {
        var reader = Sample.reader()
        #expect(reader.type("F") == [.ring])
        #expect(reader.status.contains("there is only this file"))
        #expect(reader.type("]f") == [.ring])
    }

    @Test func `the command :files lists those with its words, and completes names`() {
        var reader = reader()
        reader.type(": f i Tab n o r Tab")
        #expect(reader.status.contains(":files north/minutes.txt"))
        #expect(reader.type("Enter Enter") == [.open(file: 1)])
    }

    @Test func `hundreds of files stay quick to choose from, on a screen of any size`() {
        for (columns, rows) in [(1, 1), (12, 3), (80, 24), (120, 20)] {
            var reader = reader((1...800).map { "article-\($0).txt" }, columns: columns, rows: rows)
            reader.type("F End")
            #expect(reader.draw().size == Size(columns: columns, rows: rows))
            #expect(reader.type("Enter") == [.open(file: 799)])
        }
    }

    @Test func `on a wide screen the pane keeps its list`() {
        var reader = reader(columns: 140, rows: 50)
        let before = reader.draw()
        reader.type("F Esc")
        #expect(reader.draw() == before)
    }
}
