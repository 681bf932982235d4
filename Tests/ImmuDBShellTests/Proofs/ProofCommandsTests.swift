import CommandLineKit
import Foundation
import ImmuDBProofs
import SystemIO
import TerminalUI
import Testing

/// Proofs that are shown, taken along, and verified where there is no ledger.
@MainActor
@Suite(.serialized) struct ProofCommandsTests {
    private nonisolated static let questions = [
        ["get", "a"], ["get", "a", "--at-tx", "1"], ["get", "ref"], ["tx", "1"], ["row", "t", "1"],
    ]

    private func prepared() async throws -> ShellHarness {
        let shell = try await ShellHarness()
        let script = """
            set a one
            set a two
            reference ref a
            CREATE TABLE t (id INTEGER, name VARCHAR[9], PRIMARY KEY id);
            INSERT INTO t (id, name) VALUES (1, 'paper');
            """
        let made = try await shell.run([], input: Array(script.utf8))
        try #require(made.status == 0, "\(made.error)")
        return shell
    }

    private func read(_ path: String) throws -> String {
        String(decoding: try RealFileSystem().readWhole(path, limit: 1 << 24), as: UTF8.self)
    }

    @Test(arguments: questions) func whatIsTakenAlongVerifiesAnywhere(question: [String]) async throws {
        let shell = try await prepared()
        defer { cleanUp(shell) }
        let file = shell.directory + "/proof.json"
        let proof = try await shell.run(["proof"] + question + ["--export", file], input: [])
        #expect(proof.status == 0, "\(proof)")
        #expect(proof.error.contains("proof verify"), "\(proof.error)")
        let again = try await shell.run(["proof"] + question + ["--export", file], input: [])
        #expect(again.status == 6, "files are never overwritten: \(again)")

        // Another place, where there is neither ledger nor trust.
        let elsewhere = try await ShellHarness(createsLedger: false)
        defer { cleanUp(elsewhere) }
        let verified = try await elsewhere.run("proof", "verify", file)
        #expect(verified.status == 0, "\(verified)")
        #expect(!verified.output.contains("ok:       false"))
        #expect(!FileManager.default.fileExists(atPath: elsewhere.directory + "/.local"))
        let tree = try await elsewhere.run("proof", "verify", file, "--tree")
        #expect(tree.output.contains("└─ ✓"), "\(tree.output)")
    }

    @Test func aChangedFileSaysWhichStepFails() async throws {
        let shell = try await prepared()
        defer { cleanUp(shell) }
        let file = shell.directory + "/proof.json"
        #expect(try await shell.run("proof", "get", "a", "--export", file).status == 0)
        var proof = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: file))) as? [String: Any])
        #expect(proof["format"] as? String == "immuclient-proof" && proof["version"] as? Int == 1)

        func verify(_ change: (inout [String: Any]) throws -> Void) async throws -> ShellHarness.Outcome {
            var changed = proof
            try change(&changed)
            let path = shell.directory + "/changed.json"
            try JSONSerialization.data(withJSONObject: changed).write(to: URL(filePath: path))
            return try await shell.run("proof", "verify", path)
        }
        // A message that was changed without its hash, and with it.
        let cut = try await verify { try edit(&$0, "two", "tow", fixesHash: false) }
        #expect(cut.status == 2 && cut.error.contains("does not have the hash"), "\(cut)")
        let lie = try await verify { try edit(&$0, "two", "tow", fixesHash: true) }
        #expect(lie.status == 10 && lie.output.contains("ok:       false"), "\(lie)")
        #expect(lie.error.contains("VERIFICATION FAILED"), "\(lie)")
        // The state that it begins with.
        let other = try await verify { proof in
            var state = try #require(proof["trustedState"] as? [String: Any])
            state["alh"] = String(repeating: "ab", count: 32)
            proof["trustedState"] = state
        }
        #expect((10...14).contains(other.status), "\(other)")
        let newer = try await verify { $0["version"] = 2 }
        #expect(newer.status == 2 && newer.error.contains("newer version"), "\(newer)")
        #expect(try await verify { $0["exchanges"] = [] }.status == 2)
        #expect(try await verify { $0["format"] = "something" }.status == 2)
        #expect(try await shell.run("proof", "verify", shell.directory + "/nowhere").status == 5)
        // The ledger of the session is not what was wrong.
        proof = [:]
        #expect(try await shell.run("get", "a").status == 0)
    }

    private func edit(
        _ proof: inout [String: Any], _ old: String, _ new: String, fixesHash: Bool
    ) throws {
        var exchanges = try #require(proof["exchanges"] as? [[String: Any]])
        for index in exchanges.indices {
            let text = try #require(exchanges[index]["answer"] as? String)
            var bytes = [UInt8](try #require(Data(base64Encoded: text)))
            guard let range = bytes.firstRange(of: Array(old.utf8)) else { continue }
            bytes.replaceSubrange(range, with: Array(new.utf8))
            exchanges[index]["answer"] = Data(bytes).base64EncodedString()
            if fixesHash { exchanges[index]["answerSHA256"] = SHA256.hash(bytes).hex }
        }
        proof["exchanges"] = exchanges
    }

    @Test func theStateIsComparedWithAKnownOne() async throws {
        let shell = try await prepared()
        defer { cleanUp(shell) }
        let file = shell.directory + "/proof.json"
        let proof = try await shell.run("proof", "get", "a", "--export", file)
        let text = try read(file)
        #expect(text.contains("\"immuclient-proof\""))
        let shown = try await shell.run("trust", "show", "-o", "csv")
        let fields = shown.output.split(whereSeparator: { $0 == "," || $0.isNewline })
        let hash = String(try #require(fields.first { $0.count == 64 }, "\(shown) \(proof)"))
        let id = String(try #require(fields.first { UInt64($0) != nil }))
        let right = try await shell.run("proof", "verify", file, "--expect-state", "\(id):\(hash)")
        #expect(right.status == 0 && right.error.contains("is the expected one"), "\(right)")
        let wrong = try await shell.run(
            "proof", "verify", file, "--expect-state", "\(id):\(String(hash.reversed()))")
        #expect(wrong.status == 14, "\(wrong)")
        #expect(try await shell.run("proof", "verify", file, "--expect-state", "77:\(hash)").status == 1)
    }

    @Test func documentsAreProvenToo() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        #expect(try await shell.run("collection", "create", "c").status == 0)
        let made = try await shell.run("doc", "insert", "c", #"{"n": 1}"#, "-o", "json")
        let id = try #require(made.output.firstMatch(of: /[0-9a-f]{32}/), "\(made)").output
        let file = shell.directory + "/proof.json"
        let proof = try await shell.run("proof", "doc", "c", String(id), "--export", file)
        #expect(proof.status == 0, "\(proof)")
        #expect(try await shell.run("proof", "verify", file).status == 0)
    }
}
