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
    func server() throws(CommandFailure) -> ServerAddress {
        var place: [String: String] = [:]
        let host = settings.string("immudb-address") ?? ""
        if host.contains(":"), !host.hasPrefix("[") {
            // An IPv6 address; host:port has a flag of its own.
            try ConnectionURI.read(place: "[\(host)]", into: &place)
        } else {
            try ConnectionURI.read(place: host[...], into: &place)
        }
        let port = try settings.integer("immudb-port", in: 1...65_535) ?? ConnectLimits.port
        var server = ServerAddress(host: place["immudb-address"] ?? host, port: port)
        server.tls = try tls()
        server.database = settings.string("database").flatMap { $0.isEmpty ? nil : $0 } ?? "defaultdb"
        if server.isExposed {
            let isInsecure = try settings.flag("insecure")
            let isCompatible = try settings.flag("compat")
            guard isInsecure || isCompatible else {
                throw CommandFailure(
                    .usage,
                    "\(server.name) is not this machine: everything, passwords too, would be sent "
                        + "in plain text",
                    hint: "encrypt with --tls (or --ca FILE, --tls-pin HEX), or accept it with --insecure")
            }
        }
        return server
    }

    private func tls() throws(CommandFailure) -> ServerSecurity? {
        func text(_ name: String) -> String? { settings.string(name).flatMap { $0.isEmpty ? nil : $0 } }
        var tls = ServerSecurity()
        tls.authorityFile = text("ca")
        tls.certificateFile = text("cert")
        tls.keyFile = text("key")
        tls.pin = text("tls-pin")
        tls.skipsVerification = try settings.flag("tls-insecure")
        let isLegacy = try settings.flag("mtls")
        if isLegacy {
            tls.authorityFile = tls.authorityFile ?? text("clientcas")
            tls.certificateFile = tls.certificateFile ?? text("certificate")
            tls.keyFile = tls.keyFile ?? text("pkey")
        }
        if let pin = tls.pin, !ServerSecurity.isPin(pin) {
            throw CommandFailure(
                .usage, "--tls-pin is not the SHA-256 of a certificate",
                hint: "64 hexadecimal digits, as a failed connection shows them")
        }
        let isWanted = tls != ServerSecurity() || isLegacy
        if settings["tls"] != nil, try !settings.flag("tls") {
            guard
                !isWanted
                    || !settings.isStronger("tls", than: ["ca", "cert", "key", "tls-pin", "tls-insecure"])
            else { return nil }
        }
        let isAskedFor = try settings.flag("tls")
        guard isWanted || isAskedFor else { return nil }
        tls.serverName = text("servername")
        return tls
    }

    private func callMilliseconds() throws -> Int? {
        guard let setting = settings["timeout"] else { return nil }
        let text = setting.value.hasSuffix("ms") ? setting.value.dropLast(2) : nil
        if let text, let milliseconds = Int(text), milliseconds > 0 { return milliseconds }
        let seconds = try DurationText.seconds(setting.value)
        return Int(clamping: seconds.multipliedReportingOverflow(by: 1_000).partialValue)
    }

    private func signingKey() throws(CommandFailure) -> String? {
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
