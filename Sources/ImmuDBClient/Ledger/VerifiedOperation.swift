internal import GRPCCore
internal import ImmuDBProofs
internal import ImmuDBProtocol
internal import SwiftProtobuf
internal import Synchronization

/// One verified operation: holds the lock of the pin, asks, verifies, advances the trusted state, and keeps
/// what was said for the case that it does not verify.
final class VerifiedOperation: Sendable {
    /// One exchange, kept as messages: they are serialised only when something fails.
    struct Exchange: Sendable {
        let call: String
        let request: any Message
        let answer: any Message
        let headers: [String]
    }

    struct State {
        var exchanges: [Exchange] = []
        var serverUUID: String?
        var claimed: TrustedState?
        var sections: [ProofReport.Section] = []
    }

    let client: LedgerClient
    let lease: PinLease
    let recordsTrace: Bool
    /// What was remembered of the pin when it began.
    let before: TrustRecord?
    let state = Mutex(State())

    init(client: LedgerClient, lease: PinLease, recordsTrace: Bool) {
        self.client = client
        self.lease = lease
        self.recordsTrace = recordsTrace
        before = lease.record
    }

    /// What is trusted now; transaction 0 before first contact.
    var trusted: TrustedState {
        lease.record?.state ?? .empty(database: lease.pin.database)
    }

    /// Key that states must be signed with: the configured one, else the pinned one.
    var signingKey: SigningPublicKey? { client.settings.signingKey ?? lease.record?.signingKey }

    /// A verifier for what is trusted now.
    var verifier: Verifier {
        Verifier(trusted: trusted, signingKey: signingKey, recordsTrace: recordsTrace)
    }

    /// One call; the identity of the server is compared with the pinned one before the answer is looked at.
    func ask<Request: Message, Answer: Message>(
        _ name: String, _ request: Request,
        _ call: (
            LedgerClient.Service, Request, Metadata, CallOptions, @escaping LedgerClient.Handler<Answer>
        ) async throws -> Reply<Answer>
    ) async throws -> Answer {
        let reply = try await client.reply(name, request, call)
        let uuid = reply.serverUUID ?? client.claimedServerUUID
        state.withLock { state in
            state.exchanges.append(
                Exchange(call: name, request: request, answer: reply.answer, headers: reply.headers))
            state.serverUUID = uuid
        }
        try checkIdentity(uuid)
        return reply.answer
    }

    /// Converts an answer with the verdict that belongs to what is wrong with it.
    func convert<T>(
        _ name: String, _ body: () throws(ProtocolError) -> T
    ) throws(VerificationFailure) -> T {
        do {
            return try body()
        } catch {
            let verdict: Verdict =
                switch error.code {
                case .limitExceeded: .limitExceeded
                case .unsupportedVersion: .unsupportedVersion
                case .malformedMessage, .missingField, .notRepresentable: .malformedMessage
                }
            throw VerificationFailure(verdict, "answer of \(name): \(error.description)")
        }
    }

    /// Runs one verification and keeps its trace, also when it fails.
    func verify<Value: Sendable>(
        _ title: String, claimed: TrustedState?,
        _ body: (Verifier, inout ProofTrace) throws(VerificationFailure) -> Verified<Value>
    ) throws -> Verified<Value> {
        try checkSigner(claimed?.signature)
        state.withLock { $0.claimed = claimed }
        var trace = recordsTrace ? ProofTrace() : .off
        do {
            let verified = try body(verifier, &trace)
            keep(title, trace)
            try finish(verified.state)
            return verified
        } catch {
            keep(title, trace)
            throw error
        }
    }

    private func keep(_ title: String, _ trace: ProofTrace) {
        guard recordsTrace else { return }
        state.withLock { $0.sections.append(ProofReport.Section(title: title, trace: trace)) }
    }

    /// Moves the trusted state forward, adopting what first contact left open.
    private func finish(_ new: TrustedState) throws {
        let old = lease.record?.state
        guard old != nil else { return try establish(new) }
        try adoptIdentity(new)
        try lease.advance(from: lease.record?.state, to: new)
    }
}
