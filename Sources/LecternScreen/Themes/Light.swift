extension Theme {
    /// For dark text on a light ground, where yellow cannot be read.
    static let light = Theme(name: "light", dimmed: Style(.brightBlack), match: Style(.black, on: .yellow)) { role in
        switch role {
        case .text: Style()
        case .content: Style(nil, .underline)
        case .contentSupport: Style(.green, .underline)
        case .contentCaution: Style(.magenta, .underline)
        case .contentOppose: Style(.red, .underline)
        case .contentNeutral: Style(.blue, .underline)
        case .letterSupport: Style(.green, .bold)
        case .letterCaution: Style(.magenta, .bold)
        case .letterOppose: Style(.red, .bold)
        case .letterNeutral: Style(.blue)
        case .title: Style(nil, .bold)
        case .rule: Style(.brightBlack)
        case .label: Style(.brightBlack)
        case .bar: Style(.blue, .bold)
        case .key: Style(nil, .bold)
        case .heading: Style(nil, .bold)
        case .prompt: Style()
        case .error: Style(.red, .bold)
        case .fold: Style(.brightBlack)
        }
    }
}
