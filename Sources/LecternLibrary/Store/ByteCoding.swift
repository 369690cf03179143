internal import LecternText

/// Writes numbers and texts one after the other, small numbers in one byte.
///
/// Numbers are LEB128 (DWARF 5, section 7.6), seven bits a byte; texts and lists begin with their length.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    /// Writes a number that is not negative; one that is counts as 0.
    mutating func write(_ number: Int) {
        var rest = UInt64(max(0, number))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func write(_ text: String) {
        write(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    /// Writes a fraction of 0 to 1 in steps of a 65,535th.
    mutating func write(fraction: Double) {
        write(fraction.isFinite ? Int((min(1, max(0, fraction)) * 65_535).rounded()) : 0)
    }

    mutating func write(_ span: TextSpan) {
        write(span.start)
        write(span.count)
    }

    mutating func write<Element>(_ list: [Element], _ one: (inout ByteWriter, Element) -> Void) {
        write(list.count)
        for element in list { one(&self, element) }
    }

    mutating func write<Value>(_ value: Value?, _ some: (inout ByteWriter, Value) -> Void) {
        write(value == nil ? 0 : 1)
        if let value { some(&self, value) }
    }

    /// Writes which of its kind's cases a value is.
    mutating func write<Choice: CaseIterable & Equatable>(choice: Choice) {
        write(Array(Choice.allCases).firstIndex(of: choice) ?? 0)
    }
}

/// Reads what a `ByteWriter` wrote; anything else is refused.
struct ByteReader {
    /// The bytes are not as any writer leaves them.
    struct Damage: Error {}

    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    /// Whether all has been read.
    var isAtEnd: Bool { rest.isEmpty }

    mutating func number() throws(Damage) -> Int {
        var (value, shift) = (0 as UInt64, 0 as UInt64)
        while let byte = rest.popFirst() {
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 {
                guard let number = Int(exactly: value) else { break }
                return number
            }
            shift += 7
            if shift > 56 { break }
        }
        throw Damage()
    }

    mutating func text() throws(Damage) -> String {
        let count = try number()
        guard count <= rest.count, let text = String(validating: rest.prefix(count), as: UTF8.self) else {
            throw Damage()
        }
        rest.removeFirst(count)
        return text
    }

    mutating func fraction() throws(Damage) -> Double { Double(min(65_535, try number())) / 65_535 }

    mutating func span() throws(Damage) -> TextSpan {
        let (start, count) = (try number(), try number())
        guard start < 1 << 48, count < 1 << 48 else { throw Damage() }
        return TextSpan(start, start + count)
    }

    mutating func list<Element>(_ one: (inout ByteReader) throws(Damage) -> Element) throws(Damage) -> [Element] {
        let count = try number()
        // Each element takes a byte at least.
        guard count <= rest.count else { throw Damage() }
        var list: [Element] = []
        list.reserveCapacity(count)
        for _ in 0..<count { list.append(try one(&self)) }
        return list
    }

    mutating func optional<Value>(_ some: (inout ByteReader) throws(Damage) -> Value) throws(Damage) -> Value? {
        try number() == 0 ? nil : try some(&self)
    }

    mutating func choice<Choice: CaseIterable>(of: Choice.Type) throws(Damage) -> Choice {
        let (index, cases) = (try number(), Array(Choice.allCases))
        guard cases.indices.contains(index) else { throw Damage() }
        return cases[index]
    }
}
