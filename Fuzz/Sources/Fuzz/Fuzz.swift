internal import Glibc

/// Feeds a parser with what libFuzzer thinks of: `Fuzz TARGET [libFuzzer's options] [corpus]`.
@main
struct Fuzz {
    static func main() {
        var arguments = CommandLine.arguments
        let name = arguments.count > 1 ? arguments.remove(at: 1) : ""
        guard let target = Target(rawValue: name) else {
            let names = Target.allCases.map(\.rawValue).joined(separator: ", ")
            print("usage: Fuzz TARGET [-max_total_time=60] [folder]; there are \(names)")
            exit(64)
        }
        chosen = target
        var count = Int32(arguments.count)
        let copies: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        copies.withUnsafeBufferPointer { buffer in
            var pointer = UnsafeMutablePointer(mutating: buffer.baseAddress)
            withUnsafeMutablePointer(to: &pointer) { exit(runFuzzer(&count, $0, take)) }
        }
    }
}

/// The parser that is fed; set once before the first input.
nonisolated(unsafe) private var chosen = Target.page

/// Source: LLVM, compiler-rt/lib/fuzzer/FuzzerInterface.h.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ take: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

private func take(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    chosen.read(Array(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
}
