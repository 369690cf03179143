internal import Glibc
internal import LecternFormats

/// A configuration file: where it is, and what stands in it.
struct ConfigurationFile {
    /// The path as the system takes it.
    let path: String
    /// Whether a person has named it, so that it must be there.
    let isNamed: Bool

    /// The largest file that is read, in bytes: so reading one never delays the first screen by more than can be seen.
    private static let sizeLimit = 64 << 10

    /// The file of that name, or the usual one; nil when nothing says where that is.
    init?(named name: String?, environment: [String: String]) {
        isNamed = name != nil
        if let name {
            path = name
        } else if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") {
            path = folder + "/lectern/config.toml"
        } else if let home = environment["HOME"], !home.isEmpty {
            path = home + "/.config/lectern/config.toml"
        } else {
            return nil
        }
    }

    /// The path as people write it, with `~` for the person's home.
    func shown(home: String?) -> String {
        let shown = Sanitizer.printable(path)
        guard let home, home.count > 1, shown.hasPrefix(home + "/") else { return shown }
        return "~" + shown.dropFirst(home.count)
    }

    /// The name without its folders.
    var lastPart: String { FileName(path).lastPart }

    /// The settings and the mistakes; neither when there is no file and none was named.
    func read() -> (configuration: Configuration, mistakes: [ConfigurationMistake]) {
        do throws(ConfigurationMistake) {
            return Configuration.read(try bytes())
        } catch {
            return (Configuration(), [error])
        }
    }

    private func bytes() throws(ConfigurationMistake) -> [UInt8] {
        // Whatever it is, it must not make the program wait.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR {
                if !isNamed { return [] }
                throw ConfigurationMistake(
                    message: "no such file; check the name, or write it with lectern config init")
            }
            throw Self.failure(errno)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.failure(errno) }
        let kind = status.st_mode & S_IFMT
        guard kind == S_IFREG || kind == S_IFCHR else {
            throw ConfigurationMistake(message: "is no file; name a text file")
        }
        var bytes = [UInt8](repeating: 0, count: Self.sizeLimit + 1)
        var count = 0
        while count < bytes.count {
            let start = count
            let got = bytes.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress.map { $0 + start }, $0.count - start)
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw Self.failure(errno) }
            if got == 0 { break }
            count += got
        }
        guard count <= Self.sizeLimit else {
            throw ConfigurationMistake(message: "is larger than 64 KB, too much for settings; name another file")
        }
        return Array(bytes.prefix(count))
    }

    private static func failure(_ number: Int32) -> ConfigurationMistake {
        ConfigurationMistake(message: "\(String(cString: strerror(number)).lowercased()); check the file's permissions")
    }
}

/// What of the environment tells where files are.
enum Environment {
    /// The variables that `ConfigurationFile` asks for.
    static var current: [String: String] {
        var variables: [String: String] = [:]
        for name in ["HOME", "XDG_CONFIG_HOME"] {
            if let value = getenv(name) { variables[name] = String(cString: value) }
        }
        return variables
    }
}
