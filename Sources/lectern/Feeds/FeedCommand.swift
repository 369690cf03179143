internal import ArgumentParser
internal import LecternFetch
internal import LecternFormats
internal import LecternLibrary
internal import LecternText

/// `lectern feed`: the feeds that the library follows.
struct FeedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feed", abstract: "Follow feeds: RSS, Atom, JSON Feed.",
        discussion: """
            The feeds that the configuration names under feeds are fetched and listed with those of the library. Adding and \
            removing can be undone: lectern remove --undo.
            """,
        subcommands: [Add.self, List.self, Fetch.self, Remove.self, Import.self, Export.self])

    /// The addresses that the configuration file names.
    fileprivate static func configured(_ option: ConfigurationOption) -> [String] {
        guard let file = option.file else { return [] }
        let (configuration, mistakes) = file.read()
        for mistake in mistakes { Complaint.write(mistake.text(in: file.lastPart)) }
        return configuration.feeds
    }
}

extension FeedCommand {
    /// `lectern feed add`.
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Follow feeds; of a page, the feed that it names.",
            discussion: "Each is fetched once to see that it is one; lectern feed fetch takes its articles.")

        @OptionGroup var library: LibraryOption
        @OptionGroup var openingOption: OpeningOption
        @Argument(help: ArgumentHelp("Where it stands.", valueName: "url")) var addresses: [String]

        func run() throws {
            try LibraryCommand.run {
                let library = try library.open(making: true)
                let opening = openingOption.opening
                var status: Int32 = 0
                for address in addresses {
                    let feed: FeedAddress
                    do throws(ImportError) { feed = try FeedFinding(opening).feed(at: address) } catch {
                        Complaint.write(error)
                        status = 2
                        continue
                    }
                    try Output.print(library.apply(.follow([feed])))
                }
                if status != 0 { throw ExitCode(status) }
            }
        }
    }

    /// `lectern feed list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the feeds.")

        @OptionGroup var library: LibraryOption
        @OptionGroup var configurationOption: ConfigurationOption
        @OptionGroup var format: FormatOption

        func run() throws {
            try LibraryCommand.run {
                var printer = RecordPrinter(format.format)
                for feed in try library.open(making: true).feeds(and: FeedCommand.configured(configurationOption)) {
                    try printer.print(ListRecord(feed))
                }
                try printer.end()
            }
        }
    }

    /// `lectern feed fetch`.
    struct Fetch: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take what is new in the feeds, and analyse it.",
            discussion: """
                Where a feed tells only what an article is about, its page is fetched. What has been taken once is not taken \
                again, nor does an article come back that has been removed. A feed that cannot be read stops no other.
                """)

        @OptionGroup var library: LibraryOption
        @OptionGroup var configurationOption: ConfigurationOption
        @OptionGroup var openingOption: OpeningOption
        @Argument(help: ArgumentHelp("Only these feeds, by address or title.", valueName: "feed")) var names: [String] =
            []

        func run() throws {
            try LibraryCommand.run {
                let library = try library.open(making: true)
                let all = try library.feeds(and: FeedCommand.configured(configurationOption))
                if all.isEmpty {
                    Complaint.write("no feed is followed; lectern feed add URL follows one")
                    throw ExitCode(1)
                }
                let feeds = names.isEmpty ? all : try FeedChoice.chosen(names, among: all)
                var status = try FeedFetching(library, openingOption.opening).fetch(feeds)
                status = max(status, try Analysing(library, by: .shared).run())
                if status != 0 { throw ExitCode(status) }
            }
        }
    }

    /// `lectern feed remove`.
    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Follow feeds no longer; their articles stay.")

        @OptionGroup var library: LibraryOption
        @Argument(help: ArgumentHelp("Its address, or its title.", valueName: "feed")) var names: [String]

        func run() throws {
            try LibraryCommand.run {
                let library = try library.open()
                let feeds = try FeedChoice.chosen(names, among: library.feeds())
                try Output.print(library.apply(.unfollow(feeds.map(\.address))))
            }
        }
    }

    /// `lectern feed import`.
    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Follow the feeds of an OPML file, as feed readers export them.")

        @OptionGroup var library: LibraryOption
        @Argument(help: "OPML; - is standard input.") var file: String

        func run() throws {
            try LibraryCommand.run {
                let found: [OPML.Subscription]
                do throws(ImportError) {
                    found = try FeedFile.subscriptions(in: Arguments.fileName(file))
                } catch {
                    Complaint.write(error)
                    throw ExitCode(2)
                }
                if found.isEmpty { throw ExitCode(1) }
                let feeds = found.map { FeedAddress(address: $0.address, title: $0.title) }
                try Output.print(library.open(making: true).apply(.follow(feeds)))
            }
        }
    }

    /// `lectern feed export`.
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Write the feeds as OPML, for other feed readers.")

        @OptionGroup var library: LibraryOption
        @OptionGroup var configurationOption: ConfigurationOption

        func run() throws {
            try LibraryCommand.run {
                let feeds = try library.open(making: true).feeds(and: FeedCommand.configured(configurationOption))
                if feeds.isEmpty { throw ExitCode(1) }
                var output = Output()
                let subscriptions = feeds.map { OPML.Subscription(address: $0.address, title: $0.title) }
                try output.write(OPML.write(subscriptions, title: "Feeds of lectern"))
                try output.flush()
            }
        }
    }
}

/// Finds the feeds that a person names.
enum FeedChoice {
    /// Each of `names`, by address, else by title in whatever capitals.
    static func chosen(_ names: [String], among feeds: [ListedFeed]) throws -> [ListedFeed] {
        try names.map { name in
            if let feed = feeds.first(where: { $0.address == name }) { return feed }
            let titled = feeds.filter { $0.title.lowercased() == name.lowercased() }
            if titled.count == 1 { return titled[0] }
            let why = titled.isEmpty ? "no feed is called that" : "several feeds are called that; give the address"
            Complaint.write("\(Sanitizer.printable(name)): \(why); lectern feed list tells what there is")
            throw ExitCode(2)
        }
    }
}

/// Finds the feed that an address leads to.
struct FeedFinding {
    private let opening: Opening

    init(_ opening: Opening) { self.opening = opening }

    /// The feed at an address, or the first one that the page there names.
    func feed(at address: String) throws(ImportError) -> FeedAddress {
        let page = try opening.page(at: address)
        if Feed.isFeed(page.bytes, charset: page.charset) { return try named(page, address) }
        let links = Feed.links(inPage: page.bytes, at: page.address, charset: page.charset)
        guard let first = links.first else { throw ImportError(FileName(address), .brokenFeed(.notAFeed)) }
        let found = try named(try opening.page(at: first.address), first.address)
        return found.title.isEmpty ? FeedAddress(address: first.address, title: first.title) : found
    }

    private func named(_ page: FetchedPage, _ address: String) throws(ImportError) -> FeedAddress {
        do throws(FeedError) {
            let feed = try Feed.read(page.bytes, from: page.address, charset: page.charset)
            return FeedAddress(address: address, title: feed.title ?? "")
        } catch {
            throw ImportError(FileName(address), .brokenFeed(error))
        }
    }
}

extension ListRecord {
    /// A feed of a list.
    init(_ feed: ListedFeed) {
        let fetched = feed.fetched.map { DateReading(seconds: Int64($0)).iso8601 }
        members = [
            ("address", .text(feed.address)), ("title", .text(feed.title.isEmpty ? nil : feed.title)),
            ("followed", .flag(feed.isFollowed)), ("fetched", .text(fetched)), ("failure", .text(feed.failure)),
            ("articles", .number(feed.articleCount)),
        ]
        line = feed.name
        if feed.name != feed.address { line += " · \(feed.address)" }
        line += " · \(feed.articleCount) article\(feed.articleCount == 1 ? "" : "s")"
        line += fetched.map { " · read \($0.prefix(10))" } ?? " · not read yet"
        if !feed.isFollowed { line += " · named by the configuration" }
        if let failure = feed.failure { line += "\n    \(failure)" }
    }
}
