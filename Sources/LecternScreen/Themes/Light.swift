extension Theme {
    /// For dark text on a light ground, in the person's own colours, of which yellow cannot be read there.
    static let light = Theme(
        name: "light",
        Tints(
            faint: .brightBlack, accent: .blue, support: .green, caution: .magenta, oppose: .red, neutral: .blue,
            match: (.black, .yellow)))
}
