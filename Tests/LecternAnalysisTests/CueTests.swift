import Testing

@Suite struct CueTests {
    @Test func `a subject before the verb is the source`() {
        expectStatements("{s1|Ana Ruiz} {c1|said} that {q1|the bridge is safe}.")
        expectStatements("{s1|The council} {c1|has repeatedly warned} that {q1|the bridge may fall}.")
        expectStatements("On Monday, {s1|Ruiz} {c1|noted} {q1|the bridge is old}.")
    }

    @Test func `an apposition that says who she is belongs to the source`() {
        expectStatements("{s1|Peru's president, Ana Ruiz}, {c1|stated} that {q1|there is no danger}.")
        expectStatements("{s1|Ruiz}, in Lima, {c1|affirmed} {q1|a commitment to the bridge}.")
    }

    @Test func `a subject may follow the verb after a quotation`() {
        expectStatements(
            "“{q1|The bridge is safe},” {c1|said} {s1|Ana Ruiz, a local engineer}.".replacing(
                "safe},”", with: "safe,}”"))
    }

    @Test func `a clause may stand before its verb`() {
        expectStatements("{q1|The bridge is safe}, {s1|she} {c1|said}.")
    }

    @Test func `a second verb shares the subject`() {
        expectStatements(
            "{s1|{s2|Ruiz}} {c1|welcomed} {q1|the plan} but {c2|emphasized} that {q2|the bridge comes first}.")
    }

    @Test func `a participle shares the subject`() {
        expectStatements(
            "{s1|{s2|Ruiz}} {c1|argued} that {q1|most people want it}, {c2|underscoring} that {q2|the time is right}.")
    }

    @Test func `some and others are two statements`() {
        expectStatements(
            "{s1|Some experts} {c1|suggested} {q1|there was no hurry}, while {s2|others} {c2|stressed} {q2|the danger}."
        )
        expectStatements(
            "While {s1|some voices} {c1|argued for} {q1|patience}, {s2|others} {c2|pressed for} {q2|a date}.")
    }

    @Test func `a noun or adjective with the form of a verb reports nothing`() {
        expectStatements("The report of the council was long. The proposed bridge has no claims.")
    }

    @Test func `that about the object opens no content`() {
        expectStatements("{s1|Ruiz} {c1|outlined} {q1|the aid that the city gave to the bridge}.")
    }
}
