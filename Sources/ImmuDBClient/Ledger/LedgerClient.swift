public import GRPCCore
internal import ImmuDBProofs
package import ImmuDBProtocol
internal import Synchronization

/// A connection to one server, or to a local directory served in this process, that verifies what it is
/// told.
///
/// Plain calls return what the server claims, as `Unverified`. Verified calls run alone on their pin, prove
/// the answer against the trusted state, and move that state forward; a failed verification throws a
/// ``ClientError`` with a verdict, leaves evidence, and changes nothing. Every call has a deadline, and a
/// cancelled task ends its call: whether a write took place is then unknown.
///
/// Call ``close()`` at the end: it writes a trusted state that is still in memory only.
public final class LedgerClient: Sendable {
    let service: any Immudb_Schema_ImmuService.ClientProtocol
    let documents: any Immudb_Model_DocumentService.ClientProtocol
    /// As given.
    public let settings: LedgerSettings
    /// Where trusted states are kept.
    public let trust: TrustStore
    let session: Mutex<SessionState>
    /// Pins in use, so that their sessions live as long as the client.
    let pins = Mutex<[TrustPin: PinSession]>([:])

    /// - Parameter client: a client whose connections are being run by the caller.
    public convenience init<Transport: ClientTransport>(
        _ client: GRPCClient<Transport>, settings: LedgerSettings, trust: TrustStore
    ) {
        self.init(
            service: Immudb_Schema_ImmuService.Client(wrapping: client),
            documents: Immudb_Model_DocumentService.Client(wrapping: client), settings: settings,
            trust: trust)
    }

    package init(
        service: any Immudb_Schema_ImmuService.ClientProtocol,
        documents: any Immudb_Model_DocumentService.ClientProtocol, settings: LedgerSettings,
        trust: TrustStore
    ) {
        self.service = service
        self.documents = documents
        self.settings = settings
        self.trust = trust
        session = Mutex(
            SessionState(
                database: settings.database,
                machine: SessionMachine(heartbeatMilliseconds: settings.heartbeatMilliseconds)))
    }

    /// Database that calls refer to now.
    public var database: String { session.withLock { $0.database } }

    /// Pin of that database.
    public var pin: TrustPin { TrustPin(name: settings.pinName, database: database) }

    /// Identity the server named when the session was opened; a claim.
    public var claimedServerUUID: String? { session.withLock { $0.serverUUID } }

    /// Session in use; nil before ``openSession(username:password:database:)``.
    package var sessionID: String? {
        guard case .session(let id) = session.withLock({ $0.authority }) else { return nil }
        return id
    }

    /// Token in use; nil without ``login(username:password:)`` or ``useToken(_:database:)``.
    public var token: String? {
        guard case .token(let token) = session.withLock({ $0.authority }) else { return nil }
        return token
    }

    /// Whether calls say who makes them.
    public var isLoggedIn: Bool { session.withLock { $0.authority != .none } }

    /// Closes the session, writes trusted states and gives up their locks. The transport stays the caller's.
    /// - Throws: `ClientError` when a state cannot be written. A session that cannot be closed is left to
    ///   time out on the server.
    public func close() async throws {
        var failure: (any Error)?
        for session in pins.withLock({ Array($0.values) }) {
            do {
                try await session.close()
            } catch {
                failure = failure ?? error
            }
        }
        _ = report(.closed)
        session.withLock { $0.heartbeat }?.cancel()
        if sessionID != nil {
            do {
                try await closeSession()
            } catch let error as ClientError where error.isEndOfSession || error.isBrokenConnection {
                // It is gone, or nobody is there to be told: the server ends it in its own time.
            }
        }
        if let failure { throw failure }
    }

    func pinSession(for pin: TrustPin) -> PinSession {
        pins.withLock { pins in
            if let session = pins[pin] { return session }
            let session = trust.session(for: pin)
            pins[pin] = session
            return session
        }
    }
}
