package import SystemIO

/// The files of a store's derived data: what they cover, and how to do without them.
package struct StoredIndex: Sendable, Hashable {
    /// The last transaction whose entries are in the index files; later ones are read again when the store
    /// is opened.
    package var lastTxID: UInt64
    /// Versions of keys in the files.
    package var versions: UInt64
    /// Bytes of the files.
    package var bytes: UInt64

    /// Looks at the list of index files without opening the store.
    /// - Returns: nil when there is no index, or its list cannot be read: then it is made anew.
    /// - Throws: `inputOutput`.
    package static func look(
        at path: String, fileSystem: any FileSystem = RealFileSystem()
    ) throws(StorageError) -> StoredIndex? {
        let file = joinPath(path, RunManifest.relativePath)
        let bytes: [UInt8]
        do throws(SystemIOError) {
            guard try fileSystem.kind(of: file) != nil else { return nil }
            bytes = try fileSystem.readWhole(file, limit: Limits.indexManifestBytesMax)
        } catch {
            throw StorageError(error, file: RunManifest.relativePath)
        }
        guard let manifest = RunManifest(decoding: bytes) else { return nil }
        return StoredIndex(
            lastTxID: manifest.lastTxID, versions: manifest.runs.reduce(0) { $0 + $1.versionCount },
            bytes: manifest.runs.reduce(0) { $0 + $1.fileBytes })
    }

    /// Removes the index files. The next opening makes them again from the transactions.
    /// - Throws: `inputOutput`.
    package static func remove(
        at path: String, fileSystem: any FileSystem = RealFileSystem()
    ) throws(StorageError) {
        try removeDirectory(RunKeyIndex.directoryName, path, fileSystem)
    }

    /// Removes the files of the tree over all transactions. The next opening makes them again.
    /// - Throws: `inputOutput`.
    package static func removeTree(
        at path: String, fileSystem: any FileSystem = RealFileSystem()
    ) throws(StorageError) {
        try removeDirectory("aht", path, fileSystem)
    }

    private static func removeDirectory(
        _ name: String, _ path: String, _ fileSystem: any FileSystem
    ) throws(StorageError) {
        try onDisk(file: name) { () throws(SystemIOError) in
            let directory = joinPath(path, name)
            guard try fileSystem.kind(of: directory) != nil else { return }
            try fileSystem.removeDirectoryTree(directory)
            try fileSystem.syncDirectory(path)
        }
    }
}
