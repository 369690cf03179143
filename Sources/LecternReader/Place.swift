public import LecternText

extension Reader {
    /// Where the person is, to be kept for another day; nil in an empty text.
    public var place: Place? {
        let starts = article.paragraphs.starts
        guard starts.indices.contains(current) else { return nil }
        return Place(
            top: spot.anchor.offset, cursor: starts[current],
            bookmarks: bookmarks.compactMapValues {
                starts.indices.contains($0.paragraph) ? starts[$0.paragraph] : nil
            },
            issue: chosenIssue?.proposition)
    }

    /// Tells where the person was, and makes it the place that `''` goes to; the bookmarks are there again.
    public mutating func offer(_ place: Place) {
        guard article.paragraphs.count > 0 else { return }
        let before = (spot, highlight)
        restore(place)
        let there = spot
        (anchor, current, highlight) = (before.0.anchor, before.0.paragraph, before.1)
        layOut()
        guard there != before.0 else { return }
        remember(there)
        message = .note("you were at paragraph \(there.paragraph + 1); \(key("go-to-bookmark"))' goes there")
    }

    /// Goes to where the person was another day, as far as the text has been looked at and still is so long.
    public mutating func restore(_ place: Place) {
        let index = article.paragraphs
        guard index.count > 0 else { return }
        func spot(at offset: Int) -> Spot {
            let paragraph = index.paragraph(at: offset)
            return Spot(anchor: Anchor(paragraph: paragraph, offset: index.starts[paragraph]), paragraph: paragraph)
        }
        if let issue = place.issue {
            chosenIssue = Issue(id: "i1", proposition: issue)
            analysis = nil
        }
        let top = index.paragraph(at: place.top)
        anchor = Anchor(paragraph: top, offset: min(max(place.top, index.starts[top]), index.extent(of: top).end))
        current = index.paragraph(at: place.cursor)
        bookmarks = place.bookmarks.mapValues { spot(at: $0) }
        highlight = firstHighlight(in: current)
        layOut()
    }
}
