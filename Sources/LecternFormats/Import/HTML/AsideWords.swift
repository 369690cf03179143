/// Words that stand among the paragraphs of articles and are none of theirs.
enum AsideWords {
    /// Blocks of just these words, in small letters, without marks and digits.
    static let whole: Set<String> = [
        "", "ad", "ads", "advert", "advertisement", "advertising", "anzeige", "werbung", "publicidade", "publicidad",
        "publicité", "pubblicità", "iklan", "реклама", "sponsored", "sponsored content", "close", "caption", "share",
        "shares", "tweet", "pin it", "email", "print", "save", "comment", "comments", "leave a comment", "reply",
        "like",
        "loading", "more", "read more", "show more", "see more", "load more", "continue reading", "keep reading",
        "story continues below", "story continues below advertisement", "article continues below", "related",
        "related news", "related articles", "related stories", "related story", "related topics", "related video",
        "image of", "of", "next", "previous",
        "play", "play video", "watch", "watch video", "video", "photo", "photos", "image", "view gallery", "gallery",
        "menu", "search",
        "subscribe", "sign up", "log in", "login", "sign in", "register", "follow", "follow us", "back to top", "top",
        "home", "skip", "skip ad", "download", "enlarge", "enlarge this image", "toggle caption", "hide caption",
        "facebook", "twitter", "whatsapp", "instagram", "linkedin", "pinterest", "facebook twitter",
        "facebook twitter google whatsapp", "voltar", "compartilhar", "compartir", "comentarios", "comentários",
        "weiterlesen", "mehr", "teilen", "lire aussi", "partager", "leggi anche", "condividi", "читайте также",
        "something to consider", "editors note", "view comments", "dont miss", "up next", "x", "tags",
    ]

    /// What short blocks begin with.
    static let beginnings = [
        "share this", "share on", "share via", "read more", "read also", "read next", "also read", "more:",
        "more on this",
        "related:", "see also", "see more", "don't miss", "don’t miss", "click here", "click to", "sign up",
        "subscribe",
        "get the latest", "get our", "follow us", "follow me", "follow the", "follow ap", "like us", "join us",
        "download the", "download our", "tagged", "tags:", "tag:",
        "category:", "categories:", "photo:", "photos:", "photo by", "image:", "image via", "image credit",
        "(image credit", "(photo", "picture:", "credit:", "watch:", "video:", "listen:", "copyright", "©",
        "all rights reserved", "this article originally appeared", "have a tip", "got a tip", "write to ",
        "contact the author", "reach the reporter", "leia mais", "leia também", "veja também", "lea también",
        "lee también", "mehr zum thema", "lesen sie auch", "lire aussi", "à lire aussi", "leggi anche", "baca juga",
        "читайте также", "смотрите также", "we may earn", "this post contains affiliate", "buy now", "see full image",
        "subscribe to", "sign in to", "log in to", "advertisement", "story continues", "your browser does not",
        "please enable javascript", "more from", "more great", "for more", "image source",
    ]

    /// What blocks of a few words begin with.
    static let shortBeginnings = [
        "filed under", "posted in", "posted by", "posted on", "published by", "published on", "source:", "by:",
    ]

    /// Where to follow somebody.
    static let networks = ["facebook", "twitter", "instagram", "youtube", "whatsapp", "linkedin", "tiktok", "telegram"]

    /// The words of `text`, a blank between them, without marks and digits.
    static func letters(of text: String) -> String {
        text.split { !$0.isLetter }.joined(separator: " ")
    }

    /// What begins the part behind an article.
    static let ends = [
        "comments", "leave a comment", "leave a reply", "related", "related articles", "related stories",
        "related posts",
        "related news", "related coverage", "related content", "related topics", "recommended", "recommended for you",
        "recommended reading",
        "more from", "more stories", "more news", "more great", "more on", "you may also like", "you might also like",
        "read next",
        "read more", "up next", "trending", "most popular", "most read", "popular", "latest news", "latest stories",
        "share this", "about the author", "about the writer", "tell us what you think", "what do you think",
        "sign up", "subscribe", "newsletter", "see also", "external links", "references", "further reading",
        "footnotes",
        "join the conversation", "add a comment", "post a comment", "next article", "previous article", "voltar",
        "você pode gostar", "veja também", "leia também", "comentários", "comentarios", "kommentare", "commentaires",
        "ähnliche artikel", "artículos relacionados", "articles similaires", "читайте также", "комментарии",
        "something to consider",
    ]
}
