import Foundation
import Testing

@testable import TerminalUI

@Suite struct HistoryStoreTests {
    private let scratch: ScratchDirectory
    private var path: String { scratch.path + "/a/b/history" }

    init() throws {
        scratch = try ScratchDirectory()
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func entriesSurviveWithLineEndsAndBackslashes() throws {
        let entries = ["select 1", "select\n  '\\n';\r", "héllo 世界", "nul\u{0}byte", "trailing\\"]
        let store = HistoryStore(path: path)
        try store.load()
        for entry in entries { #expect(try store.append(entry)) }
        let again = HistoryStore(path: path)
        try again.load()
        #expect(again.entries == entries)
    }

    @Test func fileAndDirectoriesArePrivate() throws {
        try HistoryStore(path: path).append("x")
        #expect(try mode(path) == 0o600)
        #expect(try mode(scratch.path + "/a/b") == 0o700)
        #expect(try mode(scratch.path + "/a") == 0o700)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        try HistoryStore(path: path).load()
        #expect(try mode(path) == 0o600)
    }

    @Test func linksAndDirectoriesAreRefused() throws {
        let link = scratch.path + "/link"
        try FileManager.default.createSymbolicLink(
            atPath: link, withDestinationPath: scratch.path + "/target")
        for bad in [link, scratch.path] {
            let error = #expect(throws: TerminalError.self) { try HistoryStore(path: bad).load() }
            #expect(error?.code == .historyUnusable)
        }
        #expect(!FileManager.default.fileExists(atPath: scratch.path + "/target"))
    }

    @Test func repetitionsBlanksAndSecretsStayOut() throws {
        let store = HistoryStore(path: path, shouldRecord: { !$0.contains("login") })
        #expect(try store.append("a"))
        #expect(try !store.append("a"))
        #expect(try !store.append("  \n"))
        #expect(try !store.append("login immudb secret"))
        #expect(try !store.append(String(repeating: "x", count: Limits.historyEntryBytesMax + 1)))
        #expect(try store.append("b"))
        #expect(try store.append("a"))
        #expect(store.entries == ["a", "b", "a"])
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "a\nb\na\n")
    }

    @Test func theFileIsTrimmedOnLoad() throws {
        let store = HistoryStore(path: path)
        for number in 0..<40 { try store.append("entry \(number)") }
        let trimmed = HistoryStore(path: path, entryLimit: 10)
        try trimmed.load()
        #expect(trimmed.entries.first == "entry 30")
        #expect(try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").count == 10)
        #expect(try mode(path) == 0o600)
        // Whoever had the old file open by name goes on with the new one.
        try store.append("later")
        try trimmed.load()
        #expect(trimmed.entries.last == "later")
    }

    @Test func damageIsSurvived() throws {
        try HistoryStore(path: path).append("first")
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data([0xff, 0xfe, 0x0a, 0x74, 0x6f, 0x72, 0x6e]))
        try handle.close()
        let store = HistoryStore(path: path)
        try store.append("after")
        try store.load()
        #expect(store.entries == ["first", "\u{fffd}\u{fffd}", "torn", "after"])
    }

    @Test func shellsAtTheSameTimeLoseNothing() async throws {
        let path = self.path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for shell in 0..<4 {
                group.addTask {
                    let store = HistoryStore(path: path, entryLimit: 1000)
                    for number in 0..<50 {
                        try store.append("shell \(shell) entry \(number)\nsecond line")
                        if number % 10 == 0 { try store.load() }
                    }
                }
            }
            try await group.waitForAll()
        }
        let all = HistoryStore(path: path)
        try all.load()
        #expect(Set(all.entries).count == 200)
        #expect(all.entries.count == 200)
    }

    @Test func trimmingBesideAppendingKeepsTheNewestOfEach() async throws {
        let path = self.path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for shell in 0..<4 {
                group.addTask {
                    let store = HistoryStore(path: path, entryLimit: 100)
                    for number in 0..<100 {
                        try store.append("shell \(shell) entry \(number)")
                        if number % 7 == 0 { try store.load() }
                    }
                    try store.load()
                    // Its own last entry can only be gone when a hundred others came after it.
                    guard store.entries.contains("shell \(shell) entry 99") else {
                        throw TerminalError(.historyUnusable, "shell \(shell) lost its last entry")
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/a/b") == ["history"])
    }
}

@Suite struct HistoryCursorTests {
    @Test func walksAndKeepsWhatWasTyped() {
        var cursor = HistoryCursor(["one", "two"])
        #expect(cursor.next(from: "draft") == nil)
        #expect(cursor.previous(from: "draft") == "two")
        #expect(cursor.previous(from: "two, changed") == "one")
        #expect(cursor.previous(from: "one") == nil)
        #expect(cursor.next(from: "one") == "two, changed")
        #expect(cursor.next(from: "two, changed") == "draft")
        #expect(cursor.next(from: "draft") == nil)
    }
}
