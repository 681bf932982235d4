import CommandLineKit
import SystemIO
import TerminalUI
import Testing

/// Covers what a changed byte on disk and a replaced ledger do to the commands.
@MainActor
@Suite(.serialized) struct TamperTests {
    @Test func aChangedValueIsFound() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        _ = try await shell.run("set", "invoice", "total-120")
        #expect(try await shell.run("verify").status == 0)
        try change(shell.directory + "/ledger", from: "total-120", to: "total-999")
        let read = try await shell.run("get", "invoice")
        #expect(read.status == 10, "\(read.status) \(read.error)")
        #expect(!read.output.contains("999"))
        let verify = try await shell.run("verify")
        #expect(verify.status == 10)
        #expect(verify.output.hasPrefix("result:       DAMAGED\n"))
    }

    @Test func aReplacedLedgerIsNotTrusted() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        _ = try await shell.run("set", "a", "1")
        try RealFileSystem().removeDirectoryTree(shell.directory + "/ledger")
        let replaced = try await shell.run("set", "a", "1", "--create")
        #expect((10...15).contains(replaced.status), "\(replaced.status) \(replaced.error)")
        #expect(replaced.error.contains("VERIFICATION FAILED"))
        shell.capabilities.errorIsTerminal = true
        let notice = try await shell.run("get", "a").error
        #expect(notice.contains("██ VERIFICATION FAILED ██"), "\(notice)")
        #expect(notice.contains("nothing was updated"))
        shell.capabilities.errorIsTerminal = false
        let reset = try await shell.run("trust", "reset", "--reason", "test", "--confirm", "defaultdb")
        #expect(reset.status == 0, "\(reset.error)")
        #expect(try await shell.run("set", "a", "2").status == 0)
        #expect(try await shell.run("get", "a").status == 0)
        #expect(try await shell.run("trust", "show", "-o", "json").output.contains(#""note":"test""#))
    }

    @Test func trustGoesToAnotherMachine() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        _ = try await shell.run("set", "a", "1")
        let file = shell.directory + "/pinned.json"
        #expect(try await shell.run("trust", "export", file).status == 0)
        #expect(try await shell.run("trust", "export", file).status == 6, "files are never overwritten")
        shell.environment["IMMUCLIENT_TRUST_DIR"] = shell.directory + "/other"
        #expect(try await shell.run("trust", "show").status == 5)
        #expect(try await shell.run("trust", "import", file).output.contains("txID:        1\n"))
        #expect(try await shell.run("verify").output.contains("trusted:      true\n"))
    }

    /// A damaged record keeps the database from opening, but not `verify` from naming the place.
    @Test func aDatabaseThatDoesNotOpenIsStillChecked() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        _ = try await shell.run("set", "invoice-0815", "1")
        _ = try await shell.run("set", "other", "2")
        try change(shell.directory + "/ledger", from: "invoice-0815", to: "invoice-0816")
        #expect(try await shell.run("get", "other").status == 10)
        let verify = try await shell.run("verify")
        #expect(verify.status == 10)
        #expect(verify.error.contains("tx/00000000.tx, byte ") && verify.error.contains("transaction 1"))
    }

    /// Transactions cut off at the end leave a consistent history that is older than what was proven.
    @Test func aShortenedHistoryIsARollback() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        let ledger = shell.directory + "/ledger"
        _ = try await shell.run("set", "a", "1")
        let files = RealFileSystem()
        let kept = try ["tx/00000000.tx", "commit/00000000.txi"].map { name in
            (name, try files.readWhole("\(ledger)/defaultdb/\(name)", limit: 1 << 20))
        }
        _ = try await shell.run("set", "a", "2")
        for (name, bytes) in kept {
            try files.atomicReplace("\(ledger)/defaultdb/\(name)", with: bytes)
        }
        let verify = try await shell.run("verify")
        #expect(verify.status == 11 || verify.status == 10, "\(verify.error)")
        #expect((10...11).contains(try await shell.run("get", "a").status))
    }

    @Test func statesOfTheOriginalClientAreTakenOver() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        _ = try await shell.run("set", "a", "1")
        let files = RealFileSystem()
        let old = shell.directory + "/home"
        try files.createDirectories(old, permissions: 0o700)
        let content = "defaultdb:CglkZWZhdWx0ZGIQrAIaINwTorvUfb2pducNfv9XzPToLfb1nO0BwIFpSAwHhnWS"
        try files.atomicReplace(old + "/.state-cl9v2001081g81860s40", with: Array(content.utf8))
        let taken = try await shell.run("trust", "import", old)
        #expect(taken.status != 0 && taken.error.contains("trusted"), "nothing trusted is replaced")
        shell.environment["IMMUCLIENT_TRUST_DIR"] = shell.directory + "/other"
        #expect(try await shell.run("trust", "import", old).output.contains("txID:        300\n"))
        #expect(try await shell.run("get", "a").status == 12, "it is another server's")
        #expect(try await shell.run("trust", "import", shell.directory + "/other").status == 5)
    }

    /// Replaces bytes in whatever file of a directory holds them.
    private func change(_ directory: String, from old: String, to new: String) throws {
        let files = RealFileSystem()
        var changes = 0
        func walk(_ path: String) throws {
            for entry in try files.list(path) {
                let child = joinPath(path, entry.name)
                if entry.kind == .directory {
                    try walk(child)
                } else if entry.kind == .file {
                    var bytes = try files.readWhole(child, limit: 1 << 30)
                    guard let range = bytes.firstRange(of: Array(old.utf8)) else { continue }
                    bytes.replaceSubrange(range, with: Array(new.utf8))
                    try files.atomicReplace(child, with: bytes)
                    changes += 1
                }
            }
        }
        try walk(directory)
        try #require(changes > 0)
    }
}
