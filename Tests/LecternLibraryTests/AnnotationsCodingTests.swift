import LecternText
import Testing

@testable import LecternLibrary

@Suite struct AnnotationsCodingTests {
    private let annotations = Annotations(
        issues: [Issue(id: "i1", proposition: "The city closes the bridge", confidence: 0.6)],
        speakers: [Speaker(id: "p1", name: "Ana Ruiz", kind: .person)],
        proposals: [
            Issue(id: "i1", proposition: "The city closes the bridge", confidence: 0.6),
            Issue(id: "i2", proposition: "Tolls rise", confidence: 0.2),
        ])

    @Test func `issues come back with their chances, and what else may be debated`() throws {
        let read = try AnnotationsCoding.decode(AnnotationsCoding.encode(annotations))
        #expect(read == annotations)
    }

    @Test func `an analysis of the version before is read, its issue as sure as any`() throws {
        var bare = annotations
        bare.issues = []
        bare.proposals = []
        // The version before ends where the chances and the proposals begin: two empty lists, a byte each.
        let before = [1] + AnnotationsCoding.encode(bare).dropFirst().dropLast(2)
        #expect(try AnnotationsCoding.decode(before) == bare)
    }

    @Test func `an analysis of a later version is refused`() {
        let later = [3] + AnnotationsCoding.encode(annotations).dropFirst()
        #expect(throws: ByteReader.Damage.self) { try AnnotationsCoding.decode(later) }
    }
}
