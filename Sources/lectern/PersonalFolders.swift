internal import Glibc

/// A person's folders, as the XDG Base Directory Specification 0.8 has them.
enum PersonalFolders {
    /// Where state is kept: `$XDG_STATE_HOME`, else `~/.local/state`.
    static var state: String? { folder("XDG_STATE_HOME", else: ".local/state") }
    /// Where what a person keeps is: `$XDG_DATA_HOME`, else `~/.local/share`.
    static var data: String? { folder("XDG_DATA_HOME", else: ".local/share") }
    /// Where what can be made again is kept: `$XDG_CACHE_HOME`, else `~/.cache`.
    static var cache: String? { folder("XDG_CACHE_HOME", else: ".cache") }

    /// The folder that a variable names if it is an absolute path, else one in the home folder; nil without a home.
    private static func folder(_ name: String, else fallback: String) -> String? {
        func value(_ name: String) -> String? {
            getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
        }
        return value(name) ?? value("HOME").map { $0 + "/" + fallback }
    }
}
