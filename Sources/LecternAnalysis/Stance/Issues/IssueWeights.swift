internal import Glibc

/// What each trait weighs, as `Training/issues.py` fits it, and the chance that a score comes to.
enum IssueWeights {
    /// The score of a proposal; the higher the likelier, among the proposals of one article.
    static func score(_ kind: Proposal.Kind, _ traits: [IssueTrait: Double]) -> Double {
        // In a fixed order, so that the same article always gives the same score.
        IssueTrait.allCases.reduce(kinds[kind] ?? 0) { $0 + (traits[$1] ?? 0) * (self.traits[$1] ?? 0) }
    }

    /// The chance that the best proposal of an article is near to what people would say it debates.
    ///
    /// - Parameters:
    ///   - share: of the softmax over all proposals.
    ///   - count: how many there are.
    static func confidence(of kind: Proposal.Kind, score: Double, share: Double, among count: Int) -> Double {
        let isContest = kind == .elect || kind == .nominate
        let sum =
            chance.base + chance.score * score + chance.share * share + chance.count * log(Double(count))
            + (isContest ? chance.contest : 0)
        return 1 / (1 + exp(-sum))
    }

    private static let chance = (
        base: -3.727, score: 1.044, share: -0.743, count: -0.452, contest: 0.587
    )

    private static let kinds: [Proposal.Kind: Double] = [
        .elect: -0.279, .nominate: -0.497, .resign: -0.588, .prosecute: 1.102, .impeach: -0.031,
        .dismiss: -0.233, .confirm: 0.384, .runningMate: 0.171, .runs: 0.242, .endorse: -0.452, .bill: 0.021,
        .deal: 0.164, .ban: 0.044, .law: -0.302, .planOf: -0.383, .planHis: 0.180, .plan: 0.005, .want: -0.342,
        .cueTo: 0.333, .urge: 0.149, .forTo: -0.298, .headTo: -0.159, .headVerb: -0.765, .should: 0.199,
        .will: -0.378, .shouldBe: 0.628, .willBe: -0.038, .from: 0.577, .gerund: 0.094, .headGerund: 0.004,
        .noun: 0.448,
    ]

    private static let traits: [IssueTrait: Double] = [
        .shareOfAll: 0.925, .shareOfTwo: 0.877, .shareOfOne: 1.075, .countOfAll: 0.971, .countOfTwo: 0.609,
        .countOfLeast: -0.116, .inHeadline: -0.412, .inLead: 0.450, .ofHeadline: 0.242, .headlineWords: 0.169,
        .timesProposed: 0.180, .proposedInStatement: 0.124, .proposedInCue: -0.261, .proposedInHeadline: 0.059,
        .proposedInLead: -0.070, .depth: -0.484, .besideSides: 0.268, .length: 0.145, .isLong: -0.375,
        .isShort: 0.124, .isWithoutSubject: -0.423, .isSpeakers: -0.336, .isPassive: 0.104, .isRefused: 0.053,
        .modifiers: 0.162, .complement: 0.126, .names: 0.651, .holdsMarks: -0.029, .electionWords: 0.507,
        .primaryWords: -0.022, .nomineeWords: 0.198, .isPresidential: -0.039, .contestRank: -0.104,
        .contestShare: 0.013, .contestHeadline: 0.685, .contestLead: 0.044, .contestNamed: 0.550,
        .contestSpeaks: -0.567, .fateWords: 0.420, .fateNear: 0.334, .fateHeadline: 0.045, .personRank: -0.193,
        .personHeadline: 0.387,
    ]
}
