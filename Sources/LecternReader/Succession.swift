internal import LecternText

/// Finds the places of a text in a later version of it.
struct Succession {
    let before: Article
    let after: Article

    /// How far a paragraph may have moved, and how many before it may have changed with it.
    private static let (reach, depth) = (200, 20)

    /// The paragraph that is what the one of that number was: of the same words, or at the same distance from one that is.
    func paragraph(_ number: Int) -> Int {
        for distance in 0...Self.depth where number - distance >= 0 {
            if let found = same(as: number - distance) { return clamped(found + distance) }
        }
        return clamped(number)
    }

    /// The same byte of that paragraph, as far as it is still so long.
    func anchor(_ anchor: Anchor) -> Anchor {
        guard after.paragraphs.count > 0 else { return Anchor(paragraph: 0, offset: 0) }
        let paragraph = paragraph(anchor.paragraph)
        let extent = after.paragraphs.extent(of: paragraph)
        let start =
            before.paragraphs.starts.indices.contains(anchor.paragraph)
            ? before.paragraphs.starts[anchor.paragraph] : anchor.offset
        return Anchor(paragraph: paragraph, offset: min(extent.start + max(0, anchor.offset - start), extent.end))
    }

    /// The same place to come back to.
    func spot(_ spot: Reader.Spot) -> Reader.Spot {
        Reader.Spot(anchor: anchor(spot.anchor), paragraph: paragraph(spot.paragraph))
    }

    private func clamped(_ number: Int) -> Int { min(max(0, number), max(0, after.paragraphs.count - 1)) }

    /// The nearest paragraph of the same words, nil when there is none near.
    private func same(as number: Int) -> Int? {
        guard before.paragraphs.starts.indices.contains(number) else { return nil }
        let words = before.paragraph(number).bytes
        for distance in 0...Self.reach {
            for candidate in distance == 0 ? [number] : [number - distance, number + distance]
            where after.paragraphs.starts.indices.contains(candidate) && after.paragraph(candidate).bytes == words {
                return candidate
            }
        }
        return nil
    }
}
