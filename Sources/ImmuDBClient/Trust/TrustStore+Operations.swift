public import ImmuDBProofs
internal import SystemIO

/// One line of ``TrustStore/list()``.
public struct TrustListing: Sendable {
    /// Path of the trust file.
    public let path: String
    /// The record, or why it cannot be read.
    public let record: Result<TrustRecord, ClientError>
}

extension TrustStore {
    /// What is remembered of a pin; nil before first contact.
    /// - Throws: `ClientError` with verdict `trustedStateDamaged`, or code `trustStore`.
    public func load(_ pin: TrustPin) async throws -> TrustRecord? {
        try await session(for: pin).withFile(waitMilliseconds: waitMilliseconds) { file in
            try file.read().map { try file.record(from: $0) }
        }
    }

    /// All pins, ordered by name and database; damaged files last. Takes no locks: files change atomically.
    public func list() throws(ClientError) -> [TrustListing] {
        let entries: [DirectoryEntry]
        do {
            entries = try fileSystem.list(directory)
        } catch {
            if error.code == .notFound { return [] }
            throw ClientError(.trustStore, error.description, cause: error, location: directory)
        }
        let listings = entries.filter { isTrustFileName($0.name) }.map { listing($0.name) }
        return listings.sorted { left, right in
            switch (left.record, right.record) {
            case (.success(let one), .success(let other)):
                (one.pin.name, one.pin.database) < (other.pin.name, other.pin.database)
            case (.success, .failure): true
            case (.failure, .success): false
            case (.failure, .failure): left.path < right.path
            }
        }
    }

    /// The trust file of a pin as text, for a backup or for another machine.
    /// - Throws: `ClientError`; `notFound` when there is none.
    public func export(_ pin: TrustPin) async throws -> String {
        guard let record = try await load(pin) else { throw ClientError.noTrust(pin) }
        return try ClientError.encoding { String(decoding: try record.encoded(), as: UTF8.self) }
    }

    /// Takes over an exported record as a new pin, or moves an existing one forward or, with `reason`,
    /// anywhere.
    /// - Parameter pin: where to put it; the pin named in the text unless given.
    /// - Parameter reason: required to replace a trusted state by another one, or a damaged file.
    @discardableResult
    public func importRecord(
        _ text: String, as pin: TrustPin? = nil, reason: String? = nil
    ) async throws -> TrustRecord {
        let imported: TrustRecord
        do {
            imported = try TrustRecord(decoding: [UInt8](text.utf8))
        } catch {
            throw ClientError(.invalidArgument, "the text is not an exported trust record: \(error.problem)")
        }
        var record = imported
        record.pin = pin ?? imported.pin
        record.state?.database = record.pin.database
        return try await place(record, kind: .imported, note: reason, mayReplace: reason != nil)
    }

    /// Sets the state to begin with, from a source other than the server. Only before first contact.
    @discardableResult
    public func expectState(_ pin: TrustPin, txID: UInt64, alh: Digest) async throws -> TrustRecord {
        guard txID > 0 else {
            throw ClientError(.invalidArgument, "transaction 0 is no state to begin with")
        }
        let state = TrustedState(database: pin.database, txID: txID, alh: alh)
        let record = TrustRecord(pin: pin, state: state, updatedAt: clock.now().seconds)
        return try await place(record, kind: .expected, note: nil, mayReplace: false)
    }

    /// Gives up the trusted state and identity of a pin. The next contact is a first one. A record of what
    /// was given up and why stays in the history; a damaged file is put aside, not deleted.
    public func reset(_ pin: TrustPin, reason: String) async throws {
        let time = clock.now().seconds
        try await session(for: pin).withFile(waitMilliseconds: waitMilliseconds) { file in
            let bytes = try file.read()
            var record: TrustRecord?
            do {
                record = try bytes.map { try file.record(from: $0) }
            } catch let error as ClientError where error.verdict == .trustedStateDamaged {
                try putAside(file, bytes ?? [])
            }
            guard bytes != nil else { throw ClientError.noTrust(pin) }
            let given = record?.state ?? .empty(database: pin.database)
            let event = TrustEvent(kind: .reset, time: time, txID: given.txID, alh: given.alh, note: reason)
            var fresh = TrustRecord(pin: pin, updatedAt: time, events: record?.events ?? [])
            fresh.append(event)
            _ = try file.write(fresh, replacing: record == nil ? nil : bytes)
        }
    }

    /// Puts the backup back in place of a damaged trust file. The backup is an ancestor of what was trusted,
    /// so nothing is accepted that would not have been accepted before.
    @discardableResult
    public func restoreBackup(_ pin: TrustPin) async throws -> TrustRecord {
        let time = clock.now().seconds
        return try await session(for: pin).withFile(waitMilliseconds: waitMilliseconds) { file in
            guard let backup = try file.read(file.backupPath) else {
                throw ClientError(
                    .notFound, "there is no backup of the trust file", location: file.backupPath)
            }
            var record = try file.record(from: backup)
            if let bytes = try file.read() {
                do {
                    _ = try file.record(from: bytes)
                    throw ClientError(
                        .conflict, "the trust file is not damaged, its backup is older", location: file.path)
                } catch let error as ClientError where error.verdict == .trustedStateDamaged {
                    try putAside(file, bytes)
                }
            }
            let state = record.state ?? .empty(database: pin.database)
            record.append(TrustEvent(kind: .restored, time: time, txID: state.txID, alh: state.alh))
            _ = try file.write(record, replacing: nil)
            return record
        }
    }

    /// Stores a record that does not come from a verified operation.
    func place(
        _ new: TrustRecord, kind: TrustEvent.Kind, note: String?, mayReplace: Bool
    ) async throws -> TrustRecord {
        let time = clock.now().seconds
        return try await session(for: new.pin).withFile(waitMilliseconds: waitMilliseconds) { file in
            let bytes = try file.read()
            var existing: TrustRecord?
            do {
                existing = try bytes.map { try file.record(from: $0) }
            } catch let error as ClientError where error.verdict == .trustedStateDamaged && mayReplace {
                try putAside(file, bytes ?? [])
            }
            if let state = existing?.state, state != new.state, !mayReplace {
                throw ClientError(
                    .conflict,
                    "transaction \(state.txID) is trusted already; give a reason to replace it",
                    location: file.path)
            }
            var record = new
            record.updatedAt = time
            if let existing {
                let own = new.events
                record = TrustRecord(
                    pin: new.pin, serverUUID: new.serverUUID ?? existing.serverUUID,
                    signingKey: new.signingKey ?? existing.signingKey,
                    state: new.state, updatedAt: time, events: existing.events + own)
            }
            let state = new.state ?? .empty(database: new.pin.database)
            record.append(
                TrustEvent(kind: kind, time: time, txID: state.txID, alh: state.alh, note: note))
            _ = try file.write(record, replacing: existing == nil ? nil : bytes)
            return record
        }
    }

    private func putAside(_ file: PinFile, _ bytes: [UInt8]) throws(ClientError) {
        for number in 1...ClientLimits.trustMilestonesMax {
            let path = joinPath(directory, "\(file.pin.fileStem).damaged-\(number).json")
            let kind = try ClientError.storing(path) { () throws(SystemIOError) in
                try fileSystem.kind(of: path)
            }
            if kind == nil { return try file.replace(path, with: bytes) }
        }
        throw ClientError(
            .trustStore, "too many damaged trust files were put aside", location: directory,
            hint: "remove those named \(file.pin.fileStem).damaged-*.json")
    }

    private func isTrustFileName(_ name: String) -> Bool {
        guard name.hasSuffix(".json") else { return false }
        let stem = name.dropLast(5)
        return stem.utf8.count == 2 * Digest.byteCount && Hex.decode(stem) != nil
    }

    private func listing(_ name: String) -> TrustListing {
        let path = joinPath(directory, name)
        let unknown = PinFile(
            pin: TrustPin(name: "", database: ""), directory: directory, fileSystem: fileSystem)
        do {
            guard let bytes = try unknown.read(path) else {
                return TrustListing(path: path, record: .failure(.damaged(path, problem: "it is gone")))
            }
            let record = try TrustRecord(decoding: bytes)
            guard record.pin.fileStem + ".json" == name else {
                let problem = "it belongs to another pin (\(record.pin.name), \(record.pin.database))"
                return TrustListing(path: path, record: .failure(.damaged(path, problem: problem)))
            }
            return TrustListing(path: path, record: .success(record))
        } catch let damage as TrustFileDamage {
            return TrustListing(path: path, record: .failure(.damaged(path, problem: damage.problem)))
        } catch let error as ClientError {
            return TrustListing(path: path, record: .failure(error))
        } catch {
            return TrustListing(path: path, record: .failure(ClientError(.trustStore, "\(error)")))
        }
    }
}

extension ClientError {
    static func noTrust(_ pin: TrustPin) -> ClientError {
        ClientError(
            .notFound, "nothing is trusted for \(pin.name), database \(pin.database)",
            hint: "the first verified operation makes first contact")
    }

    static func encoding<T>(_ body: () throws -> T) throws(ClientError) -> T {
        do {
            return try body()
        } catch {
            throw ClientError(.trustStore, "cannot encode the trusted state: \(error)")
        }
    }
}
