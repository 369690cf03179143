internal import Glibc

extension ArraySlice<UInt8> {
    /// Where some bytes, at least one, stand first, nil if nowhere.
    ///
    /// By the C library, as the standard library's search takes a hundred times as long, and a beginning of 64 KB is searched
    /// before anything is on screen.
    func range(of bytes: StaticString) -> Range<Int>? {
        let length = bytes.utf8CodeUnitCount
        return withUnsafeBytes { text in
            guard let start = text.baseAddress else { return nil }
            var place = 0
            while place + length <= text.count {
                let room = text.count - length + 1 - place
                guard let found = memchr(start + place, Int32(bytes.utf8Start.pointee), room) else { return nil }
                place = UnsafeRawPointer(found) - start
                if memcmp(found, bytes.utf8Start, length) == 0 {
                    return startIndex + place..<startIndex + place + length
                }
                place += 1
            }
            return nil
        }
    }
}
