import Foundation
import LecternScreen
import Testing

/// Colours of themes, and what stands for them where a terminal has fewer.
@Suite struct ColorTests {
    /// A colour, its number among 256, and the person's colour that comes nearest.
    struct Row: Sendable {
        var hex: UInt32
        var indexed: Int
        var person: Color.Person
    }

    @Test(arguments: [
        Row(hex: 0x000000, indexed: 232, person: .black), Row(hex: 0xFFFFFF, indexed: 255, person: .brightWhite),
        Row(hex: 0x262626, indexed: 235, person: .black), Row(hex: 0x808080, indexed: 244, person: .brightBlack),
        Row(hex: 0xD7D3C7, indexed: 252, person: .white), Row(hex: 0xFF0000, indexed: 196, person: .red),
        Row(hex: 0x00FF00, indexed: 46, person: .brightGreen), Row(hex: 0x0000FF, indexed: 21, person: .blue),
        Row(hex: 0xAF00AF, indexed: 127, person: .magenta), Row(hex: 0x875F00, indexed: 94, person: .yellow),
        Row(hex: 0x87D7D7, indexed: 116, person: .brightCyan), Row(hex: 0x1A641F, indexed: 22, person: .green),
    ])
    func `a colour has a nearest one of 256 and of the person's sixteen`(_ row: Row) {
        #expect(RGB(row.hex).nearestIndexed == row.indexed)
        #expect(RGB(row.hex).nearestPerson == row.person)
    }

    @Test func `each of the 256 is its own nearest`() {
        for number in 16..<256 where ![16, 59, 102, 145, 188, 231].contains(number) {
            #expect(Self.indexed(number).nearestIndexed == number)
        }
    }

    /// Themes that name colours of their own for ground and text: what they look like is known.
    private static let ownColors = Theme.all.filter { theme in
        if case .rgb = theme.style(.text, []).background { true } else { false }
    }

    @Test func `there are themes with colours of their own for dark and for light`() {
        #expect(ownColors.map(\.name) == ["soft-dark", "soft-light"])
    }

    private var ownColors: [Theme] { Self.ownColors }

    @Test(arguments: ownColors.map(\.name))
    func `all that a theme with colours of its own shows can be read, with 256 colours too`(name: String) throws {
        let theme = try #require(Theme.named(name))
        for role in Role.allCases {
            for marks in [Marks(), .dimmed, .match, [.match, .dimmed], .current] {
                let style = theme.style(role, marks)
                guard case .rgb(let ink) = style.foreground, case .rgb(let ground) = style.background else {
                    Issue.record("\(role) has a colour of the person's")
                    continue
                }
                #expect(Self.contrast(ink, ground) >= 4.5, "\(role) \(marks)")
                let (few, fewer) = (Self.indexed(ink.nearestIndexed), Self.indexed(ground.nearestIndexed))
                #expect(Self.contrast(few, fewer) >= 4.5, "\(role) \(marks) with 256 colours")
            }
        }
    }

    @Test(arguments: ownColors.map(\.name))
    func `stances, text and ground stay apart with 256 and with 16 colours`(name: String) throws {
        let theme = try #require(Theme.named(name))
        let roles: [Role] = [.text, .contentSupport, .contentCaution, .contentOppose, .contentNeutral]
        let colors = roles.map { theme.style($0, []).foreground } + [theme.style(.text, []).background]
        let own = colors.compactMap { if case .rgb(let rgb) = $0 { rgb } else { nil } }
        #expect(Set(own.map(\.nearestIndexed)).count == 6)
        #expect(Set(own.map(\.nearestPerson)).count == 6)
    }

    /// Source: WCAG 2.1, "contrast ratio".
    private static func contrast(_ one: RGB, _ other: RGB) -> Double {
        let (bright, dark) = (max(luminance(one), luminance(other)), min(luminance(one), luminance(other)))
        return (bright + 0.05) / (dark + 0.05)
    }

    /// Source: WCAG 2.1, "relative luminance".
    private static func luminance(_ color: RGB) -> Double {
        func linear(_ part: UInt8) -> Double {
            let value = Double(part) / 255
            return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
    }

    /// The colour of a number of 16 to 255 as xterm shows it.
    private static func indexed(_ number: Int) -> RGB {
        guard number < 232 else { return RGB(UInt32(8 + 10 * (number - 232)) * 0x010101) }
        let levels: [UInt32] = [0, 95, 135, 175, 215, 255]
        let (red, green, blue) = ((number - 16) / 36, (number - 16) / 6 % 6, (number - 16) % 6)
        return RGB(levels[red] << 16 | levels[green] << 8 | levels[blue])
    }
}
