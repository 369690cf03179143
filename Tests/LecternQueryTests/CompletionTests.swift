import LecternQuery
import Testing

@Suite struct CompletionTests {
    /// Completes where `|` stands in `marked`.
    static func complete(_ marked: String) -> Completion {
        let parts = marked.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        return Completion.at(
            cursor: parts[0].count, in: parts.joined(),
            speakers: ["Jens Stoltenberg", "Ana Rüiz", "NATO", "Stoll", "NATO"],
            events: ["2023 Vilnius NATO summit"], issues: ["Kyiv joins NATO"], tags: ["to cite", "war"])
    }

    @Test(arguments: [
        ("sp|", 0..<2, ["speaker:"]), ("nato S|", 5..<6, ["speaker:", "stance:", "source:"]),
        ("(t|", 1..<2, ["type:", "tag:"]),
        ("-is|x", 1..<3, ["issue:", "is:"]), ("xyz|", 0..<3, []), ("\"sp|", 0..<0, []), ("a)|", 2..<2, []),
        ("or|", 2..<2, []),
        ("stance:|", 7..<7, ["support", "caution", "oppose", "neutral"]), ("stance:SU|", 7..<9, ["support"]),
        ("stance:support,o|", 15..<16, ["oppose"]), ("kind:i|", 5..<6, ["indirect"]),
        ("is:|", 3..<3, ["unread", "read", "starred"]),
        ("speaker:sto|", 8..<11, ["Stoll", "\"Jens Stoltenberg\""]), ("speaker:RUI|", 8..<11, ["\"Ana Rüiz\""]),
        ("speaker:\"jens st|", 8..<16, ["\"Jens Stoltenberg\""]), ("speaker:\"NATO\"|", 14..<14, []),
        ("speaker:|", 8..<8, ["\"Jens Stoltenberg\"", "\"Ana Rüiz\"", "NATO", "Stoll"]),
        ("event:vil|", 6..<9, ["\"2023 Vilnius NATO summit\""]), ("issue:ky|", 6..<8, ["\"Kyiv joins NATO\""]),
        ("tag:w|", 4..<5, ["war"]), ("date:20|", 5..<7, []), ("colour:r|", 8..<8, []),
        ("👩‍👩‍👧‍👦 e\u{301} tag:w|", 8..<9, ["war"]),
    ])
    func `the term before the cursor becomes one of these`(marked: String, columns: Range<Int>, candidates: [String]) {
        let completion = Self.complete(marked)
        #expect(completion.candidates == candidates)
        if !candidates.isEmpty { #expect(completion.columns == columns) }
    }

    @Test func `where a term may begin every field is offered`() {
        for marked in ["|", "nato |", "(|", "|nato"] {
            #expect(Self.complete(marked).candidates == Field.allCases.map { "\($0.rawValue):" })
        }
    }

    @Test func `what a value is completed to parses`() throws {
        for marked in ["speaker:|", "event:|", "issue:|", "tag:|", "stance:|", "kind:|", "type:|", "is:|"] {
            for candidate in Self.complete(marked).candidates {
                #expect(try Query.parse(marked.dropLast() + candidate).description == marked.dropLast() + candidate)
            }
        }
    }

    @Test func `a cursor beyond the text completes its end`() {
        #expect(Completion.at(cursor: 99, in: "stance:su").candidates == ["support"])
        #expect(Completion.at(cursor: -1, in: "stance:su").columns == 0..<0)
    }
}
