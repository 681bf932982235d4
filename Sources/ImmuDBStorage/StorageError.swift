package import SystemIO

/// Why a store could not be opened, read or written. Says which file and where, as far as there is one.
package struct StorageError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kinds of failure, each with what a caller can do.
    package enum Code: String, Sendable {
        /// There is no store in the directory: check the path.
        case storeNotFound
        /// Another process uses the directory: stop it first.
        case locked
        /// The directory uses a feature this program does not know: a newer format version, a strange
        /// compression level.
        case unsupported
        /// Bytes on disk are not what was written: restore from a backup; the integrity
        /// check gives a full list.
        case corrupted
        /// The value was discarded by retention; hashes and proofs remain.
        case valueDiscarded
        /// No transaction has this id yet.
        case transactionNotFound
        /// The transaction has no entry with this key.
        case keyNotFound
        /// The caller asked for something the format cannot hold: a limit, an empty or repeated key.
        case invalidArgument
        /// A replicated transaction has an id that this store gave already.
        case transactionPresent
        /// A replicated transaction comes before the ones it follows: replicate those first.
        case transactionGap
        /// The entries of a replicated transaction are not those its header was made for.
        case entriesDiffer
        /// The store was opened for reading only.
        case readOnly
        /// An earlier write failed, so later ones are refused until the store is opened again.
        case writesRefused
        /// Too many transactions wait for an allowance from outside.
        case tooManyWaiting
        /// The operating system reported an error; `cause` has it.
        case inputOutput
        /// The store is closed.
        case closed
    }

    package var code: Code
    /// What is wrong and, where it helps, what to do. No final stop.
    package var message: String
    /// Path of the file relative to the store's directory.
    package var file: String?
    /// Byte position in that file.
    package var offset: UInt64?
    /// Transaction concerned.
    package var txID: UInt64?
    /// Error of the operating system behind this one.
    package var cause: SystemIOError?

    package init(
        _ code: Code, _ message: String, file: String? = nil, offset: UInt64? = nil, txID: UInt64? = nil,
        cause: SystemIOError? = nil
    ) {
        self.code = code
        self.message = message
        self.file = file
        self.offset = offset
        self.txID = txID
        self.cause = cause
    }

    /// An error of the operating system. Where the file is named relative to the store, the text does not
    /// tell where on this machine that is: it goes to clients.
    package init(_ cause: SystemIOError, file: String? = nil, txID: UInt64? = nil) {
        let code: Code = cause.code == .locked ? .locked : .inputOutput
        let message = file == nil ? cause.description : "cannot \(cause.operation): \(cause.message)"
        self.init(code, message, file: file, offset: cause.offset, txID: txID, cause: cause)
    }

    package var description: String {
        var text = ""
        if let file { text += file }
        if let offset { text += text.isEmpty ? "byte \(offset)" : " at byte \(offset)" }
        if let txID { text += text.isEmpty ? "transaction \(txID)" : ", transaction \(txID)" }
        return text.isEmpty ? message : "\(text): \(message)"
    }
}

/// Runs a file operation and reports its failure as a ``StorageError``.
func onDisk<R>(
    file: @autoclosure () -> String? = nil, _ body: () throws(SystemIOError) -> R
) throws(StorageError) -> R {
    do throws(SystemIOError) {
        return try body()
    } catch {
        throw StorageError(error, file: file())
    }
}
