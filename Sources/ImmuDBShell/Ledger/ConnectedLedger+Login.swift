import CommandLineKit
import ImmuDBClient
package import ImmuDBConnect
import Synchronization
import SystemIO

extension ConnectedLedger {
    /// Takes down what the connection was made with.
    package func note(_ server: ServerAddress, _ login: ServerLogin) {
        remote.withLock { remote in
            switch login {
            case .password(let user, _): remote = Remote(server: server, user: user)
            case .none, .token: remote = Remote(server: server, user: nil)
            }
        }
    }

    /// Takes down whose token is used.
    package func note(user: String) { remote.withLock { $0?.user = user } }

    package func isAt(_ directory: String) async -> Bool {
        guard connection.engine != nil else { return false }
        do {
            return try canonicalPath(directory) == client.pin.name
        } catch {
            // What does not exist is open nowhere.
            return false
        }
    }

    package var token: String? { client.token }

    package func login(user: String, password: String, keepsToken: Bool) async throws -> String? {
        guard let server = remote.withLock({ $0?.server }) else { throw CommandFailure.needsNoLogin }
        // A database chosen before stays the chosen one.
        let database = client.database
        guard keepsToken else {
            try await client.openSession(username: user, password: password, database: database)
            remote.withLock { $0 = Remote(server: server, user: user) }
            return nil
        }
        let answer = try await client.login(username: user, password: password)
        try await client.useDatabase(database)
        remote.withLock { $0 = Remote(server: server, user: user) }
        return answer.claimedWarning
    }

    package func logout() async throws {
        guard remote.withLock({ $0 != nil }) else { throw CommandFailure.needsNoLogin }
        guard client.isLoggedIn else {
            throw CommandFailure(.authentication, "nobody is logged in")
        }
        remote.withLock { $0?.user = nil }
        try await client.logout()
    }
}

extension CommandFailure {
    /// Whoever can open the files of a directory may do everything with it.
    static let needsNoLogin = CommandFailure(
        .usage, "a local directory knows no login: whoever can open its files may do everything",
        hint: "leave --offline out to work with a server")
}

extension ServerAddress {
    /// How the connection is protected, in a few words.
    var protection: String {
        guard let tls else {
            return isLoopback ? "plain text on this machine" : "PLAIN TEXT over the network"
        }
        if tls.pin != nil { return "TLS, certificate pinned" }
        if tls.skipsVerification { return "TLS, server NOT checked" }
        return tls.certificateFile == nil ? "TLS" : "TLS, both sides checked"
    }
}
