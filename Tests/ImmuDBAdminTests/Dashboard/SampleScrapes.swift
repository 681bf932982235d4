import CommandLineKit
import SystemIO
import TerminalUI

@testable import ImmuDBAdmin

/// What a made-up server says at a second.
enum SampleScrapes {
    /// - Parameters:
    ///   - second: since it was started.
    ///   - lag: transactions that the index is behind.
    static func text(second: Int, lag: Int = 3) -> String {
        let gets = second * 100
        let sets = second * 10
        let half = Double(second) * 0.005
        return """
            # HELP immudb_uptime_hours uptime
            immudb_uptime_hours \(Double(second) / 3600)
            immudb_active_sessions 4
            immudb_db_size_bytes{db="defaultdb"} \(1_500_000 + second * 2048)
            immudb_db_size_bytes{db="ledger"} 900000
            immudb_db_size_bytes{db="broken"} NaN
            immudb_number_of_stored_entries{db="defaultdb"} \(1000 + sets)
            immudb_number_of_stored_entries{db="ledger"} 32
            immudb_last_committed_trx_id{db="defaultdb",index="index"} \(1000 + sets)
            immudb_last_indexed_trx_id{db="defaultdb",index="index"} \(1000 + sets - lag)
            immudb_number_of_rpcs_per_client{ip="10.0.0.7"} \(gets + sets)
            immudb_clients_last_message_at_unix_seconds{ip="10.0.0.7"} \(1_700_000_000 + second - 2)
            process_resident_memory_bytes 52428800
            process_cpu_seconds_total \(Double(second) * 0.25)
            process_open_fds 31
            immudb_multiapp_cache_events{event="hit"} 90
            immudb_multiapp_cache_events{event="miss"} 10
            grpc_server_handled_total{grpc_method="Get",grpc_code="OK"} \(gets)
            grpc_server_handled_total{grpc_method="Get",grpc_code="NotFound"} \(second)
            grpc_server_handled_total{grpc_method="Set",grpc_code="OK"} \(sets)
            grpc_server_handled_total{grpc_method="Login",grpc_code="OK"} 0
            grpc_server_handling_seconds_bucket{grpc_method="Get",le="0.001"} \(gets * 9 / 10)
            grpc_server_handling_seconds_bucket{grpc_method="Get",le="0.01"} \(gets)
            grpc_server_handling_seconds_bucket{grpc_method="Get",le="+Inf"} \(gets)
            grpc_server_handling_seconds_sum{grpc_method="Get"} \(Double(gets) * 0.0005)
            grpc_server_handling_seconds_count{grpc_method="Get"} \(gets)
            grpc_server_handling_seconds_bucket{grpc_method="Set",le="0.001"} 0
            grpc_server_handling_seconds_bucket{grpc_method="Set",le="0.01"} \(sets)
            grpc_server_handling_seconds_bucket{grpc_method="Set",le="+Inf"} \(sets)
            grpc_server_handling_seconds_sum{grpc_method="Set"} \(Double(sets) * 0.004)
            grpc_server_handling_seconds_count{grpc_method="Set"} \(sets)
            immudb_query_latency_seconds_bucket{op="/immudb.schema.ImmuService/SQLQuery",le="0.01"} \(second)
            immudb_query_latency_seconds_bucket{op="/immudb.schema.ImmuService/SQLQuery",le="+Inf"} \(second)
            immudb_query_latency_seconds_sum{op="/immudb.schema.ImmuService/SQLQuery"} \(half)
            immudb_query_latency_seconds_count{op="/immudb.schema.ImmuService/SQLQuery"} \(second)
            immudb_replication_lag{db="copy"} 12
            immudb_replication_replicators{db="copy"} 1

            """
    }

    static func time(_ second: Int) -> Timestamp { Timestamp(seconds: 1_700_000_000 + Int64(second)) }

    static func scrape(_ second: Int, server: Int = 0, lag: Int = 3) -> Scrape {
        Scrape(time: time(second), server: server, body: Array(text(second: second, lag: lag).utf8))
    }

    /// A model that has seen so many seconds.
    static func model(seconds: Int = 30) -> DashboardModel {
        var model = DashboardModel(["db1:9497"])
        for second in 1...seconds { model.add(scrape(second)) }
        return model
    }

    static func frame(
        _ model: DashboardModel, _ state: DashboardState, columns: Int = 80, rows: Int = 24,
        isUnicode: Bool = true, second: Int = 30
    ) -> (lines: [String], around: DashboardState.Surroundings) {
        let drawn = DashboardLayout.draw(
            model, state, columns: columns, rows: rows, isUnicode: isUnicode, now: time(second), zone: .utc)
        return (drawn.frame.lines, drawn.around)
    }
}
