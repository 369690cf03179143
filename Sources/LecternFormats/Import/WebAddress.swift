/// Addresses of the web as texts: what links lead to.
public enum WebAddress {
    /// The longest address that is kept, in bytes.
    static let lengthLimit = 4096

    /// Where a link leads: `reference` as it stands at `base`; nil when it is nothing to open: `javascript:`, `data:`, a file,
    /// or nothing at all. Without a base a relative link stays as it is.
    ///
    /// Source: RFC 3986, section 5.2.
    public static func resolve(_ reference: String, against base: String?) -> String? {
        let reference = trimmed(reference)
        guard !reference.isEmpty, reference.utf8.count <= lengthLimit else { return nil }
        if let scheme = scheme(of: reference) { return isWeb(scheme) ? reference : nil }
        guard let base, let parts = Parts(base) else { return reference }
        if reference.hasPrefix("//") { return parts.scheme + ":" + reference }
        let root = parts.scheme + "://" + parts.host
        if reference.hasPrefix("/") { return root + withoutDots(reference) }
        if reference.hasPrefix("#") { return root + parts.path + parts.query + reference }
        if reference.hasPrefix("?") { return root + parts.path + reference }
        let folder = parts.path.lastIndex(of: "/").map { String(parts.path[...$0]) } ?? "/"
        return root + withoutDots(folder + reference)
    }

    /// Whether `text` is an address that can be fetched: `http://` or `https://` and a host.
    public static func isFetchable(_ text: String) -> Bool { Parts(text) != nil }

    /// The host of an address in small letters, with its port where it names one and without a name to log in by, which could
    /// look like another host; nil when it is none.
    public static func host(of address: String) -> String? {
        Parts(address).map { String($0.host.split(separator: "@").last ?? "").lowercased() }
    }

    /// The parts of an absolute address.
    private struct Parts {
        var scheme, host, path, query: String

        init?(_ address: String) {
            let address = WebAddress.trimmed(address)
            guard let scheme = WebAddress.scheme(of: address), WebAddress.isWeb(scheme) else { return nil }
            var rest = address.dropFirst(scheme.count + 1)
            guard rest.hasPrefix("//") else { return nil }
            rest = rest.dropFirst(2)
            let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
            guard end > rest.startIndex else { return nil }
            self.scheme = scheme
            host = String(rest[..<end])
            let tail = rest[end...].prefix { $0 != "#" }
            let mark = tail.firstIndex(of: "?") ?? tail.endIndex
            path = tail[..<mark].isEmpty ? "/" : String(tail[..<mark])
            query = String(tail[mark...])
        }
    }

    /// Without the blanks, line ends and controls that browsers take out before they read it: they hide schemes.
    private static func trimmed(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where scalar.value > 0x20 || scalar == " " {
            if (0x7F..<0xA0).contains(scalar.value) || scalar.properties.generalCategory == .format { continue }
            kept.append(scalar)
        }
        var result = Substring(String(kept))
        while result.first == " " { result.removeFirst() }
        while result.last == " " { result.removeLast() }
        return result.contains(" ")
            ? result.split(separator: " ", omittingEmptySubsequences: false).joined(separator: "%20") : String(result)
    }

    private static func scheme(of address: String) -> String? {
        guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let name = address[..<colon].lowercased()
        guard let first = name.first, ("a"..."z").contains(first),
            name.allSatisfy({ ("a"..."z").contains($0) || ("0"..."9").contains($0) || "+-.".contains($0) })
        else { return nil }
        return name
    }

    private static func isWeb(_ scheme: String) -> Bool { scheme == "http" || scheme == "https" }

    /// A path whose `.` and `..` have been followed; what stands behind it stays.
    private static func withoutDots(_ address: String) -> String {
        let end = address.firstIndex { "?#".contains($0) } ?? address.endIndex
        var kept: [Substring] = []
        let parts = address[..<end].split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for (number, part) in parts.enumerated() {
            let isLast = number == parts.count - 1
            switch part {
            case ".": if isLast { kept.append("") }
            case "..":
                _ = kept.popLast()
                if isLast { kept.append("") }
            default: kept.append(part)
            }
        }
        return "/" + kept.joined(separator: "/") + address[end...]
    }
}
