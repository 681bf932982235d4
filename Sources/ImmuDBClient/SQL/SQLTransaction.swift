internal import GRPCCore
public import ImmuDBProofs
internal import ImmuDBProtocol
internal import ImmuDBRecords
internal import SwiftProtobuf
internal import Synchronization

/// An interactive transaction: statement after statement, then all of it or nothing.
///
/// It lives in the session it was begun in. When that ends, the transaction is gone and nothing of it was
/// written; every later call says so. Nothing inside a transaction is ever repeated by itself.
public final class SQLTransaction: Sendable {
    /// What became of a transaction.
    public enum State: Sendable, Hashable {
        case open
        /// A statement failed, which ends a transaction: nothing of it was written.
        case cancelled
        /// Its session ended: nothing of it was written.
        case lost
        case committed
        case rolledBack
    }

    private let client: LedgerClient
    private let id: String
    private let sessionID: String
    private let now = Mutex(State.open)

    /// What became of it so far.
    public var state: State { now.withLock { $0 } }

    fileprivate init(client: LedgerClient, id: String, sessionID: String) {
        self.client = client
        self.id = id
        self.sessionID = sessionID
    }

    /// Executes statements. Any error ends the transaction.
    public func execute(_ text: String, parameters: [SQLParameter] = []) async throws {
        let request = Immudb_Schema_SQLExecRequest.with {
            $0.sql = text
            $0.params = parameters.map(\.wire)
        }
        do {
            _ = try await call("TxSQLExec", request) {
                try await $0.txSQLExec($1, metadata: $2, options: $3, onResponse: $4)
            }
        } catch {
            now.withLock { if $0 == .open { $0 = .cancelled } }
            throw error
        }
    }

    /// Executes a query that sees what the transaction wrote. An error does not end the transaction.
    @discardableResult
    public func query(
        _ text: String, parameters: [SQLParameter] = [],
        onBatch: @escaping @Sendable (SQLBatch) async throws -> Void
    ) async throws -> [SQLColumn] {
        let request = client.queryRequest(text, parameters)
        try checkOpen()
        return try await client.stream("TxSQLQuery", onBatch) { _, reader in
            try await self.call("TxSQLQuery", request) { service, request, metadata, options, _ in
                try await service.txSQLQuery(
                    request, metadata: metadata, options: options.unlimited, onResponse: reader)
            }
        }
    }

    /// Makes it permanent.
    /// - Throws: `ClientError`: `conflict` when another transaction was faster; it is gone then.
    public func commit() async throws -> Unverified<SQLCommit> {
        let reply: Reply<Immudb_Schema_CommittedSQLTx>
        do {
            reply = try await call("Commit", Google_Protobuf_Empty()) {
                try await $0.commit($1, metadata: $2, options: $3, onResponse: $4)
            }
        } catch {
            now.withLock { if $0 == .open { $0 = .cancelled } }
            end()
            throw error
        }
        now.withLock { $0 = .committed }
        end()
        return Unverified(
            try client.convert("Commit") { () throws(ProtocolError) in try SQLCommit(wire: reply.answer) })
    }

    /// Gives it up. One that is over already needs no call.
    public func rollback() async throws {
        guard state == .open else { return end() }
        defer { end() }
        _ = try await call("Rollback", Google_Protobuf_Empty()) {
            try await $0.rollback($1, metadata: $2, options: $3, onResponse: $4)
        }
        now.withLock { $0 = .rolledBack }
    }

    private func end() { _ = client.report(.transaction(isOpen: false)) }

    private func checkOpen() throws(ClientError) {
        switch state {
        case .open: return
        case .cancelled:
            throw ClientError(
                .conflict, "a statement of the transaction failed, which ended it: nothing was written",
                hint: "ROLLBACK, then begin again")
        case .lost: throw ClientError.transactionLost(nil, location: nil)
        case .committed, .rolledBack: throw ClientError(.invalidArgument, "the transaction is over")
        }
    }

    private func call<Request: Sendable, Answer: Sendable>(
        _ name: String, _ request: Request,
        _ body: (
            LedgerClient.Service, Request, Metadata, CallOptions, @escaping LedgerClient.Handler<Answer>
        ) async throws -> Reply<Answer>
    ) async throws -> Reply<Answer> {
        try checkOpen()
        guard client.sessionID == sessionID else { throw lost(nil, name) }
        let metadata: Metadata = [
            HeaderName.sessionID: .string(sessionID), HeaderName.transactionID: .string(id),
        ]
        do {
            let reply = try await client.reply(name, request, metadata: metadata, body)
            _ = client.report(.answered(at: LedgerClient.now()))
            return reply
        } catch let error as ClientError {
            if error.isEndOfSession || error.message == "no transaction found" { throw lost(error, name) }
            throw error.ofStatement
        }
    }

    private func lost(_ cause: ClientError?, _ name: String) -> ClientError {
        now.withLock { $0 = .lost }
        end()
        return ClientError.transactionLost(cause, location: name)
    }
}

extension ClientError {
    /// The session of a transaction ended.
    static func transactionLost(_ cause: ClientError?, location: String?) -> ClientError {
        ClientError(
            .conflict, "the session ended, and with it the open transaction: nothing of it was written",
            cause: cause?.cause, location: location, hint: "begin the transaction again")
    }
}

extension LedgerClient {
    /// Begins an interactive transaction in the session.
    /// - Throws: `ClientError`: `authentication` without a session.
    public func beginTransaction(isReadOnly: Bool = false) async throws -> SQLTransaction {
        guard sessionID != nil else {
            throw ClientError(
                .authentication, "an interactive transaction needs a session",
                hint: "log in with user name and password")
        }
        let request = Immudb_Schema_NewTxRequest.with { $0.mode = isReadOnly ? .readOnly : .readWrite }
        return try await ClientError.inStatement {
            let reply = try await reply("NewTx", request) {
                try await $0.newTx($1, metadata: $2, options: $3, onResponse: $4)
            }
            guard !reply.answer.transactionID.isEmpty, let sessionID else {
                throw ClientError(
                    .protocolViolation, "the transaction has no identifier", location: "NewTx")
            }
            _ = report(.transaction(isOpen: true))
            return SQLTransaction(client: self, id: reply.answer.transactionID, sessionID: sessionID)
        }
    }
}
