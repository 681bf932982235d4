import Foundation
import ImmuDBClient
import ImmuDBConnect
import ImmuDBProofs

/// A client that writes and reads on a server, and believes nothing that is not proven.
///
///     IMMUDB_PASSWORD=... swift run verified-client HOST PORT USER KEY [VALUE]
///
/// Exit status: 0 proven, 1 failed, 3 the server lies.
@main
struct VerifiedClient {
    static func main() async {
        let arguments = CommandLine.arguments.dropFirst()
        guard (4...5).contains(arguments.count), let port = Int(arguments[2]) else {
            print("usage: verified-client HOST PORT USER KEY [VALUE]")
            exit(2)
        }
        let environment = ProcessInfo.processInfo.environment
        let login = ServerLogin.password(user: arguments[3], password: environment["IMMUDB_PASSWORD"] ?? "")
        let address = ServerAddress(host: arguments[1], port: port)
        guard !address.isExposed else {
            print("the password would travel in plain text to \(address.name): set up TLS (ServerTLS)")
            exit(2)
        }
        do {
            try await run(address, login, key: Array(arguments[4].utf8), value: arguments.dropFirst(4).first)
        } catch let error as ClientError {
            print(error)
            exit(error.verdict == nil ? 1 : 3)
        } catch {
            print(error)
            exit(1)
        }
    }

    private static func run(
        _ address: ServerAddress, _ login: ServerLogin, key: [UInt8], value: String?
    ) async throws {
        guard let place = TrustStore.defaultDirectory(environment: ProcessInfo.processInfo.environment) else {
            throw ClientError(.trustStore, "set HOME or XDG_STATE_HOME: trust needs a place to stay")
        }
        let connection = try await LedgerConnection.open(
            address, login: login, trust: TrustStore(directory: place))
        let ledger = connection.client
        if let value {
            let written = try await ledger.verifiedSet(key, Array(value.utf8))
            print("proven: transaction \(written.txID) set the key")
        }
        let read = try await ledger.verifiedGet(key)
        print("proven: transaction \(read.txID) gave the key \(read.value.count) bytes")
        print("trusted from now on: transaction \(read.state.txID), \(read.state.alh.hex)")
        print(read.valueProof.isSigned ? "signed by the pinned key" : "not signed")
        try await connection.close()
    }
}
