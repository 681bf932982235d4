internal import ImmuDBEngine
internal import ImmuDBProtocol
internal import ImmuDBRecords
internal import ImmuDBSQL
internal import SwiftProtobuf

extension Parameters {
    /// Values bound to names.
    /// - Throws: `SQLError.duplicatedParameters`.
    init(wire parameters: [Immudb_Schema_NamedParam]) throws(SQLError) {
        try self.init(parameters.map { ($0.name, SQLValue(wire: $0.value)) })
    }
}

extension Immudb_Schema_SQLQueryResult {
    /// Rows, and the columns when they come first.
    init(_ columns: [ResultColumn], rows: [[SQLValue]], isFirst: Bool) {
        self.init()
        let names = columns.map(\.selector)
        if isFirst {
            self.columns = zip(columns, names).map { column, name in
                .with {
                    $0.name = name
                    $0.type = column.type.rawValue
                }
            }
        }
        self.rows = rows.map { values in
            .with {
                $0.columns = names
                $0.values = values.map { Immudb_Schema_SQLValue($0) }
            }
        }
    }
}

extension Immudb_Schema_CommittedSQLTx {
    /// What a transaction did; without header when it wrote nothing.
    init(_ commit: SQLCommit, in database: Database, withFirstKeys: Bool = true) throws {
        self.init()
        if let id = commit.txID {
            header = try Immudb_Schema_TxHeader(try database.transaction(id).header)
        }
        updatedRows = UInt32(clamping: commit.affectedRows)
        lastInsertedPks = commit.lastKeys.mapValues { Immudb_Schema_SQLValue($0) }
        if withFirstKeys { firstInsertedPks = commit.firstKeys.mapValues { Immudb_Schema_SQLValue($0) } }
    }
}
