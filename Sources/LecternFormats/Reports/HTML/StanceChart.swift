internal import LecternText

/// Stance over time: a bar for each period, and the same numbers as a table.
enum StanceChart {
    private static let (barWidth, gap, height, letterHeight) = (46, 26, 220, 15)

    /// The section; nothing to draw is said in a sentence.
    static func text(_ report: ReportedArticles) -> String {
        let (periods, counts) = counted(report)
        guard !periods.isEmpty else {
            return "<section id=\"stances\"><h2>Stance over time</h2><p>No statement takes a stance.</p></section>"
        }
        return """
            <section id="stances"><h2>Stance over time</h2>
            <div class="wide" tabindex="0" role="region" aria-label="Stance over time">\(drawing(periods, counts))
            \(table(periods, counts))</div></section>
            """
    }

    /// Periods in order, and in each how many statements take each stance: days, months or years, as far as the dates lie apart.
    private static func counted(_ report: ReportedArticles) -> (periods: [String], counts: [[Int]]) {
        let days = report.articles.compactMap(\.day)
        let length = periodLength(days)
        var counts: [String: [Int]] = [:]
        for (article, cited) in report.cited.enumerated() {
            let period = report.articles[article].day.map { String($0.prefix(length)) } ?? undated
            for one in cited {
                guard let stance = one.statement.stance, let index = Stance.allCases.firstIndex(of: stance) else {
                    continue
                }
                counts[period, default: [0, 0, 0, 0]][index] += 1
            }
        }
        // Digits come before letters: what has no date comes last.
        let periods = counts.keys.sorted()
        return (periods, periods.map { counts[$0] ?? [] })
    }

    private static let undated = "no date"

    private static func periodLength(_ days: [String]) -> Int {
        if Set(days).count <= 12 { return 10 }
        return Set(days.map { $0.prefix(7) }).count <= 36 ? 7 : 4
    }

    private static func drawing(_ periods: [String], _ counts: [[Int]]) -> String {
        let most = max(1, counts.map { $0.reduce(0, +) }.max() ?? 1)
        let width = periods.count * (barWidth + gap) + gap
        let told = zip(periods, counts).map { "\($0): " + words($1) }.joined(separator: "; ")
        var lines = [
            "<svg viewBox=\"0 0 \(width) \(height + 40)\" width=\"\(width)\" height=\"\(height + 40)\" role=\"img\" aria-label=\"\(Markup.escaped(told))\">",
            "<line x1=\"0\" y1=\"\(height + 10)\" x2=\"\(width)\" y2=\"\(height + 10)\"/>",
        ]
        for (number, period) in periods.enumerated() {
            let left = gap + number * (barWidth + gap)
            var bottom = height + 10
            for (index, stance) in Stance.allCases.enumerated() where counts[number][index] > 0 {
                let tall = max(1, counts[number][index] * (height - 10) / most)
                bottom -= tall
                lines.append(
                    "<rect class=\"\(stance.rawValue)\" x=\"\(left)\" y=\"\(bottom)\" width=\"\(barWidth)\" height=\"\(tall)\"/>"
                )
                guard tall >= letterHeight else { continue }
                lines.append(
                    "<text class=\"in\" x=\"\(left + barWidth / 2)\" y=\"\(bottom + tall / 2 + 4)\">\(stance.letter) \(counts[number][index])</text>"
                )
            }
            lines.append("<text x=\"\(left + barWidth / 2)\" y=\"\(height + 28)\">\(Markup.escaped(period))</text>")
        }
        return (lines + ["</svg>"]).joined(separator: "\n")
    }

    private static func words(_ counts: [Int]) -> String {
        zip(Stance.allCases, counts).map { "\($1) \($0.rawValue)" }.joined(separator: ", ")
    }

    private static func table(_ periods: [String], _ counts: [[Int]]) -> String {
        let heads = Stance.allCases.map { "<th scope=\"col\">\($0.letter) \($0.rawValue)</th>" }.joined()
        let rows = zip(periods, counts).map { period, numbers in
            "<tr><th scope=\"row\">\(Markup.escaped(period))</th>\(numbers.map { "<td>\($0)</td>" }.joined())</tr>"
        }
        return
            "<table><thead><tr><th scope=\"col\">Period</th>\(heads)</tr></thead><tbody>\(rows.joined())</tbody></table>"
    }
}
