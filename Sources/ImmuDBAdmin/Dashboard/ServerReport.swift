import CommandLineKit
import SystemIO
import TerminalUI

/// What a server is doing, as a report: one record for each server, with lists inside.
enum ServerReport {
    static let header = ReportHeader(
        kind: "serverStatus", shape: .list,
        columns: [
            Column("server", legacyPrefix: "Server                     :\t"), Column("failure"),
            Column("time"),
            Column("uptimeSeconds", title: "uptime"), Column("callsPerSecond", title: "calls/s"),
            Column("failedCallsPerSecond", title: "failed/s"), Column("p50"), Column("p95"), Column("p99"),
            Column("sessions"), Column("memoryBytes", title: "memory"),
            Column("diskBytes", title: "disk"), Column("indexLag", title: "index lag"),
            Column("alerts", visibility: .detail), Column("databases", visibility: .detail),
            Column("indexes", visibility: .detail), Column("calls", visibility: .detail),
            Column("clients", visibility: .detail), Column("queries", visibility: .detail),
            Column("replication", visibility: .detail),
        ], mainColumn: "server", emptyText: "no servers", hasBadges: false)

    static func record(_ server: ServerHistory, thresholds: Thresholds) -> Record {
        let point = server.points.last
        let uptime = server.latest?.metrics.value("immudb_uptime_hours").map { $0 * 3600 }
        let alerts = thresholds.alerts(server).map { Record([.text($0.text)]) }
        return Record([
            .text(server.name), server.failure.map { .text($0) } ?? .null,
            server.latest.map { .time($0.time) } ?? .null, number(uptime), number(point?.callsPerSecond),
            number(point?.errorsPerSecond), number(point?.p50), number(point?.p95), number(point?.p99),
            number(point?.sessions), number(point?.memoryBytes), number(point?.diskBytes),
            number(point?.indexLag), list(["alert"], alerts), databases(server), indexes(server),
            calls(server), clients(server), queries(server), replication(server),
        ])
    }

    /// A JSON number with as many digits as matter.
    private static func number(_ value: Double?) -> FieldValue {
        guard let value, value.isFinite else { return .null }
        if value == value.rounded(), value >= 0, value < 1e18 { return .unsigned(UInt64(value)) }
        if value == value.rounded(), value.magnitude < 1e18 { return .integer(Int64(value)) }
        return .decimal(value)
    }

    private static func list(_ names: [String], _ records: [Record]) -> FieldValue {
        records.isEmpty ? .null : .records(RecordList(columns: names.map { Column($0) }, records: records))
    }

    private static func databases(_ server: ServerHistory) -> FieldValue {
        list(
            ["database", "transactions", "transactionsPerSecond", "bytes", "bytesPerSecond", "indexLag"],
            DatabaseRow.rows(server).map { row in
                Record([
                    .text(row.name), number(row.transactions), number(row.rate), number(row.bytes),
                    number(row.growth), number(row.lag),
                ])
            })
    }

    private static func indexes(_ server: ServerHistory) -> FieldValue {
        list(
            ["database", "index", "committed", "indexed", "lag", "transactionsPerSecond"],
            IndexRow.rows(server).map { row in
                Record([
                    .text(row.database), .text(row.index), number(row.committed), number(row.indexed),
                    number(row.lag), number(row.rate),
                ])
            })
    }

    private static func calls(_ server: ServerHistory) -> FieldValue {
        list(
            ["method", "calls", "perSecond", "failedPerSecond", "average", "p50", "p95", "p99"],
            CallRow.rows(server).filter { $0.calls > 0 }.map { row in
                Record([
                    .text(row.method), number(row.calls), number(row.rate), number(row.errorRate),
                    number(row.average), number(row.p50), number(row.p95), number(row.p99),
                ])
            })
    }

    private static func clients(_ server: ServerHistory) -> FieldValue {
        list(
            ["address", "calls", "perSecond", "secondsSinceLast"],
            ClientRow.rows(server).map { row in
                Record([.text(row.address), number(row.calls), number(row.rate), number(row.age)])
            })
    }

    private static func queries(_ server: ServerHistory) -> FieldValue {
        list(
            ["operation", "count", "perSecond", "average", "p95", "p99"],
            QueryRow.rows(server).filter { $0.count > 0 }.map { row in
                Record([
                    .text(row.operation), number(row.count), number(row.rate), number(row.average),
                    number(row.p95), number(row.p99),
                ])
            })
    }

    private static func replication(_ server: ServerHistory) -> FieldValue {
        list(
            ["database", "lag", "primaryTx", "allowedTx", "replicators", "active", "retries"],
            ReplicationRow.rows(server).map { row in
                Record([
                    .text(row.database), number(row.lag), number(row.primary), number(row.allowed),
                    number(row.replicators), number(row.active), number(row.retries),
                ])
            })
    }

    // MARK: - The list of earlier versions

    /// The aligned list that `stats --text` printed, for every database.
    static func text(_ server: ServerHistory, isUnicode: Bool) -> [String] {
        guard let latest = server.latest else { return [line("Server", server.name)] }
        var lines: [String] = []
        let uptime = latest.metrics.value("immudb_uptime_hours")
        for database in DatabaseRow.rows(server) where database.name != "systemdb" {
            lines.append(line("Database", database.name))
            lines.append(
                line("Uptime", uptime.map { NumberText.seconds($0 * 3600, isUnicode: isUnicode) } ?? "-"))
            lines.append(line("Entries", database.transactions.map { NumberText.trimmed($0, 0) } ?? "-"))
            lines.append(line("Size", database.bytes.map(NumberText.bytes) ?? "-"))
        }
        let clients = ClientRow.rows(server)
        lines.append(line("Number of clients", String(clients.count)))
        lines.append(line("Queries per client", ""))
        for client in clients {
            lines.append(line("   " + client.address, NumberText.trimmed(client.calls, 0)))
            if let age = client.age {
                lines.append(
                    line("      Last query", NumberText.seconds(age, isUnicode: isUnicode) + " ago"))
            }
        }
        lines.append(line("Avg. duration (nb calls)", isUnicode ? "µs" : "us"))
        let sums = latest.metrics.histograms("grpc_server_handling_seconds", by: "grpc_method")
        for (method, histogram) in sums.sorted(by: { $0.key < $1.key }) {
            let average = histogram.average.map { NumberText.trimmed($0 * 1e6, 0) } ?? "0"
            lines.append(line("   " + method, "\(average) (\(NumberText.trimmed(histogram.count, 0)))"))
        }
        return lines
    }

    private static func line(_ label: String, _ value: String) -> String {
        let clean = TextSanitizer.singleLine.sanitize(label)
        return DisplayWidth.pad(clean, to: 27) + ":\t" + TextSanitizer.singleLine.sanitize(value)
    }
}
