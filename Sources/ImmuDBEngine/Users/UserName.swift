/// The rules for names of users.
package enum UserName {
    /// The built-in system administrator.
    package static let administrator = "immudb"
    /// The password he has in a new directory unless another one is given.
    package static let defaultPassword = "immudb"

    /// Letters, digits and underscores, 1 to 63.
    package static func isLegal(_ name: String) -> Bool {
        (1...Limits.userNameBytesMax).contains(name.utf8.count) && name.utf8.allSatisfy(isAllowed)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
    }
}
