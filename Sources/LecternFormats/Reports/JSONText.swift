internal import Foundation

/// Values as JSON, the same ones as the same text.
enum JSONText {
    /// The JSON of a value of strings, integers and finite fractions, members by name.
    static func encode(_ value: some Encodable, isPretty: Bool = false) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
        do {
            return Array(try encoder.encode(value))
        } catch {
            // Confidences are the only numbers with a fraction, and they are clamped to 0...1.
            preconditionFailure("strings, integers and finite fractions always have a JSON form")
        }
    }
}
