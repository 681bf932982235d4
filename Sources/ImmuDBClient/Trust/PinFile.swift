internal import ImmuDBProofs
internal import SystemIO

/// The files of one pin and what may be done with them. Reading and writing requires the lock.
struct PinFile: Sendable {
    let pin: TrustPin
    let directory: String
    let fileSystem: any FileSystem

    /// The trust file.
    var path: String { joinPath(directory, pin.fileStem + ".json") }
    /// The contents before the last change.
    var backupPath: String { joinPath(directory, pin.fileStem + ".backup.json") }
    /// Held for a whole verified operation.
    var lockPath: String { joinPath(directory, pin.fileStem + ".lock") }
    /// Held while waiting for the lock, so that a busy process lets others have their turn.
    var turnPath: String { joinPath(directory, pin.fileStem + ".turn") }

    /// The directory, 0700. Existing ones are left as they are.
    func createDirectory() throws(ClientError) {
        try ClientError.storing(directory) { () throws(SystemIOError) in
            try fileSystem.createDirectories(directory, permissions: 0o700)
        }
    }

    /// Bytes of the trust file; nil when there is none.
    func read() throws(ClientError) -> [UInt8]? {
        try read(path)
    }

    func read(_ path: String) throws(ClientError) -> [UInt8]? {
        do {
            return try fileSystem.readWhole(path, limit: ClientLimits.trustFileBytesMax, followLinks: false)
        } catch {
            if error.code == .notFound { return nil }
            if error.code == .tooLarge {
                throw ClientError.damaged(path, problem: error.message)
            }
            throw ClientError(.trustStore, error.description, cause: error, location: path)
        }
    }

    /// Reads the record.
    /// - Throws: `ClientError` with verdict `trustedStateDamaged` for anything but a file of this pin.
    func record(from bytes: [UInt8]) throws(ClientError) -> TrustRecord {
        let record: TrustRecord
        do {
            record = try TrustRecord(decoding: bytes)
        } catch {
            if error.isNewer {
                throw ClientError(
                    .trustStore, "trust file \(path): \(error.problem)", location: path,
                    hint: "use a newer version of this program")
            }
            throw ClientError.damaged(path, problem: error.problem)
        }
        guard record.pin == pin else {
            throw ClientError.damaged(
                path, problem: "it belongs to another pin (\(record.pin.name), \(record.pin.database))")
        }
        return record
    }

    /// Replaces the trust file; the previous contents become the backup.
    /// - Returns: the bytes written.
    func write(_ record: TrustRecord, replacing previous: [UInt8]?) throws(ClientError) -> [UInt8] {
        let bytes: [UInt8]
        do {
            bytes = try record.encoded()
        } catch {
            throw ClientError(.trustStore, "cannot encode the trusted state: \(error)", location: path)
        }
        if let previous, previous != bytes { try replace(backupPath, with: previous) }
        try replace(path, with: bytes)
        return bytes
    }

    func replace(_ path: String, with bytes: [UInt8]) throws(ClientError) {
        try ClientError.storing(path) { () throws(SystemIOError) in
            try fileSystem.atomicReplace(path, with: bytes, permissions: 0o600)
        }
    }

    /// Takes the lock of the pin, waiting for other processes without blocking a thread.
    /// - Throws: `ClientError` when it is still taken after `waitMilliseconds`; `CancellationError`.
    func lock(waitMilliseconds: Int) async throws -> any FileLock {
        try createDirectory()
        let deadline = ContinuousClock.now + .milliseconds(waitMilliseconds)
        let turn = try await lock(turnPath, until: deadline)
        defer { turn.release() }
        return try await lock(lockPath, until: deadline)
    }

    private func lock(_ path: String, until deadline: ContinuousClock.Instant) async throws -> any FileLock {
        var pause = ClientLimits.lockRetryMillisecondsMin
        while true {
            do {
                return try fileSystem.lock(path, .exclusive)
            } catch {
                guard error.code == .locked else {
                    throw ClientError(.trustStore, error.description, cause: error, location: path)
                }
                guard ContinuousClock.now < deadline else {
                    throw ClientError(
                        .trustStore, "another process keeps the trusted state of this database locked",
                        cause: error, location: path, hint: "wait for it to end, or stop it")
                }
            }
            try await Task.sleep(for: .milliseconds(pause))
            pause = min(pause * 2, ClientLimits.lockRetryMillisecondsMax)
        }
    }
}

extension ClientError {
    /// Turns a failed file operation into an error of the trust store.
    static func storing<T>(
        _ path: String, _ body: () throws(SystemIOError) -> T
    ) throws(ClientError) -> T {
        do {
            return try body()
        } catch {
            throw ClientError(.trustStore, error.description, cause: error, location: path)
        }
    }

    /// A trust file that cannot be read. Never a first contact: that would let damage erase trust.
    static func damaged(_ path: String, problem: String) -> ClientError {
        ClientError(
            VerificationFailure(
                .trustedStateDamaged,
                """
                the trust file \(path) is damaged: \(problem). Ways out: restore its backup, import a state \
                exported earlier, or reset the trust and begin with a new first contact
                """),
            location: path)
    }
}
