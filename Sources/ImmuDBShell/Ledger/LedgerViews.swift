package import CommandLineKit
package import ImmuDBProofs
import TerminalUI

/// An entry, ready to be shown.
package struct EntryView: Sendable {
    package var key: [UInt8]
    package var value: [UInt8]
    package var metadata: KVMetadata
    package var txID: UInt64
    /// As the ledger numbers it; not covered by any proof. 0 when it did not say.
    package var revision: UInt64
    /// Commit time, Unix seconds; nil when unknown.
    package var timestamp: Int64?
    /// Hash of the transaction, where it was proven.
    package var alh: Digest?
    /// The key that was asked for, when it is a reference to `key`.
    package var referencedBy: [UInt8]?
    package var badge: Badge
    /// Steps of the proof; empty unless asked for.
    package var trace: ProofTrace

    package init(
        key: [UInt8], value: [UInt8], metadata: KVMetadata = .none, txID: UInt64, revision: UInt64 = 0,
        timestamp: Int64? = nil, alh: Digest? = nil, referencedBy: [UInt8]? = nil, badge: Badge,
        trace: ProofTrace = .off
    ) {
        self.key = key
        self.value = value
        self.metadata = metadata
        self.txID = txID
        self.revision = revision
        self.timestamp = timestamp
        self.alh = alh
        self.referencedBy = referencedBy
        self.badge = badge
        self.trace = trace
    }
}

/// A member of a sorted set, ready to be shown.
package struct MemberView: Sendable {
    package var set: [UInt8]
    package var score: Double
    /// Transaction the member is bound to; 0 = none.
    package var boundTo: UInt64
    /// The key with its value; after adding a member: with the transaction that added it, and no value.
    package var entry: EntryView
    /// Hash over the entries of the transaction that added it, where that was asked for.
    package var entriesHash: Digest?

    package init(
        set: [UInt8], score: Double, boundTo: UInt64, entry: EntryView, entriesHash: Digest? = nil
    ) {
        self.set = set
        self.score = score
        self.boundTo = boundTo
        self.entry = entry
        self.entriesHash = entriesHash
    }

    var position: MemberPosition { MemberPosition(score: score, key: entry.key, atTx: boundTo) }
}

/// A new alias, ready to be shown.
package struct ReferenceView: Sendable {
    package var key: [UInt8]
    package var target: [UInt8]
    package var txID: UInt64
    package var timestamp: Int64?
    package var badge: Badge

    package init(key: [UInt8], target: [UInt8], txID: UInt64, timestamp: Int64?, badge: Badge) {
        self.key = key
        self.target = target
        self.txID = txID
        self.timestamp = timestamp
        self.badge = badge
    }
}

/// What a deletion did.
package struct DeletionView: Sendable {
    package var key: [UInt8]
    package var txID: UInt64
    package var timestamp: Int64?
    package var badge: Badge

    package init(key: [UInt8], txID: UInt64, timestamp: Int64?, badge: Badge) {
        self.key = key
        self.txID = txID
        self.timestamp = timestamp
        self.badge = badge
    }
}

/// A transaction, ready to be shown.
package struct TransactionView: Sendable {
    /// One entry as far as it is known.
    package struct Entry: Sendable {
        package var kind: String
        package var key: [UInt8]
        package var value: [UInt8]?
        package var metadata: KVMetadata
        package var valueHash: Digest
        /// What the entry means, where its key is made of several parts.
        package var detail: String?

        package init(
            kind: String, key: [UInt8], value: [UInt8]?, metadata: KVMetadata, valueHash: Digest,
            detail: String? = nil
        ) {
            self.detail = detail
            self.kind = kind
            self.key = key
            self.value = value
            self.metadata = metadata
            self.valueHash = valueHash
        }
    }

    package var header: TxHeader
    package var alh: Digest
    package var entries: [Entry]
    package var badge: Badge
    package var trace: ProofTrace

    package init(
        header: TxHeader, alh: Digest, entries: [Entry], badge: Badge, trace: ProofTrace = .off
    ) {
        self.header = header
        self.alh = alh
        self.entries = entries
        self.badge = badge
        self.trace = trace
    }
}

/// The state that a ledger claims.
package struct StateView: Sendable {
    package var database: String
    package var txID: UInt64
    package var alh: Digest
    /// Last transaction written but not committed, when the ledger tells.
    package var precommitted: PrecommittedState?
    package var badge: Badge

    package init(
        database: String, txID: UInt64, alh: Digest, precommitted: PrecommittedState? = nil, badge: Badge
    ) {
        self.database = database
        self.txID = txID
        self.alh = alh
        self.precommitted = precommitted
        self.badge = badge
    }
}

/// A transaction that is written but not committed.
package struct PrecommittedState: Sendable, Hashable {
    package var txID: UInt64
    package var alh: Digest

    package init(txID: UInt64, alh: Digest) {
        self.txID = txID
        self.alh = alh
    }
}

/// How busy a database is.
package struct HealthView: Sendable {
    package var pendingRequests: UInt64
    /// Unix milliseconds; 0 for never.
    package var lastRequestCompletedAtMilliseconds: Int64

    package init(pendingRequests: UInt64, lastRequestCompletedAtMilliseconds: Int64) {
        self.pendingRequests = pendingRequests
        self.lastRequestCompletedAtMilliseconds = lastRequestCompletedAtMilliseconds
    }
}

/// What a server says about itself; nil for what it does not say.
package struct InfoView: Sendable {
    package var version: String
    package var transactions: UInt64?
    package var databases: UInt64?
    /// Unix seconds.
    package var startedAt: Int64?
    package var databasesDiskBytes: UInt64?

    package init(
        version: String, transactions: UInt64? = nil, databases: UInt64? = nil, startedAt: Int64? = nil,
        databasesDiskBytes: UInt64? = nil
    ) {
        self.version = version
        self.transactions = transactions
        self.databases = databases
        self.startedAt = startedAt
        self.databasesDiskBytes = databasesDiskBytes
    }
}

/// Result of recomputing everything.
package struct VerificationView: Sendable {
    package var database: String
    package var transactions: UInt64
    package var entries: UInt64
    package var valueBytes: UInt64
    /// Hash of the last transaction, recomputed.
    package var alh: Digest
    /// Id of that transaction.
    package var lastTxID: UInt64
    /// Transaction that was trusted before; 0 for none.
    package var trustedTxID: UInt64
    /// Whether the recomputed history contains the trusted state; nil when nothing was trusted.
    package var containsTrustedState: Bool?
    /// Values that cannot be checked because retention removed them.
    package var missingValues: UInt64
    /// What is wrong, in the order found.
    package var faults: [Fault]
    /// What is wrong with files that opening the database makes again.
    package var derivedFaults: [Fault]

    /// One place where the data is not what was written.
    package struct Fault: Sendable {
        package var kind: String
        package var file: String?
        /// Byte position in the file.
        package var offset: UInt64?
        package var txID: UInt64?
        /// Key of the entry concerned, as the user knows it where it is a plain one.
        package var key: [UInt8]?
        package var message: String

        package init(
            kind: String, file: String?, offset: UInt64?, txID: UInt64?, key: [UInt8]?, message: String
        ) {
            self.kind = kind
            self.file = file
            self.offset = offset
            self.txID = txID
            self.key = key
            self.message = message
        }

        /// Where it is: file, byte, transaction and key, as far as they are known.
        package var place: String {
            [
                file, offset.map { "byte \($0)" }, txID.map { "transaction \($0)" },
                key.map { "key \(TextSanitizer.singleLine.sanitize($0))" },
            ].compactMap(\.self).joined(separator: ", ")
        }
    }

    package init(
        database: String, transactions: UInt64, entries: UInt64, valueBytes: UInt64, alh: Digest,
        lastTxID: UInt64, trustedTxID: UInt64, containsTrustedState: Bool?, missingValues: UInt64 = 0,
        faults: [Fault] = [], derivedFaults: [Fault] = []
    ) {
        self.faults = faults
        self.derivedFaults = derivedFaults
        self.database = database
        self.transactions = transactions
        self.entries = entries
        self.valueBytes = valueBytes
        self.alh = alh
        self.lastTxID = lastTxID
        self.trustedTxID = trustedTxID
        self.containsTrustedState = containsTrustedState
        self.missingValues = missingValues
    }
}
