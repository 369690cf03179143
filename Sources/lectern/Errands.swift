internal import FoundationEssentials
internal import Glibc
internal import LecternFormats
internal import LecternText

/// Why something could not be taken out of the program.
struct ErrandError: Error, CustomStringConvertible {
    /// What, and what to do.
    var description: String
}

/// What the program does for the reader outside itself: files, editors, browsers, other programs.
///
/// Each errand ends in a line for the status row, or in an error that says what to do.
enum Errands {
    // MARK: Files

    /// Writes a file that does not exist yet; a half-written one is removed.
    static func write(_ bytes: [UInt8], to path: String) throws(ErrandError) -> String {
        let path = expanded(path)
        let shown = FileName(path).shown
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            let remedy = errno == EEXIST ? "give another name" : "choose another place"
            throw ErrandError(description: "\(shown): \(String(cString: strerror(errno)).lowercased()); \(remedy)")
        }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let reason = String(cString: strerror(errno)).lowercased()
                close(descriptor)
                unlink(path)
                throw ErrandError(description: "\(shown): \(reason); make room or choose another place")
            }
            rest = rest.dropFirst(count)
        }
        guard close(descriptor) == 0 else {
            let reason = String(cString: strerror(errno)).lowercased()
            unlink(path)
            throw ErrandError(description: "\(shown): \(reason); choose another place")
        }
        return "written to \(shown)"
    }

    /// The article as plain text.
    static func plainText(of article: Article, _ annotations: Annotations) -> [UInt8] {
        var text = PlainText(width: nil)
        var bytes: [UInt8] = []
        text.write(article, annotations) { bytes += $0 }
        return bytes
    }

    /// A path with `~` made the home folder.
    private static func expanded(_ path: String) -> String {
        guard path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
        return String(cString: home) + path.dropFirst()
    }

    // MARK: Other programs

    /// The command that opens `file` in the person's editor at a line, counted from 1.
    ///
    /// - Parameter commandKey: what begins a command on the reading screen, to be told where there is no file.
    static func editorCommand(_ file: FileName, line: Int, commandKey: String) throws(ErrandError) -> [[UInt8]] {
        guard !file.isStandardInput, file.webAddress == nil else {
            let origin = file.isStandardInput ? "by a pipe" : "from the web"
            throw ErrandError(description: "the article came \(origin); \(commandKey)w writes it to a file first")
        }
        let editor = environment("VISUAL") ?? environment("EDITOR") ?? "vi"
        return shellCommand("\(editor) \"$@\"", [Array("+\(line)".utf8), file.bytes])
    }

    /// The command that opens a link in the person's browser.
    static func browserCommand(_ link: String?) throws(ErrandError) -> [[UInt8]] {
        guard let link else {
            throw ErrandError(description: "the article names no link; a line URL: at its head would")
        }
        guard link.hasPrefix("https://") || link.hasPrefix("http://") else {
            throw ErrandError(description: "the article's link is no web address; only http and https are opened")
        }
        if let browser = environment("BROWSER") { return shellCommand("\(browser) \"$@\"", [Array(link.utf8)]) }
        return [Array("xdg-open".utf8), Array(link.utf8)]
    }

    /// A line for the shell, with words for its `$@`: a person's variables may hold options, which every program lets it take
    /// apart.
    static func shellCommand(_ line: String, _ words: [[UInt8]] = []) -> [[UInt8]] {
        ["/bin/sh", "-c", line, "sh"].map { Array($0.utf8) } + words
    }

    /// Runs a command on the terminal, giving it `input` if there is some, and waits for its end.
    ///
    /// - Parameter command: its words as bytes, since names of files need not be UTF-8.
    /// - Returns: its exit status.
    static func run(_ command: [[UInt8]], input: [UInt8]? = nil) throws(ErrandError) -> Int32 {
        var ends: [Int32] = [-1, -1]
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if input != nil {
            guard pipe(&ends) == 0 else { throw ErrandError(description: "no pipe is left; close some programs") }
            // The other program must not hold the end it is fed from, or it would wait for itself.
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
        }
        let child: pid_t
        do throws(ErrandError) { child = try spawn(command, actions) } catch {
            for end in ends where end >= 0 { close(end) }
            throw error
        }
        if let input {
            close(ends[0])
            feed(input, to: ends[1])
        }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            guard errno == EINTR else { break }
        }
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    }

    private static func spawn(_ command: [[UInt8]], _ actions: posix_spawn_file_actions_t) throws(ErrandError) -> pid_t
    {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The program ignores broken pipes, and keys that interrupt while the terminal is lent; others expect to be ended
        // by them.
        var defaults = sigset_t()
        sigemptyset(&defaults)
        for number in [SIGPIPE, SIGINT, SIGQUIT] { sigaddset(&defaults, number) }
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var arguments = command.map { word in FileName(word).withCString { strdup($0) } } + [nil]
        defer { for argument in arguments { free(argument) } }
        var actions = actions
        var child = pid_t()
        let result = FileName(command[0]).withCString {
            posix_spawnp(&child, $0, &actions, &attributes, &arguments, environ)
        }
        guard result == 0 else {
            throw ErrandError(
                description:
                    "\(Sanitizer.printable(command[0])): \(String(cString: strerror(result)).lowercased()); is it installed?"
            )
        }
        return child
    }

    /// Lets a person read what another program has printed.
    static func waitForEnter() {
        let prompt = Array("\n[Enter goes back to the article] ".utf8)
        _ = prompt.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
        let terminal = open("/dev/tty", O_RDONLY | O_CLOEXEC)
        guard terminal >= 0 else { return }
        defer { close(terminal) }
        var byte: UInt8 = 0
        while read(terminal, &byte, 1) == 1, byte != 0x0A, byte != 0x0D {}
    }

    /// Writes all of `input`, or as much as the other program wants, and closes the pipe.
    private static func feed(_ input: [UInt8], to descriptor: Int32) {
        defer { close(descriptor) }
        var rest = input[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    private static func environment(_ name: String) -> String? {
        guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
        return value
    }

    // MARK: The clipboard

    /// A text in base 64.
    static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
}
