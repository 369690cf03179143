/// The colours of a theme whose text is plain and whose stances have hues.
struct Tints: Sendable {
    /// Of the text; nil for the terminal's own.
    var ink: Color?
    /// Behind everything; nil for the terminal's own.
    var ground: Color?
    /// Of labels and rules, and of what the filter leaves out.
    var faint: Color
    /// Of the bar beside the current paragraph.
    var accent: Color
    var support: Color
    var caution: Color
    var oppose: Color
    var neutral: Color
    /// Of what a search has hit.
    var match: (ink: Color, ground: Color)
}

extension Theme {
    /// A theme of these colours.
    init(name: String, _ tints: Tints) {
        self.init(
            name: name, dimmed: Style(tints.faint, on: tints.ground),
            match: Style(tints.match.ink, on: tints.match.ground)
        ) { role in
            func style(_ color: Color?, _ attributes: Style.Attributes = []) -> Style {
                Style(color, on: tints.ground, attributes)
            }
            return switch role {
            case .text, .prompt: style(tints.ink)
            case .content: style(tints.ink, .underline)
            case .contentSupport: style(tints.support, .underline)
            case .contentCaution: style(tints.caution, .underline)
            case .contentOppose: style(tints.oppose, .underline)
            case .contentNeutral: style(tints.neutral, .underline)
            case .letterSupport: style(tints.support, .bold)
            case .letterCaution: style(tints.caution, .bold)
            case .letterOppose, .error: style(tints.oppose, .bold)
            case .letterNeutral: style(tints.neutral)
            case .title, .key, .heading: style(tints.ink, .bold)
            case .rule, .label, .fold: style(tints.faint)
            case .bar: style(tints.accent, .bold)
            }
        }
    }
}
