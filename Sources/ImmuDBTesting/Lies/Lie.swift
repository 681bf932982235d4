public import ImmuDBProofs

/// One lie of a server, and what a client that verifies must make of it.
///
/// A ``MaliciousServer`` is honest but for the one lie it was told to tell. Every case says in which call the
/// lie shows (``told``) and how a client must end (``expected``), so a test suite can go through
/// `Lie.allCases` without knowing any of them.
public enum Lie: String, Sendable, CaseIterable {
    // Wrong value, honest proof.
    case wrongValue
    // Damaged proofs.
    case flippedProofTerm, droppedProofTerm, addedProofTerm, duplicatedProofTerm, flippedLinkTerm
    // An honest proof of something else.
    case anotherKey, anotherTransaction, anotherRevision
    // Another history.
    case forkedHistory, forkedState, rollback, rollbackOnWrite, wiped, wipedBehindNotFound
    // Another server.
    case changedIdentity, missingIdentity, anotherSigner
    // Signatures of states; shown by a server that has a signing key.
    case unsigned, signedByAnotherKey, signatureOfAnotherDatabase, signatureOfAnotherTransaction
    // True, but not what was hoped for.
    case staleValue, omittedRow
    // Lists.
    case wrongOrder, rowOutsideRange
    // References, transactions, writes.
    case otherTargetValue, unrelatedEntries, missingEntry, addedExpiration, addedNonIndexable,
        otherValueStored
    // Messages that no server may send.
    case unknownVersion, olderVersion, negativeVersion
    case shortHash, longHash, emptyHash, missingProof, missingTransaction, missingHeader
    case millionProofTerms, hugeMessage, endlessStream
    case neverAnswers
    case replayOfAnotherAnswer, replayOfOlderAnswer
    case hugeTransactionID, negativeWidth, distantTime, notANumberScore
    // The table of a row.
    case swappedColumnNames, otherColumnType, otherTableID
    // Texts that a terminal must not receive.
    case hostileErrorText, hostileKey, hostileColumnName, hostileDatabaseName, hostileIdentity
}

extension Lie {
    /// The call in which a lie shows.
    public enum Told: String, Sendable {
        /// A verified read of a plain key.
        case read
        /// A verified read of a plain key as of a transaction.
        case readAtTransaction
        /// A verified read of a reference.
        case reference
        /// A verified write.
        case write
        /// A verified transaction, with its entries.
        case transaction
        /// The current state.
        case state
        /// A list of keys.
        case scan
        /// The members of a sorted set.
        case sortedSet
        /// A transaction as backups take it, in chunks.
        case export
        /// A verified read of a row of a table.
        case row
        /// The rows of a query.
        case query
    }

    /// How a call must end.
    public enum Outcome: Sendable, Hashable {
        /// Verification fails with this verdict.
        case verdict(Verdict)
        /// The call fails without a verdict.
        case refused(Refusal)
        /// The answer is proven, as of an older transaction; it may not be called the newest.
        case provenAsOlder
        /// The answer is proven and true: nothing of it depends on what was changed.
        case proven
        /// The answer is shown, and must be shown as a claim.
        case claimOnly
    }

    /// Why a call fails without a verdict.
    public enum Refusal: String, Sendable, Hashable {
        /// The answer is none that the protocol knows.
        case protocolViolation
        /// The answer is larger than what is accepted.
        case limit
        /// There is no answer in time.
        case deadline
        /// The server says that it failed.
        case failure
    }

    /// Row of the matrix of lies in the documentation.
    public var row: Int { facts.row }
    /// The call in which the lie shows.
    public var told: Told { facts.told }
    /// How the call must end.
    public var expected: Outcome { facts.expected }
    /// Whether the lie is about signatures, so that the server needs a signing key to tell it.
    public var needsSigningKey: Bool { row == 9 || self == .anotherSigner }
}
