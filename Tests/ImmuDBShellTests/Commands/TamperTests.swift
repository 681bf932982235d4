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
