import Synchronization
import SystemIO

extension RunKeyIndex {
    /// Writes the oldest full table, or does one bounded piece of a merge.
    /// - Returns: whether there may be more to do.
    func workStep() -> Bool {
        guard isWritable else { return false }
        return maintenance.withLock { state in
            guard !isClosed.load(ordering: .relaxed) else { return false }
            do throws(StorageError) {
                if try writeOldestTable(&state) { return true }
                return try mergeStep(&state)
            } catch {
                fail(error, &state)
                return false
            }
        }
    }

    /// Writes all full tables whose transactions are committed. After a failure, which is noted, they stay in
    /// memory.
    func writeFullTables() {
        guard isWritable else { return }
        maintenance.withLock { state in
            do throws(StorageError) {
                while try writeOldestTable(&state) {}
            } catch {
                fail(error, &state)
            }
        }
    }

    /// Writes everything committed that is only in memory.
    package func flush() throws(StorageError) {
        guard isWritable, !isClosed.load(ordering: .relaxed) else { return }
        catchUp(upTo: .max)
        try inserting.withLock { (_) throws(StorageError) in
            try sealCommitted()
            try maintenance.withLock { (state) throws(StorageError) in
                while try writeOldestTable(&state) {}
            }
        }
    }

    /// Writes everything and merges all runs into one.
    package func compact() throws(StorageError) {
        try flush()
        guard isWritable, !isClosed.load(ordering: .relaxed) else { return }
        try maintenance.withLock { (state) throws(StorageError) in
            try cancelMerge(&state)
            let runs = writtenRuns()
            guard runs.count > 1 else { return }
            try startMerge(runs, &state)
            while state.merge != nil { _ = try mergeStep(&state) }
        }
    }

    /// Seals the active table without its insertion lock being asked for, for those who hold it.
    func sealCommitted() throws(StorageError) {
        let committed = source.withLock { $0.transactions?.committedTxID ?? 0 }
        layers.withLock { layers in
            guard !layers.active.isEmpty, layers.active.lastTxID <= committed else { return }
            layers.sealed.append(.table(layers.active))
            layers.active = KeyTable(firstTxID: layers.active.lastTxID + 1)
        }
    }

    private func fail(_ error: StorageError, _ state: inout Maintenance) {
        if state.failure == nil { note("the key index cannot be written: \(error)") }
        state.failure = error
    }

    /// The runs from the first transaction on, up to the first table.
    func writtenRuns() -> [Run] {
        var runs: [Run] = []
        for case .run(let run) in layers.withLock({ $0.sealed }) {
            guard run.info.firstTxID == (runs.last?.info.lastTxID ?? 0) + 1 else { break }
            runs.append(run)
        }
        return runs
    }

    /// - Returns: false when there is no full table, or the oldest has transactions that may still be lost.
    func writeOldestTable(_ state: inout Maintenance) throws(StorageError) -> Bool {
        let tables = layers.withLock { $0.sealed }.compactMap { layer in
            if case .table(let table) = layer { table } else { nil }
        }
        let committed = source.withLock { $0.transactions?.committedTxID ?? 0 }
        guard let table = tables.first, table.lastTxID <= committed else { return false }
        let info = try write(table, &state)
        let run = try openWritten(info)
        try replace([.table(table)], with: [run], &state)
        state.failure = nil
        reportMemory()
        return true
    }

    /// Writes a table as a run; the manifest does not know it yet.
    func write(_ table: KeyTable, _ state: inout Maintenance) throws(StorageError) -> RunInfo {
        let contents = table.orderedContents()
        let hasHeads = RunWriter.wantsHeads(
            keys: UInt64(contents.count), versions: UInt64(contents.versions.count))
        var writer = try newRun(&state, hasHeads: hasHeads)
        do throws(StorageError) {
            try contents.visit { (key, slot) throws(StorageError) in
                try writer.begin(key)
                try contents.visitVersions(slot) { (version) throws(StorageError) in
                    try writer.append(version)
                }
            }
            return try writer.finish(
                firstTxID: table.firstTxID, lastTxID: table.lastTxID, lastAlh: table.lastAlh)
        } catch {
            try writer.abandon()
            discard(writer.number)
            throw error
        }
    }

    func newRun(_ state: inout Maintenance, hasHeads: Bool) throws(StorageError) -> RunWriter {
        guard let files else { throw StorageError(.readOnly, "the key index is in memory only") }
        let number = state.nextNumber
        state.nextNumber += 1
        let file = try onDisk(file: RunInfo.relativePath(number)) { () throws(SystemIOError) in
            if !state.hasDirectory {
                try files.fileSystem.createDirectories(
                    files.directory, permissions: files.directoryPermissions)
                try files.fileSystem.syncDirectory(parentDirectory(of: files.directory))
                state.hasDirectory = true
            }
            return try files.fileSystem.open(
                joinPath(files.directory, RunInfo.fileName(number)), .createExclusive, followLinks: false,
                permissions: files.filePermissions)
        }
        return RunWriter(file: file, number: number, hasHeads: hasHeads)
    }

    func openWritten(_ info: RunInfo) throws(StorageError) -> Run {
        guard let files else { throw StorageError(.readOnly, "the key index is in memory only") }
        do throws(StorageError) {
            return try Run.open(
                info, in: files.directory, fileSystem: files.fileSystem, cache: budget.cache)
        } catch {
            discard(info.number)
            throw error
        }
    }

    /// Puts new runs into the place of neighbouring layers, in the manifest first.
    func replace(
        _ old: [IndexLayer], with new: [Run], _ state: inout Maintenance
    ) throws(StorageError) {
        let sealed = layers.withLock { $0.sealed }
        guard let first = old.first, let start = sealed.firstIndex(where: { $0.isSame(first) }) else {
            return
        }
        var changed = sealed
        changed.replaceSubrange(start..<start + old.count, with: new.map(IndexLayer.run))
        // When this fails, which manifest is in place is not known: no file that either names may go.
        try writeManifest(changed, state)
        layers.withLock { layers in
            guard let start = layers.sealed.firstIndex(where: { $0.isSame(first) }) else { return }
            layers.sealed.replaceSubrange(start..<start + old.count, with: new.map(IndexLayer.run))
        }
        for case .run(let run) in old {
            run.retire()
            discard(run.info.number)
        }
    }

    private func writeManifest(_ sealed: [IndexLayer], _ state: Maintenance) throws(StorageError) {
        guard let files else { return }
        var manifest = RunManifest()
        manifest.nextNumber = state.nextNumber
        for case .run(let run) in sealed {
            guard run.info.firstTxID == manifest.lastTxID + 1 else { break }
            manifest.runs.append(run.info)
        }
        let bytes = manifest.encoded
        try onDisk(file: RunManifest.relativePath) { () throws(SystemIOError) in
            // The names of the runs come before the manifest that lists them.
            try files.fileSystem.syncDirectory(files.directory)
            try files.fileSystem.atomicReplace(
                joinPath(files.directory, RunManifest.fileName), with: bytes,
                permissions: files.filePermissions)
        }
    }

    /// Removes a file that no manifest names. One that stays is removed at the next opening.
    func discard(_ number: UInt64) {
        guard let files else { return }
        do throws(SystemIOError) {
            try files.fileSystem.removeFile(joinPath(files.directory, RunInfo.fileName(number)))
        } catch {
            note("a file of the key index stays behind: \(error)")
        }
    }
}

extension IndexLayer {
    func isSame(_ other: IndexLayer) -> Bool {
        switch (self, other) {
        case (.table(let left), .table(let right)): left === right
        case (.run(let left), .run(let right)): left === right
        default: false
        }
    }
}
