extension Theme {
    /// For light text on a dark ground, in the person's own colours.
    static let dark = Theme(
        name: "dark",
        Tints(
            faint: .brightBlack, accent: .blue, support: .green, caution: .yellow, oppose: .red, neutral: .cyan,
            match: (.black, .yellow)))
}
