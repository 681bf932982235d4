import CommandLineKit
import ImmuDBClient
import ImmuDBConnect
import ImmuDBProofs
import TerminalUI

/// What commands run in: settings, streams, and the ledger once somebody needs it.
@MainActor
package final class CommandSession {
    /// Environment of the process.
    let environment: [String: String]
    private(set) var streams: StandardStreams
    /// True inside the interactive shell or a script, false for one command.
    let isShell: Bool
    private let opener: any LedgerOpening
    /// Settings of the program; those of a single line come on top.
    private var baseFlags: [String: String]
    /// Settings in force for the command that runs.
    private(set) var settings: Settings
    private var openLedger: (any Ledger)?
    /// What completion offers.
    let names = LearnedNames()
    /// Where the login of the open ledger is kept.
    var tokenPlace: TokenPlace?
    /// Asks for a password; tests answer themselves.
    var askPassword: (_ question: String) throws(CommandFailure) -> String = {
        question throws(CommandFailure) in
        try PasswordSource.prompt(question)
    }
    /// Bytes given to `-` instead of standard input; for tests.
    var standardInput: () throws(CommandFailure) -> [UInt8]
    /// What is remembered for statements.
    var sqlState = SQLState()
    /// What the prompt tells about trust.
    private(set) var trustMark = TrustMark.unknown
    /// Asks for a line of text, in the interactive shell only.
    var ask: ((_ question: String, _ word: String) throws -> Bool)?

    /// Changes the keys of the line editor, in the interactive shell only.
    var setKeys: ((EditingKeys) -> Void)?
    /// Transaction that everything is read as of; nil for the present.
    var past: UInt64?
    /// The last error, for `\errverbose`.
    var lastFailure: CommandFailure?
    /// A text that runs as if it had been typed next.
    var typed: [UInt8]?
    /// How a command ended that did what it was asked; anything but success for bad news that it brings.
    var outcome = ExitStatus.success
    /// Whether commands that start programs or use files are refused.
    var isRestricted = false
    /// What the running command writes to, while a pager is used.
    var pager: Pager?

    /// What is known about the trust in the current database.
    package enum TrustMark: Sendable, Hashable {
        case unknown
        /// Trusted up to this transaction.
        case trusted(UInt64)
        /// A verification failed in this session.
        case broken
    }

    init(
        flags: [String: String], environment: [String: String], streams: StandardStreams,
        opener: any LedgerOpening, isShell: Bool
    ) {
        baseFlags = flags
        self.environment = environment
        self.streams = streams
        self.opener = opener
        self.isShell = isShell
        settings = Settings(
            GlobalOptions.definitions, flags: flags, environment: environment,
            prefix: GlobalOptions.variablePrefix)
        let descriptor = streams.inputDescriptor
        standardInput = { () throws(CommandFailure) in
            try StandardInput.readAll(descriptor: descriptor, limit: CommandLineKit.Limits.inputFileBytesMax)
        }
    }

    /// Where settings come from.
    var sources: SettingsSources {
        SettingsSources(
            GlobalOptions.definitions, application: "immuclient", prefix: GlobalOptions.variablePrefix,
            environment: environment)
    }

    /// Takes up the size of the window, which may have changed since.
    func noteWindowSize() {
        guard isTerminal, let size = SystemCalls.windowSize(streams.output.descriptor) else { return }
        (streams.capabilities.columns, streams.capabilities.rows) = (size.columns, size.rows)
    }

    /// The keys that the settings choose.
    func editingKeys() throws(CommandFailure) -> EditingKeys {
        switch settings.string("editing-mode") {
        case "emacs", nil: return .emacs
        case "vi": return .vi
        case let other?: throw CommandFailure(.usage, "editing-mode is '\(other)', not emacs or vi")
        }
    }

    /// Reads the configuration files.
    func loadSettings() throws(CommandFailure) { settings = try sources.settings(flags: baseFlags) }

    /// Puts the flags of one line of the shell in force, on top of those of the program.
    func apply(_ flags: [String: String]) throws(CommandFailure) {
        guard isShell else { return }
        for name in flags.keys.sorted() where GlobalOptions.connectionFlags.contains(name) {
            throw CommandFailure(
                .usage, "--\(name) cannot be changed inside the shell",
                hint: name == "database"
                    ? "type: use NAME" : "type: connect, or start the shell with --\(name)")
        }
        let merged = baseFlags.merging(flags) { _, line in line }
        settings = try sources.settings(flags: merged)
    }

    /// Changes a setting for the rest of the session; nil takes a changed one back.
    func setBase(_ name: String, to value: String?) throws(CommandFailure) {
        baseFlags[name] = value
        settings = try sources.settings(flags: baseFlags)
    }

    /// The ledger, opened at first use; as it was, when the session reads the past.
    func ledger() async throws -> any Ledger {
        let ledger = try await presentLedger()
        return past.map { PastLedger(ledger, txID: $0) } ?? ledger
    }

    /// The ledger as it is now, whatever the session reads.
    func presentLedger() async throws -> any Ledger {
        if let openLedger { openLedger } else { try await start(try address()) }
    }

    /// The ledger without login, for logging in; whatever is open already.
    func ledgerForLogin() async throws -> any Ledger {
        if let openLedger { return openLedger }
        return try await start(try address(login: ServerLogin.none))
    }

    private func start(_ address: LedgerAddress) async throws -> any Ledger {
        try warn(about: address)
        let ledger = try await open(address)
        openLedger = ledger
        if let remembered = tokenPlace?.user { ledger.note(user: remembered) }
        if let text = settings.string("expect-state"), !text.isEmpty { try await expect(text, of: ledger) }
        if try settings.flag("verbose") {
            let target = await ledger.target
            let user = target.user.map { "\($0)@" } ?? ""
            try streams.error.writeLine(
                "target: \(user)\(address.text)/\(target.database), \(target.protection)")
        }
        return ledger
    }

    /// Pins a state where nothing is trusted yet; else it has to be part of the proven history.
    private func expect(_ text: String, of ledger: any Ledger) async throws {
        let expected = try ExpectedState(text)
        guard try await ledger.trustRecord()?.state != nil else {
            _ = try await ledger.pinTrust(expected)
            return
        }
        let transaction = try await ledger.transaction(expected.txID, recordsTrace: false)
        guard transaction.alh == expected.alh else {
            throw CommandFailure(
                .fork, "VERIFICATION FAILED: transaction \(expected.txID) is not the expected one",
                hint: "this is another history; see trust show",
                details: ["expected \(expected.alh.hex)", "proven   \(transaction.alh.hex)"])
        }
    }

    /// Where trusted states are kept.
    func trustStore() throws(CommandFailure) -> TrustStore {
        let directory = settings.string("trust-dir") ?? TrustStore.defaultDirectory(environment: environment)
        guard let directory else {
            throw CommandFailure(
                .usage, "there is no place for trusted states: neither XDG_STATE_HOME nor HOME is set",
                hint: "give --trust-dir DIR")
        }
        return TrustStore(directory: directory)
    }

    /// Leaves the open ledger for another one; when that cannot be opened, one stays.
    func connect(_ flags: [String: String]) async throws {
        let display = baseFlags.filter { !GlobalOptions.connectionFlags.contains($0.key) }
        let before = (settings, tokenPlace)
        let wanted = display.merging(flags) { _, new in new }
        settings = try sources.settings(flags: wanted)
        do {
            let address = try address()
            let old = openLedger
            // A directory has one user at a time, ourselves included.
            if let old, let directory = address.directory, await old.isAt(directory) {
                openLedger = nil
                await names.finish()
                try await old.close()
                _ = try await start(address)
            } else {
                _ = try await start(address)
                await names.finish()
                try await old?.close()
            }
        } catch {
            (settings, tokenPlace) = before
            throw error
        }
        baseFlags = wanted
        past = nil
        trustMark = .unknown
        try await refreshTrustMark()
        names.forget()
    }

    /// Recomputes the current database: through the ledger when it is open, else from its files.
    func check(
        progress: @escaping @Sendable (_ done: UInt64, _ total: UInt64) -> Bool
    ) async throws -> VerificationView {
        if let openLedger { return try await openLedger.verifyEverything(progress: progress) }
        let address = try address()
        return try await explaining(address) { try await opener.check(address, progress: progress) }
    }

    /// Opens what an address names as the ledger of this session.
    func use(_ address: LedgerAddress) async throws -> any Ledger {
        let ledger = try await open(address)
        openLedger = ledger
        return ledger
    }

    private func open(_ address: LedgerAddress) async throws -> any Ledger {
        try await explaining(address) { try await opener.open(address) }
    }

    private func explaining<R>(_ address: LedgerAddress, _ body: () async throws -> R) async throws -> R {
        do {
            return try await body()
        } catch {
            let failure = CommandFailure(explaining: error)
            if failure.status == .connection, address.directory == nil, let hint = failure.hint {
                throw CommandFailure(
                    .connection, failure.message, hint: hint + "; --offline DIRECTORY needs none",
                    details: failure.details)
            }
            guard failure.status == .notFound, let database = address.database else { throw failure }
            throw CommandFailure(
                .notFound, "database '\(database)' does not exist",
                hint: "leave --database out for the usual one; in the shell, use and TAB show all")
        }
    }

    /// The ledger, for a command that writes.
    func writableLedger() async throws -> any Ledger {
        guard try !settings.flag("read-only") else {
            throw CommandFailure(
                .failure, "nothing was written: the ledger is open for reading only",
                hint: "leave --read-only out to write")
        }
        if let past {
            throw CommandFailure(
                .usage, "nothing was written: the session reads as of transaction \(past)",
                hint: "\\asof now returns to the present")
        }
        return try await ledger()
    }

    /// The ledger if it is open.
    var ledgerIfOpen: (any Ledger)? { openLedger }

    /// Closes the ledger, so that everything trusted is on disk.
    package func close() async throws {
        guard let ledger = openLedger else { return }
        openLedger = nil
        await names.finish()
        try await ledger.close()
    }

    /// Remembers for the prompt what an answer proved.
    func note(_ badge: Badge) {
        switch badge.kind {
        case .proven, .provenSigned:
            // A ledger without transactions has nothing to be trusted yet.
            if trustMark != .broken, badge.trustedTxID > 0 { trustMark = .trusted(badge.trustedTxID) }
        case .failed: trustMark = .broken
        case .unproven: break
        }
    }

    /// Remembers for the prompt that a verification failed.
    func noteBrokenTrust() { trustMark = .broken }

    /// Sets what the prompt shows from the stored trust; another database starts afresh.
    func refreshTrustMark() async throws {
        guard let ledger = openLedger else { return }
        let txID = try await ledger.trustRecord()?.state?.txID ?? 0
        trustMark = txID > 0 ? .trusted(txID) : .unknown
    }
}
