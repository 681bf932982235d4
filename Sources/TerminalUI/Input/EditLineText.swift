/// Between libedit's wide characters, which are Unicode scalars here, and strings.
enum EditLineText {
    static func string(_ start: UnsafePointer<wchar>?, _ count: Int) -> String {
        var view = String.UnicodeScalarView()
        for value in UnsafeBufferPointer(start: start, count: start == nil ? 0 : count) {
            view.append(Unicode.Scalar(UInt32(bitPattern: value)) ?? "\u{fffd}")
        }
        return String(view)
    }

    /// Scalars of a text that libedit may hold: it ends strings at NUL.
    static func scalars(_ text: String) -> [UInt32] {
        text.unicodeScalars.map { $0.value == 0 ? 0xfffd : $0.value }
    }

    /// Number of scalars in the first `bytes` of the UTF-8 of `text`.
    static func scalarOffset(_ text: String, bytes: Int) -> Int {
        var seen = 0
        var count = 0
        for scalar in text.unicodeScalars {
            if seen >= bytes { break }
            seen += UTF8.width(scalar)
            count += 1
        }
        return count
    }

    /// UTF-8 bytes of the first `scalars` scalars of `text`.
    static func byteOffset(_ text: String, scalars: Int) -> Int {
        text.unicodeScalars.prefix(scalars).reduce(0) { $0 + UTF8.width($1) }
    }

    /// `wchar_t` as Swift sees it on the platforms we build for.
    typealias wchar = Int32
}
