import LecternText
import Testing

@Suite struct SpeakerTests {
    @Test func `a surname means the fullest name`() {
        #expect(speakers("Ana Ruiz said it rains. Ruiz added that it pours.") == ["Ana Ruiz", "Ana Ruiz"])
        #expect(speakers("Mayor Tom Bell said it rains. Mr. Bell left.") == ["Tom Bell"])
    }

    @Test func `a pronoun means the last speaker it fits`() {
        #expect(
            speakers("Tom Bell said it rains. Ana Ruiz said it snows. He added that it pours.")
                == ["Tom Bell", "Ana Ruiz", "Tom Bell"])
    }

    @Test func `a description means whom the text has given that role`() {
        #expect(
            speakers("Peru's president, Ana Ruiz, said it rains. The Peruvian leader argued that it pours.")
                == ["Ana Ruiz", "Ana Ruiz"])
        #expect(
            speakers("Harbour Secretary General Tom Bell left. The Secretary General noted that it rains.") == [
                "Tom Bell"
            ])
    }

    @Test func `who belongs to a body is the speaker, and not the body`() {
        #expect(speakers("Ana Ruiz of Harbour Watch International said it rains.") == ["Ana Ruiz"])
        #expect(speakers("Ana Ruiz of Lima and Tom Bell of Quito said it rains.") == ["Ana Ruiz and Tom Bell"])
        #expect(speakers("Ana Ruiz of Health and Human Services said it rains.") == ["Ana Ruiz"])
        #expect(speakers("The Harwick Chamber of Commerce said it rains.") == ["Harwick Chamber of Commerce"])
        #expect(
            speakers("Ana “Nell” Ruiz said it rains. Ruiz added that it pours.") == [
                "Ana “Nell” Ruiz", "Ana “Nell” Ruiz",
            ])
    }

    @Test func `titles are no part of a name`() {
        #expect(speakers("Secretary of State Tom Bell said it rains.") == ["Tom Bell"])
        #expect(speakers("Lima Gov. Ana Ruiz said it rains.") == ["Ana Ruiz"])
    }

    @Test func `groups are named by their words, and others by their noun`() {
        #expect(
            speakers("Some outlets said it rains, while others said it pours. Observers noted that it snows.")
                == ["some outlets", "other outlets", "observers"])
    }

    @Test func `what cannot speak has no speaker`() {
        #expect(speakers("The tone suggested that it rains.") == ["-"])
    }

    @Test func `mentions hold names and resolved pronouns`() {
        let found = annotated("Ana Ruiz said it rains. She added that Ruiz is wet.")
        #expect(found.speakers.map(\.name) == ["Ana Ruiz"])
        #expect(found.speakers.first?.mentions.count == 3)
        #expect(found.speakers.first?.aliases == ["Ruiz"])
    }

    @Test func `a turn of a transcript gives words as they were said`() {
        #expect(annotated("RUIZ: The bridge is safe.").statements.map(\.kind) == [.direct])
        #expect(annotated("Ruiz said: the bridge is safe.").statements.map(\.kind) == [.indirect])
    }

    @Test func `who stands for the noun before it`() {
        #expect(speakers("Tom Bell, who said it rains, left.") == ["Tom Bell"])
    }
}
