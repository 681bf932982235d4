import CommandLineKit
import ImmuDBClient
import ImmuDBConnect
import SystemIO

extension CommandSession {
    /// What the settings say to open.
    /// - Parameter login: how to introduce oneself to a server, instead of what the settings say.
    func address(login: ServerLogin? = nil) throws -> LedgerAddress {
        var address: LedgerAddress
        if let directory = try directory() {
            tokenPlace = nil
            let creates = try settings.flag("create")
            address = LedgerAddress(.directory(directory, createsIfMissing: creates))
        } else {
            var server = try server()
            let profile = settings.string("profile").flatMap { $0.isEmpty ? nil : $0 }
            let login = try login ?? self.login(at: server, name: profile ?? server.name)
            if case .token(_, let bound) = login, settings.string("database") == nil {
                server.database = bound
            }
            address = LedgerAddress(.server(server, login: login))
            address.profile = profile
            address.callMilliseconds = try callMilliseconds()
            address.readRetriesMax = try settings.integer("retries", in: 0...Limits.retriesMax)
            address.answerBytesMax = try settings.integer(
                "max-recv-msg-size", in: Limits.answerBytesMin...Int(Int32.max))
        }
        address.database = settings.string("database").flatMap { $0.isEmpty ? nil : $0 }
        address.isReadOnly = try settings.flag("read-only")
        address.trustDirectory = settings.string("trust-dir")
        address.signingKey = try signingKey()
        return address
    }

    /// The local directory to work on; nil when a server was asked for, or more clearly so.
    private func directory() throws(CommandFailure) -> String? {
        guard let directory = settings.string("offline") else { return nil }
        let isServer = ["immudb-address", "immudb-port"].contains {
            settings.isStronger($0, than: ["offline"])
        }
        guard !isServer else { return nil }
        guard !directory.isEmpty else { throw CommandFailure(.usage, "--offline needs a directory") }
        return directory
    }

    /// What the history of typed lines belongs to.
    func historyName() throws(CommandFailure) -> String {
        if let profile = settings.string("profile"), !profile.isEmpty { return profile }
        if let directory = try directory() { return directory }
        return try server().name
    }

    /// The server, with everything about how to talk to it.
    func server() throws(CommandFailure) -> ServerAddress { try ServerAddress(settings) }

    private func callMilliseconds() throws -> Int? {
        guard let setting = settings["timeout"] else { return nil }
        let text = setting.value.hasSuffix("ms") ? setting.value.dropLast(2) : nil
        if let text, let milliseconds = Int(text), milliseconds > 0 { return milliseconds }
        let seconds = try DurationText.seconds(setting.value)
        return Int(clamping: seconds.multipliedReportingOverflow(by: 1_000).partialValue)
    }

    func signingKey() throws(CommandFailure) -> String? {
        guard let path = settings.string("server-signing-pub-key"), !path.isEmpty else { return nil }
        do {
            let bytes = try RealFileSystem().readWhole(path, limit: Limits.keyFileBytesMax)
            return String(decoding: bytes, as: UTF8.self)
        } catch {
            throw CommandFailure(.usage, "the signing key cannot be read: \(error.description)")
        }
    }

    /// Says what should not be overlooked.
    func warn(about address: LedgerAddress) throws {
        guard case .server(let server, _) = address.place else { return }
        if server.tls?.skipsVerification == true, server.tls?.pin == nil {
            try remark(
                "immuclient: WARNING: --tls-insecure: whoever answers is taken for \(server.name); "
                    + "passwords may go to a stranger")
        }
        if server.isExposed {
            try remark(
                "immuclient: WARNING: the connection to \(server.name) is plain text: "
                    + "others on the network can read and change everything, passwords too")
        }
    }
}
