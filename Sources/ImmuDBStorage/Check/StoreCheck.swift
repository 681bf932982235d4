import ImmuDBProofs
package import SystemIO

/// Walks over everything a store has on disk and recomputes it: values, entry trees, chain, accumulative
/// tree. Trusts no derived or cached data, and changes nothing. The files of the key index are read too.
///
/// Works on the files, so it also serves when a store cannot be opened.
package struct StoreCheck: Sendable {
    package let path: String
    let fileSystem: any FileSystem
    /// Faults after which the check gives up.
    package var faultLimit = 100

    package init(path: String, fileSystem: any FileSystem = RealFileSystem()) {
        self.path = path
        self.fileSystem = fileSystem
    }

    /// - Parameters:
    ///   - last: transaction to stop at; nil for the last one.
    ///   - progress: called after every transaction; false stops the check.
    /// - Returns: what was found. Damage of any kind is a fault in the report, never an error.
    package func run(
        upTo last: UInt64? = nil, progress: (CheckProgress) -> Bool = { _ in true }
    ) -> IntegrityReport {
        let layout = StoreLayout(path: path, fileSystem: fileSystem, permissions: 0)
        var report = IntegrityReport()
        let walk: CheckWalk
        do throws(StorageError) {
            walk = try CheckWalk(layout, faultLimit: faultLimit, last: last)
        } catch {
            report.faults = [IntegrityFault(error, kind: .file)]
            report.isComplete = false
            return report
        }
        var running = walk
        running.checkHeads()
        running.run(progress)
        report = running.report
        report.derivedFaults = running.tree.missing(of: report.transactions)
        // An open store mends its index by itself.
        if last == nil { report.derivedFaults += CheckedIndex(layout: layout).faults() }
        return report
    }
}

extension Store {
    /// Checks everything this store has on disk, up to the last committed transaction.
    ///
    /// What is still in memory is handed to the operating system first. The walk reads the files anew and
    /// uses nothing this store knows.
    /// - Parameters:
    ///   - faultLimit: faults after which the check gives up.
    ///   - progress: called after every transaction; false stops the check.
    package func verify(
        faultLimit: Int = 100, progress: (CheckProgress) -> Bool = { _ in true }
    ) throws(StorageError) -> IntegrityReport {
        try requireOpen()
        let last = committed.id
        if !options.readOnly {
            for log in logs.values + [logs.transactions.log, logs.commit] { try log.flush() }
            try logs.tree.sync()
        }
        var check = StoreCheck(path: path, fileSystem: fileSystem)
        check.faultLimit = faultLimit
        return check.run(upTo: last, progress: progress)
    }
}
