public import Foundation
public import LecternEncoder
public import LecternText

/// The shipped models, opened once for all tests.
public enum TrainedModel {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Where the weights lie.
    public static let folder = root.appending(path: "share/lectern")

    private static let opened = Result<EncoderModel, EncoderError> { () throws(EncoderError) in
        try EncoderModel(path: folder.appending(path: "model.safetensors").path)
    }
    private static let openedStances = Result<ModelFile, EncoderError> { () throws(EncoderError) in
        try ModelFile(path: folder.appending(path: "stance.safetensors").path)
    }

    /// The model that reads articles.
    ///
    /// - Throws: `EncoderError` when the weights or OpenBLAS are missing.
    public static func open() throws -> EncoderModel { try opened.get() }

    /// The layers that judge stances.
    ///
    /// - Throws: `EncoderError` as `open` does.
    public static func openStances() throws -> ModelFile { try openedStances.get() }
}

/// What the training code computes for a text of our own (`Training/reference.py`): the program has to agree.
public struct Reference: Decodable, Sendable, CustomStringConvertible {
    /// A statement, spans in Unicode scalars.
    public struct Statement: Decodable, Hashable, Sendable {
        public var source, cue, content: [[Int]]
        public var confidence: Double
    }

    public var text: String
    /// The numbers of its word pieces.
    public var ids: [Int32]
    /// The number of a piece, then the first numbers of its state.
    public var states: [[Float]]
    public var statements: [Statement]
    /// The chance of each stance of each statement on `issue`, whoever makes it.
    public var stances: [[Double]]

    /// The issue that the stances are on.
    public static let issue = Issue(id: "i1", proposition: "The bridge stays closed")

    public var description: String { String(text.prefix(40)) }

    /// All texts, none if the file is missing.
    public static let all: [Reference] = {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Reference/model.json")
        guard let data = try? Data(contentsOf: path) else { return [] }
        return (try? JSONDecoder().decode([Reference].self, from: data)) ?? []
    }()

    /// Spans of bytes as spans of scalars.
    public func scalars(_ spans: [TextSpan]) -> [[Int]] {
        let bytes = Array(text.utf8)
        func count(_ end: Int) -> Int { String(decoding: bytes[..<end], as: UTF8.self).unicodeScalars.count }
        return spans.map { [count($0.start), count($0.end)] }
    }
}
