public import Foundation

/// Runs the built program, as a person or a script would.
public struct Program: Sendable {
    /// What a run left behind.
    public struct Result: Sendable {
        /// The exit status; a signal's number when one ended it.
        public var status: Int32
        public var output: Data
        public var errors: String

        /// The output as lines.
        public var lines: [String] {
            String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
        }
    }

    /// Where the program is: beside the test bundle, in the build folder.
    public static let url: URL = {
        let build = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
            .deletingLastPathComponent()
        let beside = build ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        return beside.appendingPathComponent("lectern")
    }()

    /// Runs the program with `arguments`, `input` on its standard input and `environment` beside the usual one, and
    /// waits for it.
    ///
    /// - Parameter stateFolder: its `$XDG_STATE_HOME`; nil is none that can be written, so that tests leave no traces.
    public static func run(
        _ arguments: [String], input: Data = Data(), environment: [String: String] = [:], stateFolder: URL? = nil
    ) throws -> Result {
        let process = Process()
        process.executableURL = url
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["XDG_STATE_HOME": stateFolder?.path() ?? "/dev/null/state", "XDG_CACHE_HOME": "/dev/null/cache"]
                .merging(environment) { $1 }
        ) { $1 }
        let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
        (process.standardInput, process.standardOutput, process.standardError) = (stdin, stdout, stderr)
        try process.run()
        // Written from a thread of its own: both pipes may fill up at once.
        let writer = Thread {
            try? stdin.fileHandleForWriting.write(contentsOf: input)
            try? stdin.fileHandleForWriting.close()
        }
        writer.start()
        let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
        let errors = try stderr.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: output, errors: String(decoding: errors, as: UTF8.self))
    }
}
