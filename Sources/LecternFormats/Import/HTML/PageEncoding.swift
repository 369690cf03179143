/// How a page is written: as a byte order mark says, a server, the page itself, or its bytes.
enum PageEncoding {
    /// How far a page is searched for what it says, in bytes; the standard has it within 1024, pages do not.
    private static let reach = 8192

    /// The text of a page in UTF-8.
    static func text(of bytes: [UInt8], charset: String?) -> [UInt8] {
        DeclaredEncoding.text(of: bytes, charset: charset ?? declared(in: bytes))
    }

    /// The encoding that a page names in a `meta` element.
    ///
    /// Source: WHATWG HTML, section 13.2.3.2, "prescan a byte stream to determine its encoding", simplified.
    static func declared(in bytes: [UInt8]) -> String? {
        let head = String(decoding: bytes.prefix(reach).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
        var rest = head[...]
        while let meta = rest.firstRange(of: "<meta") {
            rest = rest[meta.upperBound...]
            let tag = rest.prefix { $0 != ">" }
            guard let word = tag.firstRange(of: "charset") else { continue }
            let value = tag[word.upperBound...].drop { $0 == " " }
            guard value.first == "=" else { continue }
            let name = value.dropFirst().drop { " \"'".contains($0) }.prefix { !" \"';/".contains($0) }
            if !name.isEmpty { return String(name) }
        }
        return nil
    }
}
