// Covers VerifyCommand.swift over damaged files: which file, where in it, which transaction, what to do.

import ImmuDBEngine
import SystemIO
import Testing

@MainActor
@Suite(.serialized) struct VerifyDamageTests {
    /// One place that is damaged, and the words about it.
    nonisolated struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var damage: @Sendable (Files) throws -> Void
        /// What stands in parentheses.
        var place: @Sendable (Files) throws -> String
        var message: String
        var hint = "restore a backup"
    }

    /// The files of the database, before and after.
    nonisolated struct Files: Sendable {
        let path: String
        static let transactions: UInt64 = 5

        func bytes(_ name: String) throws -> [UInt8] {
            try RealFileSystem().readWhole(joinPath(path, name), limit: 1 << 20)
        }

        func change(_ name: String, _ body: (inout [UInt8]) throws -> Void) throws {
            var bytes = try bytes(name)
            try body(&bytes)
            try RealFileSystem().atomicReplace(joinPath(path, name), with: bytes)
        }

        /// Where bytes stand in a file.
        func position(of text: String, in name: String) throws -> Int {
            try #require(try bytes(name).firstRange(of: Array(text.utf8))).lowerBound
        }

        func place(_ name: String, fromEnd: Int, transaction: UInt64) throws -> String {
            "\(name), byte \(try bytes(name).count - fromEnd), transaction \(transaction)"
        }

        func flip(_ name: String, fromEnd: Int) throws {
            try change(name) { $0[$0.count - fromEnd] ^= 0x20 }
        }

        func remove(_ name: String) throws {
            let path = joinPath(path, name)
            if try RealFileSystem().kind(of: path) == .directory {
                try RealFileSystem().removeDirectoryTree(path)
            } else {
                try RealFileSystem().removeFile(path)
            }
        }

        func exchange(_ name: String, _ other: String) throws {
            let (first, second) = (try bytes(name), try bytes(other))
            try change(name) { $0 = second }
            try change(other) { $0 = first }
        }
    }

    nonisolated private static let tx = "tx/00000000.tx"
    nonisolated private static let commit = "commit/00000000.txi"
    nonisolated private static let values = "val_0/00000000.val"
    nonisolated private static let rebuild = "immuadmin fsck --rebuild-index"

    nonisolated private static func at(_ text: String) -> @Sendable (Files) throws -> String { { _ in text } }

    nonisolated private static let changed: [Case] = [
        Case(
            testDescription: "a value", damage: { try $0.flip(values, fromEnd: 2) },
            place: { "\(values), byte \(try $0.bytes(values).count - 7), transaction 5, key key-5" },
            message: "the value's hash is not the one in its entry"),
        Case(
            testDescription: "a key",
            damage: { files in
                let position = try files.position(of: "key-3", in: tx)
                try files.change(tx) { $0[position] ^= 1 }
            },
            place: at("transaction 3"), message: "transaction 3 is not the stored one"),
        Case(
            testDescription: "an entry of the commit log",
            damage: { try $0.flip(commit, fromEnd: 2 * 44 + 3) },
            place: { "\(commit), byte \(try $0.bytes(commit).count - 3 * 44), transaction 3" },
            message: "does not describe the record"),
        Case(
            testDescription: "a digest of the tree",
            damage: { try $0.flip("aht/tree/00000000.sha", fromEnd: 3) },
            place: { try $0.place("aht/tree/00000000.sha", fromEnd: 3, transaction: 5) },
            message: "leaf 5 is not the recomputed one", hint: rebuild),
        Case(
            testDescription: "a leaf of the tree",
            damage: { try $0.flip("aht/data/00000000.dat", fromEnd: 3) },
            place: { try $0.place("aht/data/00000000.dat", fromEnd: 3, transaction: 5) },
            message: "leaf 5 is not the recomputed one", hint: rebuild),
        Case(
            testDescription: "the list of leaves",
            damage: { try $0.flip("aht/commit/00000000.di", fromEnd: 3) },
            place: { try $0.place("aht/commit/00000000.di", fromEnd: 3, transaction: 5) },
            message: "leaf 5 is not the recomputed one", hint: rebuild),
        Case(
            testDescription: "the head of a file", damage: { try $0.change(tx) { $0[10] ^= 0x20 } },
            place: at("\(tx), byte 4"), message: "unreadable head"),
        Case(
            testDescription: "values cut", damage: { try $0.change(values) { $0.removeLast(3) } },
            place: { "\(values), byte \(try $0.bytes(values).count + 3 - 7), transaction 5, key key-5" },
            message: "leads beyond the end of the log"),
        Case(
            testDescription: "transactions cut", damage: { try $0.change(tx) { $0.removeLast(3) } },
            place: at("transaction 5"), message: "leads beyond the end of the transaction log"),
        Case(
            testDescription: "transactions and values exchanged", damage: { try $0.exchange(tx, values) },
            place: at("\(tx), byte 378, transaction 1"),
            message: "leads beyond the end of the transaction log"),
        Case(
            testDescription: "files of the tree exchanged",
            damage: { try $0.exchange("aht/data/00000000.dat", "aht/tree/00000000.sha") },
            place: at("aht/data/00000000.dat, byte 220, transaction 1"), message: "leaf 1", hint: rebuild),
    ]

    nonisolated private static let missing: [Case] = [
        ("the file of transactions", tx, "tx", "00000000.tx"),
        ("the directory of transactions", "tx", "tx", "00000000.tx"),
        ("the file of values", values, "val_0", "00000000.val"),
        ("the directory of values", "val_0", "val_0", "00000000.val"),
        ("the commit log", commit, "commit", "commit log is missing"),
        ("the directory of the commit log", "commit", "commit", "commit log is missing"),
    ].map { description, name, place, message in
        Case(
            testDescription: description, damage: { try $0.remove(name) }, place: at(place), message: message)
    }

    private func makeLedger(_ shell: ShellHarness) async throws -> Files {
        var options = EngineOptions()
        options.passwordCost = 4
        let engine = try await Engine.open(shell.directory + "/ledger", options: options)
        let database = try engine.database("defaultdb")
        for number in 1...Files.transactions {
            let write = KeyValueWrite(key: Array("key-\(number)".utf8), value: Array("sum-\(number)0".utf8))
            _ = try await database.set([write])
        }
        try await database.flushIndex()
        try engine.close()
        #expect(try await shell.run("get", "key-1").status == 0, "from now on something is trusted")
        #expect(try await shell.run("verify").output.contains("trusted:      true"))
        return Files(path: shell.directory + "/ledger/defaultdb")
    }

    @Test(arguments: changed + missing) func whatIsDamagedIsNamed(_ test: Case) async throws {
        let shell = try await ShellHarness(createsLedger: false)
        defer { cleanUp(shell) }
        let files = try await makeLedger(shell)
        try test.damage(files)
        let found = try await shell.run("verify", "--output", "json")
        #expect(found.status == 10)
        #expect(found.error.contains("database defaultdb is damaged"), "\(found.error)")
        #expect(found.error.contains(test.message), "\(found.error)")
        #expect(found.error.contains("\(try test.place(files)))\n"), "\(found.error)")
        #expect(found.error.contains("hint: ") && found.error.contains(test.hint), "\(found.error)")
        #expect(found.output.contains(#""result":"DAMAGED""#))
        #expect(!found.output.contains("nothing was trusted"))
    }

    @Test func everyMemberOfAFaultIsItsOwn() async throws {
        let shell = try await ShellHarness(createsLedger: false)
        defer { cleanUp(shell) }
        let files = try await makeLedger(shell)
        try files.flip(Self.values, fromEnd: 2)
        let found = try await shell.run("verify", "--output", "json").output
        let position = try files.bytes(Self.values).count - 7
        #expect(
            found.contains(
                #""faults":[{"kind":"value","tx":5,"key":{"utf8":"key-5"},"file":"val_0/00000000.val""#
                    + #","offset":"#
                    + "\(position)," + #""message":"the value's hash is not the one in its entry"}]"#),
            "\(found)")
    }

    /// Derived data: named, and no reason to doubt anything.
    @Test(arguments: ["aht/data", "aht/tree", "aht/commit", "a run", "no run", "the list of runs"])
    func whatIsDerivedIsNamedToo(part: String) async throws {
        let shell = try await ShellHarness(createsLedger: false)
        defer { cleanUp(shell) }
        let files = try await makeLedger(shell)
        let names = try RealFileSystem().list(joinPath(files.path, "keys")).map(\.name)
        let run = "keys/" + (try #require(names.first { $0.hasSuffix(".run") }))
        let place: String
        switch part {
        case "a run":
            try files.flip(run, fromEnd: 30)
            place = "\(run), byte "
        case "no run":
            try files.remove(run)
            place = run
        case "the list of runs":
            try files.flip("keys/manifest", fromEnd: 30)
            place = "keys/manifest, byte 0"
        default:
            try files.remove(part)
            place = part
        }
        let found = try await shell.run("verify")
        #expect(found.status == 0 && found.output.contains("trusted:      true"), "\(found.error)")
        #expect(found.error.contains("(\(place)"), "\(found.error)")
        #expect(found.error.contains("derived data, the next opening makes it again"))
        #expect(try await shell.run("get", "key-3").output.contains("sum-30"))
        _ = try await shell.run("set", "key-6", "sum-60")
        #expect(try await shell.run("verify").status == 0)
    }

    private func cleanUp(_ shell: ShellHarness) {
        do { try shell.remove() } catch { Issue.record("\(error)") }
    }
}
