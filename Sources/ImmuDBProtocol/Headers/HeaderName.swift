/// Names of metadata keys. Names with the suffix `-bin` carry bytes, all others text.
package enum HeaderName {
    /// Session of the call. Wins over `authorization`. Sent by clients.
    package static let sessionID = "sessionid"
    /// Interactive transaction of the call, in addition to the session. Sent by clients.
    package static let transactionID = "transactionid"
    /// Token of the call, see ``AuthorizationHeader``. Sent by clients.
    package static let authorization = "authorization"
    /// Boolean, `replicateTx` only: do not compare the entries with the header. Sent by clients.
    package static let skipIntegrityCheck = "skip-integrity-check"
    /// Boolean, `replicateTx` only: answer after indexing. Sent by clients.
    package static let waitForIndexing = "wait-for-indexing"
    /// Identity of the server, 20 characters. Initial metadata of every answer.
    package static let serverIdentity = "immudb-uuid"
    /// Last committed transaction of an exporter, 8 bytes big-endian. In chunks and trailers.
    package static let committedTxID = "committed-txid-bin"
    /// How far a replica may commit, 8 bytes big-endian. In chunks and trailers.
    package static let mayCommitUpToTxID = "may-commit-up-to-txid-bin"
    /// Accumulated hash of that transaction, 32 bytes. In chunks and trailers.
    package static let mayCommitUpToAlh = "may-commit-up-to-alh-bin"
    /// Details of a failed call: a serialised `google.rpc.Status`. In trailers.
    package static let statusDetails = "grpc-status-details-bin"
}
