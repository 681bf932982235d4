import ImmuDBProofs
import SystemIO
import Testing

@testable import ImmuDBClient

@Suite struct TrustStoreTests {
    let directory: TemporaryDirectory
    let store: TrustStore
    let pin = TrustPin(name: "127.0.0.1:3322", database: "defaultdb")
    let files = RealFileSystem()

    init() throws {
        directory = try TemporaryDirectory()
        store = Self.store(directory)
    }

    static func store(_ directory: TemporaryDirectory) -> TrustStore {
        TrustStore(
            directory: joinPath(directory.path, "state/trust"), fileSystem: RealFileSystem(),
            clock: FixedClock(seconds: 1_700_000_000), lockWaitMilliseconds: 50)
    }

    private func state(_ txID: UInt64) -> TrustedState {
        TrustedState(database: "defaultdb", txID: txID, alh: SHA256.hash([UInt8(txID & 255)]))
    }

    private func advance(_ store: TrustStore, to txID: UInt64) async throws {
        try await store.session(for: pin).withLease(.everyOperation, waitMilliseconds: 1_000) { lease in
            if lease.record == nil {
                try lease.update(
                    TrustRecord(pin: lease.pin, state: nil, updatedAt: lease.now), atOnce: false)
            }
            try lease.advance(from: lease.record?.state, to: self.state(txID))
        }
        try await store.session(for: pin).close()
    }

    @Test func stemIsTheHashOfBothTexts() {
        #expect(TrustPin(name: "ab", database: "c").fileStem != TrustPin(name: "a", database: "bc").fileStem)
        #expect(pin.fileStem.utf8.count == 64)
    }

    @Test func recordsSurviveTheirTextForm() throws {
        let key = try SigningPrivateKey().publicKey()
        var trusted = state(9)
        trusted.signature = StateSignature(publicKey: key.x963, signature: [1, 2])
        let record = TrustRecord(
            pin: TrustPin(name: "é/\u{1b}\"", database: "d"), serverUUID: "u", signingKey: key,
            state: TrustedState(database: "d", txID: 9, alh: trusted.alh, signature: trusted.signature),
            updatedAt: -5,
            events: [TrustEvent(kind: .reset, time: 7, txID: 1, alh: .zero, note: "why\n")])
        let bytes = try record.encoded()
        #expect(try TrustRecord(decoding: bytes) == record)
    }

    @Test func everyTruncationIsDamage() async throws {
        try await advance(store, to: 3)
        let path = store.path(of: pin)
        let whole = try files.readWhole(path, limit: 100_000)
        for count in 0..<whole.count {
            #expect(throws: TrustFileDamage.self) { try TrustRecord(decoding: Array(whole.prefix(count))) }
        }
        try files.atomicReplace(path, with: Array(whole.prefix(100)))
        let error = await expectVerdict(.trustedStateDamaged) { _ = try await store.load(pin) }
        let text = try #require(error).message
        for way in ["restore its backup", "import a state", "reset the trust"] { #expect(text.contains(way)) }
        await expectVerdict(.trustedStateDamaged) { try await advance(store, to: 4) }
        try files.atomicReplace(path, with: [])
        await expectVerdict(.trustedStateDamaged) { try await advance(store, to: 4) }
    }

    @Test func everyChangedByteIsDamageOrHarmless() async throws {
        try await advance(store, to: 3)
        let whole = try files.readWhole(store.path(of: pin), limit: 100_000)
        let record = try TrustRecord(decoding: whole)
        for index in whole.indices {
            var changed = whole
            changed[index] ^= 1
            do {
                let read = try TrustRecord(decoding: changed)
                #expect(read == record, "byte \(index)")  // white space, for instance
            } catch {
                #expect(!error.problem.isEmpty)
            }
        }
    }

    @Test func aFileOfAnotherPinIsDamage() async throws {
        try await advance(store, to: 3)
        let other = TrustPin(name: "other", database: "defaultdb")
        let bytes = try files.readWhole(store.path(of: pin), limit: 100_000)
        try files.atomicReplace(store.path(of: other), with: bytes)
        await expectVerdict(.trustedStateDamaged) { _ = try await store.load(other) }
        let listings = try store.list()
        #expect(listings.count == 2)
        #expect(throws: ClientError.self) { try listings[1].record.get() }
    }

    @Test func permissionsAreForTheOwnerOnly() async throws {
        try await advance(store, to: 3)
        try await advance(store, to: 4)
        #expect(try mode(store.directory) == 0o700)
        let names = try files.list(store.directory).map(\.name)
        #expect(names.count == 4)
        for name in names { #expect(try mode(joinPath(store.directory, name)) == 0o600, "\(name)") }
    }

    @Test func symbolicLinksAreRefused() async throws {
        try await advance(store, to: 3)
        let path = store.path(of: pin)
        let elsewhere = joinPath(directory.path, "elsewhere")
        try files.rename(path, to: elsewhere)
        try link(path, to: elsewhere)
        await expectCode(.trustStore) { _ = try await store.load(pin) }
        await expectCode(.trustStore) { try await advance(store, to: 4) }
        try files.removeFile(path)
        let lock = joinPath(store.directory, pin.fileStem + ".lock")
        try files.removeFile(lock)
        try link(lock, to: elsewhere)
        await expectCode(.trustStore) { _ = try await store.load(pin) }
    }

    @Test func neverBackwards() async throws {
        try await advance(store, to: 5)
        await expectCode(.trustStore) { try await advance(store, to: 4) }
        #expect(try await store.load(pin)?.state == state(5))
        try await store.session(for: pin).withLease(.everyOperation, waitMilliseconds: 50) { lease in
            #expect(throws: ClientError.self) { try lease.advance(from: self.state(3), to: self.state(6)) }
            var other = self.state(5)
            other.alh = .zero
            #expect(throws: ClientError.self) { try lease.advance(from: self.state(5), to: other) }
        }
    }

    @Test func anotherProcessWaitsAndSeesTheNewState() async throws {
        try await advance(store, to: 1)
        let other = Self.store(directory)
        try await store.session(for: pin).withLease(.everyOperation, waitMilliseconds: 50) { lease in
            await expectCode(.trustStore) { _ = try await other.load(self.pin) }
            try lease.advance(from: lease.record?.state, to: self.state(2))
        }
        try await store.session(for: pin).close()
        #expect(try await other.load(pin)?.state?.txID == 2)
        try await advance(other, to: 3)
        #expect(try await store.load(pin)?.state?.txID == 3)
    }

    @Test func theLockIsGivenUpWhenIdle() async throws {
        let lagging = TrustPersistence.lagging(milliseconds: 20, operations: 100)
        try await advance(store, to: 1)
        try await store.session(for: pin).withLease(lagging, waitMilliseconds: 50) { lease in
            try lease.advance(from: lease.record?.state, to: self.state(2))
        }
        let patient = TrustStore(
            directory: store.directory, fileSystem: files, clock: SystemClock(), lockWaitMilliseconds: 60_000)
        #expect(try await patient.load(pin)?.state?.txID == 2)
    }

    @Test func historyIsBounded() async throws {
        var record = TrustRecord(pin: pin, updatedAt: 0)
        record.append(TrustEvent(kind: .firstContact, time: 0, txID: 1, alh: .zero))
        for number in 0..<300 {
            record.append(TrustEvent(kind: .advance, time: 0, txID: UInt64(number), alh: .zero))
        }
        #expect(record.events.count == ClientLimits.trustAdvancesMax + 1)
        #expect(record.events.first?.kind == .firstContact)
        #expect(record.events.last?.txID == 299)
    }

    @Test func resetKeepsARecord() async throws {
        await expectCode(.notFound) { try await store.reset(pin, reason: "none") }
        try await advance(store, to: 5)
        try await store.reset(pin, reason: "restored from tape")
        let record = try #require(try await store.load(pin))
        #expect(record.state == nil)
        #expect(record.events.last?.kind == .reset)
        #expect(record.events.last?.txID == 5)
        #expect(record.events.last?.note == "restored from tape")
    }

    @Test func resetPutsADamagedFileAside() async throws {
        try await advance(store, to: 5)
        try files.atomicReplace(store.path(of: pin), with: [1, 2, 3])
        try await store.reset(pin, reason: "disk")
        #expect(try await store.load(pin)?.state == nil)
        let aside = joinPath(store.directory, pin.fileStem + ".damaged-1.json")
        #expect(try files.readWhole(aside, limit: 10) == [1, 2, 3])
        #expect(try store.list().count == 1)
    }

    @Test func backupsRestore() async throws {
        try await advance(store, to: 5)
        try await advance(store, to: 6)
        await expectCode(.conflict) { _ = try await store.restoreBackup(pin) }
        try files.atomicReplace(store.path(of: pin), with: [1])
        #expect(try await store.restoreBackup(pin).state?.txID == 5)
        #expect(try await store.load(pin)?.events.last?.kind == .restored)
    }

    @Test func exportAndImport() async throws {
        await expectCode(.notFound) { _ = try await store.export(pin) }
        try await advance(store, to: 5)
        let text = try await store.export(pin)
        let copy = TrustPin(name: "copy", database: "defaultdb")
        try await store.importRecord(text, as: copy)
        #expect(try await store.load(copy)?.state == state(5))
        #expect(try await store.load(copy)?.events.last?.kind == .imported)
        try await advance(store, to: 6)
        await expectCode(.conflict) { try await store.importRecord(text) }
        try await store.importRecord(text, reason: "operator said so")
        #expect(try await store.load(pin)?.state == state(5))
        await expectCode(.invalidArgument) { try await store.importRecord(String(text.dropLast(9))) }
    }

    private func mode(_ path: String) throws -> UInt32 {
        try permissionBits(of: path)
    }

    private func link(_ path: String, to target: String) throws {
        try symbolicLink(path, to: target)
    }
}
