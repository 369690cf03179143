public import LecternText

/// An article with its annotations as training data has it: the annotation line, and the text that it is of.
public enum TrainingLine {
    /// One line of JSON without its end, in the form of the gold files.
    public static func encode(id: String, _ annotations: Annotations, text: [UInt8]) -> [UInt8] {
        let line = AnnotationLine.encode(id: id, annotations, text: text)
        let text = String(decoding: text, as: UTF8.self)
        return line.dropLast() + Array(",\"text\":".utf8) + JSONText.encode(text) + [0x7D]
    }
}
