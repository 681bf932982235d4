package import SystemIO

/// Why a backup file cannot be used. Says what is wrong, at which byte, in which transaction.
package struct BackupError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong with the file.
    package enum Code: String, Sendable {
        /// It does not begin like a backup: another file, or a damaged beginning.
        case notABackup
        /// A backup of a later format: use a newer program.
        case unsupportedVersion
        /// A record whose fields contradict each other.
        case malformed
        /// The file ends inside a record: copying it was interrupted.
        case cut
        /// Transactions are missing between two records.
        case gap
        /// A transaction occurs again, or the order is wrong.
        case repeated
        /// A record of another history stands between those of this one.
        case foreign
        /// The hash recomputed from the header is not the one in the record.
        case hashMismatch
        /// The entries do not have the hash that the header says.
        case entriesMismatch
        /// A header names another tree over the transactions before it.
        case treeMismatch
        /// The file holds no transaction.
        case empty
        /// The backup does not reach as far as is known, or is not the one described.
        case unexpected
        /// The system could not read or write the file.
        case inputOutput
    }

    package var code: Code
    package var message: String
    /// Byte at which the record begins.
    package var offset: UInt64?
    /// Transaction concerned.
    package var txID: UInt64?

    package init(_ code: Code, _ message: String, offset: UInt64? = nil, txID: UInt64? = nil) {
        self.code = code
        self.message = message
        self.offset = offset
        self.txID = txID
    }

    package init(_ cause: SystemIOError) {
        self.init(.inputOutput, cause.description, offset: cause.offset)
    }

    package var description: String {
        var place: [String] = []
        if let txID { place.append("transaction \(txID)") }
        if let offset { place.append("byte \(offset)") }
        return place.isEmpty ? message : "\(place.joined(separator: ", ")): \(message)"
    }
}
