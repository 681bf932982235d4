internal import ImmuDBProofs
internal import ImmuDBProtocol
public import ImmuDBRecords
internal import SwiftProtobuf

extension LedgerClient {
    /// Reads a row by its primary key and proves it.
    ///
    /// - Parameter key: values of the primary key in its order.
    /// - Parameter txID: transaction that wrote the wanted version; nil for the newest one, of which nothing
    ///   proves that it is.
    /// - Parameter expected: values seen before; they have to be the proven ones.
    /// - Throws: `ClientError`: a verdict, among them `schemaMismatch` when the table is not as its
    /// definition says; `notFound`, `sql` for an unknown table, `invalidArgument` for values that are no key.
    public func verifiedRow(
        _ table: String, key: [SQLValue], atTx txID: UInt64? = nil, expecting expected: ExpectedRow? = nil
    ) async throws -> VerifiedRow {
        do {
            return try await verified("VerifiableSQLGet") { operation in
                try await operation.row(table, key: key, txID: txID, expected: expected)
            }
        } catch let error as ClientError where error.code != .notFound {
            throw error.ofStatement
        }
    }
}

extension LedgerClient {
    /// Proves a row that was seen before, by the primary key among its values.
    /// - Returns: nil when the values do not include the primary key.
    /// - Throws: as ``verifiedRow(_:key:atTx:expecting:)``; `valueMismatch` for a row that is stored
    /// otherwise.
    public func verifiedRow(_ table: String, matching row: ExpectedRow) async throws -> VerifiedRow? {
        let key = try await verified("TxScan") { operation in
            try await operation.primaryKey(of: table.lowercased(), in: row)
        }
        guard let key else { return nil }
        return try await verifiedRow(table, key: key, expecting: row)
    }
}

extension VerifiedOperation {
    /// Values of the primary key of a table among those of a row; nil when some are missing.
    func primaryKey(of name: String, in row: ExpectedRow) async throws -> [SQLValue]? {
        var schema = try lease.file.schema()
        var known = schema[name]
        if known == nil {
            _ = try await compareState(fetchesLink: true)
            schema.catalog = try await learnCatalog(after: schema.catalog)
            try lease.file.write(schema)
            known = try schema.catalog.table(name)
        }
        guard let table = known else { return nil }
        var key: [SQLValue] = []
        for id in table.primaryKey {
            guard let column = table.column(id),
                let value = row.values.first(where: { SQLColumn.plainName(of: $0.name) == column.name })
            else { return nil }
            key.append(value.value)
        }
        return key
    }

    func row(
        _ table: String, key: [SQLValue], txID: UInt64?, expected: ExpectedRow?
    ) async throws -> VerifiedRow {
        var answer = try await ask(table, key, txID)
        var shown = try RowSchema.table(table.lowercased(), answer)
        var schema = try lease.file.schema()
        let isNew = schema[shown.name] != shown
        if isNew, try await !prove(shown, &schema) {
            // The table may have been changed after the answer was made, and more is trusted now.
            answer = try await ask(table, key, txID)
            shown = try RowSchema.table(table.lowercased(), answer)
            guard try schema.catalog.table(shown.name) == shown else {
                throw RowSchema.mismatch(shown.name, .table)
            }
        }
        let storeKey = try RowSchema.rowKey(shown, key)
        let proof = try await verifyRow(answer, storeKey, txID)
        let values = try RowSchema.values(shown, proof.value.storeValue)
        try RowSchema.compare(shown, values, key: key, expected: expected)
        if isNew {
            schema.set(shown)
            try lease.file.write(schema)
        }
        return VerifiedRow(
            proof: proof, table: shown,
            columns: shown.columns.map { SQLColumn(name: $0.name, type: $0.type) }, values: values,
            isSchemaNew: isNew)
    }

    /// Compares a table or a collection as shown with what the transactions of the database say, up to the
    /// current one if need be.
    /// - Returns: false when the trusted state had to move, so that the answer has to be asked for again.
    /// - Throws: `VerificationFailure` with `schemaMismatch`, and as `learnCatalog(after:)`.
    func prove(_ shown: PinnedTable, _ schema: inout SchemaPin) async throws -> Bool {
        schema.catalog = try await learnCatalog(after: schema.catalog)
        if try schema.catalog.pinned(shown.name) == shown { return true }
        _ = try await compareState(fetchesLink: true)
        let before = schema.catalog.entries
        schema.catalog = try await learnCatalog(after: schema.catalog)
        guard try schema.catalog.entries != before || schema.catalog.pinned(shown.name) == shown else {
            throw RowSchema.mismatch(shown.name, schema.subject)
        }
        return false
    }

    private func ask(
        _ table: String, _ key: [SQLValue], _ txID: UInt64?
    ) async throws -> Immudb_Schema_VerifiableSQLEntry {
        try await ask("VerifiableSQLGet", rowRequest(table, key, txID)) {
            try await $0.verifiableSQLGet($1, metadata: $2, options: $3, onResponse: $4)
        }
    }

    private func rowRequest(
        _ table: String, _ key: [SQLValue], _ txID: UInt64?
    ) -> Immudb_Schema_VerifiableSQLGetRequest {
        .with {
            $0.sqlGetRequest = .with {
                $0.table = table
                $0.pkValues = key.map { Immudb_Schema_SQLValue($0) }
                $0.atTx = txID ?? 0
            }
            $0.proveSinceTx = trusted.txID
        }
    }

    private func verifyRow(
        _ answer: Immudb_Schema_VerifiableSQLEntry, _ storeKey: [UInt8], _ asked: UInt64?
    ) async throws -> Verified<ProvenEntry> {
        let wire = try convert("VerifiableSQLGet") { () throws(ProtocolError) in
            try WireVerifiableRow(wire: answer)
        }
        guard wire.metadata.isEmpty else {
            throw VerificationFailure(.metadataMismatch, "a row has attributes, which rows never have")
        }
        let claim = EntryAnswer(
            entry: ProvenEntry(storeKey: storeKey, metadata: .none, storeValue: wire.value), txID: wire.txID,
            headerVersion: wire.verifiableTx.tx.header.version, inclusionProof: wire.inclusionProof,
            dualProof: try await completing(
                wire.verifiableTx.dualProof, to: max(wire.txID, trusted.txID)),
            signature: wire.verifiableTx.signature)
        let query = EntryQuery(storeKey: storeKey, txID: asked)
        return try verify("row", claimed: claimedState(wire.verifiableTx)) {
            (verifier, trace) throws(VerificationFailure) in
            try verifier.verifyEntry(Unverified(claim), asked: query, tracing: &trace)
        }
    }
}
