internal import GRPCCore
package import ImmuDBProofs
internal import ImmuDBProtocol
internal import ImmuDBRecords
internal import SwiftProtobuf
internal import Synchronization
internal import SystemIO

extension ProofRecording {
    /// Verifies everything again, without a server: the messages are played back to a client that trusts what
    /// was trusted then, in a store of its own in memory.
    /// - Parameter signingKey: key that states must be signed with; the recorded one unless given.
    /// - Returns: every step; a verification that fails is an outcome.
    /// - Throws: `ClientError` with code `invalidArgument` for a recording that is damaged or not complete.
    package func replay(signingKey: SigningPublicKey? = nil) async throws -> ProofReport {
        for exchange in exchanges where !exchange.isComplete {
            guard !exchange.isCut else {
                throw ClientError(.unsupported, "a message of \(exchange.call) was too large to be kept")
            }
            throw ClientError.recording("a message of \(exchange.call) does not have the hash beside it")
        }
        let pin = TrustPin(name: name, database: database)
        let store = TrustStore(
            directory: "/trust", fileSystem: MemoryFileSystem(), clock: SystemClock(),
            lockWaitMilliseconds: ClientLimits.lockWaitMillisecondsDefault)
        try await restore(pin, in: store)
        let transport = PlaybackTransport(exchanges)
        let settings = LedgerSettings(
            pinName: name, database: database, signingKey: try signingKey ?? signingKeys().configured,
            persistence: .everyOperation, program: program)
        let client = LedgerClient(GRPCClient(transport: transport), settings: settings, trust: store)
        client.session.withLock { $0.serverUUID = serverUUID }
        do {
            let report = try await ask(client)
            try await client.close()
            if let problem = transport.problem { throw ClientError.recording(problem) }
            return report
        } catch {
            if let problem = transport.problem { throw ClientError.recording(problem, cause: error) }
            throw error
        }
    }

    /// Puts back what was trusted.
    private func restore(_ pin: TrustPin, in store: TrustStore) async throws {
        let key = try signingKeys().pinned
        if let state = try before() {
            let record = TrustRecord(
                pin: pin, serverUUID: pinnedServerUUID, signingKey: key, state: state, updatedAt: 0)
            _ = try await store.place(record, kind: .imported, note: nil, mayReplace: false)
        }
        let files = [(SchemaPin.Subject.table, schema), (.collection, collections)]
        try await store.session(for: pin).withFile(waitMilliseconds: store.waitMilliseconds) { file in
            for (subject, data) in files {
                guard let data else { continue }
                try file.replace(file.schemaPath(subject), with: [UInt8](data))
            }
        }
    }

    /// Asks once more what was asked then; the requests tell what that was.
    private func ask(_ client: LedgerClient) async throws -> ProofReport {
        // At first contact the state comes before the question.
        let isFirst = trustedState == nil
        guard let question = exchanges.first(where: { !isFirst || $0.call != "CurrentState" }) else {
            return try await state(client)
        }
        let request = [UInt8](question.request)
        do {
            switch question.call {
            case "CurrentState": return try await state(client)
            case "VerifiableGet": return try await entry(client, request)
            case "VerifiableTxById": return try await transaction(client, request)
            case "VerifiableSet", "VerifiableSetReference", "VerifiableZAdd":
                return try await write(client, question.call, request)
            case "VerifiableSQLGet": return try await row(client, request)
            case "ProofDocument": return try await document(client, request)
            default:
                throw ClientError(
                    .unsupported, "answers to \(question.call) are recorded, but not verified again")
            }
        } catch let error as BinaryDecodingError {
            throw ClientError.recording("the request of \(question.call) cannot be read", cause: error)
        }
    }

    private func state(_ client: LedgerClient) async throws -> ProofReport {
        let fetchesLink = exchanges.contains { $0.call == "VerifiableTxById" }
        return try await client.report("CurrentState", makesFirstContact: false) {
            .state(try await $0.compareState(fetchesLink: fetchesLink))
        }
    }

    private func entry(_ client: LedgerClient, _ request: [UInt8]) async throws -> ProofReport {
        let asked = try Immudb_Schema_VerifiableGetRequest(serializedBytes: request).keyRequest
        let selector: EntrySelector =
            if asked.atTx > 0 {
                .atTx(asked.atTx)
            } else if asked.atRevision != 0 {
                .atRevision(asked.atRevision)
            } else {
                asked.sinceTx > 0 ? .sinceTx(asked.sinceTx) : .latest
            }
        return try await client.proveEntry([UInt8](asked.key), at: selector)
    }

    private func transaction(_ client: LedgerClient, _ request: [UInt8]) async throws -> ProofReport {
        let asked = try Immudb_Schema_VerifiableTxRequest(serializedBytes: request)
        let details: [TransactionDetail] = [.header, .digests, .values]
        guard let detail = details.first(where: { $0.wire == asked.entriesSpec }) else {
            throw ClientError(.unsupported, "a part of a transaction was asked for that cannot be verified")
        }
        return try await client.proveTransaction(asked.tx, detail: detail)
    }

    private func row(_ client: LedgerClient, _ request: [UInt8]) async throws -> ProofReport {
        let asked = try Immudb_Schema_VerifiableSQLGetRequest(serializedBytes: request).sqlGetRequest
        return try await client.proveRow(
            asked.table, key: asked.pkValues.map { SQLValue(wire: $0) },
            atTx: asked.atTx > 0 ? asked.atTx : nil)
    }

    private func document(_ client: LedgerClient, _ request: [UInt8]) async throws -> ProofReport {
        let asked = try Immudb_Model_ProofDocumentRequest(serializedBytes: request)
        let id: DocumentID
        do {
            id = try DocumentID(text: asked.documentID)
        } catch {
            throw ClientError.recording("the id of the document is none", cause: error)
        }
        return try await client.proveDocument(
            asked.collectionName, id: id, atTx: asked.transactionID > 0 ? asked.transactionID : nil)
    }
}

extension ProofRecording {
    /// The entries that a write sent are in its request; nothing is sent again.
    private func write(
        _ client: LedgerClient, _ call: String, _ request: [UInt8]
    ) async throws -> ProofReport {
        switch call {
        case "VerifiableSet":
            let message = try Immudb_Schema_VerifiableSetRequest(serializedBytes: request)
            let sent = message.setRequest.kvs.map {
                ProvenEntry(
                    storeKey: PlainRecord.storeKey(for: [UInt8]($0.key)),
                    metadata: KVMetadata(wire: $0.metadata),
                    storeValue: PlainRecord.value([UInt8]($0.value)).storeValue)
            }
            return try await client.report(call) { operation in
                let answer = try await operation.ask(call, message) {
                    try await $0.verifiableSet($1, metadata: $2, options: $3, onResponse: $4)
                }
                return .write(try await operation.write(call, answer, sent: sent))
            }
        case "VerifiableSetReference":
            let message = try Immudb_Schema_VerifiableReferenceRequest(serializedBytes: request)
            let asked = message.referenceRequest
            let record = PlainRecord.reference(target: [UInt8](asked.referencedKey), atTx: asked.atTx)
            let sent = ProvenEntry(
                storeKey: PlainRecord.storeKey(for: [UInt8](asked.key)), storeValue: record.storeValue)
            return try await client.report(call) { operation in
                let answer = try await operation.ask(call, message) {
                    try await $0.verifiableSetReference($1, metadata: $2, options: $3, onResponse: $4)
                }
                return .write(try await operation.write(call, answer, sent: [sent]))
            }
        default:
            let message = try Immudb_Schema_VerifiableZAddRequest(serializedBytes: request)
            let asked = message.zAddRequest
            let record = SortedSetRecord(
                set: [UInt8](asked.set), score: asked.score, key: [UInt8](asked.key), atTx: asked.atTx)
            let sent = ProvenEntry(storeKey: record.storeKey, storeValue: [])
            return try await client.report(call) { operation in
                let answer = try await operation.ask(call, message) {
                    try await $0.verifiableZAdd($1, metadata: $2, options: $3, onResponse: $4)
                }
                return .write(try await operation.write(call, answer, sent: [sent]))
            }
        }
    }
}
