import ImmuDBProofs
package import SystemIO

extension Store {
    /// Opens a store, recovering from whatever a crash left behind; creates it when absent and not read-only.
    ///
    /// Read-only opening changes nothing on disk. Creation writes the commit log last, so a directory
    /// without one is a creation that did not finish.
    /// - Throws: `storeNotFound`, `locked`, `unsupported`, `inputOutput`, and `corrupted` with file
    ///   and offset.
    package static func open(
        path: String, fileSystem: any FileSystem = RealFileSystem(), options: StoreOptions = StoreOptions()
    ) throws(StorageError) -> Store {
        let layout = StoreLayout(path: path, fileSystem: fileSystem, permissions: options.filePermissions)
        let isCreated = try layout.isCreated()
        guard isCreated || !options.readOnly else {
            throw StorageError(.storeNotFound, "\(path) holds no store; check the path")
        }
        if !isCreated { try createRoot(path, options, fileSystem) }
        var lock: (any FileLock)?
        if options.locksDirectory {
            lock = try lockDirectory(path, fileSystem: fileSystem, readOnly: options.readOnly)
        }
        do throws(StorageError) {
            if !isCreated { try layout.create(options) }
            return try openCreated(layout, options, lock: lock)
        } catch {
            lock?.release()
            throw error
        }
    }

    private static func createRoot(
        _ path: String, _ options: StoreOptions, _ fileSystem: any FileSystem
    ) throws(StorageError) {
        try onDisk { () throws(SystemIOError) in
            try fileSystem.createDirectories(path, permissions: options.directoryPermissions)
            // Who made the directories before may not have made their names durable.
            var directory = path
            while parentDirectory(of: directory) != directory {
                directory = parentDirectory(of: directory)
                do throws(SystemIOError) {
                    try fileSystem.syncDirectory(directory)
                } catch  where error.code == .permissionDenied {
                    break  // made by somebody else, who let us in only
                }
            }
        }
    }

    private static func openCreated(
        _ layout: StoreLayout, _ options: StoreOptions, lock: (any FileLock)?
    ) throws(StorageError) -> Store {
        let files = try layout.openLogs(for: options.readOnly ? nil : options)
        let commit = CommitLog(log: files.commit, metadata: files.metadata)
        var recovery = Recovery(
            transactions: TransactionLog(log: files.transactions, commit: commit, limits: files.metadata),
            values: files.values, options: options)
        let state = try recovery.run()
        let tree = try TreeFiles.open(
            store: layout.path, metadata: files.metadata, options: options, fileSystem: layout.fileSystem)
        let logs = StoreLogs(
            transactions: recovery.transactions, commit: files.commit, values: files.values, tree: tree)
        let logged = RunKeyIndex(layout, options)
        let mapped = options.keyMapper.map { mapper in
            let rows = RunKeyIndex(layout, options, directoryName: MappedKeyIndex.directoryName)
            return MappedKeyIndex(
                logged: logged, derived: rows, limits: files.metadata, mapper: mapper)
        }
        let index: any KeyIndex = mapped ?? logged
        let store = Store(
            path: layout.path, metadata: files.metadata, options: options, fileSystem: layout.fileSystem,
            logs: logs, index: index, lock: lock, state: state)
        try store.recoverTree(last: recovery.lastHeader)
        if options.buildsIndex {
            if let mapped { try mapped.open(store) } else { try logged.open(store) }
        }
        try store.holdBack(recovery.waiting)
        return store
    }

    /// Brings the tree to one leaf per transaction, and makes sure that it is the tree the last one names.
    func recoverTree(last: TxHeader?) throws(StorageError) {
        let tree = logs.tree
        let target = committed.id
        do throws(StorageError) {
            try tree.adopt(limit: target)
            if try !treeFits(last) {
                options.note("the hash tree does not fit the transactions and is rebuilt")
                try tree.reset()
            }
        } catch {
            guard error.code == .corrupted else { throw error }
            options.note("the hash tree is rebuilt: \(error)")
            try tree.reset()
        }
        while tree.size < target {
            try tree.append(try transaction(tree.size + 1).alh)
        }
        guard try treeFits(last) else {
            throw StorageError(
                .corrupted,
                "the tree over the transactions has another root than the last transaction says; run the "
                    + "integrity check to find the damaged one", file: "tx", txID: target)
        }
    }

    private func treeFits(_ last: TxHeader?) throws(StorageError) -> Bool {
        let tree = logs.tree
        let size = tree.size
        guard size > 0 else { return true }
        guard try tree.payload(of: size) == transaction(size).alh, try tree.root(size: size) == tree.root
        else {
            return false
        }
        guard let last, last.blTxID > 0, last.blTxID <= size else { return true }
        return try tree.root(size: last.blTxID) == last.blRoot
    }
}
