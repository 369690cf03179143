internal import Glibc
internal import LecternFormats

/// Articles as data, read line by line from a file of any size.
struct ArticleLines {
    /// What is wrong with a line: the file, the line, what, and what to do.
    struct Mistake: Error, CustomStringConvertible {
        var description: String
    }

    private var lines: InputLines
    private let file: FileName
    private var number = 0
    private var isOver = false

    /// - Parameter lines: those of `file`; what they are read from is closed by `close`.
    init(_ lines: InputLines, of file: FileName) {
        self.lines = lines
        self.file = file
    }

    /// The next article, or what is wrong with its line; nil after the last. Blank lines are passed over.
    mutating func next() -> Result<ArticleLine, Mistake>? {
        while !isOver {
            let line: [UInt8]?
            do throws(InputError) {
                line = try lines.next()
            } catch {
                isOver = true
                return .failure(
                    Mistake(
                        description:
                            "\(file.shown): \(String(cString: strerror(error.number)).lowercased()); copy it elsewhere")
                )
            }
            guard let line else { break }
            number += 1
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
            do throws(AnnotationRequestError) {
                return .success(try ArticleLine(line: line))
            } catch {
                return .failure(
                    Mistake(description: "\(file.shown):\(number): \(error.what); write it anew with lectern export"))
            }
        }
        return nil
    }

    /// Closes the file.
    func close() { lines.closeDescriptor() }
}
