import CommandLineKit
import ImmuDBClient
import ImmuDBConnect
import SystemIO

/// Where a login is kept between runs.
enum TokenPlace: Sendable {
    /// Our own place, one file for each server and user.
    case store(TokenStore, StoredToken)
    /// A file in the layout of the original clients, which does not say whose token it is.
    case file(LegacyTokenFile)

    var user: String? {
        guard case .store(_, let token) = self else { return nil }
        return token.user
    }
}

extension CommandSession {
    /// How to introduce ourselves: with a password that is given, a login that was kept, or a password that
    /// is asked for when a user is named. Without any of these nobody is logged in.
    func login(at server: ServerAddress, name: String) throws -> ServerLogin {
        tokenPlace = nil
        let user = settings.string("username").flatMap { $0.isEmpty ? nil : $0 }
        if let user, let password = try givenPassword() {
            return .password(user: user, password: password)
        }
        // One in the environment or a file waits for a user to be named, by `login` or `connect`.
        guard user != nil || !hasPasswordFlag else {
            throw CommandFailure(
                .usage, "a password is given, but not whose it is", hint: "give --username NAME")
        }
        if let kept = try keptToken(name: name, user: user) { return kept }
        guard let user else { return .none }
        let question = "Password of \(user) at \(server.name): "
        return .password(user: user, password: try askPassword(question))
    }

    private var hasPasswordFlag: Bool {
        GlobalOptions.loginFlags.subtracting(["username"]).contains { settings[$0]?.origin == .flag }
    }

    /// The password from the place that the settings name, read once.
    func givenPassword() throws -> String? {
        guard let source = try PasswordSource(settings) else { return nil }
        if case .text(_, isOnCommandLine: true) = source {
            try remark(
                "immuclient: WARNING: others can see a password on the command line; "
                    + "use --password-file or --password-stdin")
        }
        if case .standardInput = source, isShell {
            throw CommandFailure(
                .usage, "inside the shell, standard input is the commands", hint: "use --password-file")
        }
        return try source.read()
    }

    private func keptToken(name: String, user: String?) throws -> ServerLogin? {
        if let file = tokenFile() {
            guard let kept = try file.load() else { return nil }
            tokenPlace = .file(file)
            return .token(kept.token, database: kept.database)
        }
        if let store = tokenStore(), let kept = try store.load(server: name, user: user) {
            tokenPlace = .store(store, kept)
            return .token(kept.token, database: kept.database)
        }
        // A login of the original client, for whatever server it was.
        guard user == nil, let home = environment["HOME"] else { return nil }
        let file = LegacyTokenFile(path: joinPath(home, "token"))
        guard let kept = try file.load() else { return nil }
        tokenPlace = .file(file)
        return .token(kept.token, database: kept.database)
    }

    /// The file of `--tokenfile`; nil without that setting.
    func tokenFile() -> LegacyTokenFile? {
        guard let name = settings.string("tokenfile"), !name.isEmpty else { return nil }
        return LegacyTokenFile(path: LegacyTokenFile.path(named: name, home: environment["HOME"]))
    }

    func tokenStore() -> TokenStore? {
        TokenStore.defaultDirectory(environment: environment).map { TokenStore(directory: $0) }
    }

    /// Keeps the login of the open ledger for later runs.
    func keepLogin(_ ledger: any Ledger, user: String) async throws {
        guard let token = ledger.token else { return }
        let database = await ledger.target.database
        if let file = tokenFile() {
            try file.save(token: token, database: database)
            tokenPlace = .file(file)
            return
        }
        guard let store = tokenStore() else {
            throw CommandFailure(
                .usage, "there is no place to keep the login: neither XDG_STATE_HOME nor HOME is set",
                hint: "give --tokenfile FILE")
        }
        let profile = settings.string("profile").flatMap { $0.isEmpty ? nil : $0 }
        let name = try profile ?? server().name
        let kept = StoredToken(server: name, user: user, database: database, token: token)
        try store.save(kept)
        tokenPlace = .store(store, kept)
    }

    /// Keeps the token that the server gave in exchange, with its database.
    func renewLogin(_ ledger: any Ledger) async throws -> Bool {
        guard let token = ledger.token, let tokenPlace else { return false }
        let database = await ledger.target.database
        switch tokenPlace {
        case .file(let file): try file.save(token: token, database: database)
        case .store(let store, var kept):
            kept.token = token
            kept.database = database
            try store.save(kept)
        }
        return true
    }

    /// Removes the login that was kept.
    func forgetLogin() throws {
        defer { tokenPlace = nil }
        switch tokenPlace {
        case .file(let file): try file.remove()
        case .store(let store, let kept): try store.remove(kept)
        case nil: break
        }
    }
}
