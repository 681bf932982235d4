import SystemIO

/// What is known about one server: its newest scrape, those shortly before, and a chart's worth of points.
struct ServerHistory: Sendable, Equatable {
    let name: String
    /// Scrapes that succeeded, oldest first, at most ``windowScrapes``.
    private(set) var window: [TimedMetrics] = []
    /// One for each scrape, oldest first; what could not be had is nil in it.
    private(set) var points: [ServerPoint] = []
    /// Why the last scrape failed; nil when it did not.
    private(set) var failure: String?
    private(set) var failures = 0

    /// Scrapes that rates and percentiles look back on.
    static let windowScrapes = 10

    struct TimedMetrics: Sendable, Equatable {
        var time: Timestamp
        var metrics: MetricSet
    }

    init(name: String) { self.name = name }

    /// The newest scrape that succeeded.
    var latest: TimedMetrics? { window.last }

    /// The scrape before it.
    var previous: TimedMetrics? { window.dropLast().last }

    /// The oldest scrape that rates over some time are made with.
    var oldest: TimedMetrics? { window.count > 1 ? window.first : nil }

    /// Seconds between the oldest and the newest scrape.
    var windowSeconds: Double? {
        guard let oldest, let latest else { return nil }
        return oldest.time.seconds(until: latest.time)
    }

    /// Takes the result of a scrape.
    mutating func add(_ scrape: Scrape) {
        guard let body = scrape.body else {
            fail(scrape.failure ?? "no answer")
            return
        }
        do throws(PrometheusText.Fault) {
            let metrics = try PrometheusText.parse(body, isWanted: Self.isWanted)
            guard !metrics.isEmpty else { return fail("the answer holds no metrics of a ledger") }
            failure = nil
            window.append(TimedMetrics(time: scrape.time, metrics: metrics))
            if window.count > Self.windowScrapes { window.removeFirst() }
            append(ServerPoint(self))
        } catch {
            fail(error.description)
        }
    }

    private mutating func fail(_ reason: String) {
        failure = reason
        failures += 1
        append(ServerPoint())
    }

    private mutating func append(_ point: ServerPoint) {
        points.append(point)
        if points.count > Limits.samplesMax { points.removeFirst(points.count - Limits.samplesMax) }
    }

    private static let prefixes = ["immudb_", "grpc_server_", "process_", "go_memstats_"].map {
        Array($0.utf8)
    }

    static func isWanted(_ name: ArraySlice<UInt8>) -> Bool { prefixes.contains { name.starts(with: $0) } }

    /// How much a sum of counters grew per second since the scrape before; nil when that is unknown, also
    /// after the server was started again.
    func rate(_ name: String, _ labels: [String: String] = [:]) -> Double? {
        guard let latest, let previous else { return nil }
        return Self.rate(
            latest.metrics.sum(name, labels), previous.metrics.sum(name, labels),
            previous.time.seconds(until: latest.time))
    }

    /// The same over all scrapes in the window.
    func windowRate(_ name: String, _ labels: [String: String] = [:]) -> Double? {
        guard let latest, let oldest else { return nil }
        return Self.rate(
            latest.metrics.sum(name, labels), oldest.metrics.sum(name, labels),
            oldest.time.seconds(until: latest.time))
    }

    static func rate(_ new: Double?, _ old: Double?, _ seconds: Double) -> Double? {
        guard let new, let old, new >= old, seconds > 0 else { return nil }
        return (new - old) / seconds
    }
}

extension Timestamp {
    /// Seconds from here to a later moment.
    func seconds(until later: Timestamp) -> Double {
        Double(later.seconds - seconds) + Double(later.nanoseconds - nanoseconds) / 1e9
    }
}

/// The figures of one moment that charts show.
struct ServerPoint: Sendable, Equatable {
    var callsPerSecond: Double?
    var errorsPerSecond: Double?
    var transactionsPerSecond: Double?
    var p50: Double?
    var p95: Double?
    var p99: Double?
    var sessions: Double?
    var memoryBytes: Double?
    var diskBytes: Double?
    var diskGrowthPerSecond: Double?
    var processorShare: Double?
    var indexLag: Double?

    init() {}

    /// From the newest scrape of a server and the one before.
    init(_ server: ServerHistory) {
        guard let latest = server.latest else { return }
        let metrics = latest.metrics
        callsPerSecond = server.rate("grpc_server_handled_total")
        errorsPerSecond = Self.errors(server)
        sessions = metrics.value("immudb_active_sessions")
        memoryBytes = metrics.value("process_resident_memory_bytes") ?? metrics.value("go_memstats_sys_bytes")
        diskBytes = metrics.sum("immudb_db_size_bytes")
        processorShare = server.rate("process_cpu_seconds_total")
        indexLag = IndexRow.rows(server).compactMap(\.lag).max()
        if let previous = server.previous {
            let seconds = previous.time.seconds(until: latest.time)
            let name = "immudb_number_of_stored_entries"
            transactionsPerSecond = ServerHistory.rate(
                metrics.sum(name), previous.metrics.sum(name), seconds)
            if let diskBytes, let before = previous.metrics.sum("immudb_db_size_bytes"), seconds > 0 {
                diskGrowthPerSecond = (diskBytes - before) / seconds
            }
            let all = Self.allCalls(metrics)?.since(Self.allCalls(previous.metrics))
            p50 = all?.quantile(0.5)
            p95 = all?.quantile(0.95)
            p99 = all?.quantile(0.99)
        }
    }

    /// Calls that ended with another code than OK, per second.
    private static func errors(_ server: ServerHistory) -> Double? {
        guard let all = server.rate("grpc_server_handled_total") else { return nil }
        return server.rate("grpc_server_handled_total", ["grpc_code": "OK"]).map { max(all - $0, 0) }
    }

    private static func allCalls(_ metrics: MetricSet) -> MetricHistogram? {
        let parts = metrics.histograms("grpc_server_handling_seconds", by: "grpc_method").values
        guard var sum = parts.first else { return nil }
        for part in parts.dropFirst() {
            guard let more = sum + part else { return nil }
            sum = more
        }
        return sum
    }
}
