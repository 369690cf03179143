public import Foundation
internal import Glibc

/// A terminal as a person has it: a shell in tmux, keys typed into it, its screen read back.
///
/// It has a server of its own, so that nobody's tmux is touched, and never waits for a time: only for what must appear.
public final class Tmux {
    /// What went wrong outside the program under test.
    public enum Failure: Error, CustomStringConvertible {
        case missing
        case failed(String)
        case noProgram(String)
        /// What was waited for did not come; the screen at the end.
        case notSeen(String, screen: String)

        public var description: String {
            switch self {
            case .missing: "tmux is missing; install it with: apt-get install tmux"
            case .failed(let message): "tmux: \(message)"
            case .noProgram(let path): "\(path) is missing; build it with: swift build"
            case .notSeen(let what, let screen): "\(what) did not appear; the screen:\n\(screen)"
            }
        }
    }

    private let socket = "lectern-test-\(UUID().uuidString)"
    /// `$XDG_STATE_HOME` of the terminal: new, and gone afterwards, so that no test finds the place of another,
    /// nor its library.
    public let stateFolder: URL
    /// How long anything may take before the test fails, in seconds: long, as machines that build are slow.
    private static let patience: TimeInterval = 20

    /// Opens a terminal with a shell in it, in a given environment beside the usual one.
    public init(columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]) throws {
        stateFolder = FileManager.default.temporaryDirectory.appending(path: socket)
        let environment = environment.merging([
            "XDG_STATE_HOME": stateFolder.path(), "XDG_CACHE_HOME": stateFolder.path(),
            "XDG_DATA_HOME": stateFolder.path(),
        ]) { given, _ in given }
        let settings = environment.map { "\($0.key)='\($0.value)'" }.joined(separator: " ")
        try run(
            "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "env", "-u", "NO_COLOR",
            "PS1=ready> ",
            "bash", "--norc", "--noprofile")
        try run("set-option", "-g", "status", "off")
        try resize(columns: columns, rows: rows)
        try wait(for: "ready>")
        if !settings.isEmpty { try command("export \(settings)") }
    }

    deinit {
        _ = try? run("kill-server")
        try? FileManager.default.removeItem(at: stateFolder)
    }

    /// The path of the program under test.
    public static func program() throws -> String {
        let path = Program.url.path()
        guard FileManager.default.isExecutableFile(atPath: path) else { throw Failure.noProgram(path) }
        return path
    }

    /// A file of the package, by its path from the package's root.
    public static func packageFile(_ path: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../\(path)").standardized.path()
    }

    /// Types text, character by character.
    public func type(_ text: String) throws { try run("send-keys", "-l", text) }

    /// Presses keys by tmux's names: `Enter`, `C-z`, `Escape`.
    public func press(_ keys: String...) throws { try run(["send-keys"] + keys) }

    /// Sends bytes, in hexadecimal, as one burst.
    public func pressBytes(_ bytes: [String]) throws { try run(["send-keys", "-H"] + bytes) }

    /// Pastes text, as a person does by a menu or a key of the terminal: marked as a paste if the program has asked for it.
    public func paste(_ text: String) throws {
        try run("set-buffer", text)
        try run("paste-buffer", "-p")
    }

    /// Types a line into the shell.
    public func command(_ line: String) throws {
        try type(line)
        try press("Enter")
    }

    /// The rows of the screen, with escape sequences for their looks if wanted.
    public func screen(withLooks: Bool = false) throws -> [String] {
        try run(["capture-pane", "-p"] + (withLooks ? ["-e"] : [])).components(separatedBy: "\n").dropLast()
    }

    /// What tmux knows of the terminal, by one of its formats: `#{alternate_on}`.
    public func value(_ format: String) throws -> String {
        try run("display-message", "-p", format).trimmingCharacters(in: .newlines)
    }

    /// Gives the window another size.
    public func resize(columns: Int, rows: Int) throws {
        try run("resize-window", "-x", "\(columns)", "-y", "\(rows)")
    }

    /// The process that the shell has in the foreground, once it has one.
    public func foreground() throws -> Int32 {
        let shell = try value("#{pane_pid}")
        var found: Int32?
        try wait(until: "a process of the shell") { _ in
            let children = try? String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
            found = children?.split(separator: " ").last.flatMap { Int32($0) }
            return found != nil
        }
        guard let found else { throw Failure.failed("no process in the foreground") }
        return found
    }

    /// Waits until `text` is on the screen, and returns its rows.
    @discardableResult
    public func wait(for text: String) throws -> [String] {
        try wait(until: "“\(text)”") { $0.contains { $0.contains(text) } }
    }

    /// Waits until the screen is as `condition` wants it, and returns its rows.
    @discardableResult
    public func wait(until what: String, _ condition: ([String]) throws -> Bool) throws -> [String] {
        let end = Date(timeIntervalSinceNow: Self.patience)
        while true {
            let rows = try screen()
            if try condition(rows) { return rows }
            guard Date() < end else { throw Failure.notSeen(what, screen: rows.joined(separator: "\n")) }
            Thread.sleep(forTimeInterval: 0.01)
        }
    }

    /// Waits until lectern has read the article and judged what is said in it.
    public func waitForAnalysis() throws {
        try wait(until: "the analysis") { !$0.contains { $0.contains("reading …") || $0.contains("judging …") } }
    }

    /// Waits until the screen has stopped changing, and returns its rows.
    public func settled() throws -> [String] {
        var last: [String] = []
        var sameCount = 0
        return try wait(until: "a screen at rest") { rows in
            sameCount = rows == last ? sameCount + 1 : 0
            last = rows
            return sameCount > 8
        }
    }

    @discardableResult
    private func run(_ arguments: String...) throws -> String { try run(arguments) }

    @discardableResult
    private func run(_ arguments: [String]) throws -> String {
        let (status, output, errors) = try Self.spawn(["tmux", "-L", socket] + arguments)
        switch status {
        case 0: return output
        case 127: throw Failure.missing
        default: throw Failure.failed(errors)
        }
    }

    /// Runs a command to its end, and returns its status and what it wrote.
    ///
    /// Not by Foundation's `Process`: it waits until all that the command has left running, such as the server of tmux, is
    /// gone as well.
    private static func spawn(_ command: [String]) throws -> (status: Int32, output: String, errors: String) {
        var ends: [[Int32]] = [[0, 0], [0, 0]]
        for index in ends.indices where pipe(&ends[index]) != 0 { throw Failure.failed("no pipe is left") }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[0][1], 1)
        posix_spawn_file_actions_adddup2(&actions, ends[1][1], 2)
        // The server would keep open for ever what it inherits.
        for descriptor in 3..<256 as Range<Int32> { posix_spawn_file_actions_addclose(&actions, descriptor) }
        // Threads of the test runner block signals, and what they start would do so as well.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let environment = ProcessInfo.processInfo.environment.merging(
            ["LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"]) { $1 }
        var arguments = command.map { strdup($0) } + [nil]
        var settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in arguments + settings { free(text) } }
        var process: pid_t = 0
        let result = posix_spawnp(&process, command[0], &actions, &attributes, &arguments, &settings)
        for pair in ends { close(pair[1]) }
        defer { for pair in ends { close(pair[0]) } }
        guard result == 0 else { return (127, "", String(cString: strerror(result))) }
        let texts = ends.map { FileHandle(fileDescriptor: $0[0], closeOnDealloc: false).readDataToEndOfFile() }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        return (
            status & 0x7F == 0 ? status >> 8 & 0xFF : 128, String(decoding: texts[0], as: UTF8.self),
            String(decoding: texts[1], as: UTF8.self)
        )
    }
}
