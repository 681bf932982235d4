import ImmuDBProofs
import Synchronization
import SystemIO

/// Where the parts of a store are, and how they are made.
struct StoreLayout: Sendable {
    let path: String
    let fileSystem: any FileSystem
    let permissions: UInt32

    struct OpenedLogs {
        var metadata: StoreMetadata
        var transactions: ChunkedLog
        var commit: ChunkedLog
        var values: [ChunkedLog]
    }

    var transactions: ChunkedLog.Location { location("tx", "tx") }
    var commit: ChunkedLog.Location { location("commit", "txi") }

    func values(_ number: Int) -> ChunkedLog.Location {
        var location = location("val_\(number)", "val")
        location.holdsValues = true
        return location
    }

    private func location(_ name: String, _ fileExtension: String) -> ChunkedLog.Location {
        ChunkedLog.Location(
            store: path, name: name, fileExtension: fileExtension, fileSystem: fileSystem,
            permissions: permissions)
    }

    /// Whether there is a store: its commit log, which is created last, has a chunk.
    /// - Throws: `corrupted` when there are transactions, values or a tree but no commit log.
    func isCreated() throws(StorageError) -> Bool {
        if try ChunkedLog.exists(commit) { return true }
        for written in [values(0), location("aht/data", "dat")] where try ChunkedLog.exists(written) {
            let log = try ChunkedLog.open(written, access: .readOnly)
            defer { log.state.withLock { $0.open = [:] } }
            guard log.end == 0 else {
                throw StorageError(
                    .corrupted,
                    "the commit log is missing, but there are data in \(written.name); restore a backup",
                    file: commit.name)
            }
        }
        guard try ChunkedLog.exists(transactions) else { return false }
        let log = try ChunkedLog.open(transactions, access: .readOnly)
        defer { log.state.withLock { $0.open = [:] } }
        // A file made with zeros in it holds nothing while the first id is 0.
        let first = try log.read(Int(min(log.end, 8)), at: 0)
        guard first.allSatisfy({ $0 == 0 }) else {
            throw StorageError(
                .corrupted, "the commit log is missing, but there are transactions; restore it from a backup",
                file: commit.name)
        }
        return false
    }

    /// Makes an empty store, or completes one whose creation was interrupted.
    func create(_ options: StoreOptions) throws(StorageError) {
        let lanes = try writtenLanes(options, embeddedValues: options.newStore.embeddedValues)
        let header = ChunkHeader(fileSize: options.newStore.fileSize, owner: options.newStore.map)
        var valueHeader = header
        valueHeader.compression = options.compression
        valueHeader.compressionLevel = Int64(options.compressionLevel)
        let preallocates = options.newStore.preallocatedFiles
        try create(transactions, header, options, preallocates: preallocates)
        for number in 0..<lanes { try create(values(number), valueHeader, options) }
        try create(commit, header, options, preallocates: preallocates)
    }

    private func create(
        _ location: ChunkedLog.Location, _ header: ChunkHeader, _ options: StoreOptions,
        preallocates: Bool = false
    ) throws(StorageError) {
        // Chunks of an interrupted creation hold nothing; their format may be another than wanted now.
        try onDisk(file: location.name) { () throws(SystemIOError) in
            if try fileSystem.kind(of: location.directory) != nil {
                try fileSystem.removeDirectoryTree(location.directory)
            }
            try fileSystem.createDirectory(location.directory, permissions: options.directoryPermissions)
            try fileSystem.syncDirectory(path)
        }
        try ChunkedLog.create(location, header: header, preallocates: preallocates).close()
    }

    /// Number of value logs to write to.
    private func writtenLanes(_ options: StoreOptions, embeddedValues: Bool) throws(StorageError) -> Int {
        guard !embeddedValues else { return 0 }
        guard (1...Limits.valueLogsMax).contains(options.valueLogCount) else {
            throw StorageError(
                .invalidArgument,
                "\(options.valueLogCount) value logs are asked for, possible are 1 to \(Limits.valueLogsMax)")
        }
        return options.valueLogCount
    }

    /// Opens the three kinds of logs and reads the store's metadata from the commit log.
    /// - Parameter options: nil when nothing may be changed.
    func openLogs(for options: StoreOptions?) throws(StorageError) -> OpenedLogs {
        let access: ChunkedLog.Access = options == nil ? .readOnly : .readWrite
        // Recovery of a store that must not change happens in memory.
        let commit = try ChunkedLog.open(commit, access: options == nil ? .memoryOnly : .readWrite)
        let transactions = try ChunkedLog.open(transactions, access: access)
        let metadata = try storeMetadata(commit)
        let other = try storeMetadata(transactions)
        guard metadata.embeddedValues == other.embeddedValues else {
            throw StorageError(
                .corrupted, "EMBEDDED_VALUES differs between transaction log and commit log",
                file: transactions.location.relativePath(0), offset: 4)
        }
        commit.setPreallocates(metadata.preallocatedFiles)
        transactions.setPreallocates(metadata.preallocatedFiles)
        var values = try openValueLogs(access)
        guard metadata.embeddedValues || !values.isEmpty || commit.end == 0 else {
            throw StorageError(
                .corrupted,
                "no file of this log is there, \(self.values(0).fileName(0)) or a later; restore a backup",
                file: self.values(0).name)
        }
        if let options {
            let lanes = try writtenLanes(options, embeddedValues: metadata.embeddedValues)
            while values.count < lanes {
                var header = ChunkHeader(fileSize: commit.fileSize, owner: metadata.map)
                header.compression = values.first?.header.compression ?? options.compression
                header.compressionLevel =
                    values.first?.header.compressionLevel ?? Int64(options.compressionLevel)
                values.append(try ChunkedLog.create(self.values(values.count), header: header))
            }
        }
        return OpenedLogs(metadata: metadata, transactions: transactions, commit: commit, values: values)
    }

    private func openValueLogs(_ access: ChunkedLog.Access) throws(StorageError) -> [ChunkedLog] {
        var logs: [ChunkedLog] = []
        for number in 0..<Limits.valueLogsMax {
            let location = values(number)
            guard try ChunkedLog.exists(location) else { break }
            logs.append(try ChunkedLog.open(location, access: access))
        }
        return logs
    }

    /// The store's metadata as one of its logs holds it.
    func storeMetadata(_ log: ChunkedLog) throws(StorageError) -> StoreMetadata {
        do throws(MetadataFault) {
            return try StoreMetadata(log.header.owner)
        } catch {
            throw StorageError(
                .corrupted, "unreadable store metadata: \(error.message)",
                file: log.location.relativePath(log.end / log.fileSize), offset: 4)
        }
    }
}
