extension Theme {
    /// For light text on a dark ground.
    static let dark = Theme(name: "dark", dimmed: Style(.brightBlack), match: Style(.black, on: .yellow)) { role in
        switch role {
        case .text: Style()
        case .content: Style(nil, .underline)
        case .contentSupport: Style(.green, .underline)
        case .contentCaution: Style(.yellow, .underline)
        case .contentOppose: Style(.red, .underline)
        case .contentNeutral: Style(.cyan, .underline)
        case .letterSupport: Style(.green, .bold)
        case .letterCaution: Style(.yellow, .bold)
        case .letterOppose: Style(.red, .bold)
        case .letterNeutral: Style(.cyan)
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
