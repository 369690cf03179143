import Testing

@Suite struct FrameTests {
    @Test func `according to names a source before or after`() {
        expectStatements("{c1|According to} {s1|Ruiz}, {q1|the bridge is safe}.")
        expectStatements("{q1|The bridge is safe}, {c1|according to} {s1|the council}.")
    }

    @Test func `a view has an owner`() {
        expectStatements("In {s1|Ruiz}'s {c1|view}, {q1|the bridge is safe}.")
    }

    @Test func `a passive may have no source`() {
        expectStatements("It {c1|was suggested} that {q1|the bridge be closed}.")
        expectStatements("{q1|The bridge} {c1|was criticized} by {s1|Ana Ruiz}.")
    }

    @Test func `a noun of speech reports a clause`() {
        expectStatements("Of {s1|her} {c1|claim} that {q1|the bridge is safe}, he smiled.")
    }

    @Test func `an adjective of opinion reports a clause`() {
        expectStatements("{s1|Ruiz} {c1|is confident} that {q1|the bridge will stand}.")
    }

    @Test func `a transcript names the speaker before a colon`() {
        expectStatements("{s1|RUIZ}{c1|:} {q1|The bridge is safe. We checked it.}")
    }
}
