/// Verbs for what somebody can do or leave: a proposal is one of them with what it is done to.
enum ActionVerbs {
    /// What a spelling may be.
    struct Spelling: Sendable {
        /// In its base form: "close".
        var lemma: String
        var forms: VerbForms
    }

    /// The verb that a word in small letters is a form of, nil for other words.
    static func spelling(_ word: String) -> Spelling? { table[word] }

    /// Whether a word is a verb in its base form: "close".
    static func isBase(_ word: String) -> Bool { table[word]?.forms.contains(.base) ?? false }

    /// The lemma of a word that is a verb in -ing, nil for other words.
    static func lemma(ofGerund word: String) -> String? {
        table[word].flatMap { $0.forms.contains(.gerund) && !$0.forms.contains(.base) ? $0.lemma : nil }
    }

    /// Every form; a spelling that two verbs share is of the one whose base form it is, else of the first.
    private static let table: [String: Spelling] = {
        var table: [String: Spelling] = [:]
        for lemma in [String](wordList: list) {
            for (word, forms) in Inflection.forms(of: lemma)
            where table[word] == nil || forms.contains(.base) {
                table[word] = Spelling(lemma: lemma, forms: forms)
            }
        }
        return table
    }()

    private static let list = """
        abandon abide abolish absorb accelerate accept accommodate achieve acquire act add address administer admit \
        adopt advance advise affirm agree aid allocate allow ally alter amend analyze annex answer apologize appeal \
        apply appoint approve arm arrange arrest ask assist assume assure attack attend audit authorize award back \
        balance ban bar barricade base bear become begin bind block bomb boost borrow boycott break bridge bring broaden \
        broker build burn buy call calm campaign cancel cap capture care carry cease censor certify challenge change \
        charge check choose clamp clean clear close collect combat come command commit compete complete comply \
        compromise concede condemn conduct confirm confront consult consume contain continue control convert convict \
        cooperate correct count cover crack create criminalize cross cultivate curb cut damage deal debate declare \
        decriminalize dedicate deepen defeat defend defund delay deliver demand demolish demonstrate deny deploy deport \
        depose destroy detain detonate develop dig discipline disclose discontinue discriminate discuss dismantle \
        dismiss display distribute divert divest divide divorce do drill drive drop ease educate eject elect elevate \
        eliminate embrace emigrate emit empower enact encourage end endorse enforce engage enlist ensure enter equip \
        eradicate erect escalate establish evacuate evict examine exceed exclude execute exempt exit expand expel \
        explore export expose extend extradite face fail favor feature feed fight fill finalize finance find fine finish \
        fire fit fix flee follow forbid force forgive foster free freeze fund gain generate get give go grant guarantee \
        guard guide halt hand handle harm have heal help highlight hike hire hold honor host house identify ignore \
        impeach implement import impose imprison improve include incorporate increase indict infringe inspect install \
        integrate intensify intervene interview introduce invade invest investigate invite isolate issue jail join keep \
        kick kill label launch lay lead learn leave legalise legalize legislate lend let levy license lift limit list \
        load lobby lock loosen lose lower make manage march match meet merge mine mobilize moderate modernise modernize \
        modify monitor mount move name narrow nationalise nationalize negotiate nominate normalize obey observe obtain \
        occupy offer open operate oppose order organise organize oust outlaw overhaul oversee overturn own pardon \
        partner pass patrol pay penalise penalize permit persuade phase pick place plant play police poll pool postpone \
        preserve press pressure prevent privatise privatize probe proceed process produce profile prohibit promote \
        propose prosecute protect prove provide publish pull punish purchase pursue push put quash quit raise rally \
        ratify reach reauthorize rebuild rebut recall receive reclaim recognise recognize reconsider record recover \
        recruit recycle redistribute redraw reduce reestablish reform refrain refuse register regulate rein reinstate \
        reject rejoin relax release relocate rely remain remove rename render renegotiate renew rent reopen repair repay \
        repeal replace report repudiate require rescind rescue reserve resign respect respond restore restrict resume \
        retain retaliate rethink retire retreat return reunite reveal reverse review revise revive revoke reward rewrite \
        rid rise roll ruin rule run sack sanction save scale scrap screen search secure seek seize select sell send \
        separate serve set settle share shield shift shoot shrink shut sign sit slash slow solve spare speak speed spend \
        split sponsor stage stand standardize start stay steer stem step stop store strengthen strike strip study submit \
        subsidise subsidize sue supply support suppress surrender surveil suspend sustain swap switch tackle take target \
        tax teach tear terminate test testify threaten tie tighten torture toughen track trade train transfer travel \
        treat trim triple trust turn undergo undo unify unionize unite unlock unseal unseat unveil update upgrade uphold \
        urge use vacate vaccinate veto violate visit vote wage waive walk warn weaken wean welcome widen win wipe \
        withdraw withhold withstand work yield
        """
}
