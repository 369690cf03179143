extension Theme {
    /// For weak eyes and bright rooms: white on black, nothing grey but what is filtered out.
    static let highContrast = Theme(
        name: "high-contrast", dimmed: Style(.white, on: .black, .dim), match: Style(.black, on: .brightCyan, .bold)
    ) { role in
        switch role {
        case .text: Style(.brightWhite, on: .black)
        case .content: Style(.brightWhite, on: .black, .underline)
        case .contentSupport: Style(.brightGreen, on: .black, [.underline, .bold])
        case .contentCaution: Style(.brightYellow, on: .black, [.underline, .bold])
        case .contentOppose: Style(.brightRed, on: .black, [.underline, .bold])
        case .contentNeutral: Style(.brightCyan, on: .black, .underline)
        case .letterSupport: Style(.black, on: .brightGreen, .bold)
        case .letterCaution: Style(.black, on: .brightYellow, .bold)
        case .letterOppose: Style(.brightWhite, on: .red, .bold)
        case .letterNeutral: Style(.brightCyan, on: .black, .bold)
        case .title: Style(.brightWhite, on: .black, .bold)
        case .rule: Style(.brightWhite, on: .black)
        case .label: Style(.brightWhite, on: .black)
        case .bar: Style(.brightYellow, on: .black, .bold)
        case .key: Style(.brightWhite, on: .black, .bold)
        case .heading: Style(.brightWhite, on: .black, .bold)
        case .prompt: Style(.brightWhite, on: .black)
        case .error: Style(.brightWhite, on: .red, .bold)
        case .fold: Style(.brightWhite, on: .black)
        }
    }
}
