import GRPCCore
import GRPCInProcessTransport
import ImmuDBClient
import ImmuDBProofs
import SystemIO
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A directory that disappears afterwards.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        let base = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
        path = joinPath(base, "immuclient-test-\(UInt64.random(in: .min ... .max))")
        try RealFileSystem().createDirectory(path, permissions: 0o700)
    }

    deinit {
        do {
            try RealFileSystem().removeDirectoryTree(path)
        } catch {
            Issue.record("cannot remove \(path): \(error)")
        }
    }
}

/// A fake server, and clients that talk to it through the in-process transport.
struct Bench: Sendable {
    let server: FakeServer
    let directory: TemporaryDirectory
    let transport: GRPCClient<InProcessTransport.Client>

    /// A client as a new program run would make it: nothing shared but the directory.
    func client(
        signingKey: SigningPublicKey? = nil, allowsFirstContact: Bool = true,
        persistence: TrustPersistence = .everyOperation, callMilliseconds: Int = 120_000
    ) -> LedgerClient {
        let settings = LedgerSettings(
            pinName: "test", database: "defaultdb", signingKey: signingKey,
            allowsFirstContact: allowsFirstContact, callMilliseconds: callMilliseconds,
            persistence: persistence)
        return LedgerClient(transport, settings: settings, trust: store())
    }

    func store(lockWaitMilliseconds: Int = 60_000) -> TrustStore {
        TrustStore(
            directory: joinPath(directory.path, "trust"), fileSystem: RealFileSystem(), clock: SystemClock(),
            lockWaitMilliseconds: lockWaitMilliseconds)
    }

    static let pin = TrustPin(name: "test", database: "defaultdb")

    /// Runs `body` with a server that has three transactions.
    static func run(_ body: (Bench) async throws -> Void) async throws {
        let server = FakeServer()
        try server.change {
            try $0.ledger.set("a", "1")
            try $0.ledger.set("b", "2")
            try $0.ledger.set("a", "3")
        }
        let transport = InProcessTransport()
        try await withGRPCServer(transport: transport.server, services: [server]) { _ in
            try await withGRPCClient(transport: transport.client) { client in
                try await body(Bench(server: server, directory: try TemporaryDirectory(), transport: client))
            }
        }
    }
}

/// Runs `body`, which must fail with `verdict`, and returns the error.
@discardableResult
func expectVerdict(
    _ verdict: Verdict, sourceLocation: SourceLocation = #_sourceLocation, _ body: () async throws -> Void
) async -> ClientError? {
    do {
        try await body()
        Issue.record("was accepted, expected \(verdict)", sourceLocation: sourceLocation)
    } catch let error as ClientError {
        #expect(error.verdict == verdict, "\(error)", sourceLocation: sourceLocation)
        return error
    } catch {
        Issue.record("\(error)", sourceLocation: sourceLocation)
    }
    return nil
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
