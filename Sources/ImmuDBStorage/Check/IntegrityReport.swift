import ImmuDBProofs

/// One place where the files of a store are not what was written.
package struct IntegrityFault: Sendable, Hashable, CustomStringConvertible {
    package enum Kind: String, Sendable {
        /// A file is missing, has a damaged head, or cannot be read.
        case file
        /// A record of the transaction log.
        case transaction
        /// An entry of the commit log.
        case commitEntry
        /// A value.
        case value
        /// Records that are intact by themselves but do not belong to one history.
        case chain
        /// The hash tree files. Derived data: closing the store, removing `aht` and opening rebuilds them.
        case tree
        /// The files of the key index. Derived data: opening the store makes them again.
        case index
    }

    package var kind: Kind
    /// Path relative to the store's directory.
    package var file: String?
    /// Byte position in the file.
    package var offset: UInt64?
    package var txID: UInt64?
    /// Store key of the entry concerned.
    package var key: [UInt8]?
    package var message: String

    package init(
        kind: Kind, file: String? = nil, offset: UInt64? = nil, txID: UInt64? = nil, key: [UInt8]? = nil,
        message: String
    ) {
        self.kind = kind
        self.file = file
        self.offset = offset
        self.txID = txID
        self.key = key
        self.message = message
    }

    init(_ error: StorageError, kind: Kind, txID: UInt64? = nil, key: [UInt8]? = nil) {
        self.init(
            kind: error.code == .inputOutput ? .file : kind, file: error.file, offset: error.offset,
            txID: error.txID ?? txID, key: key, message: error.message)
    }

    package var description: String {
        var text = kind.rawValue
        if let file { text += " " + file }
        if let offset { text += " at byte \(offset)" }
        if let txID { text += ", transaction \(txID)" }
        if let key { text += ", key \(Hex.encode(key))" }
        return text + ": " + message
    }
}

/// What an integrity check found.
package struct IntegrityReport: Sendable, Hashable {
    /// Transactions walked over.
    package var transactions: UInt64 = 0
    package var entries: UInt64 = 0
    /// Values that were read and hashed, and their bytes.
    package var values: UInt64 = 0
    package var valueBytes: UInt64 = 0
    /// Values that retention discarded; no fault.
    package var discardedValues: UInt64 = 0
    /// Leaves of the hash tree files compared with a tree built from scratch.
    package var treeLeaves: UInt64 = 0
    /// Id and recomputed hash of the last transaction.
    package var last = Store.State.empty
    /// In the order found, at most as many as asked for.
    package var faults: [IntegrityFault] = []
    /// What is wrong with, or missing of, files that opening the store makes again: nothing is lost.
    package var derivedFaults: [IntegrityFault] = []
    /// False when the check was stopped, or gave up after the allowed number of faults.
    package var isComplete = true

    package init() {}

    /// Everything was looked at and nothing is wrong.
    package var isClean: Bool { faults.isEmpty && isComplete }
}

/// How far an integrity check got.
package struct CheckProgress: Sendable, Hashable {
    package var transactionsDone: UInt64
    package var transactionsTotal: UInt64
    /// Bytes of records and values read so far.
    package var bytesRead: UInt64

    package init(transactionsDone: UInt64, transactionsTotal: UInt64, bytesRead: UInt64) {
        self.transactionsDone = transactionsDone
        self.transactionsTotal = transactionsTotal
        self.bytesRead = bytesRead
    }
}
