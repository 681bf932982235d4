internal import GRPCCore
public import ImmuDBProofs
internal import ImmuDBProtocol
internal import ImmuDBRecords
internal import SwiftProtobuf

extension LedgerClient {
    /// Executes statements in one transaction, or in those that the text itself begins and commits.
    /// - Returns: what was committed, as claimed; an element without header for a text that wrote nothing.
    /// - Throws: `ClientError`: `sql`, `conflict` for a constraint or a concurrent change, `permission`.
    public func sqlExec(
        _ text: String, parameters: [SQLParameter] = []
    ) async throws -> Unverified<[SQLCommit]> {
        let request = Immudb_Schema_SQLExecRequest.with {
            $0.sql = text
            $0.params = parameters.map(\.wire)
        }
        return try await ClientError.inStatement {
            let reply = try await reply("SQLExec", request) {
                try await $0.sqlExec($1, metadata: $2, options: $3, onResponse: $4)
            }
            return Unverified(
                try convert("SQLExec") { () throws(ProtocolError) in
                    var commits: [SQLCommit] = []
                    for transaction in reply.answer.txs { commits.append(try SQLCommit(wire: transaction)) }
                    return commits
                })
        }
    }

    /// Executes a query and hands its rows out as they come; only one batch is in memory at a time.
    ///
    /// - Parameter onBatch: called at least once, with the columns, in order. The server waits for it.
    /// - Returns: the columns.
    /// - Throws: `ClientError`, as for `sqlExec`; what `onBatch` throws, which ends the query.
    @discardableResult
    public func sqlQuery(
        _ text: String, parameters: [SQLParameter] = [],
        onBatch: @escaping @Sendable (SQLBatch) async throws -> Void
    ) async throws -> [SQLColumn] {
        let request = queryRequest(text, parameters)
        return try await stream("SQLQuery", onBatch) { client, reader in
            try await client.reply("SQLQuery", request) { service, request, metadata, options, _ in
                try await service.sqlQuery(
                    request, metadata: metadata, options: options.unlimited, onResponse: reader)
            }
        }
    }

    /// Names of the tables.
    public func tables() async throws -> Unverified<[String]> {
        let reply = try await reply("ListTables", Google_Protobuf_Empty()) {
            try await $0.listTables($1, metadata: $2, options: $3, onResponse: $4)
        }
        let batch = try convert("ListTables") { () throws(ProtocolError) in
            try SQLBatch(wire: reply.answer, known: [])
        }
        return Unverified(
            batch.rows.compactMap { row in
                guard case .varchar(let name)? = row.first else { return nil }
                return name
            })
    }

    /// The columns of a table.
    /// - Throws: `ClientError`: `sql` for an unknown table.
    public func describe(table: String) async throws -> Unverified<[SQLColumnDescription]> {
        let request = Immudb_Schema_Table.with { $0.tableName = table }
        return try await ClientError.inStatement {
            let reply = try await reply("DescribeTable", request) {
                try await $0.describeTable($1, metadata: $2, options: $3, onResponse: $4)
            }
            return Unverified(
                try convert("DescribeTable") { () throws(ProtocolError) in
                    try SQLBatch(wire: reply.answer, known: []).rows.map { row throws(ProtocolError) in
                        guard let column = SQLColumnDescription(row: row) else {
                            throw ProtocolError(
                                .malformedMessage, "rows", problem: "a row that describes no column")
                        }
                        return column
                    }
                })
        }
    }

    func queryRequest(_ text: String, _ parameters: [SQLParameter]) -> Immudb_Schema_SQLQueryRequest {
        .with {
            $0.sql = text
            $0.params = parameters.map(\.wire)
            $0.acceptStream = true
        }
    }

    typealias RowReader =
        @Sendable (StreamingClientResponse<Immudb_Schema_SQLQueryResult>) async throws ->
        Reply<[SQLColumn]>

    /// Reads a stream of rows. Its deadline is the silence of the server, not the length of the result.
    func stream(
        _ name: String, _ onBatch: @escaping @Sendable (SQLBatch) async throws -> Void,
        _ call: @escaping @Sendable (LedgerClient, @escaping RowReader) async throws -> Reply<[SQLColumn]>
    ) async throws -> [SQLColumn] {
        let watch = StreamWatch()
        let reader: RowReader = { response in
            guard !watch.hasBegun else {
                throw ClientError(.connection, "the session ended within the result", location: name)
            }
            var columns: [SQLColumn]?
            for try await message in response.messages {
                let known = columns ?? []
                let isFirst = columns == nil
                try await watch.read {
                    let batch = try self.convert(name) { () throws(ProtocolError) in
                        try SQLBatch(wire: message, known: known)
                    }
                    if isFirst || !batch.rows.isEmpty { try await onBatch(batch) }
                    columns = batch.columns
                }
            }
            guard let columns else {
                throw ClientError(.protocolViolation, "the result has no columns", location: name)
            }
            return Reply(
                answer: columns, serverUUID: response.metadata.first(HeaderName.serverIdentity), headers: [])
        }
        return try await ClientError.inStatement {
            do {
                return try await watch.run(name, silenceMilliseconds: settings.callMilliseconds) {
                    try await call(self, reader).answer
                }
            } catch {
                // However the transport words it, it was the reader who gave up.
                throw watch.failure ?? error
            }
        }
    }
}

extension CallOptions {
    /// The same without a deadline for the whole call.
    var unlimited: CallOptions {
        var options = self
        options.timeout = nil
        return options
    }
}
