import ImmuDBProofs
import Synchronization
import SystemIO

extension TreeFiles {
    /// Opens the files, or makes new ones when they are absent or cannot be used.
    ///
    /// Nothing here can hurt data: whatever does not fit is built anew from the transactions by the caller.
    /// - Parameter readOnly: keep all changes in memory.
    static func open(
        store: String, metadata: StoreMetadata, options: StoreOptions, fileSystem: any FileSystem
    ) throws(StorageError) -> TreeFiles {
        func location(_ name: String, _ fileExtension: String) -> ChunkedLog.Location {
            ChunkedLog.Location(
                store: store, name: name, fileExtension: fileExtension, fileSystem: fileSystem,
                permissions: options.filePermissions)
        }
        let locations = [
            location("aht/data", "dat"), location("aht/tree", "sha"), location("aht/commit", "di"),
        ]
        if let files = try openExisting(locations, options: options) { return files }
        var owner = MetadataMap()
        owner.set("VERSION", integer: 1)
        let header = ChunkHeader(fileSize: metadata.fileSize, owner: owner)
        if options.readOnly {
            let logs = locations.map {
                ChunkedLog(location: $0, header: header, access: .memoryOnly, end: 0, chunks: nil)
            }
            return TreeFiles(data: logs[0], tree: logs[1], commit: logs[2])
        }
        let directory = joinPath(store, "aht")
        try onDisk(file: "aht") { () throws(SystemIOError) in
            if try fileSystem.kind(of: directory) != nil { try fileSystem.removeDirectoryTree(directory) }
            try fileSystem.createDirectory(directory, permissions: options.directoryPermissions)
            try fileSystem.syncDirectory(store)
        }
        return TreeFiles(
            data: try ChunkedLog.create(locations[0], header: header),
            tree: try ChunkedLog.create(locations[1], header: header),
            commit: try ChunkedLog.create(locations[2], header: header))
    }

    /// - Returns: nil when there are no usable files.
    private static func openExisting(
        _ locations: [ChunkedLog.Location], options: StoreOptions
    ) throws(StorageError) -> TreeFiles? {
        let access: ChunkedLog.Access = options.readOnly ? .memoryOnly : .readWrite
        var logs: [ChunkedLog] = []
        for location in locations {
            do throws(StorageError) {
                guard try ChunkedLog.exists(location) else { return nil }
                logs.append(try ChunkedLog.open(location, access: access))
            } catch {
                guard error.code == .corrupted || error.code == .unsupported else { throw error }
                options.note("the hash tree is rebuilt: \(error)")
                return nil
            }
        }
        return TreeFiles(data: logs[0], tree: logs[1], commit: logs[2])
    }

    /// Takes over as many leaves as the files hold completely, at most `limit`, and cuts the rest.
    func adopt(limit: UInt64) throws(StorageError) {
        let complete = commit.end / Self.commitEntryBytes
        var leaves = min(complete, limit)
        if leaves > data.end / Self.payloadEntryBytes
            || AccumulativeTree.count(leaves) > tree.end / Self.digestBytes
        {
            leaves = 0
        }
        leaves = try soundEntries(leaves)
        try cut(to: leaves, commitIsLonger: commit.end != leaves * Self.commitEntryBytes)
    }

    /// Commit entries up to the first that is not what it has to be. A power cut may leave zeros in place of
    /// those that the last sync wrote, also in front of good ones.
    private func soundEntries(_ count: UInt64) throws(StorageError) -> UInt64 {
        let first = count - min(count, Limits.checkedTreeTailMax)
        let found = try commit.read(
            Int((count - first) * Self.commitEntryBytes), at: first * Self.commitEntryBytes)
        let expected = Self.commitEntries(first..<count)
        guard let difference = zip(found, expected).enumerated().first(where: { $1.0 != $1.1 })?.offset else {
            return count
        }
        return first + UInt64(difference) / Self.commitEntryBytes
    }

    /// Forgets every leaf.
    func reset() throws(StorageError) { try cut(to: 0, commitIsLonger: commit.end > 0) }

    private func cut(to leaves: UInt64, commitIsLonger: Bool) throws(StorageError) {
        // The commit log first and physically: it alone tells the next opening how many leaves there are.
        if commitIsLonger { try commit.truncate(to: leaves * Self.commitEntryBytes) }
        data.setEnd(leaves * Self.payloadEntryBytes)
        tree.setEnd(AccumulativeTree.count(leaves) * Self.digestBytes)
        cache.withLock { $0 = DigestCache() }
        let frontier: TreeFrontier
        do {
            frontier = try TreeFrontier(size: leaves, from: self)
        } catch let error as StorageError {
            throw error
        } catch {
            throw StorageError(.corrupted, "\(error)", file: tree.name)
        }
        state.withLock {
            $0 = State(frontier: frontier, root: frontier.root ?? .zero, committedLeaves: leaves)
        }
    }
}
