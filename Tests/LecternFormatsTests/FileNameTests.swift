import LecternFormats
import Testing

/// What files are called.
@Suite struct FileNameTests {
    @Test func `a list shows the last parts of paths, and whole paths where those are the same`() {
        let files = ["a/one.txt", "b/two.txt", "c/two.txt", "-", "d/\u{1B}[2Jthree.txt"].map { FileName($0) }
        #expect(
            FileName.listed(files) == ["one.txt", "b/two.txt", "c/two.txt", "standard input", "␛[2Jthree.txt"])
        #expect(FileName.listed([]) == [])
    }

    @Test func `a file is in the folder of its path`() {
        #expect(FileName("a.txt").folder == FileName("."))
        #expect(FileName("/a.txt").folder == FileName("/"))
        #expect(FileName("a/b/c.txt").folder == FileName("a/b/"))
    }
}
