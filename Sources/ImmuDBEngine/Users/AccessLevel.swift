/// What a user may do on one database, with the numbers of the wire format and of the user records.
package enum AccessLevel: UInt32, Sendable, Hashable, CaseIterable, Comparable {
    case read = 1
    case readWrite = 2
    /// Of one database.
    case admin = 254
    /// Of the whole server; the built-in user only.
    case systemAdmin = 255

    package static func < (left: AccessLevel, right: AccessLevel) -> Bool { left.rawValue < right.rawValue }
}
