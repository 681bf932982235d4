package import SystemIO

/// One value of a record, before any output format has seen it.
package enum FieldValue: Sendable, Hashable {
    /// Bytes that somebody stored: keys and values. Never trusted to be text.
    case bytes([UInt8])
    /// Our own words or a name that was checked.
    case text(String)
    /// A number that is never negative: ids, counts.
    case unsigned(UInt64)
    /// A value of a result whose text is exact: numbers with a fraction, times of a column, identifiers.
    case literal(String, isNumber: Bool)
    /// A number with a sign.
    case integer(Int64)
    /// A measurement; finite.
    case decimal(Double)
    case boolean(Bool)
    /// A point in time.
    case time(Timestamp)
    /// A hash or key fingerprint, shown in hexadecimal.
    case hash([UInt8])
    /// Records of their own, such as the entries of a transaction.
    indirect case records(RecordList)
    /// Nothing to show.
    case null

    /// True for `.null`.
    package var isNull: Bool { self == .null }
}
