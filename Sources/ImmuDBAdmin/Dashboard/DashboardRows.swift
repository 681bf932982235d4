import SystemIO

/// One gRPC method.
struct CallRow: Sendable, Equatable {
    var method: String
    /// Since the server started.
    var calls: Double
    var rate: Double?
    var errorRate: Double?
    /// Seconds, over the last scrapes.
    var average: Double?
    var p50: Double?
    var p95: Double?
    var p99: Double?

    static func rows(_ server: ServerHistory) -> [CallRow] {
        guard let latest = server.latest?.metrics else { return [] }
        let name = "grpc_server_handling_seconds"
        let now = latest.histograms(name, by: "grpc_method")
        let before = server.oldest?.metrics.histograms(name, by: "grpc_method") ?? [:]
        let methods = Set(latest.labelValues("grpc_server_handled_total", "grpc_method")).union(
            latest.labelValues("grpc_server_started_total", "grpc_method"))
        return methods.sorted().map { method in
            let labels = ["grpc_method": method]
            let recent = now[method]?.since(before[method])
            let rate = server.windowRate("grpc_server_handled_total", labels)
            let good = server.windowRate(
                "grpc_server_handled_total", ["grpc_method": method, "grpc_code": "OK"])
            return CallRow(
                method: method, calls: latest.sum("grpc_server_handled_total", labels) ?? 0, rate: rate,
                errorRate: rate.map { max($0 - (good ?? 0), 0) }, average: recent?.average,
                p50: recent?.quantile(0.5), p95: recent?.quantile(0.95), p99: recent?.quantile(0.99))
        }
    }
}

/// One database.
struct DatabaseRow: Sendable, Equatable {
    var name: String
    var transactions: Double?
    var rate: Double?
    var bytes: Double?
    /// Bytes per second.
    var growth: Double?
    var lag: Double?

    static func rows(_ server: ServerHistory) -> [DatabaseRow] {
        guard let latest = server.latest?.metrics else { return [] }
        let names = Set(latest.labelValues("immudb_db_size_bytes", "db")).union(
            latest.labelValues("immudb_number_of_stored_entries", "db"))
        let lags = IndexRow.rows(server)
        return names.sorted().map { name in
            let bytes = latest.value("immudb_db_size_bytes", ["db": name])
            let before = server.oldest?.metrics.value("immudb_db_size_bytes", ["db": name])
            var growth: Double?
            if let bytes, let before, let seconds = server.windowSeconds, seconds > 0 {
                growth = (bytes - before) / seconds
            }
            return DatabaseRow(
                name: name, transactions: latest.value("immudb_number_of_stored_entries", ["db": name]),
                rate: server.windowRate("immudb_number_of_stored_entries", ["db": name]), bytes: bytes,
                growth: growth, lag: lags.filter { $0.database == name }.compactMap(\.lag).max())
        }
    }
}

/// One index: how far it is behind.
struct IndexRow: Sendable, Equatable {
    var database: String
    var index: String
    var committed: Double?
    var indexed: Double?
    /// Transactions indexed per second.
    var rate: Double?

    var lag: Double? {
        guard let committed, let indexed else { return nil }
        return max(committed - indexed, 0)
    }

    /// Seconds until it has caught up, when nothing else is committed.
    var secondsLeft: Double? {
        guard let lag, lag > 0, let rate, rate > 0 else { return nil }
        return lag / rate
    }

    static func rows(_ server: ServerHistory) -> [IndexRow] {
        guard let latest = server.latest?.metrics else { return [] }
        return latest["immudb_last_committed_trx_id"].compactMap { series in
            guard let database = series.labels["db"] else { return nil }
            let index = series.labels["index"] ?? ""
            let labels = ["db": database, "index": index]
            return IndexRow(
                database: database, index: index, committed: series.value,
                indexed: latest.value("immudb_last_indexed_trx_id", labels),
                rate: server.windowRate("immudb_last_indexed_trx_id", labels))
        }.sorted { ($0.database, $0.index) < ($1.database, $1.index) }
    }
}

/// One address that calls come from.
struct ClientRow: Sendable, Equatable {
    var address: String
    var calls: Double
    var rate: Double?
    /// Seconds since its last message.
    var age: Double?

    static func rows(_ server: ServerHistory) -> [ClientRow] {
        guard let latest = server.latest else { return [] }
        let name = "immudb_number_of_rpcs_per_client"
        let now = Double(latest.time.seconds) + Double(latest.time.nanoseconds) / 1e9
        return latest.metrics[name].compactMap { series in
            guard let address = series.labels["ip"] else { return nil }
            let last = latest.metrics.value("immudb_clients_last_message_at_unix_seconds", ["ip": address])
            return ClientRow(
                address: address, calls: series.value, rate: server.windowRate(name, ["ip": address]),
                age: last.map { max(now - $0, 0) })
        }.sorted { $0.address < $1.address }
    }
}

/// Latency of one operation as the query layer sees it.
struct QueryRow: Sendable, Equatable {
    var operation: String
    var count: Double
    var rate: Double?
    var average: Double?
    var p95: Double?
    var p99: Double?

    static func rows(_ server: ServerHistory) -> [QueryRow] {
        guard let latest = server.latest?.metrics else { return [] }
        let name = "immudb_query_latency_seconds"
        let before = server.oldest?.metrics.histograms(name, by: "op") ?? [:]
        return latest.histograms(name, by: "op").map { operation, histogram in
            let recent = histogram.since(before[operation])
            let short = operation.split(separator: "/").last.map(String.init) ?? operation
            return QueryRow(
                operation: short, count: histogram.count,
                rate: ServerHistory.rate(
                    histogram.count, before[operation]?.count, server.windowSeconds ?? 0),
                average: recent?.average, p95: recent?.quantile(0.95), p99: recent?.quantile(0.99))
        }.sorted { $0.operation < $1.operation }
    }
}

/// Replication of one database, as its replica sees it.
struct ReplicationRow: Sendable, Equatable {
    var database: String
    var replicators: Double?
    var active: Double?
    var retries: Double?
    var lag: Double?
    var primary: Double?
    var allowed: Double?

    static func rows(_ server: ServerHistory) -> [ReplicationRow] {
        guard let latest = server.latest?.metrics else { return [] }
        let base = "immudb_replication_"
        let names = Set(
            ["replicators", "lag", "primary_committed_tx_id", "allow_commit_up_to_tx_id"].flatMap {
                latest.labelValues(base + $0, "db")
            })
        return names.sorted().map { name in
            let labels = ["db": name]
            return ReplicationRow(
                database: name, replicators: latest.value(base + "replicators", labels),
                active: latest.value(base + "replicators_active", labels),
                retries: latest.value(base + "replicators_retries", labels),
                lag: latest.value(base + "lag", labels),
                primary: latest.value(base + "primary_committed_tx_id", labels),
                allowed: latest.value(base + "allow_commit_up_to_tx_id", labels))
        }
    }
}

/// A counter of the storage layer: name, value, change per second.
struct StorageRow: Sendable, Equatable {
    var name: String
    var value: Double?
    var rate: Double?
    var unit: Unit

    enum Unit: Sendable, Equatable { case count, bytes, part }

    static func rows(_ server: ServerHistory) -> [StorageRow] {
        guard let latest = server.latest?.metrics else { return [] }
        func counter(_ title: String, _ name: String, _ labels: [String: String] = [:], _ unit: Unit = .count)
            -> StorageRow
        {
            StorageRow(
                name: title, value: latest.sum(name, labels), rate: server.windowRate(name, labels),
                unit: unit)
        }
        func part(_ title: String, _ hit: Double?, _ miss: Double?) -> StorageRow {
            var value: Double?
            if let hit, let miss, hit + miss > 0 { value = hit / (hit + miss) }
            return StorageRow(name: title, value: value, rate: nil, unit: .part)
        }
        let files = "immudb_multiapp_cache_events"
        var rows = [
            StorageRow(
                name: "databases, bytes", value: latest.sum("immudb_db_size_bytes"),
                rate: server.points.last?.diskGrowthPerSecond, unit: .bytes),
            part(
                "open files, cache hits", latest.sum(files, ["event": "hit"]),
                latest.sum(files, ["event": "miss"])),
            counter("log reads", "immudb_multiapp_read_events", ["event": "total_reads"]),
            counter("log read errors", "immudb_multiapp_read_events", ["event": "errors"]),
            counter("log bytes read", "immudb_multiapp_read_bytes", [:], .bytes),
            part(
                "index cache hits", latest.sum("immudb_btree_cache_hit"),
                latest.sum("immudb_btree_cache_miss")),
            counter("index entries flushed", "immudb_btree_flushed_entries_total"),
            counter("index entries compacted", "immudb_btree_compacted_entries_total"),
            counter("remote bytes uploaded", "immudb_remoteapp_s3_upload_bytes", [:], .bytes),
            counter("remote bytes downloaded", "immudb_remoteapp_s3_download_bytes", [:], .bytes),
            counter("remote request errors", "immudb_remoteapp_s3_request_errors_total"),
        ]
        rows += [
            StorageRow(
                name: "open descriptors", value: latest.value("process_open_fds"), rate: nil, unit: .count),
            StorageRow(
                name: "descriptors allowed", value: latest.value("process_max_fds"), rate: nil, unit: .count),
        ]
        return rows.filter { $0.value != nil }
    }
}

/// What this machine trusts about a database, beside what is there.
struct TrustRow: Sendable, Equatable {
    var database: String
    /// Last transaction of the database; nil when it could not be asked.
    var txID: UInt64?
    /// Last transaction proven; 0 when nothing is trusted.
    var trustedTxID: UInt64
    var isSigned: Bool?
    /// When the trusted state was stored, Unix seconds.
    var provenAt: Int64?
    /// What a comparison of both gave, in words.
    var verdict: String

    init(
        database: String, txID: UInt64?, trustedTxID: UInt64, isSigned: Bool?, provenAt: Int64?,
        verdict: String
    ) {
        self.database = database
        self.txID = txID
        self.trustedTxID = trustedTxID
        self.isSigned = isSigned
        self.provenAt = provenAt
        self.verdict = verdict
    }
}
