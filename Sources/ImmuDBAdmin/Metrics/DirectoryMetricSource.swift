import ImmuDBEngine
import ImmuDBStorage
import SystemIO

/// A local directory in the place of a server: what its files say, in the names of a server's metrics.
struct DirectoryMetricSource: MetricSource {
    let path: String
    let files: any FileSystem

    var name: String { path }

    func fetch() async throws -> [UInt8] {
        let place = try await DataDirectory(path, writes: false, in: files)
        defer { place.close() }
        var lines = ["immudb_loaded_databases \(place.databases.count)"]
        for database in try place.chosen([]) {
            let bytes = try DirectoryTree.of(database.path, in: files).bytes
            let label = #"{db="\#(database.name)"}"#
            lines.append("immudb_db_size_bytes\(label) \(bytes)")
            guard try !files.list(database.path).isEmpty else {
                lines.append("immudb_number_of_stored_entries\(label) 0")
                continue
            }
            var options = StoreOptions.serverDefaults
            options.readOnly = true
            options.buildsIndex = false
            options.locksDirectory = false
            let store = try Store.open(path: database.path, options: options)
            let last = store.committed.id
            try store.close()
            let indexed = try StoredIndex.look(at: database.path, fileSystem: files)?.lastTxID ?? 0
            let index = #"{db="\#(database.name)",index="files"}"#
            lines.append("immudb_number_of_stored_entries\(label) \(last)")
            lines.append("immudb_last_committed_trx_id\(index) \(last)")
            lines.append("immudb_last_indexed_trx_id\(index) \(min(indexed, last))")
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }
}
