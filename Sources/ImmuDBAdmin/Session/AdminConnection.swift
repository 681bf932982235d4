import CommandLineKit
import ImmuDBClient
import ImmuDBConnect
import SystemIO
import TerminalUI

/// A server, or a directory served in this process, with an operator logged in.
struct AdminConnection: Sendable {
    let client: LedgerClient
    /// Host and port, profile, or directory.
    let name: String
    /// nil when nobody is logged in, and in a directory.
    let user: String?
    fileprivate let connection: LedgerConnection

    func close() async throws { try await connection.close() }
}

/// Where a login is kept between runs.
enum KeptLogin: Sendable {
    /// Our own place, one file for each server and user.
    case store(TokenStore, StoredToken)
    /// A file in the layout of the original tools.
    case file(LegacyTokenFile)

    func save(token: String, database: String) throws {
        switch self {
        case .file(let file): try file.save(token: token, database: database)
        case .store(let store, var kept):
            kept.token = token
            kept.database = database
            try store.save(kept)
        }
    }

    func remove() throws {
        switch self {
        case .file(let file): try file.remove()
        case .store(let store, let kept): try store.remove(kept)
        }
    }
}

/// Whether a command needs somebody to be logged in.
enum LoginUse: Sendable {
    /// Anybody may do it, also with a login that is over.
    case none
    /// With the login that was kept.
    case kept
    case needed
}

extension AdminSession {
    /// Runs a body with a connection, and closes that whatever happens.
    func withConnection(
        login use: LoginUse = .needed, _ body: @MainActor (AdminConnection) async throws -> Void
    ) async throws {
        let connection = try await connect(use)
        do {
            try await body(connection)
        } catch {
            // The first failure is the one to tell.
            do { try await connection.close() } catch _ {}
            throw error
        }
        try await connection.close()
    }

    /// The local directory to work on, when one is asked for more clearly than a server.
    var offlineDirectory: String? {
        guard let directory = settings.string("offline"), !directory.isEmpty else { return nil }
        let isServer = ["immudb-address", "immudb-port"].contains {
            settings.isStronger($0, than: ["offline"])
        }
        return isServer ? nil : directory
    }

    func connect(_ use: LoginUse) async throws -> AdminConnection {
        let trust = try trustStore()
        if let directory = offlineDirectory {
            var address = OfflineAddress(directory: directory, database: settings.string("database"))
            address.createsIfMissing = false
            let connection = try await LedgerConnection.open(address, trust: trust)
            return AdminConnection(
                client: connection.client, name: directory, user: nil, connection: connection)
        }
        let server = try ServerAddress(settings)
        try warn(about: server)
        let name = profile ?? server.name
        let (login, user) = try self.login(at: server, name: name, use)
        let timeout = try callMilliseconds()
        let connection = try await LedgerConnection.open(server, login: login, trust: trust) {
            @Sendable options in
            options.program = "immuadmin \(ProgramVersion.text)"
            options.pinName = name
            if let timeout { options.callMilliseconds = timeout }
        }
        if isVerbose { try printer.remark("target: \(user ?? "nobody")@\(name)/\(server.database)") }
        return AdminConnection(client: connection.client, name: name, user: user, connection: connection)
    }

    private func callMilliseconds() throws(CommandFailure) -> Int? {
        guard let text = settings.string("timeout") else { return nil }
        if text.hasSuffix("ms"), let milliseconds = Int(text.dropLast(2)), milliseconds > 0 {
            return milliseconds
        }
        let seconds = try DurationText.seconds(text)
        return Int(clamping: seconds.multipliedReportingOverflow(by: 1000).partialValue)
    }

    private var profile: String? { settings.string("profile").flatMap { $0.isEmpty ? nil : $0 } }

    /// Name under which logins of the server are kept.
    func serverName() throws(CommandFailure) -> String {
        if let profile { return profile }
        return try ServerAddress(settings).name
    }

    private func warn(about server: ServerAddress) throws {
        if server.tls?.skipsVerification == true, server.tls?.pin == nil {
            try printer.remark(
                "immuadmin: WARNING: --tls-insecure: whoever answers is taken for \(server.name)")
        }
        if server.isExposed {
            try printer.remark(
                "immuadmin: WARNING: the connection to \(server.name) is plain text: others can read and "
                    + "change everything, passwords too")
        }
    }

    func trustStore() throws(CommandFailure) -> TrustStore {
        let directory =
            settings.string("trust-dir") ?? TrustStore.defaultDirectory(environment: environment)
        guard let directory else {
            throw CommandFailure(
                .usage, "there is no place for trusted states: neither XDG_STATE_HOME nor HOME is set",
                hint: "give --trust-dir DIR")
        }
        return TrustStore(directory: directory)
    }

    // MARK: - Logins

    /// Whether an earlier run kept a login for the server.
    func hasLogin() throws -> Bool {
        let user = settings.string("username").flatMap { $0.isEmpty ? nil : $0 }
        return try keptLogin(name: serverName(), user: user) != nil
    }

    private func login(
        at server: ServerAddress, name: String, _ use: LoginUse
    ) throws -> (ServerLogin, String?) {
        guard use != .none else { return (.none, nil) }
        let user = settings.string("username").flatMap { $0.isEmpty ? nil : $0 }
        if let password = try givenPassword() {
            guard let user else {
                throw CommandFailure(
                    .usage, "a password is given, but not whose it is", hint: "give --username NAME")
            }
            return (.password(user: user, password: password), user)
        }
        if let (kept, login) = try keptLogin(name: name, user: user) {
            if case .store(_, let token) = kept { return (login, token.user) }
            return (login, nil)
        }
        guard use == .needed, let user else { return (.none, nil) }
        let password = try PasswordSource.prompt("Password of \(user) at \(server.name): ")
        return (.password(user: user, password: password), user)
    }

    /// The password from the place that the settings name.
    func givenPassword() throws -> String? {
        guard let source = try PasswordSource(settings) else { return nil }
        if case .text(_, isOnCommandLine: true) = source {
            try printer.remark(
                "immuadmin: WARNING: others can see a password on the command line; "
                    + "use --password-file or --password-stdin")
        }
        return try source.read()
    }

    /// The login that an earlier run kept.
    func keptLogin(name: String, user: String?) throws -> (place: KeptLogin, login: ServerLogin)? {
        if let file = tokenFile() {
            guard let kept = try file.load() else { return nil }
            return (.file(file), .token(kept.token, database: kept.database))
        }
        if let store = tokenStore(), let kept = try store.load(server: name, user: user) {
            return (.store(store, kept), .token(kept.token, database: kept.database))
        }
        guard user == nil, let home = environment["HOME"] else { return nil }
        let file = LegacyTokenFile(path: joinPath(home, "token_admin"))
        guard let kept = try file.load() else { return nil }
        return (.file(file), .token(kept.token, database: kept.database))
    }

    /// The file of `--tokenfile`, with the ending that the original tool gives it.
    private func tokenFile() -> LegacyTokenFile? {
        guard let name = settings.string("tokenfile"), !name.isEmpty else { return nil }
        return LegacyTokenFile(
            path: LegacyTokenFile.path(named: name + "_admin", home: environment["HOME"]))
    }

    private func tokenStore() -> TokenStore? {
        TokenStore.defaultDirectory(environment: environment).map { TokenStore(directory: $0) }
    }

    /// Where a new login is kept.
    func placeForLogin(user: String, name: String) throws(CommandFailure) -> KeptLogin {
        if let file = tokenFile() { return .file(file) }
        guard let store = tokenStore() else {
            throw CommandFailure(
                .usage, "there is no place to keep the login: neither XDG_STATE_HOME nor HOME is set",
                hint: "give --tokenfile FILE")
        }
        return .store(store, StoredToken(server: name, user: user, database: "", token: ""))
    }

    /// A password that is asked for, or a line of standard input where nobody can be asked.
    func passwordFromPerson(_ question: String) throws -> String {
        if streams.capabilities.inputIsTerminal { return try PasswordSource.prompt(question) }
        let bytes = try StandardInput.readAll(
            descriptor: streams.inputDescriptor, limit: CommandLineKit.Limits.passwordBytesMax + 2)
        var text = String(decoding: bytes, as: UTF8.self)
        if text.hasSuffix("\n") { text.removeLast() }
        if text.hasSuffix("\r") { text.removeLast() }
        guard !text.isEmpty else {
            throw CommandFailure(
                .authentication, "no password is given",
                hint: "use --password-file, --password-stdin, or write it to standard input")
        }
        return text
    }

    /// The new password of an account.
    /// - Parameter random: makes one up instead.
    func newPassword(of user: String, random: Bool) throws -> String {
        if random { return RandomPassword.make() }
        if let path = settings.string("new-password-file"), !path.isEmpty {
            return try PasswordSource.file(path).read()
        }
        if let text = settings.string("new-password"), !text.isEmpty { return text }
        guard streams.capabilities.inputIsTerminal else {
            return try passwordFromPerson("")
        }
        let first = try PasswordSource.prompt("New password of \(user): ")
        guard try PasswordSource.prompt("Once more: ") == first else {
            throw CommandFailure(.usage, "Passwords don't match")
        }
        return first
    }
}

/// Passwords that nobody thought of.
enum RandomPassword {
    private static let classes: [[Character]] = [
        Array("ABCDEFGHJKLMNPQRSTUVWXYZ"), Array("abcdefghijkmnopqrstuvwxyz"), Array("23456789"),
        Array("!#%+-:=?@_"),
    ]
    private static let length = 24

    /// At least one character of each kind, in random places.
    static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        let all = classes.flatMap(\.self)
        var characters = classes.compactMap { $0.randomElement(using: &generator) }
        while characters.count < length {
            if let character = all.randomElement(using: &generator) { characters.append(character) }
        }
        return String(characters.shuffled(using: &generator))
    }
}
