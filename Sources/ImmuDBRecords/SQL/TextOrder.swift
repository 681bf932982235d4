/// Order of byte strings: the first differing byte decides, a prefix comes first.
package enum TextOrder {
    /// -1, 0 or 1.
    package static func compare(_ left: String, _ right: String) -> Int {
        compare(left.utf8, right.utf8)
    }

    /// -1, 0 or 1.
    package static func compare(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Int {
        var (a, b) = (left.makeIterator(), right.makeIterator())
        while true {
            switch (a.next(), b.next()) {
            case (nil, nil): return 0
            case (nil, _): return -1
            case (_, nil): return 1
            case (let x?, let y?): if x != y { return x < y ? -1 : 1 }
            }
        }
    }
}
