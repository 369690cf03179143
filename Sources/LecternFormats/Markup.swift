/// Text for XML and HTML.
enum Markup {
    /// `text` fit to stand between tags and in attributes with either quotation mark; controls are gone.
    static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in Sanitizer.printable(text).unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
