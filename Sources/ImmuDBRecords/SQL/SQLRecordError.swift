/// Why a SQL value, key or row could not be written or read.
public struct SQLRecordError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of failure, each with what a caller can do.
    public enum Code: Sendable, Hashable {
        /// Stored bytes do not have their form: check the database.
        case corrupted
        /// The value does not fit the column: give one of its type.
        case invalidValue
        /// Text or number cannot be read as the wanted type.
        case unsupportedCast
        /// Longer than the column was declared.
        case maxLengthExceeded
        /// Longer than an index key can be.
        case maxKeyLengthExceeded
    }

    /// The kind of failure.
    public var code: Code
    /// What is wrong, without final stop.
    public var message: String

    /// An error with its text.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
