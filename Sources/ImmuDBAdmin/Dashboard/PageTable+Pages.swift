import TerminalUI

extension PageTable {
    /// The table of a page; nil for the overview, which is none.
    init?(
        _ page: DashboardPage, _ server: ServerHistory, trust: [TrustRow], thresholds: Thresholds,
        isUnicode: Bool
    ) {
        func time(_ value: Double) -> String { NumberText.seconds(value, isUnicode: isUnicode) }
        switch page {
        case .overview: return nil
        case .databases: self = Self.databases(server, thresholds)
        case .indexes: self = Self.indexes(server, thresholds, time)
        case .calls: self = Self.calls(server, thresholds, time)
        case .clients: self = Self.clients(server, time)
        case .sql: self = Self.queries(server, thresholds, time)
        case .storage: self = Self.storage(server)
        case .replication: self = Self.replication(server, thresholds)
        case .trust: self = Self.trust(trust)
        }
    }

    private static func databases(_ server: ServerHistory, _ thresholds: Thresholds) -> PageTable {
        PageTable(
            columns: [
                Column(title: "database", width: 0, alignment: .left),
                Column(title: "transactions", width: 13),
                Column(title: "tx/s", width: 9), Column(title: "size", width: 8),
                Column(title: "growth", width: 9), Column(title: "index lag", width: 10),
            ],
            rows: DatabaseRow.rows(server).map { row in
                [
                    Cell(name: row.name, style: .key), Cell(row.transactions, NumberText.count),
                    Cell(row.rate, NumberText.rate), Cell(row.bytes, NumberText.bytes),
                    Cell(row.growth, style: thresholds.style(.growth, row.growth)) {
                        NumberText.bytes($0) + "/s"
                    },
                    Cell(row.lag, style: thresholds.style(.indexLag, row.lag), NumberText.count),
                ]
            }, emptyText: "the server tells nothing about databases")
    }

    private static func indexes(
        _ server: ServerHistory, _ thresholds: Thresholds, _ time: (Double) -> String
    ) -> PageTable {
        PageTable(
            columns: [
                Column(title: "database", width: 0, alignment: .left),
                Column(title: "index", width: 14, alignment: .left), Column(title: "committed", width: 10),
                Column(title: "indexed", width: 10), Column(title: "lag", width: 8),
                Column(title: "tx/s", width: 9), Column(title: "caught up", width: 10),
            ],
            rows: IndexRow.rows(server).map { row in
                [
                    Cell(name: row.database, style: .key), Cell(name: row.index),
                    Cell(row.committed, NumberText.count), Cell(row.indexed, NumberText.count),
                    Cell(row.lag, style: thresholds.style(.indexLag, row.lag), NumberText.count),
                    Cell(row.rate, NumberText.rate), Cell(row.secondsLeft, time),
                ]
            }, emptyText: "the server tells nothing about indexes")
    }

    private static func calls(
        _ server: ServerHistory, _ thresholds: Thresholds, _ time: (Double) -> String
    ) -> PageTable {
        PageTable(
            columns: [
                Column(title: "method", width: 0, alignment: .left), Column(title: "calls", width: 8),
                Column(title: "rate", width: 8), Column(title: "errors", width: 8),
                Column(title: "avg", width: 8), Column(title: "p50", width: 7),
                Column(title: "p95", width: 7),
                Column(title: "p99", width: 7),
            ],
            rows: CallRow.rows(server).filter { $0.calls > 0 }.map { row in
                [
                    Cell(name: row.method, style: .key), Cell(row.calls, NumberText.count),
                    Cell(row.rate, NumberText.rate),
                    Cell(row.errorRate, style: thresholds.style(.errors, row.errorRate), NumberText.rate),
                    Cell(row.average, time), Cell(row.p50, time), Cell(row.p95, time),
                    Cell(row.p99, style: thresholds.style(.p99, row.p99), time),
                ]
            }, emptyText: "nobody has called yet")
    }

    private static func clients(_ server: ServerHistory, _ time: (Double) -> String) -> PageTable {
        PageTable(
            columns: [
                Column(title: "address", width: 0, alignment: .left), Column(title: "calls", width: 10),
                Column(title: "rate", width: 10), Column(title: "last seen", width: 12),
            ],
            rows: ClientRow.rows(server).map { row in
                [
                    Cell(name: row.address, style: .key), Cell(row.calls, NumberText.count),
                    Cell(row.rate, NumberText.rate), Cell(row.age) { time($0) + " ago" },
                ]
            }, emptyText: "no clients yet")
    }

    private static func queries(
        _ server: ServerHistory, _ thresholds: Thresholds, _ time: (Double) -> String
    ) -> PageTable {
        PageTable(
            columns: [
                Column(title: "operation", width: 0, alignment: .left), Column(title: "count", width: 9),
                Column(title: "rate", width: 9), Column(title: "avg", width: 8),
                Column(title: "p95", width: 8),
                Column(title: "p99", width: 8),
            ],
            rows: QueryRow.rows(server).filter { $0.count > 0 }.map { row in
                [
                    Cell(name: row.operation, style: .key), Cell(row.count, NumberText.count),
                    Cell(row.rate, NumberText.rate), Cell(row.average, time), Cell(row.p95, time),
                    Cell(row.p99, style: thresholds.style(.p99, row.p99), time),
                ]
            }, emptyText: "no queries yet, or a server without query metrics")
    }

    private static func storage(_ server: ServerHistory) -> PageTable {
        PageTable(
            columns: [
                Column(title: "storage", width: 0, alignment: .left), Column(title: "value", width: 14),
                Column(title: "per second", width: 14),
            ],
            rows: StorageRow.rows(server).map { row in
                let text: (Double) -> String =
                    switch row.unit {
                    case .count: NumberText.count
                    case .bytes: NumberText.bytes
                    case .part: NumberText.percent
                    }
                return [
                    Cell(name: row.name), Cell(row.value, text), Cell(row.rate) { text($0) + "/s" },
                ]
            }, emptyText: "the server tells nothing about its storage")
    }

    private static func replication(_ server: ServerHistory, _ thresholds: Thresholds) -> PageTable {
        PageTable(
            columns: [
                Column(title: "database", width: 0, alignment: .left), Column(title: "lag", width: 8),
                Column(title: "primary", width: 10), Column(title: "allowed", width: 10),
                Column(title: "streams", width: 8), Column(title: "active", width: 7),
                Column(title: "retries", width: 8),
            ],
            rows: ReplicationRow.rows(server).map { row in
                [
                    Cell(name: row.database, style: .key),
                    Cell(row.lag, style: thresholds.style(.replicationLag, row.lag), NumberText.count),
                    Cell(row.primary, NumberText.count), Cell(row.allowed, NumberText.count),
                    Cell(row.replicators, NumberText.count), Cell(row.active, NumberText.count),
                    Cell(row.retries, NumberText.count),
                ]
            }, emptyText: "no database is a replica")
    }

    private static func trust(_ rows: [TrustRow]) -> PageTable {
        PageTable(
            columns: [
                Column(title: "database", width: 0, alignment: .left), Column(title: "last tx", width: 10),
                Column(title: "trusted tx", width: 11), Column(title: "signed", width: 7, alignment: .left),
                Column(title: "verdict", width: 28, alignment: .left),
            ],
            rows: rows.map { row in
                [
                    Cell(name: row.database, style: .key),
                    Cell(row.txID.map { Double($0) }, NumberText.count),
                    Cell(row.trustedTxID == 0 ? nil : Double(row.trustedTxID), NumberText.count),
                    Cell(name: row.isSigned.map { $0 ? "yes" : "no" } ?? ""), Cell(name: row.verdict),
                ]
            }, emptyText: "nothing is known about trust here")
    }
}
