internal import LecternText

extension Annotations {
    /// The annotations as a person has corrected them; what a correction cannot be applied to is passed over.
    func corrected(by records: [CorrectionRecord], in text: [UInt8]) -> Annotations {
        var corrected = self
        // A later word on the same thing wins, as it is applied later.
        for record in records {
            switch record {
            case .of(let id, let content, let correction):
                guard let index = corrected.index(of: id, at: content) else { continue }
                corrected.apply(correction, at: index, in: text)
            case .new(let id, let new):
                corrected.insert(new, id: id, in: text)
            }
        }
        return corrected
    }

    /// The statement that is meant: of that name if it lies there, else the one that shares most with it.
    private func index(of id: String, at content: [TextSpan]) -> Int? {
        func shared(_ statement: Statement) -> Int {
            statement.content.reduce(0) { sum, span in
                sum + content.reduce(0) { $0 + (span.intersection($1)?.count ?? 0) }
            }
        }
        if let named = statements.firstIndex(where: { $0.id == id }), shared(statements[named]) > 0 { return named }
        let best = statements.indices.max { shared(statements[$0]) < shared(statements[$1]) }
        return best.flatMap { shared(statements[$0]) > 0 ? $0 : nil }
    }

    private mutating func apply(_ correction: Correction, at index: Int, in text: [UInt8]) {
        switch correction {
        case .speaker(let name):
            statements[index].speaker = name.map { id(ofSpeaker: $0) }
            statements[index].link = nil
            statements[index].confidence = 1
        case .stance(let stance, let issue):
            // What it says on another issue nobody has judged; nor does a stance make sure of who says what.
            guard let position = position(stance, on: issue) else { return }
            statements[index].position = position
        case .bounds(let source, let cue, let content):
            guard Self.fits(content, text), Self.fits(source, text), Self.fits(cue, text), !content.isEmpty else {
                return
            }
            statements[index].source = source
            statements[index].cue = cue
            statements[index].content = content
            statements[index].kind = Quotations.kind(of: content, in: text)
            statements[index].confidence = 1
        case .notAStatement:
            statements.remove(at: index)
        }
    }

    private mutating func insert(_ new: NewStatement, id: String, in text: [UInt8]) {
        guard Self.fits(new.content, text), Self.fits(new.source, text), Self.fits(new.cue, text), !new.content.isEmpty
        else { return }
        let statement = Statement(
            id: id, source: new.source, cue: new.cue, content: new.content,
            kind: Quotations.kind(of: new.content, in: text), speaker: new.speaker.map { self.id(ofSpeaker: $0) },
            position: new.stance.flatMap { position($0, on: new.issue) })
        let place = statements.firstIndex { $0.start > statement.start } ?? statements.count
        statements.insert(statement, at: place)
    }

    /// A stance on what is debated, as sure as a person is; nil where nothing is, or another proposal than the person judged.
    private func position(_ stance: Stance, on proposition: String?) -> Statement.Position? {
        guard let issue = issues.first, proposition == nil || proposition == issue.proposition else { return nil }
        return Statement.Position(issue: issue.id, stance: stance, confidence: 1)
    }

    /// The speaker of a name, who may be new.
    private mutating func id(ofSpeaker name: String) -> String {
        if let known = speakers.first(where: { $0.name == name })
            ?? speakers.first(where: { $0.aliases.contains(name) })
        {
            return known.id
        }
        var number = speakers.count + 1
        while speakers.contains(where: { $0.id == "c\(number)" }) { number += 1 }
        speakers.append(Speaker(id: "c\(number)", name: name, kind: .person))
        return "c\(number)"
    }

    private static func fits(_ spans: [TextSpan], _ text: [UInt8]) -> Bool {
        spans.allSatisfy { 0 <= $0.start && !$0.isEmpty && $0.end <= text.count }
    }

    /// Whether all spans lie within a text of `count` bytes, statements have names of their own, and all names lead somewhere.
    func fit(_ count: Int) -> Bool {
        func fit(_ spans: [TextSpan]) -> Bool { spans.allSatisfy { 0 <= $0.start && $0.end <= count } }
        let speakerIDs = Set(speakers.map(\.id))
        return Set(statements.map(\.id)).count == statements.count
            && statements.allSatisfy { one in
                fit(one.source) && fit(one.cue) && fit(one.content) && !one.content.isEmpty
                    && one.speaker.map(speakerIDs.contains) ?? true
            } && events.allSatisfy { fit($0.mentions.map(\.span)) }
            && speakers.allSatisfy { fit($0.mentions) }
    }
}
