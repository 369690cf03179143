internal import LecternReader
internal import LecternScreen

/// What a person has set in the configuration file; nil is left to the program.
struct Configuration {
    var theme: Theme?
    /// The widest a line of text may get, in columns.
    var width: Int?
    var usesMouse: Bool?
    var color: ColorChoice?
    /// The key table with the person's keys.
    var bindings: [Binding]?
    /// The proposals that the person follows.
    var issues: [String] = []
    /// The addresses of feeds that the person follows.
    var feeds: [String] = []

    /// The most names that are looked at, and the most that `keys` may hold: suggestions for each one would take long.
    static let entryLimit = 200
    /// The largest width: no terminal is wider.
    static let widthLimit = 9999

    /// Reads a file's bytes: its good settings, and its mistakes in the order of the file.
    static func read(_ bytes: [UInt8]) -> (configuration: Configuration, mistakes: [ConfigurationMistake]) {
        var configuration = Configuration()
        var mistakes: [ConfigurationMistake] = []
        do throws(ConfigurationMistake) {
            for entry in try ConfigurationDocument.read(bytes).prefix(entryLimit) {
                if let setting = Setting.all.first(where: { $0.name == entry.name }) {
                    mistakes += setting.read(entry.value, &configuration)
                } else {
                    mistakes.append(Setting.unknown(entry))
                }
            }
        } catch {
            mistakes.append(error)
        }
        let start = FilePosition(line: 0, column: 0)
        return (configuration, mistakes.sorted { ($0.place ?? start) < ($1.place ?? start) })
    }
}
