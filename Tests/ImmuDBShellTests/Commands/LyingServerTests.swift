import Foundation
import ImmuDBProofs
import ImmuDBTesting
import SystemIO
import TerminalUI
import Testing

/// Covers what a person at the shell sees of a server that lies: the verdict, the exit status, the evidence.
@MainActor
@Suite(.serialized) struct LyingServerTests {
    private typealias Sample = MaliciousServer.Sample

    /// Everything that a command of the shell asks for; transactions as backups take them are none of it.
    private nonisolated static let lies = Lie.allCases.filter { $0 != .endlessStream }

    private func command(_ lie: Lie) -> [String] {
        func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
        switch lie.told {
        case .read: return ["get", text(lie == .staleValue ? Sample.changedKey : Sample.key)]
        case .readAtTransaction: return ["get", text(Sample.changedKey), "--at-tx", "\(Sample.firstTxID)"]
        case .reference: return ["get", text(Sample.reference)]
        case .write: return ["set", "k", "v"]
        case .transaction: return ["tx", "\(Sample.txID)"]
        case .state: return ["current"]
        case .scan: return ["scan"]
        case .sortedSet: return ["zscan", text(Sample.set)]
        case .export: return ["tx", "\(Sample.txID)"]
        case .row: return ["verify", "row", Sample.table, "1"]
        case .query: return ["query", "SELECT id, name FROM \(Sample.table)"]
        }
    }

    private func flags(_ port: Int, _ shell: ShellHarness, keyFile: String?) throws -> [String] {
        let password = shell.directory + "/password"
        try RealFileSystem().atomicReplace(password, with: Array("immudb".utf8), permissions: 0o600)
        return [
            "--immudb-address", "127.0.0.1", "--immudb-port", "\(port)", "--username", "immudb",
            "--password-file", password,
        ] + (keyFile.map { ["--server-signing-pub-key", $0] } ?? [])
    }

    @Test("each lie ends with its status and leaves evidence", arguments: lies)
    func statusAndEvidence(lie: Lie) async throws {
        let shell = try await ShellHarness(createsLedger: false)
        defer { cleanUp(shell) }
        shell.environment["IMMUCLIENT_OFFLINE"] = nil
        let key = lie.needsSigningKey ? SigningPrivateKey() : nil
        var keyFile: String?
        if let key {
            let path = shell.directory + "/key.pem"
            try RealFileSystem().atomicReplace(path, with: Array(try key.publicKey().pem().utf8))
            keyFile = path
        }
        let server = try await MaliciousServer.start(signingKey: key)
        let flags = try flags(try await server.listen(), shell, keyFile: keyFile)
        // Into files bytes go as they are; before a person they never do.
        shell.capabilities.outputIsTerminal = lie.row == 22
        // Honest at first: something is trusted, and there are answers to be replayed.
        let another =
            switch lie {
            case .replayOfAnotherAnswer: [["get", "a"]]
            case .replayOfOlderAnswer: [command(lie), ["set", "more", "entries"]]
            default: [[String]]()
            }
        for command in another + [["current"], command(lie)] {
            let honest = try await shell.run(flags + command, input: [])
            #expect(honest.status == 0, "\(command): \(honest.error)")
        }
        let before = try trusted(shell)
        try await server.tell(lie)
        let outcome = try await shell.run(flags + special(lie) + command(lie), input: [])
        try await check(lie, outcome, shell)
        server.beHonest()
        #expect(try before == trusted(shell), "\(lie) moved what is trusted")
        try await server.close()
    }

    private func check(_ lie: Lie, _ outcome: ShellHarness.Outcome, _ shell: ShellHarness) async throws {
        let evidence = try evidence(shell)
        #expect(!(outcome.output + outcome.error).contains("\u{1b}"), "\(lie): nothing reaches a terminal")
        switch lie.expected {
        case .verdict(let verdict):
            #expect(outcome.status == Self.status(verdict), "\(lie): \(outcome.status) \(outcome.error)")
            #expect(outcome.error.contains("VERIFICATION FAILED"), "\(lie): \(outcome.error)")
            #expect(outcome.output.isEmpty, "\(lie): nothing of the answer is shown: \(outcome.output)")
            let file = try #require(evidence.first { $0.contains(verdict.rawValue) }, "\(lie): \(evidence)")
            try await explain(file, verdict, shell)
        case .refused:
            #expect(outcome.status != 0 && !outcome.error.isEmpty, "\(lie): \(outcome.error)")
        case .proven, .provenAsOlder:
            #expect(outcome.status == 0, "\(lie): \(outcome.error)")
        case .claimOnly:
            #expect(outcome.status == 0, "\(lie): \(outcome.error)")
            #expect(!outcome.output.contains("verified"), "\(lie)")
        }
    }

    /// Flags for lies about time and size.
    private func special(_ lie: Lie) -> [String] {
        switch lie {
        case .neverAnswers: ["--timeout", "500ms", "--retries", "0"]
        // Else the message is refused before anybody counts what is in it.
        case .millionProofTerms: ["--max-recv-msg-size", "\(64 << 20)"]
        default: []
        }
    }

    /// The files with what is trusted.
    private func trusted(_ shell: ShellHarness) throws -> [String: [UInt8]] {
        let directory = shell.directory + "/.local/state/immuclient/trust"
        var files: [String: [UInt8]] = [:]
        for entry in try RealFileSystem().list(directory) where entry.name.hasSuffix(".json") {
            files[entry.name] = try RealFileSystem().readWhole(
                joinPath(directory, entry.name), limit: 1 << 20)
        }
        return files
    }

    private func evidence(_ shell: ShellHarness) throws -> [String] {
        let directory = shell.directory + "/.local/state/immuclient/trust/evidence"
        guard try RealFileSystem().kind(of: directory) != nil else { return [] }
        return try RealFileSystem().list(directory).map { joinPath(directory, $0.name) }
    }

    /// Without the server, the same verdict comes out of the file.
    private func explain(_ file: String, _ verdict: Verdict, _ shell: ShellHarness) async throws {
        shell.capabilities.outputIsTerminal = false
        let explained = try await shell.run("forensics", file)
        #expect(explained.status == Self.status(verdict), "\(explained)")
        #expect(explained.output.contains("verdict:    \(verdict.rawValue)\n"), "\(explained)")
        #expect(explained.error.isEmpty && !explained.output.contains("\u{1b}"), "\(explained)")
    }

    /// The numbers are a contract with scripts, so they are written down again here.
    private static func status(_ verdict: Verdict) -> Int32 {
        switch verdict {
        case .rollback, .wiped: 11
        case .identityChanged: 12
        case .badSignature: 13
        case .fork: 14
        case .trustedStateDamaged: 15
        default: 10
        }
    }

    /// Row 7: transactions 2, 3, 5, and then another 2 than the first.
    @Test(arguments: 1...3) func linearFake(way: Int) async throws {
        let vectors = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Vectors/proofs.json")
        let attack = try LinearFake(vectors: [UInt8](try Data(contentsOf: vectors)))
        let shell = try await ShellHarness(createsLedger: false)
        defer { cleanUp(shell) }
        shell.environment["IMMUCLIENT_OFFLINE"] = nil
        let server = try await MaliciousServer.start()
        let flags = try flags(try await server.listen(), shell, keyFile: nil)
        let pinned = try await shell.run(flags + ["trust", "pin", "2:\(attack.trustedAlh.hex)"], input: [])
        #expect(pinned.status == 0, "\(pinned)")
        func current(_ step: Int) async throws -> ShellHarness.Outcome {
            server.answer("CurrentState", with: [attack.states[step]])
            // The proofs that a server leaves out are asked for; this one has none to give.
            let answers = [[UInt8]](repeating: attack.answers[step], count: 8)
            server.answer("VerifiableTxById", with: answers)
            defer { server.beHonest() }
            return try await shell.run(flags + ["current"], input: [])
        }
        let advanced = try await current(0)
        #expect(advanced.status == 0, "\(advanced)")
        let forked = try await current(way)
        #expect(forked.status == 14, "\(forked)")
        #expect(forked.error.contains("VERIFICATION FAILED"), "\(forked)")
        #expect(try evidence(shell).contains { $0.contains("fork") })
        let trust = try await shell.run(flags + ["trust", "show", "-o", "json"], input: [])
        #expect(trust.output.contains(#""tx":3"#), "\(trust)")
        try await server.close()
    }

    /// Two people who were shown two histories find out by comparing what they trust.
    @Test func aSplitViewIsFoundByComparing() async throws {
        let shell = try await ShellHarness(createsLedger: false)
        defer { cleanUp(shell) }
        let ours = shell.directory + "/ours"
        let theirs = shell.directory + "/theirs"
        for (ledger, value) in [(ours, "1"), (theirs, "2")] {
            let made = try await shell.run(
                ["--offline", ledger, "--create", "--trust-dir", ledger + "-trust", "set", "a", value],
                input: [])
            #expect(made.status == 0, "\(made.error)")
        }
        func run(_ ledger: String, _ words: String...) async throws -> ShellHarness.Outcome {
            try await shell.run(["--offline", ledger, "--trust-dir", ledger + "-trust"] + words, input: [])
        }
        let file = shell.directory + "/colleague.json"
        #expect(try await run(theirs, "trust", "export", file).status == 0)
        let differs = try await run(ours, "trust", "diff", file)
        #expect(differs.status == 14 && differs.error.contains("two histories"), "\(differs.error)")
        let own = shell.directory + "/own.json"
        #expect(try await run(ours, "trust", "export", own).status == 0)
        #expect(try await run(ours, "set", "b", "3").status == 0)
        let same = try await run(ours, "trust", "diff", own, "-o", "json")
        #expect(same.status == 0 && same.output.contains("one history"), "\(same.error)")
    }

    /// At first contact there is nothing to compare with but what one was told.
    @Test func anExpectedStateMakesFirstContactSafe() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        #expect(try await shell.run("set", "a", "1").status == 0)
        let shown = try await shell.run("current", "-o", "csv")
        let fields = shown.output.split(whereSeparator: { $0 == "," || $0.isNewline })
        let hash = String(try #require(fields.first { $0.count == 64 }, "\(shown)"))
        shell.environment["IMMUCLIENT_TRUST_DIR"] = shell.directory + "/new"
        let wrong = String(hash.reversed())
        #expect(try await shell.run("get", "a", "--expect-state", "1:\(wrong)").status == 14)
        shell.environment["IMMUCLIENT_TRUST_DIR"] = shell.directory + "/newer"
        let right = try await shell.run("get", "a", "--expect-state", "1:\(hash)")
        #expect(right.status == 0, "\(shown) \(right)")
        #expect(try await shell.run("get", "a", "--expect-state", "1:\(wrong)").status == 14)
        #expect(try await shell.run("get", "a", "--expect-state", "1:12").status == 2)
        #expect(try await shell.run("trust", "history", "-o", "csv").output.contains("expected"))
        #expect(try await shell.run("trust", "list", "-o", "csv").output.contains("defaultdb"))
        shell.environment["IMMUCLIENT_TRUST_DIR"] = shell.directory + "/third"
        let pinned = try await shell.run("trust", "pin", "1:\(hash)")
        #expect(pinned.status == 0, "\(pinned)")
    }
}
