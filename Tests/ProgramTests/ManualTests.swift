import Foundation
import LecternReader
import LecternTestSupport
import Testing

/// The manual is made from the tables that the program itself goes by.
@Suite struct ManualTests {
    private func page(_ name: String) throws -> String {
        let result = try Program.run(["manual", name])
        #expect(result.status == 0)
        return String(decoding: result.output, as: UTF8.self)
    }

    @Test func `lectern(1) tells every command and every option that is told by --help`() throws {
        let page = try page("lectern.1")
        for command in ["add", "ask", "speakers merge", "config check", "doctor", "annotate", "completions"] {
            #expect(page.contains(".Ss \\&lectern \(command)\n") || page.contains("lectern \(command)"), "\(command)")
        }
        for option in ["dry\\-run", "stream", "repair", "no\\-mouse", "allow\\-local"] {
            #expect(page.contains("Fl \\-\(option)"), "\(option)")
        }
        #expect(!page.contains("manual lectern.1"))
    }

    @Test func `every key stands in lectern(1), every action in lectern-config(5)`() throws {
        let (program, configuration) = (try page("lectern.1"), try page("lectern-config.5"))
        for row in Binding.rows(in: .article) + Binding.rows(in: .library) {
            #expect(program.contains(row.help.replacingOccurrences(of: "\\", with: "\\e")), "\(row.help)")
        }
        for binding in Binding.all {
            #expect(configuration.contains(binding.name.replacingOccurrences(of: "-", with: "\\-")), "\(binding.name)")
        }
    }

    @Test(arguments: ["lectern.1", "lectern-query.7", "lectern-config.5"])
    func `no line of a page is taken for a request that it is not`(_ name: String) throws {
        let macros: Set = [
            "Dd", "Dt", "Os", "Sh", "Ss", "Nm", "Nd", "Op", "Ar", "Cm", "Fl", "It", "Bl", "El", "Bd", "Ed", "Pp", "Xr",
        ]
        for line in try page(name).split(separator: "\n") where line.hasPrefix(".") {
            #expect(macros.contains(String(line.dropFirst().prefix(2))), "\(line)")
        }
    }
}
