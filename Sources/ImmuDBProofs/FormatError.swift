/// Bytes that do not have the form they should have. The message says what and where.
public struct FormatError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, in one sentence without final stop.
    public let message: String

    public init(_ message: String) { self.message = message }

    public var description: String { message }
}
