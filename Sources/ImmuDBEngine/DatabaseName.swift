/// The rules for names of databases, which are also the names of their directories.
public enum DatabaseName {
    /// Users and settings.
    public static let system = "systemdb"
    /// Always there.
    public static let standard = "defaultdb"

    /// Checks a name as it stands: 1 to 128 lower-case letters, digits and underscores.
    /// - Throws: `invalidDatabaseName`.
    public static func check(_ name: String) throws(EngineError) {
        let bytes = Array(name.utf8)
        guard (1...Limits.databaseNameBytesMax).contains(bytes.count) else {
            throw EngineError(.invalidDatabaseName, "database name length outside of limits")
        }
        for byte in bytes where !isAllowed(byte) {
            let isPunctuation = (0x21...0x7e).contains(byte) && !isLetter(byte)
            throw EngineError(
                .invalidDatabaseName,
                isPunctuation
                    ? "punctuation marks and symbols are not allowed in database name"
                    : "unrecognized character in database name")
        }
    }

    /// The name that a database created as `name` gets.
    /// - Throws: `databaseReserved` for the built-in ones exactly as they are spelled, `invalidDatabaseName`.
    static func forCreation(_ name: String) throws(EngineError) -> String {
        try checkNotReserved(name)
        let lowered = lowercased(name)
        try check(lowered)
        return lowered
    }

    /// ASCII letters in lower case; other letters are none of a database's name anyway.
    public static func lowercased(_ name: String) -> String {
        String(decoding: name.utf8.map(lowercase), as: UTF8.self)
    }

    /// - Throws: `databaseReserved` for the built-in databases.
    public static func checkNotReserved(_ name: String) throws(EngineError) {
        guard name != system, name != standard else { throw .databaseReserved }
    }

    private static func lowercase(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    /// Whether a name passes ``check(_:)``.
    static func isLegal(_ name: String) -> Bool {
        do throws(EngineError) {
            try check(name)
            return true
        } catch {
            return false
        }
    }

    /// Key of a database's settings record in the system database.
    static func settingsKey(of name: String) -> [UInt8] { [2] + Array(name.utf8) }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
    }
}
