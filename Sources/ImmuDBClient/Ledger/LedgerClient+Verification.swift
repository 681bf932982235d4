internal import ImmuDBProofs
internal import SwiftProtobuf
internal import Synchronization

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension LedgerClient {
    /// The frame of every verified operation: lock, first contact, the operation, evidence.
    /// - Throws: `ClientError`.
    func verified<R: Sendable>(
        _ name: String, recordsTrace: Bool? = nil, makesFirstContact: Bool = true,
        _ body: @escaping (VerifiedOperation) async throws -> R
    ) async throws -> R {
        let pin = self.pin
        let recordsTrace = recordsTrace ?? settings.recordsTrace
        do {
            return try await pinSession(for: pin).withLease(
                settings.persistence, waitMilliseconds: trust.waitMilliseconds
            ) { lease in
                let operation = VerifiedOperation(client: self, lease: lease, recordsTrace: recordsTrace)
                do {
                    if makesFirstContact { try await operation.makeFirstContact() }
                    do {
                        return try await body(operation)
                    } catch let refusal as ClientError {
                        try await operation.explain(refusal)
                    }
                } catch let failure as VerificationFailure {
                    throw operation.failed(failure, in: name)
                }
            }
        } catch let error as ClientError {
            throw error
        } catch let failure as VerificationFailure {
            throw ClientError(failure, location: name)
        } catch {
            throw ClientError(calling: name, error, timeoutMilliseconds: settings.callMilliseconds)
        }
    }
}

extension VerifiedOperation {
    /// Saves evidence and makes the error. Evidence that cannot be saved does not hide the failure.
    func failed(_ failure: VerificationFailure, in name: String) -> ClientError {
        var error = ClientError(failure, location: name)
        error.sections = state.withLock { $0.sections }
        guard failure.verdict != .trustedStateDamaged else { return error }
        do {
            error.evidencePath = try client.trust.save(try evidence(failure), for: lease.pin)
        } catch let problem {
            error.message += " (evidence could not be saved: \(problem))"
        }
        return error
    }

    private func evidence(_ failure: VerificationFailure) throws -> ProofRecording {
        var recording = try recording(.evidence)
        recording.verdict = failure.verdict.rawValue
        recording.message = failure.message
        return recording
    }

    /// Everything that a reader needs to verify again what was verified here.
    func recording(_ kind: ProofRecording.Kind) throws -> ProofRecording {
        let known = state.withLock { $0 }
        let calls = Set(known.exchanges.map(\.call))
        func schema(_ subject: SchemaPin.Subject, _ call: String) throws -> Data? {
            guard calls.contains(call) else { return nil }
            return try lease.file.read(lease.file.schemaPath(subject)).map { Data($0) }
        }
        return ProofRecording(
            format: kind, program: client.settings.program, time: UTCTime.text(lease.now),
            name: lease.pin.name, database: lease.pin.database,
            trustedState: before?.state.map(ProofRecording.State.init),
            claimedState: known.claimed.map(ProofRecording.State.init), pinnedServerUUID: before?.serverUUID,
            serverUUID: known.serverUUID, pinnedSigningKeyFingerprint: before?.signingKey?.fingerprint,
            pinnedSigningKey: before?.signingKey.map { Hex.encode($0.x963) },
            configuredSigningKey: client.settings.signingKey.map { Hex.encode($0.x963) },
            schema: try schema(.table, "VerifiableSQLGet"),
            collections: try schema(.collection, "ProofDocument"),
            exchanges: try known.exchanges.map { exchange in
                ProofRecording.Exchange(
                    call: exchange.call, request: try exchange.request.serializedBytes(),
                    answer: try exchange.answer.serializedBytes(), answerHeaders: exchange.headers)
            })
    }
}
