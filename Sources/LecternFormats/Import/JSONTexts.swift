/// The texts of a line of JSON, names and values, without decoding it: a line may be long, and who asks wants little of it.
enum JSONTexts {
    /// Visits the texts as they are written, without their quotation marks, to the end of the line or until `visit` is false.
    ///
    /// - Parameter visit: takes a text, and whether it is the name of a member of the outermost object.
    static func walk(_ line: ArraySlice<UInt8>, _ visit: (ArraySlice<UInt8>, _ isOuterName: Bool) -> Bool) {
        var (depth, index) = (0, line.startIndex)
        while index < line.endIndex, line[index] != 0x0A {
            switch line[index] {
            case 0x7B, 0x5B: depth += 1
            case 0x7D, 0x5D: depth -= 1
            case 0x22:
                let start = index + 1
                index = start
                while index < line.endIndex, line[index] != 0x22 { index += line[index] == 0x5C ? 2 : 1 }
                guard index < line.endIndex else { return }
                let isName = line[(index + 1)...].first { $0 > 0x20 } == 0x3A
                if !visit(line[start..<index], depth == 1 && isName) { return }
            default: break
            }
            index += 1
        }
    }
}
