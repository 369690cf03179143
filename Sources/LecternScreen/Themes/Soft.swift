extension Theme {
    /// Quiet light colours on dark grey, with a ground of their own.
    static let softDark = Theme(
        name: "soft-dark",
        Tints(
            ink: .hex(0xD7D3C7), ground: .hex(0x262626), faint: .hex(0xA09C90), accent: .hex(0x9DB8E8),
            support: .hex(0x9CCF9C), caution: .hex(0xE0C07A), oppose: .hex(0xEC9A90), neutral: .hex(0x8FC7D6),
            match: (.hex(0x262626), .hex(0xE0C07A))))

    /// Quiet dark colours on the white of paper, with a ground of their own.
    static let softLight = Theme(
        name: "soft-light",
        Tints(
            ink: .hex(0x3A3730), ground: .hex(0xF4EFE3), faint: .hex(0x635E52), accent: .hex(0x4A4FA8),
            support: .hex(0x1A641F), caution: .hex(0x7D5600), oppose: .hex(0xA01C1C), neutral: .hex(0x0A5F7A),
            match: (.hex(0x3A3730), .hex(0xF2CF6B))))
}
