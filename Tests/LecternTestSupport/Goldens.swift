internal import Foundation
public import LecternScreen
public import Testing

/// Compares with a text file that holds what is expected; `make goldens` writes it anew.
///
/// The file lies in the folder `Goldens` beside the test file.
public func expectGolden(_ found: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let file = URL(filePath: sourceLocation.filePath).deletingLastPathComponent().appending(path: "Goldens/\(name)")
    if ProcessInfo.processInfo.environment["LECTERN_GOLDENS"] == "write" {
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(found.utf8).write(to: file)
        } catch {
            Issue.record("cannot write \(file.path()): \(error)", sourceLocation: sourceLocation)
        }
        return
    }
    let expected = (try? String(contentsOf: file, encoding: .utf8)) ?? "(no such golden)\n"
    guard found != expected else { return }
    Issue.record(
        """
        differs from Goldens/\(name); when the change is wanted, accept it with: make goldens
        --- expected
        \(expected)--- found
        \(found)
        """, sourceLocation: sourceLocation)
}

/// Compares a screen with `Goldens/NAME.screen`.
public func expectGolden(_ screen: Screen, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
    expectGolden(screen.picture, "\(name).screen", sourceLocation: sourceLocation)
}

extension Screen {
    /// The screen as text: each row between `|`; beneath it, where there are any, roles between `:` and marks between `!`.
    public var picture: String {
        var lines = ["\(size.columns) × \(size.rows)" + (cursor.map { ", cursor at \($0.column), \($0.row)" } ?? "")]
        for number in 0..<size.rows {
            let cells = row(number)
            lines.append("|" + cells.map(\.text).joined() + "|")
            let roles = String(cells.map(\.role.letter))
            if roles.contains(where: { $0 != " " }) { lines.append(":" + roles + ":") }
            let marks = String(cells.map(\.marks.letter))
            if marks.contains(where: { $0 != " " }) { lines.append("!" + marks + "!") }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Role {
    /// One letter for the role; a blank for running text.
    public var letter: Character {
        switch self {
        case .text: " "
        case .content: "q"
        case .contentSupport: "+"
        case .contentCaution: "~"
        case .contentOppose: "-"
        case .contentNeutral: "."
        case .title: "T"
        case .rule: "_"
        case .label: "l"
        case .bar: "|"
        case .letterSupport: "S"
        case .letterCaution: "C"
        case .letterOppose: "O"
        case .letterNeutral: "N"
        case .key: "k"
        case .heading: "H"
        case .prompt: "p"
        case .error: "!"
        case .fold: "f"
        }
    }
}

extension Marks {
    /// One letter for the set: upper case on the current highlight; `d` when dimmed, whatever else.
    fileprivate var letter: Character {
        if contains(.dimmed) { return "d" }
        if contains(.match) { return contains(.current) ? "M" : "m" }
        if contains(.current) { return contains(.source) ? "S" : "E" }
        if contains(.source) { return "s" }
        if contains(.event) { return "e" }
        if contains(.currentContent) { return contains(.cue) ? "C" : "Q" }
        return contains(.cue) ? "c" : " "
    }
}
