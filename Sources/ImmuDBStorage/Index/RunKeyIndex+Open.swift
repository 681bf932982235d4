import ImmuDBProofs
import Synchronization
import SystemIO

extension RunKeyIndex {
    /// Takes up the runs that belong to the source's transactions, and indexes the transactions behind them.
    ///
    /// To be called once, before anything else. The source is not kept alive.
    /// - Throws: what reading transactions throws. Faults of the index itself only cost time.
    func open(_ transactions: any KeyIndexSource) throws(StorageError) {
        source.withLock { $0.transactions = transactions }
        var manifest = RunManifest()
        var runs: [Run] = []
        if let files {
            (manifest, runs) = try load(files, transactions)
            if !files.isReadOnly { tidy(files, &manifest, runs) }
        }
        let covered = runs.last?.info.lastTxID ?? 0
        maintenance.withLock { $0.nextNumber = manifest.nextNumber }
        layers.withLock { layers in
            layers.sealed = runs.map(IndexLayer.run)
            layers.active = KeyTable(firstTxID: covered + 1)
        }
        inserted.store(covered, ordering: .releasing)
        let last = transactions.committedTxID
        if covered < last {
            try inserting.withLock { (_) throws(StorageError) in
                try refill(covered + 1...last) { insert($0) }
            }
        }
        if isWritable, RunMerge.plan(runs.map(\.info)) != nil { wake() }
    }

    /// Writes what would take long to index again, and closes the files.
    package func close() throws(StorageError) {
        guard !isClosed.exchange(true, ordering: .sequentiallyConsistent) else { return }
        catchUp(upTo: .max)
        var failure: StorageError?
        inserting.withLock { _ in
            maintenance.withLock { state in
                do throws(StorageError) {
                    try cancelMerge(&state)
                    if isWritable, isWorthWriting {
                        try sealCommitted()
                        while try writeOldestTable(&state) {}
                    }
                } catch {
                    failure = error
                }
            }
        }
        for case .run(let run) in layers.withLock({ $0.sealed }) {
            do throws(StorageError) { try run.close() } catch { failure = failure ?? error }
        }
        // Derived data: nothing is lost, the next opening takes longer.
        if let failure { note("the key index could not be written: \(failure)") }
    }

    private var isWorthWriting: Bool {
        let layers = layers.withLock { $0 }
        var versions = 0
        var transactions: UInt64 = 0
        for case .table(let table) in layers.all where !table.isEmpty {
            versions += table.versionCount
            transactions += table.lastTxID - table.firstTxID + 1
        }
        return versions > Limits.indexUnwrittenVersionsMax
            || transactions > Limits.indexUnwrittenTransactionsMax
    }

    /// The manifest and as many of its runs, from the oldest on, as belong to the source.
    private func load(
        _ files: Files, _ transactions: any KeyIndexSource
    ) throws(StorageError) -> (RunManifest, [Run]) {
        var attempt = 1
        while true {
            guard let manifest = readManifest(files) else { return (RunManifest(), []) }
            var valid = manifest.runs
            while let last = valid.last, try !belongs(last, to: transactions) { valid.removeLast() }
            if valid.count < manifest.runs.count {
                note("the key index is ahead of the transactions, or of other ones; it is cut and completed")
            }
            do throws(StorageError) {
                var runs: [Run] = []
                for info in valid {
                    runs.append(
                        try Run.open(
                            info, in: files.directory, fileSystem: files.fileSystem, cache: budget.cache))
                }
                return (manifest, runs)
            } catch {
                // A reader may meet a writer that has just merged: the next manifest names other files.
                attempt += 1
                guard files.isReadOnly, attempt <= Limits.indexRepairsMax else {
                    note("the key index is rebuilt: \(error)")
                    return (RunManifest(), [])
                }
            }
        }
    }

    private func belongs(
        _ run: RunInfo, to transactions: any KeyIndexSource
    ) throws(StorageError) -> Bool {
        guard run.lastTxID <= transactions.committedTxID else { return false }
        return try transactions.alh(of: run.lastTxID) == run.lastAlh
    }

    private func readManifest(_ files: Files) -> RunManifest? {
        let path = joinPath(files.directory, RunManifest.fileName)
        do throws(SystemIOError) {
            guard try files.fileSystem.kind(of: path) != nil else { return nil }
            let bytes = try files.fileSystem.readWhole(path, limit: Limits.indexManifestBytesMax)
            if let manifest = RunManifest(decoding: bytes) { return manifest }
            note("the key index is rebuilt: its manifest is damaged")
        } catch {
            note("the key index is rebuilt: \(error)")
        }
        return nil
    }

    /// Removes what a crash, or damage, left over, and keeps clear of the names of what cannot be removed.
    private func tidy(_ files: Files, _ manifest: inout RunManifest, _ runs: [Run]) {
        let listed = Set(runs.map(\.info.fileName))
        do throws(SystemIOError) {
            guard try files.fileSystem.kind(of: files.directory) == .directory else { return }
            maintenance.withLock { $0.hasDirectory = true }
            for entry in try files.fileSystem.list(files.directory) where entry.kind == .file {
                let isRun = entry.name.hasSuffix(RunInfo.fileSuffix)
                if let number = UInt64(entry.name.dropLast(RunInfo.fileSuffix.count)), isRun, number < 1 << 61
                {
                    manifest.nextNumber = max(manifest.nextNumber, number + 1)
                }
                let isTemporary = entry.name.hasPrefix(".\(RunManifest.fileName).")
                guard isTemporary || (isRun && !listed.contains(entry.name)) else { continue }
                try files.fileSystem.removeFile(joinPath(files.directory, entry.name))
            }
        } catch {
            note("the directory of the key index cannot be tidied: \(error)")
        }
    }
}
