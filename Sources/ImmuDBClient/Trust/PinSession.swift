internal import ImmuDBProofs
internal import Synchronization
internal import SystemIO

/// The trusted state of one pin inside this process: one per trust file, shared by all clients.
///
/// Policy. A verified operation runs alone: first among the tasks of this process (an `AsyncGate`), then
/// among processes (an exclusive `flock` on a file beside the trust file). The lock is taken by the first
/// operation and kept for at most the hold time of the ``TrustPersistence`` in force, over as many operations
/// as fit; then the state is written and the lock released, by the operation that finds the time over or by
/// a timer when there is none. Taking the lock always reads the file, so a newer state of another process is
/// seen. Waiting processes queue up on a second file (`.turn`); a process that wants its lock back queues
/// behind them.
///
/// What is in the file may lag, within the bounds of the policy, but is always an ancestor of what was
/// proven. If writing fails, the operation that wrote reports it, the state stays in memory, and the next
/// operation tries again before doing anything else.
final class PinSession: Sendable {
    /// What is known while the lock is held.
    struct Held {
        let lock: any FileLock
        /// Contents of the file, nil when there is none.
        var bytes: [UInt8]?
        var record: TrustRecord?
        /// Operations since the last write that changed the record.
        var unsaved = 0
        let until: ContinuousClock.Instant
    }

    let file: PinFile
    private let clock: any WallClock
    private let gate = AsyncGate()
    /// Touched by whoever has the turn of the gate; the mutex satisfies the compiler and costs nothing else.
    private let held = Mutex<Held?>(nil)

    init(file: PinFile, clock: any WallClock) {
        self.file = file
        self.clock = clock
    }

    /// Unix seconds.
    var now: Int64 { clock.now().seconds }

    /// Runs `body` with the pin locked.
    func withLease<R: Sendable>(
        _ persistence: TrustPersistence, waitMilliseconds: Int,
        _ body: (PinLease) async throws -> R
    ) async throws -> R {
        try await gate.withTurn {
            try await acquire(persistence, waitMilliseconds: waitMilliseconds)
            let lease = PinLease(session: self, record: held.withLock { $0?.record })
            do {
                let result = try await body(lease)
                try settle(persistence)
                return result
            } catch {
                // The first failure is the one to report; unsaved progress of earlier operations is
                // written by the next operation or the timer.
                lease.end()
                throw error
            }
        }
    }

    /// Runs `body` with the files of the pin locked and nothing cached: for the user's own operations.
    func withFile<R: Sendable>(
        waitMilliseconds: Int, _ body: (PinFile) throws -> R
    ) async throws -> R {
        try await gate.withTurn {
            if held.withLock({ $0 != nil }) {
                try saveAndRelease()
            }
            let lock = try await file.lock(waitMilliseconds: waitMilliseconds)
            defer { lock.release() }
            return try body(file)
        }
    }

    /// Writes what is unsaved and releases the lock.
    func close() async throws {
        try await gate.withTurn { try saveAndRelease() }
    }

    private func acquire(_ persistence: TrustPersistence, waitMilliseconds: Int) async throws {
        if let until = held.withLock({ $0?.until }) {
            if ContinuousClock.now < until { return }
            try saveAndRelease()
        }
        let lock = try await file.lock(waitMilliseconds: waitMilliseconds)
        do {
            let bytes = try file.read()
            let record = try bytes.map { try file.record(from: $0) }
            let hold = Duration.milliseconds(persistence.holdMilliseconds)
            let fresh = Held(lock: lock, bytes: bytes, record: record, until: .now + hold)
            held.withLock { $0 = fresh }
            scheduleRelease(after: hold)
        } catch {
            lock.release()
            throw error
        }
    }

    /// Keeps a changed record in memory.
    func keep(_ record: TrustRecord) {
        held.withLock {
            $0?.record = record
            $0?.unsaved += 1
        }
    }

    /// Writes now.
    func save() throws(ClientError) {
        guard var current = held.withLock({ $0 }), current.unsaved > 0, let record = current.record else {
            return
        }
        var written = record
        written.noteAdvance(at: now)
        current.bytes = try file.write(written, replacing: current.bytes)
        current.record = written
        current.unsaved = 0
        held.withLock { [current] in $0 = current }
    }

    private func settle(_ persistence: TrustPersistence) throws(ClientError) {
        guard let current = held.withLock({ $0 }) else { return }
        if current.unsaved >= persistence.unsavedOperations { try save() }
        if ContinuousClock.now >= current.until { try saveAndRelease() }
    }

    private func saveAndRelease() throws(ClientError) {
        try save()
        held.withLock { held in
            held?.lock.release()
            held = nil
        }
    }

    private func scheduleRelease(after hold: Duration) {
        Task.detached { [self] in
            do {
                try await Task.sleep(for: hold)
                try await gate.withTurn {
                    guard let until = held.withLock({ $0?.until }), ContinuousClock.now >= until else {
                        return
                    }
                    try saveAndRelease()
                }
            } catch {
                // The state stays in memory and the lock with it; the next operation repeats the write
                // and reports its failure.
            }
        }
    }
}

/// The right to read and change the record of a pin during one operation.
final class PinLease: Sendable {
    private let session: PinSession
    private let current: Mutex<TrustRecord?>

    init(session: PinSession, record: TrustRecord?) {
        self.session = session
        current = Mutex(record)
    }

    var pin: TrustPin { session.file.pin }
    /// The files of the pin, locked.
    var file: PinFile { session.file }
    var now: Int64 { session.now }

    /// What is remembered; nil before first contact.
    var record: TrustRecord? { current.withLock { $0 } }

    /// Replaces the record.
    /// - Parameter atOnce: whether it must be on disk when this returns.
    func update(_ record: TrustRecord, atOnce: Bool) throws(ClientError) {
        current.withLock { $0 = record }
        session.keep(record)
        if atOnce { try session.save() }
    }

    /// Moves the trusted state from `old` to `new`: never backwards, and only if `old` is still the one.
    func advance(from old: TrustedState?, to new: TrustedState) throws(ClientError) {
        guard var record, record.state == old else {
            throw ClientError(
                .trustStore, "the trusted state changed during the operation", location: session.file.path,
                hint: "repeat the operation")
        }
        if let old {
            guard new.txID >= old.txID, new.txID > old.txID || new.alh == old.alh else {
                throw ClientError(
                    .trustStore,
                    "refusing to move the trusted state from transaction \(old.txID) to \(new.txID)",
                    location: session.file.path)
            }
        }
        guard record.state != new else { return }
        record.state = new
        record.updatedAt = session.now
        try update(record, atOnce: false)
    }

    /// Marks the end of a failed operation.
    func end() {
        current.withLock { $0 = nil }
    }
}

extension TrustRecord {
    /// Records an advance since the last event, if there was one.
    mutating func noteAdvance(at time: Int64) {
        guard let state, state.txID > 0, let last = events.last else { return }
        if last.txID == state.txID, last.alh == state.alh, last.kind != .reset { return }
        append(TrustEvent(kind: .advance, time: time, txID: state.txID, alh: state.alh))
    }
}
