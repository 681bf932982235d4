import ImmuDBProofs
import ImmuDBSimulation
import ImmuDBStorage
import Testing

/// What holds after any crash, checked with the production code on a disk as the crash left it.
struct StoreContract: Sendable {
    static let checkFinds = "the check finds"

    let workload: StoreWorkload
    /// A power cut under a store that does not sync may lose what other parts point to; opening may then
    /// refuse, naming what is lost. Nothing else is forgiven.
    var mayNameLoss = false

    /// Write and merge the files of the key index before closing.
    var flushesIndex = false

    struct Violation: Error, CustomStringConvertible {
        var description: String
    }

    /// Opens, compares, writes, checks, closes, opens again. Marks on the file system what it handed out.
    /// - Parameters:
    ///   - history: everything that was attempted.
    ///   - acknowledged: what must be there.
    /// - Returns: the new history; nil when the store names its loss and may.
    func hold(
        on system: SimulatedFileSystem, _ history: StoreHistory, acknowledged: UInt64
    ) async throws -> StoreHistory? {
        let readOnly = try openForReading(system)
        let before = primaryFiles(system)
        let store: Store
        do {
            store = try workload.open(system)
        } catch let error as StorageError where mayNameLoss && Self.namesLoss(error) {
            try require(primaryFiles(system) == before, "refused to open, but changed the files")
            return nil
        }
        let last = store.committed
        if workload.synced { system.mark(last.id) }
        try require(readOnly == nil || readOnly == last, "reading finds \(String(describing: readOnly))")
        try require(last.id >= acknowledged, "\(acknowledged) was acknowledged, \(last.id) is the last one")
        try require(last.id <= history.last, "\(last.id) is the last one of \(history.last) attempted")
        var recovered: StoreHistory
        do {
            recovered = try compare(store, history, last)
        } catch let error as StorageError where mayNameLoss && Self.namesLoss(error) {
            return nil
        }
        if acknowledged > 0 { _ = try store.dualProof(from: acknowledged, to: last.id) }
        let entry = StoreEntry(key: [0, 0x78], value: Array("after the crash".utf8))
        let header = try await store.commit([entry])
        if workload.synced { system.mark(header.id) }
        try require(header.prevAlh == last.alh, "the new transaction does not continue the chain")
        recovered.transactions.append(try StoreHistory.read(store, header.id))
        if last.id > 0 { _ = try store.dualProof(from: last.id, to: header.id) }
        if flushesIndex {
            try store.index.flush()
            try store.index.compact()
        }
        try compareIndex(store, recovered)
        try requireClean(try store.verify())
        try store.close()
        system.mark(header.id)
        try requireClean(StoreCheck(path: StoreWorkload.path, fileSystem: system).run())
        let again = try workload.open(system, readOnly: true)
        try require(again.committed.id == header.id, "reopened: the last one is \(again.committed.id)")
        try again.close()
        return recovered
    }

    /// What cannot be made from anything else.
    private func primaryFiles(_ system: SimulatedFileSystem) -> [String: [UInt8]] {
        system.contents.filter { path, _ in
            ["/tx/", "/val_"].contains { path.hasPrefix(StoreWorkload.path + $0) }
        }
    }

    /// Reading changes nothing. Nil for a store whose creation did not get far.
    private func openForReading(_ system: SimulatedFileSystem) throws -> Store.State? {
        let calls = system.calls.count
        defer { withKnownCalls(system, calls) }
        do {
            let store = try workload.open(system, readOnly: true)
            let last = store.committed
            try store.close()
            return last
        } catch let error as StorageError {
            guard error.code == .storeNotFound || (mayNameLoss && Self.namesLoss(error)) else { throw error }
            return nil
        }
    }

    private func withKnownCalls(_ system: SimulatedFileSystem, _ calls: Int) {
        let made = system.calls.dropFirst(calls).filter { $0.kind != .lock }
        #expect(made.isEmpty, "\(workload): opening for reading makes changes: \(made)")
    }

    private func compare(
        _ store: Store, _ history: StoreHistory, _ last: Store.State
    ) throws -> StoreHistory {
        let expected = history.prefix(last.id)
        for id in stride(from: 1, through: last.id, by: 1) {
            let found = try StoreHistory.read(store, id)
            let difference = expected[id]?.difference(to: found, truncatedUpTo: expected.truncatedUpTo)
            try require(difference == nil, "transaction \(id) \(difference ?? "")")
        }
        try compareIndex(store, expected)
        return expected
    }

    private func compareIndex(_ store: Store, _ history: StoreHistory) throws {
        let view = store.view()
        let expected = history.index
        let count = try view.count(prefix: [])
        try require(count == UInt64(expected.count), "the index has \(count) keys of \(expected.count)")
        for (key, ids) in expected {
            let found = try view.history(key).map(\.txID)
            try require(found == ids, "the index has versions \(found) of \(key), they are \(ids)")
        }
    }

    private func requireClean(_ report: IntegrityReport) throws {
        try require(
            report.faults.isEmpty && report.isComplete, "\(Self.checkFinds) \(report.faults.prefix(3))")
    }

    private func require(_ condition: Bool, _ text: @autoclosure () -> String) throws {
        if !condition { throw Violation(description: text()) }
    }

    /// An error that says which transaction is lost and in which file.
    static func namesLoss(_ error: StorageError) -> Bool {
        error.code == .corrupted && error.file != nil && error.txID != nil
    }
}
