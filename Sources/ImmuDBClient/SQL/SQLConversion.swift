internal import ImmuDBProofs
internal import ImmuDBProtocol
internal import ImmuDBRecords
internal import SwiftProtobuf

extension SQLParameter {
    var wire: Immudb_Schema_NamedParam {
        .with {
            $0.name = name
            $0.value = Immudb_Schema_SQLValue(value)
        }
    }
}

extension SQLColumn {
    init(wire message: Immudb_Schema_Column) throws(ProtocolError) {
        guard let type = SQLType(rawValue: message.type) else {
            throw ProtocolError(.malformedMessage, "columns", problem: "a column of type '\(message.type)'")
        }
        self.init(name: message.name, type: type)
    }
}

extension SQLBatch {
    /// Reads one message of a result.
    /// - Parameter known: columns of the result; empty for its first message, which tells them.
    init(wire message: Immudb_Schema_SQLQueryResult, known: [SQLColumn]) throws(ProtocolError) {
        var columns = known
        if known.isEmpty {
            for column in message.columns { columns.append(try SQLColumn(wire: column)) }
        }
        guard message.rows.count <= ClientLimits.answerEntriesMax else {
            throw ProtocolError(
                .limitExceeded, "rows", problem: "\(message.rows.count) rows in one message")
        }
        var rows: [[SQLValue]] = []
        rows.reserveCapacity(message.rows.count)
        for row in message.rows {
            guard row.values.count == columns.count else {
                throw ProtocolError(
                    .malformedMessage, "rows",
                    problem: "\(row.values.count) values for \(columns.count) columns")
            }
            var values: [SQLValue] = []
            values.reserveCapacity(columns.count)
            for (value, column) in zip(row.values, columns) {
                values.append(try SQLValue(wire: value, type: column.type))
            }
            rows.append(values)
        }
        self.init(columns: columns, rows: rows)
    }
}

extension SQLCommit {
    init(wire message: Immudb_Schema_CommittedSQLTx) throws(ProtocolError) {
        self.init(
            header: message.hasHeader ? try TxHeader(wire: message.header) : nil,
            updatedRows: message.updatedRows,
            firstInsertedKeys: message.firstInsertedPks.mapValues { SQLValue(wire: $0) },
            lastInsertedKeys: message.lastInsertedPks.mapValues { SQLValue(wire: $0) })
    }
}

extension SQLColumnDescription {
    /// - Returns: nil unless the row has the form of a description.
    init?(row: [SQLValue]) {
        guard row.count == 6, case .varchar(let name) = row[0], case .varchar(let type) = row[1],
            case .boolean(let isNullable) = row[2], case .varchar(let index) = row[3],
            case .boolean(let isAutoIncremented) = row[4], case .boolean(let isUnique) = row[5]
        else { return nil }
        self.init(
            name: name, type: type, isNullable: isNullable, index: index,
            isAutoIncremented: isAutoIncremented, isUnique: isUnique)
    }
}
