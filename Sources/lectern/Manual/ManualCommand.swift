internal import ArgumentParser

/// `lectern manual PAGE`: prints a page of the manual, for whoever installs the program.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: "Print a page of the manual, in mdoc.", shouldDisplay: false)

    /// The pages, by the names of their files.
    enum Page: String, CaseIterable, ExpressibleByArgument {
        case program = "lectern.1"
        case query = "lectern-query.7"
        case configuration = "lectern-config.5"

        /// What other pages call it.
        var reference: String {
            let parts = rawValue.split(separator: ".")
            return ".Xr \(parts[0]) \(parts[1])"
        }
    }

    @Argument(help: ArgumentHelp("One of \(Page.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "page"))
    var page: Page

    func run() throws {
        var output = Output()
        do {
            try output.write(Array(try text().utf8))
            try output.flush()
        } catch OutputError.closed {
            return
        } catch let error as OutputError {
            Complaint.write(error)
            throw ExitCode(2)
        }
    }

    private func text() throws -> String {
        switch page {
        case .query: return QueryPage.text
        case .configuration: return ConfigurationPage.text
        case .program:
            guard let table = CommandTable.current() else {
                Complaint.write("manual: the table of options is of another form than was built for; report it")
                throw ExitCode(2)
            }
            return ProgramPage.text(table.command)
        }
    }
}

extension Mdoc {
    /// The day of the pages' version.
    static let date = "November 26, 2026"

    /// Ends a page with the pages that it should be read with.
    mutating func seeAlso(_ references: [String]) {
        section("SEE ALSO")
        for (number, reference) in references.enumerated() {
            add(reference + (number + 1 < references.count ? " ," : ""))
        }
    }
}
