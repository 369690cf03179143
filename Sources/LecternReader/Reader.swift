public import LecternScreen
public import LecternText

/// The reader's whole state. It does no input or output: give it actions, draw it, perform its effects.
public struct Reader: Sendable {
    /// The article on screen.
    public private(set) var article: Article
    public private(set) var size: Size
    /// The theme to paint with.
    public private(set) var theme: Theme

    /// Opens an article; perform `start()`'s effects first.
    public init(article: Article, size: Size, theme: Theme = Theme.all[0]) {
        self.article = article
        self.size = size
        self.theme = theme
    }

    /// What is to be done once the article is on screen: its analysis.
    public mutating func start() -> [Effect] {
        [.annotate(TextSpan(0, article.store.byteCount), issue: nil)]
    }

    /// Takes a key: part of a command, or a letter in a prompt.
    public mutating func press(_ key: Key) -> [Effect] {
        key == .character("q") ? apply(.quit) : []
    }

    /// Does `action` and returns what is left for the program to do, in order.
    ///
    /// An action that cannot be done changes nothing and rings: state is never out of range.
    public mutating func apply(_ action: Action) -> [Effect] {
        switch action {
        case .quit: return [.quit]
        case .resize(let size): self.size = size
        case .indexed(let article): self.article = article
        default: break
        }
        return []
    }

    /// The picture of the state.
    public func draw() -> Screen { Screen(size: size) }
}
