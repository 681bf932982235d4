package import ImmuDBEngine
internal import ImmuDBProofs
internal import Synchronization

/// Figures of the databases.
package final class EngineMetrics: Sendable {
    private let engine: Engine
    private let sizes = Mutex(Sizes())
    private let start = ContinuousClock.now

    /// Sizes are found by looking at every file, so not more often than they are worth it.
    private struct Sizes: Sendable {
        var byDatabase: [(name: String, bytes: UInt64)] = []
        var measuredAt: ContinuousClock.Instant?
    }

    package init(engine: Engine) { self.engine = engine }

    /// What there is to publish. Databases that are not open show their size only.
    package func families(sessions: Int) -> [MetricFamily] {
        let names = engine.databaseNames
        let open = names.compactMap { engine.loadedDatabase($0) }
        func label(_ name: String) -> [MetricFamily.Label] { [MetricFamily.Label("db", name)] }
        func perIndex(_ value: (Database) -> UInt64) -> [MetricFamily.Sample] {
            open.map {
                MetricFamily.Sample(label($0.name) + [MetricFamily.Label("index", "keys")], Double(value($0)))
            }
        }
        let hours = Double(start.duration(to: .now).components.seconds) / 3600
        return [
            MetricFamily("immudb_uptime_hours", .counter, "Server uptime in hours.", value: hours),
            MetricFamily(
                "immudb_db_size_bytes", .gauge, "Database size in bytes.",
                measuredSizes(names).map { MetricFamily.Sample(label($0.name), Double($0.bytes)) }),
            MetricFamily(
                "immudb_number_of_stored_entries", .gauge,
                "Number of transactions currently stored in the database.",
                open.map { MetricFamily.Sample(label($0.name), Double($0.state.txID)) }),
            MetricFamily(
                "immudb_loaded_databases", .gauge, "Number of databases that are open.",
                value: Double(open.count)),
            MetricFamily(
                "immudb_active_sessions", .gauge, "Number of open sessions.", value: Double(sessions)),
            MetricFamily(
                "immudb_remote_storage_kind", .gauge, "Set to 1 for the storage kind of the database.",
                names.map { name in
                    MetricFamily.Sample(label(name) + [MetricFamily.Label("kind", "none")], 1)
                }),
            MetricFamily(
                "immudb_last_committed_trx_id", .gauge, "The highest id of a committed transaction.",
                perIndex { $0.state.txID }),
            MetricFamily(
                "immudb_last_indexed_trx_id", .gauge, "The highest id of an indexed transaction.",
                perIndex(\.indexedTxID)),
        ]
    }

    private func measuredSizes(_ names: [String]) -> [(name: String, bytes: UInt64)] {
        let isFresh = sizes.withLock { sizes in
            guard let last = sizes.measuredAt,
                last.duration(to: .now) < .seconds(Limits.sizeIntervalSeconds),
                sizes.byDatabase.map(\.name) == names
            else { return false }
            return true
        }
        guard !isFresh else { return sizes.withLock { $0.byDatabase } }
        var measured: [(name: String, bytes: UInt64)] = []
        for name in names {
            // A database whose files cannot be listed has no size to publish; its calls say why.
            guard let database = engine.loadedDatabase(name) else { continue }
            do throws(EngineError) {
                measured.append((name, try database.diskUsage().bytes))
            } catch {
                continue
            }
        }
        let result = measured
        sizes.withLock {
            $0.byDatabase = result
            $0.measuredAt = .now
        }
        return result
    }
}
