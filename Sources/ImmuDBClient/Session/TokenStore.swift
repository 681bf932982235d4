internal import ImmuDBProofs
package import SystemIO

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A login that was kept.
package struct StoredToken: Sendable, Hashable, Codable {
    /// Name of the server as in a trust pin.
    package var server: String
    package var user: String
    /// Database that the token is bound to.
    package var database: String
    package var token: String
    /// Unix seconds.
    package var savedAt: Int64

    package init(server: String, user: String, database: String, token: String, savedAt: Int64 = 0) {
        self.server = server
        self.user = user
        self.database = database
        self.token = token
        self.savedAt = savedAt
    }
}

/// Tokens on disk: one file for each server and user, named by a hash of both, mode 0600, never followed
/// through links, replaced atomically. Passwords are not stored.
package struct TokenStore: Sendable {
    private let directory: String
    private let fileSystem: any FileSystem
    private let clock: any WallClock

    /// - Parameter directory: made with mode 0700 when first needed.
    package init(
        directory: String, fileSystem: any FileSystem = RealFileSystem(), clock: any WallClock = SystemClock()
    ) {
        self.directory = directory
        self.fileSystem = fileSystem
        self.clock = clock
    }

    /// `immuclient/tokens` in the XDG state home; nil when the environment names no home.
    package static func defaultDirectory(environment: [String: String]) -> String? {
        BaseDirectories(environment: environment, application: "immuclient").map {
            joinPath($0.state, "tokens")
        }
    }

    /// The token of a user, or without a user the one that was kept last.
    package func load(server: String, user: String?) throws(ClientError) -> StoredToken? {
        if let user { return try read(path(server, user)) }
        let prefix = TrustPin(name: server, database: "").fileStem
        var found: StoredToken?
        guard try exists(directory) else { return nil }
        let entries = try ClientError.storing(directory) { () throws(SystemIOError) in
            try fileSystem.list(directory)
        }
        for entry in entries where entry.kind == .file && entry.name.hasPrefix(prefix) {
            guard let token = try read(joinPath(directory, entry.name)), token.server == server else {
                continue
            }
            if token.savedAt >= found?.savedAt ?? .min { found = token }
        }
        return found
    }

    /// Keeps a token in place of an earlier one of the same server and user.
    package func save(_ token: StoredToken) throws(ClientError) {
        var token = token
        token.savedAt = clock.now().seconds
        let path = path(token.server, token.user)
        let bytes: [UInt8]
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            bytes = [UInt8](try encoder.encode(token))
        } catch {
            throw ClientError(.trustStore, "cannot encode the token: \(error)", location: path)
        }
        try ClientError.storing(path) { () throws(SystemIOError) in
            try fileSystem.createDirectories(directory, permissions: 0o700)
            try fileSystem.atomicReplace(path, with: bytes, permissions: 0o600)
        }
    }

    /// Forgets a token.
    package func remove(_ token: StoredToken) throws(ClientError) {
        let path = path(token.server, token.user)
        guard try exists(path) else { return }
        try ClientError.storing(path) { () throws(SystemIOError) in try fileSystem.removeFile(path) }
    }

    private func path(_ server: String, _ user: String) -> String {
        let stem = TrustPin(name: server, database: "").fileStem
        return joinPath(directory, "\(stem)-\(SHA256.hash([UInt8](user.utf8)).hex).json")
    }

    private func exists(_ path: String) throws(ClientError) -> Bool {
        try ClientError.storing(path) { () throws(SystemIOError) in try fileSystem.kind(of: path) != nil }
    }

    private func read(_ path: String) throws(ClientError) -> StoredToken? {
        guard try exists(path) else { return nil }
        let bytes = try ClientError.storing(path) { () throws(SystemIOError) in
            try fileSystem.readWhole(path, limit: ClientLimits.tokenFileBytesMax, followLinks: false)
        }
        do {
            return try JSONDecoder().decode(StoredToken.self, from: Data(bytes))
        } catch {
            throw ClientError(
                .trustStore, "the stored login \(path) is damaged", cause: error, location: path,
                hint: "remove the file and log in again")
        }
    }
}
