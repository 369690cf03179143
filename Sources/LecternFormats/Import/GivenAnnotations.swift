internal import Foundation
internal import Glibc
public import LecternText

/// A file of ready annotations, one article a line, of which each is read only when it is asked for.
public final class GivenAnnotations {
    private let file: FileHandle
    /// Where the line of each article begins, and its length, in bytes.
    private var lines: [String: (start: UInt64, count: Int)] = [:]

    /// The articles that there are annotations of, by the `id` of their lines.
    public var ids: [String] { Array(lines.keys) }

    /// Finds the lines of a file. Cost: one pass over it; memory for the ids alone.
    ///
    /// - Throws: `ImportError` if it cannot be read.
    public init(_ name: FileName) throws(ImportError) {
        file = FileHandle(fileDescriptor: try ArticleFile.descriptor(of: name), closeOnDealloc: true)
        var (rest, offset) = ([UInt8](), 0 as UInt64)
        while let chunk = try Self.chunk(of: file, name) {
            var (start, looked) = (0, rest.count)
            rest += chunk
            while let end = rest[looked...].firstIndex(of: 0x0A) {
                note(rest[start..<end], at: offset + UInt64(start))
                (start, looked) = (end + 1, end + 1)
            }
            rest.removeFirst(start)
            offset += UInt64(start)
        }
        note(rest[...], at: offset)
    }

    /// The next bytes of a file, nil at its end.
    private static func chunk(of file: FileHandle, _ name: FileName) throws(ImportError) -> Data? {
        do {
            let chunk = try file.read(upToCount: 1 << 20)
            return chunk?.isEmpty == false ? chunk : nil
        } catch {
            throw ImportError(name, ImportError.Reason(errno: errno))
        }
    }

    private func note(_ line: ArraySlice<UInt8>, at start: UInt64) {
        guard let id = Self.id(of: line) else { return }
        lines[id] = (start, line.count)
    }

    /// The member `id` of the outermost object, if it is a text without escapes.
    private static func id(of line: ArraySlice<UInt8>) -> String? {
        var id: String?
        var isWanted = false
        JSONTexts.walk(line) { found, isOuterName in
            if isWanted { id = String(decoding: found, as: UTF8.self) }
            isWanted = isOuterName && found.elementsEqual("id".utf8)
            return id == nil
        }
        return id
    }

    /// What a line gives: annotations, and when the article appeared, if it says.
    public struct Given: Sendable {
        /// Spans in bytes of the article's text.
        public var annotations: Annotations
        /// As the line has it.
        public var date: String?
    }

    /// The annotations of an article, in bytes of `text`; nil when the file has none of it.
    ///
    /// The form is that of `annotate --stream`; an issue may be a mere sentence, and an event may have one `span` in the place
    /// of mentions. What kind a statement is, its text tells where the line does not.
    ///
    /// - Throws: `AnnotationRequestError` for a line of another form, and for spans outside of the text.
    public func annotations(of id: String, text: [UInt8]) throws(AnnotationRequestError) -> Given? {
        guard let (start, count) = lines[id] else { return nil }
        let given: GivenArticle
        do {
            try file.seek(toOffset: start)
            given = try JSONDecoder().decode(GivenArticle.self, from: try file.read(upToCount: count) ?? Data())
        } catch {
            throw AnnotationRequestError(
                id: id, what: "\(id): the annotations are of another form; see lectern annotate --help")
        }
        return Given(annotations: try given.annotations(text), date: given.date)
    }
}
