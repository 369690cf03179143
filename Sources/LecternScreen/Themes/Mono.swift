extension Theme {
    /// Without colour: letters, bold, underline, italics and dim tell everything.
    static let mono = Theme(name: "mono", dimmed: Style(nil, .dim), match: Style(nil, [.bold, .reverse])) { role in
        switch role {
        case .text: Style()
        case .content: Style(nil, .underline)
        case .contentSupport: Style(nil, .underline)
        case .contentCaution: Style(nil, .underline)
        case .contentOppose: Style(nil, .underline)
        case .contentNeutral: Style(nil, .underline)
        case .letterSupport: Style(nil, .bold)
        case .letterCaution: Style(nil, .bold)
        case .letterOppose: Style(nil, .bold)
        case .letterNeutral: Style()
        case .title: Style(nil, .bold)
        case .rule: Style(nil, .dim)
        case .label: Style(nil, .dim)
        case .bar: Style(nil, .bold)
        case .key: Style(nil, .bold)
        case .heading: Style(nil, .bold)
        case .prompt: Style()
        case .error: Style(nil, .reverse)
        case .fold: Style(nil, .dim)
        }
    }
}
