/// Bounds of the SQL engine.
enum Limits {
    /// Longest statement text, in bytes.
    static let statementBytesMax = 16 << 20
}
